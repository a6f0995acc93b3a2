"""How words read: safety first, then the coach; and what the message and the card say."""

from dataclasses import dataclass, replace

from homeward.coach import review
from homeward.safety import screen
from homeward.web.talks.adapters import Reading, reading_of
from homeward.web.talks.composing import Bit, Part, card_lines, composed, message, missing_parts
from homeward.web.talks.prepared import Card, Chosen, Words


def read_draft(words: Words) -> Reading:
    """Return how the draft reads: safety first, then strengths, marks and wordings."""
    screening = screen(words.text)
    found = review(words.text, asked_for_advice=words.was_asked, kept=words.kept)
    return reading_of(words, screening, found)


def halts(reading: Reading, words: Words) -> bool:
    """Whether a safety note stands against these words, and was not called a mistake."""
    return bool(reading.notice) and reading.rule != words.waved_off


@dataclass(frozen=True, slots=True)
class Composed:
    """The message as far as it goes: what is missing, the bits to show, and how the whole reads."""

    missing: tuple[Part, ...]
    present: tuple[tuple[str, str], ...]
    bits: tuple[Bit, ...]
    message: str
    reading: Reading


def compose(words: Words) -> Composed:
    """Return the message made of the draft and the filled parts."""
    draft = read_draft(words)
    missing = missing_parts(words, draft.strengths)
    whole = message(words, missing)
    reading = read_draft(replace(words, text=whole)) if whole != words.text else draft
    return Composed(missing, draft.strengths, composed(words, missing), whole, reading)


def halted_at(words: Words) -> str:
    """Return the step where a safety note waits, "say" or "words", or an empty string where the way is free."""
    if halts(read_draft(words), words):
        return "say"
    return "words" if halts(compose(words).reading, words) else ""


def card(words: Words, chosen: Chosen | None) -> Card:
    """Return the card for these words and this time."""
    found = compose(words)
    return Card(found.message, card_lines(words, found.present), chosen)
