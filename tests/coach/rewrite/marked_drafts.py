"""Drafts with their marks written in: ``{kind|words}``, so that a snapshot does not move when a rule does."""

import dataclasses
import re
import tomllib
from pathlib import Path

from homeward.coach.finding import Finding, Span
from homeward.coach.judge import Verdict, judge

DRAFTS = Path(__file__).with_name("drafts.toml")
MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


def load_drafts() -> list[dict[str, str]]:
    return tomllib.loads(DRAFTS.read_text(encoding="utf-8"))["draft"]


def verdict_of(marked: str) -> Verdict:
    """Return the verdict a draft would get if exactly the written marks were found."""
    text, findings = "", []
    at = 0
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        span = Span(len(text), len(text) + len(found.group(2)))
        findings.append(Finding(span, found.group(1), 2, "written_in", "", ""))
        text += found.group(2)
        at = found.end()
    text += marked[at:]
    kinds = tuple(dict.fromkeys(finding.kind for finding in findings))
    return dataclasses.replace(judge(text), label="problem", safety="none", findings=tuple(findings), kinds=kinds)
