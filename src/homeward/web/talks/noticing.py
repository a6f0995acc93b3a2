"""What was noticed: a few notes with a day, how long they stay, and the one sentence they make."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

MOST_NOTE = 300
MOST_NOTES = 10
MOST_IN_VISIT = 2
MOST_IN_SENTENCE = 3
LOOKING_DAYS = 14
MOST_LOOKING_DAYS = 28
STAYS_AFTERWARDS_DAYS = 30
DAYS_BACK = 28
DAYS_A_WEEK = 7
NEAR_DAYS = ("today", "yesterday")
END_MARKS = ".!?…"
# First words that are small inside a sentence; any other may be a name, and stays as it was typed.
SMALL_INSIDE = (
    "a an after all another at before dinner during for in it my no nobody on one our supper that the there they this "
    "we what when while you your"
)


@dataclass(frozen=True, slots=True)
class Noted:
    """One note: the words and the day they are about; ``key`` finds it again, ``until`` is None once it is kept."""

    text: str
    seen: dt.date
    key: str = ""
    written: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """The lines that a visit holds while nobody is signed in."""

    notes: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """How long this time of looking lasts, the same for each of its notes."""

    first: dt.date
    today: dt.date

    @property
    def erased_on(self) -> dt.date:
        """Return the day its notes go."""
        return self.first + dt.timedelta(days=LOOKING_DAYS + STAYS_AFTERWARDS_DAYS)

    @property
    def is_long_enough(self) -> bool:
        """Whether the two weeks are over."""
        return self.today >= self.first + dt.timedelta(days=LOOKING_DAYS)

    @property
    def is_over(self) -> bool:
        """Whether no new note is taken any more."""
        return self.today >= self.first + dt.timedelta(days=MOST_LOOKING_DAYS)


def term_of(notes: Iterable[Noted], today: dt.date) -> Term:
    """Return the time of looking that these notes belong to; it begins with the first that is still to be erased."""
    begun = [note.written for note in notes if note.until is not None and note.written is not None]
    return Term(min(begun, default=today), today)


def latest(notes: Iterable[Noted]) -> tuple[Noted, ...]:
    """Return the notes a sentence is first made of: the latest three, in the order they happened."""
    return tuple(sorted(notes, key=lambda note: note.seen)[-MOST_IN_SENTENCE:])


def opening(notes: Iterable[Noted], today: dt.date) -> str:
    """Return one plain sentence that says when each thing happened, and nothing about why."""
    parts = [f"{when(note.seen, today)} {inside(note.text)}" for note in sorted(notes, key=lambda note: note.seen)]
    if not parts:
        return ""
    whole = " and ".join(parts) if len(parts) < MOST_IN_SENTENCE else f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return f"I noticed that {whole}."


def when(day: dt.date, today: dt.date) -> str:
    """Return how a day is named in speech: by its weekday while that is plain."""
    back = (today - day).days
    if back < len(NEAR_DAYS):
        return NEAR_DAYS[max(back, 0)]
    return f"on {day:%A}" if back < DAYS_A_WEEK else f"on {day.day} {day:%B}"


def inside(text: str) -> str:
    """Return a note as it stands in the middle of a sentence; only its end mark and a small first word change."""
    plain = " ".join(text.split()).rstrip(END_MARKS).rstrip()
    first, space, rest = plain.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in SMALL_INSIDE.split() else plain
