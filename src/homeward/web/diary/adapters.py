"""Between sealed rows, frozen values and what the patterns engine reads."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from homeward.patterns import DiarySeries, Facts, series_from_days
from homeward.web.diary.items import GROUPS, ITEMS, Group, Item
from homeward.web.sealing.box import Values

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Day:
    """One day and its answers by item; what was not answered is absent."""

    day: dt.date
    answers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Past:
    """An ordinary day before all this on the items' own scales, a busy time and a plan's first day; None: not told."""

    usual_closeness: int | None = None
    usual_quiet: int | None = None
    usual_irritable: int | None = None
    peak_start: dt.date | None = None
    peak_end: dt.date | None = None
    plan_start: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, as the page shows it."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One item with its answers, ready to be shown."""

    item: Item
    options: tuple[Option, ...]


def day_values(day: Day) -> Values:
    """Return what is sealed of a day."""
    return {"answers": dict(day.answers)}


def read_day(day: dt.date, values: Values) -> Day:
    """Return a day from what was sealed, leaving out what no longer is an item."""
    return Day(day, {name: int(number) for name, number in values.get("answers", {}).items() if name in ITEMS})


def past_values(past: Past) -> Values:
    """Return what is sealed of the time before."""
    dates = {name: date.isoformat() for name in DATES if (date := getattr(past, name)) is not None}
    numbers = {name: number for name in NUMBERS if (number := getattr(past, name)) is not None}
    return {**numbers, **dates}


DATES = ("peak_start", "peak_end", "plan_start")
NUMBERS = ("usual_closeness", "usual_quiet", "usual_irritable")


def read_past(values: Values) -> Past:
    """Return the time before from what was sealed."""
    told: Values = {name: values[name] for name in NUMBERS if name in values}
    told.update((name, dt.date.fromisoformat(values[name])) for name in DATES if name in values)
    return Past(**told)


def questions(day: Day, groups: Sequence[Group] = GROUPS) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the groups that are asked on this day, with what was answered so far marked."""
    asked = []
    for group in groups:
        items = [item for item in group.items if day.day.weekday() == SUNDAY or not item.sundays_only]
        if items:
            asked.append((group.title, tuple(question(item, day.answers.get(item.name)) for item in items)))
    return tuple(asked)


def question(item: Item, answer: int | None) -> Question:
    """Return one item with its answers; not knowing is an answer like the others."""
    chosen = "" if answer is None else str(answer)
    pairs = (*item.choices, ("", item.unknown))
    return Question(item, tuple(Option(value, label, value == chosen) for value, label in pairs))


def series_of(days: Sequence[Day], past: Past) -> DiarySeries:
    """Return the diary as the patterns engine reads it; day numbers count from the first entry."""
    first = min((day.day for day in days), default=None)

    def number(date: dt.date | None) -> int | None:
        return None if date is None or first is None else (date - first).days

    facts = Facts(
        plan_day=number(past.plan_start),
        peak_start=number(past.peak_start),
        peak_end=number(past.peak_end),
        usual_closeness=past.usual_closeness,
        usual_quiet=past.usual_quiet,
        usual_irritable=past.usual_irritable,
    )
    return series_from_days([{"date": day.day, **day.answers} for day in days], facts)
