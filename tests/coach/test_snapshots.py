"""Sixty longer drafts, every mark and strength: a change of a rule shows here as a diff to read."""

import json
from pathlib import Path

import pytest

from homeward.coach.judge import judge

SNAPSHOTS = json.loads((Path(__file__).parent / "snapshots.json").read_text(encoding="utf-8"))


def test_there_are_sixty() -> None:
    assert len(SNAPSHOTS) == 60


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_a_draft_is_read_as_it_was(name: str) -> None:
    stored = SNAPSHOTS[name]
    text = stored["text"]
    verdict = judge(text)
    marks = [f"{finding.rule} [{text[finding.span.start : finding.span.end]}]" for finding in verdict.findings]
    good = [f"{strength.rule} [{text[strength.span.start : strength.span.end]}]" for strength in verdict.good]
    assert (marks, good) == (stored["marks"], stored["good"]), "run python tools/write_snapshots.py and read the diff"
