"""The command line's page equals the commands, and every command says what its arguments mean."""

import argparse
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from homeward.cli.main import COMMANDS, Parser


def test_the_page_equals_the_commands(root: Path) -> None:
    """When this fails: python tools/write_cli_reference.py."""
    code = "import runpy; print(runpy.run_path('tools/write_cli_reference.py')['reference'](), end='')"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert (root / "docs" / "reference" / "cli.md").read_text(encoding="utf-8") == done.stdout


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_argument_is_explained(name: str) -> None:
    parser = Parser(prog=name)
    parser.set_defaults(command=name)
    importlib.import_module(COMMANDS[name][0]).add_arguments(parser)
    mute = [action.dest for action in parser._actions if action.help is None]
    assert not mute
    assert isinstance(parser, argparse.ArgumentParser)
