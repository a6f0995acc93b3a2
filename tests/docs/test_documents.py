"""Documents that cannot lie: their lengths, links and inventories are compared with the tree."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

LINK = re.compile(r"\[[^\]]*\]\(([^)#:]+)\)|`((?:src|docs|tests|tools|bench|examples)/[\w./-]+)`")


needs_git = pytest.mark.skipif(
    shutil.which("git") is None, reason="git is not installed: tracked files cannot be listed"
)


def documents(root: Path) -> list[Path]:
    return [*root.glob("*.md"), *(root / "docs").rglob("*.md")]


def test_readme_fits_on_two_screens(root: Path) -> None:
    assert len((root / "README.md").read_text().splitlines()) <= 80


def test_architecture_fits_on_two_pages(root: Path) -> None:
    assert len((root / "ARCHITECTURE.md").read_text().splitlines()) <= 100


@needs_git
def test_architecture_names_every_room_and_no_other(root: Path) -> None:
    named = set(re.findall(r"^\| `([\w./-]+)` \|", (root / "ARCHITECTURE.md").read_text(), flags=re.M))
    listed = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {path.split("/")[0] for path in listed if "/" in path} - {".ci", "src"}
    rooms = {
        "/".join(path.split("/")[:3]) for path in listed if path.startswith("src/homeward/") and path.count("/") > 2
    }
    assert named == top | rooms


def test_every_path_and_link_in_a_document_exists(root: Path) -> None:
    lost = []
    for document in documents(root):
        for link, path in LINK.findall(document.read_text()):
            target = (document.parent / link) if link else (root / path)
            if not target.exists() and "NNNN" not in str(target):
                lost.append(f"{document.relative_to(root)}: {link or path}")
    assert not lost


def test_decisions_are_numbered_without_gaps_in_what_they_claim(root: Path) -> None:
    records = sorted((root / "docs" / "decisions").glob("*.md"))
    numbers = [record.name[:4] for record in records]
    assert len(numbers) == len(set(numbers))
    for record in records:
        text = record.read_text()
        assert text.startswith(f"# {record.name[:4]} "), record.name
        for part in ("**Context.**", "**Decision.**", "**Consequences.**", "**Alternatives.**"):
            assert part in text, f"{record.name} lacks {part}"


@needs_git
@pytest.mark.parametrize(
    "pattern", ["/(roo[t]|wor[k]|hom[e]/[a-z]+)/[a-z.]", "files\\.pythonhoste[d]", "registry\\.npmj[s]", "pypi\\.or[g]"]
)
def test_no_tracked_file_names_a_machine_path_or_a_package_host(root: Path, pattern: str) -> None:
    found = subprocess.run(
        ["git", "grep", "-nIE", pattern, "--", ".", ":!tools/drill_fresh_debian.sh"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""
