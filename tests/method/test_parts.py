"""The vocabulary is whole, and its coverage table says where each part lives."""

import re
from pathlib import Path

import pytest

from homeward.method import PARTS, Kind, part

IDS = [
    "P1",
    "P2",
    "P3",
    "S1",
    "S1b",
    "S2",
    "S3",
    "S4",
    "S5",
    "S5b",
    "S6",
    "S7",
    "M1",
    "M2",
    "M3",
    "M4",
    "E1",
    "E2",
    "E3",
    "C1",
]
NOT_YET = "not yet"


def coverage_rows(root: Path) -> dict[str, list[str]]:
    text = (root / "docs" / "reference" / "method-coverage.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")
    ]
    return {row[0]: row[1:] for row in rows if row[0] not in ("id", "---") and not row[0].startswith("-")}


def test_every_part_of_the_method_is_there_in_order() -> None:
    assert [each.id for each in PARTS] == IDS


def test_every_kind_of_part_is_used() -> None:
    assert {each.kind for each in PARTS} == set(Kind)


def test_an_unknown_id_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="S9"):
        part("S9")


def test_every_part_has_one_row_of_coverage_with_its_title(root: Path) -> None:
    rows = coverage_rows(root)
    assert list(rows) == IDS
    for each in PARTS:
        assert rows[each.id][0] == each.title


def test_a_row_names_things_that_exist_or_says_not_yet(root: Path) -> None:
    for part_id, (_, *cells) in coverage_rows(root).items():
        assert len(cells) == 3, part_id
        for cell in cells:
            paths = re.findall(r"`([^`]+)`", cell)
            assert paths or cell == NOT_YET, f"{part_id}: {cell!r} names no file and does not say '{NOT_YET}'"
            for path in paths:
                if "/" in path and not path.startswith("/"):
                    assert (root / path.split("::")[0]).exists(), f"{part_id}: {path}"


def test_nothing_else_in_the_documents_says_not_yet(root: Path) -> None:
    others = [
        path
        for path in (root / "docs").rglob("*.md")
        if path.name != "method-coverage.md" and "decisions" not in path.parts
    ]
    saying = [path.name for path in others if re.search(r"\|\s*not yet\s*\|", path.read_text(encoding="utf-8"))]
    assert not saying
