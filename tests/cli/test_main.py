"""The front of the command line: names, help, and errors as one plain line."""

import subprocess
import sys

import pytest

from homeward import __version__
from homeward.cli.main import COMMANDS, main


def run(*words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "homeward", *words], input=text, capture_output=True, text=True, timeout=60, check=False
    )


def test_version_is_printed_without_loading_a_command() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"homeward {__version__}\n")


def test_help_lists_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {name}" in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("words", [(), ("mend",), ("--fast",), ("coach", "--no-such-option")])
def test_wrong_usage_is_one_line_and_status_2(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_light_commands_never_load_the_web() -> None:
    code = (
        "import sys; from homeward.cli.main import main; main(['coach', 'hello there']); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_main_returns_rather_than_raises(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["nowhere"])
    assert stop.value.code == 2
    assert "nowhere" in capsys.readouterr().err
