"""The house holds: import walls, sizes, lint, types and shape, each by the tool that checks it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 60


def source_files(root: Path) -> list[Path]:
    return [path for path in sorted((root / "src").rglob("*.py")) if "migrations" not in path.parts]


def run_tool(root: Path, *words: str) -> None:
    done = subprocess.run([sys.executable, "-m", *words], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_respect_the_walls(root: Path) -> None:
    binary = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([binary, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_lint_is_clean(root: Path) -> None:
    run_tool(root, "ruff", "check", "--no-cache", ".")


def test_format_is_settled(root: Path) -> None:
    run_tool(root, "ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.xdist_group("mypy")
def test_types_are_whole(root: Path) -> None:
    run_tool(root, "mypy")


def test_no_source_file_is_too_long(root: Path) -> None:
    long = {
        str(path.relative_to(root)): n
        for path in source_files(root)
        if (n := len(path.read_text().splitlines())) > MOST_LINES_A_FILE
    }
    assert not long


def test_no_function_is_too_long(root: Path) -> None:
    long = {}
    for path in source_files(root):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_A_FUNCTION:
                    long[f"{path.relative_to(root)}:{node.name}"] = lines
    assert not long


def test_every_module_says_what_it_is_for(root: Path) -> None:
    mute = [
        str(path.relative_to(root)) for path in source_files(root) if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not mute


def test_the_house_has_no_room_but_its_own(root: Path) -> None:
    rooms = {path.name for path in (root / "src" / "homeward").iterdir() if path.name != "__pycache__"}
    assert rooms == {
        "__init__.py", "__main__.py", "py.typed",
        "method", "coach", "timing", "patterns", "safety", "calendars", "cli", "web",
    }  # fmt: skip


def test_no_lock_names_a_host(root: Path) -> None:
    named = [path.name for path in root.glob("requirements*.txt") if "://" in path.read_text()]
    assert not named
    assert not (root / "uv.lock").exists()
