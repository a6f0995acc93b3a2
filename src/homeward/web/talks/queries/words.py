"""How words read: safety first, then the coach; and what the message and the card say."""

from dataclasses import dataclass, replace

from homeward.coach.judge import Choices, judge
from homeward.coach.rewriting import reword
from homeward.safety import screen
from homeward.web.talks.adapters import Reading, notice_of, reading_of
from homeward.web.talks.composing import PARTS, Bit, Part, card_lines, composed, message, missing_parts
from homeward.web.talks.prepared import Card, Chosen, Words


def read_draft(words: Words, *, with_wordings: bool = True) -> Reading:
    """Return how the draft reads: safety first, then strengths and marks, and other wordings where they are shown."""
    screening = screen(words.text)
    if screening.outcome != "none":
        return notice_of(screening)
    found = judge(words.text, Choices(kept=words.kept, asked_for_advice=words.was_asked))
    return reading_of(words, found, reword(found) if with_wordings else None)


def halts(text: str, words: Words) -> bool:
    """Whether a safety note stands against this text, and was not called a mistake."""
    screening = screen(text)
    return screening.outcome != "none" and screening.rule != words.waved_off


def may_wave_off(rule: str, words: Words) -> bool:
    """Whether the note of this rule may be called a mistake; direct threats and plans to die may not (SAF-40)."""
    return rule != "" and any(
        screening.rule == rule and screening.dismissable
        for screening in (screen(words.text), screen(everything(words)))
    )


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
    draft = read_draft(words, with_wordings=False)
    missing = missing_parts(words, draft.strengths)
    whole = message(words, missing)
    reading = draft
    if halts(everything(words), words):
        reading = notice_of(screen(everything(words)))
    elif whole != words.text:
        reading = read_draft(replace(words, text=whole), with_wordings=False)
    return Composed(missing, draft.strengths, composed(words, missing), whole, reading)


def everything(words: Words) -> str:
    """Return all that was written for the talk, as one text to be screened."""
    return "\n".join(piece for piece in (message(words, PARTS), words.second, words.thanks) if piece)


def halted_at(words: Words) -> str:
    """Return the step where a safety note waits, "say" or "words", or an empty string where the way is free."""
    if halts(words.text, words):
        return "say"
    return "words" if halts(everything(words), words) else ""


def card(words: Words, chosen: Chosen | None) -> Card:
    """Return the card for these words and this time."""
    found = compose(words)
    return Card(found.message, card_lines(words, found.present), chosen)
