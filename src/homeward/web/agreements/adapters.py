"""Between sealed rows and frozen agreements, and what follows from an agreement on a given day."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from homeward.web.sealing.box import Values

KINDS = ("zone", "date", "offer", "request")
PROPOSED, HOLDS, ENDED = "proposed", "holds", "ended"
MOST_DAYS = 90
SOON_DAYS = 7
DATES = ("start", "end", "check_in", "moved_from", "ended_on")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement in the person's own words. ``days`` counts from Monday as 0; none of them: any day.

    ``version`` grows with every change, so that a second tab cannot write over the first one unseen. ``moved_from`` is
    the day a small date was on before it moved; a small date ends with its check-in.
    """

    kind: str
    words: str
    start: dt.date
    end: dt.date
    check_in: dt.date
    id: UUID | None = None
    version: int = 0
    state: str = PROPOSED
    days: tuple[int, ...] = ()
    at: dt.time | None = None
    minutes: int | None = None
    when: str = ""
    second: str = ""
    load: str = ""
    way: str = ""
    works_for_me: str = ""
    works_for_you: str = ""
    check_when: str = ""
    moved_from: dt.date | None = None
    ended_on: dt.date | None = None

    @property
    def until(self) -> dt.time | None:
        """When the time of day is over, None where it is not told or runs past midnight."""
        if self.at is None or not self.minutes:
            return None
        over = self.at.hour * 60 + self.at.minute + self.minutes
        return dt.time(over // 60, over % 60) if over < 24 * 60 else None


@dataclass(frozen=True, slots=True)
class Look:
    """The few questions as answered on one day; an empty answer is one that stayed open."""

    day: dt.date
    bring_up: str = ""
    days_together: str = ""
    free_time: str = ""
    rows: str = ""
    words: str = ""


def agreement_values(agreement: Agreement) -> Values:
    """Return what is sealed of an agreement."""
    names = ("kind", "words", "version", "state", "minutes", "when", "second", "load", "way", "works_for_me",
             "works_for_you", "check_when")  # fmt: skip
    dates = {name: date.isoformat() for name in DATES if (date := getattr(agreement, name)) is not None}
    at = agreement.at.isoformat("minutes") if agreement.at else ""
    return {**{name: getattr(agreement, name) for name in names}, **dates, "days": list(agreement.days), "at": at}


def read_agreement(row_id: UUID, values: Values) -> Agreement:
    """Return an agreement from what was sealed."""
    told: dict[str, Any] = dict(values)
    told.update((name, dt.date.fromisoformat(values[name])) for name in DATES if name in values)
    told["days"] = tuple(values["days"])
    told["at"] = dt.time.fromisoformat(values["at"]) if values["at"] else None
    return Agreement(id=row_id, **told)


LOOK_NAMES = ("bring_up", "days_together", "free_time", "rows", "words")


def look_values(look: Look) -> Values:
    """Return what is sealed of a look."""
    return {name: getattr(look, name) for name in LOOK_NAMES}


def read_look(day: dt.date, values: Values) -> Look:
    """Return a look from what was sealed."""
    return Look(day, **{name: values.get(name, "") for name in LOOK_NAMES})


def standing(agreement: Agreement, today: dt.date) -> str:
    """Return where an agreement stands today: proposed, holds or ended; a date that has passed ends it by itself."""
    if agreement.state == ENDED or agreement.end < today:
        return ENDED
    return agreement.state


def is_soon_over(agreement: Agreement, today: dt.date) -> bool:
    """Whether a holding agreement ends within a week."""
    return standing(agreement, today) == HOLDS and (agreement.end - today).days <= SOON_DAYS


def is_on(agreement: Agreement, day: dt.date) -> bool:
    """Whether an agreement applies on this day."""
    if standing(agreement, day) != HOLDS or day < agreement.start:
        return False
    if agreement.kind == "date":
        return day == agreement.start
    return not agreement.days or day.weekday() in agreement.days


def overlap(one: Agreement, other: Agreement) -> tuple[int, ...]:
    """Return the weekdays on which two zones share a stretch of the day; nothing where a time is not told."""
    if one.at is None or other.at is None or one.start > other.end or other.start > one.end:
        return ()
    first, second = stretch(one), stretch(other)
    if first[0] >= second[1] or second[0] >= first[1]:
        return ()
    week = set(range(7))
    return tuple(sorted((set(one.days) or week) & (set(other.days) or week)))


def stretch(agreement: Agreement) -> tuple[int, int]:
    """Return the minutes of the day from which and up to which it goes."""
    at = agreement.at or dt.time(0)
    start = at.hour * 60 + at.minute
    return start, start + max(agreement.minutes or 0, 1)


def moved(agreement: Agreement, day: dt.date) -> Agreement:
    """Return a small date on another day, remembering where it was; its look keeps its distance in days."""
    by = day - agreement.start
    return replace(
        agreement, start=day, end=agreement.end + by, check_in=agreement.check_in + by, moved_from=agreement.start
    )


def moved_back(agreement: Agreement) -> Agreement:
    """Return a small date where it was before it moved."""
    if agreement.moved_from is None:
        return agreement
    return replace(moved(agreement, agreement.moved_from), moved_from=None)
