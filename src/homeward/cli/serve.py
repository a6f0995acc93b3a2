"""`homeward serve`: start the server on this machine."""

import argparse
from pathlib import Path

from homeward.cli.errors import UsageError


def port_number(text: str) -> int:
    """Return ``text`` as a port, 0 meaning any free one."""
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port between 0 and 65535")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen and where data lives."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port_number, default=8000, help="port (default: 8000; 0 takes any free one)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: the platform's own)")
    parser.add_argument("--public-url", default="", metavar="URL", help="the https address people use")
    parser.add_argument("--trusted-proxy", default="", metavar="ADDR", help="the proxy that brings https")


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from homeward.web import folder, server
    from homeward.web.house import HouseError

    address = server.Address(arguments.host, arguments.port, arguments.public_url, arguments.trusted_proxy)
    data: Path = arguments.data or folder.default_folder()
    try:
        server.serve(address, data.absolute())
    except HouseError as error:
        raise UsageError(str(error)) from error
    return 0
