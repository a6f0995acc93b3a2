"""The keeper's commands: `homeward demo` serves a throwaway folder with a simulated person in it."""

import argparse
import sys
import tempfile
from pathlib import Path

from homeward.cli.errors import UsageError
from homeward.cli.serve import port_number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen."""
    parser.add_argument("--port", type=port_number, default=8000, help="port (default: 8000; 0 takes any free one)")


def run(arguments: argparse.Namespace) -> int:
    """Serve a folder that is gone when the command ends."""
    from homeward.web import server
    from homeward.web.house import HouseError

    with tempfile.TemporaryDirectory(prefix="demo-") as name:
        data = Path(name) / "data"
        try:
            server.stop_on_request()
            server.open_house(data)
            fill_demo()
            server.serve(server.Address(port=arguments.port), data)
        except HouseError as error:
            raise UsageError(str(error)) from error
    return 0


def fill_demo() -> None:
    """Write the simulated person into the open house and say how to sign in."""
    from homeward.web.demo import fill

    words = fill()
    sys.stderr.write(
        "This is a demo: the person and the eight weeks in it are made up, and all of it is gone when it closes.\n"
        f"Sign in with the name: {words.name}\n"
        f"and the passphrase: {words.passphrase}\n"
    )
