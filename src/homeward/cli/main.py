"""Find the command that was asked for, import only that one, and turn its errors into exit statuses."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from homeward import __version__
from homeward.cli.errors import UsageError, WorkError

# command -> (module, one line of help). Importing a command's module is left until it is asked for: the coach must
# answer in half a second, and Django alone takes longer than that to load.
COMMANDS: dict[str, tuple[str, str]] = {
    "coach": ("homeward.cli.coach", "read a draft back: what is good, what may land as a blow, a kinder wording"),
    "busy": ("homeward.cli.busy", "the busy times in calendar files"),
    "talk-times": ("homeward.cli.talk_times", "good times for a quiet talk, each with its reasons"),
    "patterns": ("homeward.cli.patterns", "what a diary can and cannot say yet"),
    "serve": ("homeward.cli.serve", "start Homeward on this machine"),
    "demo": ("homeward.cli.keeper", "start Homeward in a throwaway folder with a simulated person"),
}


class Command(Protocol):
    """What every command module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's own arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit status."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one lower-case line, without the usage block."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print ``message`` and leave with status 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def build_overview() -> Parser:
    """Return the parser that knows the commands' names and nothing of their insides."""
    listing = "\n".join(f"  {name:12} {help_line}" for name, (_, help_line) in COMMANDS.items())
    parser = Parser(
        prog="homeward",
        description="Private help for one kind, well-timed talk.",
        epilog=f"commands:\n{listing}\n\nhomeward COMMAND --help says more about one of them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="homeward [-h] [--version] COMMAND …",
    )
    parser.add_argument("--version", action="version", version=f"homeward {__version__}")
    parser.add_argument("command", choices=COMMANDS, help=argparse.SUPPRESS, metavar="COMMAND")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 the work failed, 2 wrong usage or bad input."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        name: str = build_overview().parse_args(words[:1]).command
        module = cast(Command, importlib.import_module(COMMANDS[name][0]))
        parser = Parser(prog=f"homeward {name}", description=COMMANDS[name][1])
        parser.set_defaults(command=name)
        module.add_arguments(parser)
        return module.run(parser.parse_args(words[1:]))
    except UsageError as error:
        sys.stderr.write(f"homeward: {error}\n")
        return 2
    except WorkError as error:
        sys.stderr.write(f"homeward: {error}\n")
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing is wrong on our side.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
