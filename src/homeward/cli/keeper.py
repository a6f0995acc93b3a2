"""The keeper's commands: `homeward demo` serves a throwaway folder."""

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

    with tempfile.TemporaryDirectory(prefix="demo-") as folder:
        sys.stderr.write("This is a demo: everything in it is made up, and gone when it closes.\n")
        try:
            server.serve(server.Address(port=arguments.port), Path(folder))
        except HouseError as error:
            raise UsageError(str(error)) from error
    return 0
