"""From the engines' values to what the pages show."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from homeward.coach import Rewrite
from homeward.coach.judge import Verdict
from homeward.safety import Screening
from homeward.web.calm.queries.turning import Turning, turning_for
from homeward.web.sealing.box import Values
from homeward.web.talks.models import Note
from homeward.web.talks.naming import GRAVITY, KINDS, REPAIRS, STRENGTHS, WORDINGS
from homeward.web.talks.noticing import Noted
from homeward.web.talks.prepared import PIECES, Card, Chosen, KeptTalk, Words, plain

MOST_STRENGTHS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft; ``mark`` is the number of the mark it belongs to, 0 for none."""

    text: str
    mark: int = 0
    severity: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as it is explained: its words, why it may sting, what to try."""

    number: int
    words: str
    title: str
    gravity: str
    severity: int
    why: str
    tries: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Good:
    """One good move: what it is called, its words, and how it may feel to hear it."""

    title: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One suggested wording to take or leave."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a page says about a draft. ``notice`` is a safety outcome; coaching is silent beside it."""

    notice: str = ""
    display: str = "nothing"
    reason: str = ""
    dismissable: bool = True
    rule: str = ""
    other_language: bool = False
    good: tuple[Good, ...] = ()
    strengths: tuple[tuple[str, str], ...] = ()
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    note: str = ""
    wordings: tuple[Wording, ...] = ()
    turning: Turning | None = None

    @property
    def summary(self) -> str:
        """Return one line for a screen reader."""
        if self.notice:
            return "Please read the note below."
        if self.other_language:
            return "This is in another language, so nothing is marked."
        places = {0: "nothing marked", 1: "one place to look at"}.get(
            len(self.marks), f"{len(self.marks)} places to look at"
        )
        return f"Read. {len(self.good)} good, {places}."


def notice_of(screening: Screening) -> Reading:
    """Return the reading of a text that is not to be coached."""
    return Reading(
        notice=screening.outcome,
        display=screening.display,
        reason=screening.reason,
        dismissable=screening.dismissable,
        rule=screening.rule,
        turning=turning_for(screening.outcome),
    )


def reading_of(words: Words, found: Verdict, rewrite: Rewrite | None) -> Reading:
    """Return the page's reading of one draft."""
    if found.language != "en" and words.text:
        return Reading(other_language=True)
    return Reading(
        good=good_of(words.text, found),
        strengths=strengths_of(words.text, found),
        pieces=pieces_of(words.text, found),
        marks=marks_of(words.text, found),
        note=found.note,
        wordings=wordings_of(words.text, rewrite),
    )


def good_of(text: str, found: Verdict) -> tuple[Good, ...]:
    """Return what is good about the draft, each kind of move once."""
    first = {strength.kind: strength for strength in reversed(found.good)}
    kinds = [kind for kind in found.strengths if kind in first][:MOST_STRENGTHS]
    return tuple(
        Good(STRENGTHS[kind], text[first[kind].span.start : first[kind].span.end].strip(), first[kind].why)
        for kind in kinds
    )


def strengths_of(text: str, found: Verdict) -> tuple[tuple[str, str], ...]:
    """Return each strength seen with the sentence of the draft that holds it, the first of each kind."""
    spans = [match.span() for match in re.finditer(r"[^.!?…\n]+[.!?…]*", text)]
    seen: dict[str, str] = {}
    for strength in found.good:
        for start, end in spans:
            if start <= strength.span.start < end:
                seen.setdefault(strength.kind, text[start:end].strip())
    return tuple(seen.items())


def pieces_of(text: str, found: Verdict) -> tuple[Piece, ...]:
    """Return the draft cut at its marks; marks do not overlap."""
    pieces, at = [], 0
    for number, finding in enumerate(found.findings, 1):
        start, end = max(finding.span.start, at), finding.span.end
        pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], number, finding.severity))
        at = max(at, end)
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def marks_of(text: str, found: Verdict) -> tuple[Mark, ...]:
    """Return the marks with their explanations, in order of place."""
    return tuple(
        Mark(
            number=number,
            words=text[finding.span.start : finding.span.end],
            title=KINDS[finding.kind],
            gravity=GRAVITY[finding.severity],
            severity=finding.severity,
            why=finding.why,
            tries=tuple(REPAIRS[repair] for repair in finding.repairs if repair in REPAIRS),
            fingerprint=finding.fingerprint,
        )
        for number, finding in enumerate(found.findings, 1)
    )


def wordings_of(text: str, rewrite: Rewrite | None) -> tuple[Wording, ...]:
    """Return the suggested wordings that say something else than the draft, each once."""
    if rewrite is None:
        return ()
    seen, offered = {text.strip()}, []
    for name, title in WORDINGS.items():
        suggested = getattr(rewrite, name).strip()
        if suggested and suggested not in seen:
            seen.add(suggested)
            offered.append(Wording(name, title, suggested))
    return tuple(offered)


def values_of(kept: KeptTalk) -> Values:
    """Return a kept talk as the plain values that are sealed."""
    words, card = kept.words, kept.card
    chosen = card.chosen
    return {
        "text": words.text,
        **{name: getattr(words, name) for name in PIECES},
        "message": card.message,
        "lines": [list(line) for line in card.lines],
        "start": chosen.start.isoformat() if chosen else "",
        "end": chosen.end.isoformat() if chosen else "",
        "zone": chosen.zone if chosen else "",
        "key": chosen.key if chosen else "",
        "went": kept.went,
        "went_on": kept.went_on.isoformat() if kept.went_on else "",
    }


def kept_of(values: Values) -> KeptTalk:
    """Return the talk that ``values_of`` made plain."""
    chosen = None
    if values["start"]:
        start, end = datetime.fromisoformat(values["start"]), datetime.fromisoformat(values["end"])
        chosen = Chosen(start, end, values["zone"], values["key"])
    lines = tuple((label, text) for label, text in values["lines"])
    # Talks kept before this was asked have no answer to it.
    went_on = values.get("went_on", "")
    card = Card(values["message"], lines, chosen)
    return KeptTalk(plain(values), card, values.get("went", ""), date.fromisoformat(went_on) if went_on else None)


def note_values(note: Noted) -> Values:
    """Return what is sealed of a note."""
    return {"text": note.text, "seen": note.seen.isoformat()}


def note_of(row: Note, values: Values) -> Noted:
    """Return a note from its row and what was sealed in it."""
    return Noted(values["text"], date.fromisoformat(values["seen"]), str(row.pk), row.day, row.until)
