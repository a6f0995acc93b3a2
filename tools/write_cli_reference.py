"""Write docs/reference/cli.md from the commands' own parsers, so that the page cannot drift from the program."""

import argparse
import importlib
import sys
from pathlib import Path

from homeward.cli.main import COMMANDS, Parser

HEAD = """# The command line

Written by `tools/write_cli_reference.py` from the commands themselves; a test compares the two.

Exit status: 0 done; 1 the work failed; 2 wrong usage or bad input, with one line that says what was wrong, where, and
what to do. JSON goes to the standard output alone. Times in JSON are UTC; intervals are half open; offsets in text are
code points, end exclusive.
"""


def words_of(action: argparse.Action) -> str:
    """Return how an argument is typed: its option strings and its placeholder."""
    placeholder = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"{placeholder}{' …' if action.nargs in ('*', '+') else ''}"
    takes_value = action.nargs != 0
    return ", ".join(action.option_strings) + (f" {placeholder}" if takes_value else "")


def page_of(name: str, module: str, line: str) -> str:
    """Return one command's section."""
    parser = Parser(prog=f"homeward {name}")
    parser.set_defaults(command=name)
    importlib.import_module(module).add_arguments(parser)
    rows = [
        f"| `{words_of(action)}` | {(action.help or '').replace('|', '/').replace('%%', '%')} |"
        for action in parser._actions
        if action.help != argparse.SUPPRESS and action.dest != "help"
    ]
    table = "\n".join(["| argument | meaning |", "|---|---|", *rows]) if rows else "It takes no arguments."
    return f"\n## `homeward {name}`\n\n{line[0].upper()}{line[1:]}.\n\n{table}\n"


def reference() -> str:
    """Return the whole page."""
    return HEAD + "".join(page_of(name, module, line) for name, (module, line) in COMMANDS.items())


if __name__ == "__main__":
    target = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
    target.write_text(reference(), encoding="utf-8")
    sys.stderr.write(f"wrote {target.name}\n")
