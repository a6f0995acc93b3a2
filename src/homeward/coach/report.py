"""Turn a review into sentences for a person; nothing in the coach imports this."""

import unicodedata
from collections.abc import Iterator

from homeward.coach.finding import Finding, Review
from homeward.coach.judge import LONGEST_READ

WIDTH = 76
UNDERLINE = "~"

KIND_WORDS = {
    "contempt": "looking down on the other",
    "character_attack": "a name for the person instead of the act",
    "demand_or_ultimatum": "an order or an ultimatum",
    "leverage": "the past or other people used as a lever",
    "guilt_trip": "guilt as a push",
    "blame": "blame",
    "generalisation": "always and never",
    "mind_reading": "saying what the other thinks or wants",
    "assuming_the_worst": "the worst reading",
    "sarcasm": "irony with an edge",
    "dismissive": "making a feeling small",
    "false_i_statement": "an accusation in the coat of a feeling",
    "pursuit": "chasing an answer",
    "unsolicited_advice": "advice nobody asked for",
}
STRENGTH_WORDS = {
    "observation": "you say what happened, and when",
    "feeling": "you say how you feel, as your own",
    "validation": "you show that you see their load",
    "request": "you ask for one thing they can say no to",
    "open_question": "you ask because you want to know",
    "offer_of_support": "you offer something they can use",
    "appreciation": "you say what you value",
    "repair": "you own your part",
    "other_ok": "plain and friendly",
}
OTHER_LANGUAGE = "Homeward can read English only. It cannot say anything about this text."
NOTHING_TO_SAY = "Nothing here is likely to land as blame or pressure."
TOO_LONG = f"This is very long: only the first {LONGEST_READ:,} characters were read."
STEPPED_BACK = "Homeward does not coach this text."


def read_back(text: str, review: Review, safety_line: str = "") -> str:
    """Return the reading of a draft for a terminal: the draft with marks underlined, strengths, reasons, a wording."""
    if review.safety != "none":
        return f"{safety_line or STEPPED_BACK}\n"
    if review.language != "en":
        return f"{OTHER_LANGUAGE}\n"
    parts = [TOO_LONG] if len(text) > LONGEST_READ else []
    parts.append("\n".join(underlined(text[:LONGEST_READ], review.findings)))
    good = [STRENGTH_WORDS[name] for name in review.strengths if name != "other_ok"]
    if good:
        parts.append("Already good:\n" + "\n".join(f"  + {line}" for line in good))
    parts.append(marks_in_words(text, review))
    if review.rewrite is not None:
        parts.append(wordings(review))
    return "\n\n".join(part for part in parts if part) + "\n"


def marks_in_words(text: str, review: Review) -> str:
    """Return what may land hard, each with its reason, or that nothing does."""
    lines = [f"  - “{shown(text, finding)}”: {finding.why}" for finding in review.findings]
    if review.note:
        lines.append(f"  - {review.note}")
    return "May land hard:\n" + "\n".join(lines) if lines else NOTHING_TO_SAY


def wordings(review: Review) -> str:
    """Return the suggested wording, and the request alone where there is one."""
    assert review.rewrite is not None
    lines = ["A wording to take, change or leave:", f"  {review.rewrite.full}"]
    if review.rewrite.smallest and review.rewrite.smallest != review.rewrite.full:
        lines += ["The smallest change:", f"  {review.rewrite.smallest}"]
    if review.rewrite.request:
        lines += ["Only the request:", f"  {review.rewrite.request}"]
    return "\n".join(lines)


def shown(text: str, finding: Finding) -> str:
    """Return the marked words on one line."""
    return " ".join(text[finding.span.start : finding.span.end].split())


def underlined(text: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the draft line by line, a line of underlining below each line that carries a mark."""
    marked = {at for finding in findings for at in range(finding.span.start, finding.span.end)}
    for start, end in lines_of(text):
        line = text[start:end]
        yield "  " + "".join(sign if sign.isprintable() else " " for sign in line)
        marks = [at in marked for at in range(start, end)]
        if any(marks):
            below = ((UNDERLINE if mark else " ") * cells(sign) for sign, mark in zip(line, marks, strict=True))
            yield "  " + "".join(below).rstrip()


def cells(sign: str) -> int:
    """Return how many cells of a terminal a character takes."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of display lines: the draft's own lines, the long ones broken at a space."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while end - start > WIDTH:
            cut = text.rfind(" ", start + 1, start + WIDTH)
            cut = cut if cut > start else start + WIDTH
            yield start, cut
            start = cut + (text[cut] == " ")
        yield start, end
        start = end + 1
