"""``homeward coach``: read one draft back to a person, or many drafts as JSON lines."""

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from homeward.cli.errors import UsageError
from homeward.coach import Finding, Review, load_rules, review
from homeward.coach.report import read_back
from homeward.coach.rule_page import rule_page
from homeward.safety import screen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the draft and the three other doors."""
    parser.add_argument("text", nargs="?", help="the draft; without it, the draft is read from standard input")
    doors = parser.add_mutually_exclusive_group()
    doors.add_argument("--jsonl", action="store_true", help='one {"id", "text"} a line in, one review a line out')
    doors.add_argument("--rules", action="store_true", help="list the rules")
    doors.add_argument("--rule", metavar="ID", help="print the page of one rule")
    parser.add_argument("--asked", action="store_true", help="your partner asked for advice: advice is not marked")


def run(arguments: argparse.Namespace) -> int:
    """Go through the door that was asked for."""
    # A short life that makes no cycles: looking for them takes a sixth of the time to load and to read.
    gc.disable()
    if arguments.rules:
        sys.stdout.writelines(f"{rule.id:44} {rule.title}\n" for rule in load_rules())
        return 0
    if arguments.rule is not None:
        return print_page(arguments.rule)
    if arguments.jsonl:
        if arguments.text is not None:
            raise UsageError("--jsonl reads standard input and takes no text")
        return review_lines(sys.stdin.buffer, asked=arguments.asked)
    return review_draft(arguments.text, asked=arguments.asked)


def print_page(rule_id: str) -> int:
    """Print the page of one rule."""
    rule = next((rule for rule in load_rules() if rule.id == rule_id), None)
    if rule is None:
        raise UsageError(f"there is no rule {rule_id!r}; homeward coach --rules lists them")
    sys.stdout.write(rule_page(rule))
    return 0


def review_draft(text: str | None, *, asked: bool) -> int:
    """Read one draft back."""
    if text is None:
        text = decoded(sys.stdin.buffer.read())
    found = review(text, asked_for_advice=asked)
    line = screen(text).reason if found.safety != "none" else ""
    sys.stdout.write(printable(read_back(text, found, line)))
    return 0


def decoded(raw: bytes) -> str:
    """Return a draft as text, or say what is wrong with it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input: byte {error.start} is not UTF-8 text; save the draft as UTF-8") from error
    if "\0" in text:
        raise UsageError(f"standard input: character {text.index(chr(0))} is a zero byte; this is not a text")
    return text


def printable(text: str) -> str:
    """Return text that standard output can carry: lone surrogates and the like become escapes."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def review_lines(source: BinaryIO, *, asked: bool) -> int:
    """Review every line; a bad line is answered with an error and the rest goes on."""
    failed = False
    for answer in answers(source, asked=asked):
        failed = failed or "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
    return 2 if failed else 0


def answers(source: BinaryIO, *, asked: bool) -> Iterator[dict[str, Any]]:
    """Yield one answer for each line that is not blank."""
    for number, raw in enumerate(source, start=1):
        if not raw.strip():
            continue
        name, text, error = parse_line(raw, number)
        if text is None:
            yield {"id": name, "error": error}
        else:
            yield as_answer(name, review(text, asked_for_advice=asked))


def parse_line(raw: bytes, number: int) -> tuple[Any, str | None, str]:
    """Return the id and text of a line, or the id if readable and what is wrong."""
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, None, f"line {number}: not UTF-8 text"
    except (ValueError, RecursionError):
        return None, None, f"line {number}: not JSON"
    if not isinstance(row, dict):
        return None, None, f'line {number}: not an object with "id" and "text"'
    name = row.get("id") if isinstance(row.get("id"), str) else None
    if name is None:
        return None, None, f'line {number}: "id" must be a text'
    if not isinstance(row.get("text"), str):
        return name, None, f'line {number}: "text" must be a text'
    return name, row["text"], ""


def as_answer(name: str, found: Review) -> dict[str, Any]:
    """Return a review in the form of the contract."""
    wording = found.rewrite
    return {
        "id": name,
        "label": found.label,
        "kinds": list(found.kinds),
        "strengths": list(found.strengths),
        "score": found.score,
        "safety": found.safety,
        "marks": [as_mark(finding) for finding in found.findings],
        "rewrite": None
        if wording is None
        else {"smallest": wording.smallest, "full": wording.full, "request": wording.request},
        "language": found.language,
    }


def as_mark(finding: Finding) -> dict[str, Any]:
    """Return a mark in the form of the contract."""
    return {
        "start": finding.span.start,
        "end": finding.span.end,
        "kind": finding.kind,
        "severity": finding.severity,
        "rule": finding.rule,
        "why": finding.why,
        "evidence": finding.evidence,
    }
