"""A diary as arrays: one slot a calendar day, NaN where nothing was answered; validated once, here and in ``parse``.

What would break it: a diary whose days are not one calendar day apart. Positions count from ``first_day``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

STRESSORS = ("stress_inlaws", "stress_money", "stress_health", "stress_sleep")
# item -> (lowest, highest, whether only the two ends are answers)
ITEMS: dict[str, tuple[float, float, bool]] = {
    "cancelled": (0, 1, True),
    "text_only": (0, 1, True),
    "irritable": (0, 4, False),
    "quiet": (0, 4, False),
    "closeness": (1, 7, False),
    "conflict": (0, 1, True),
    "work_load": (0, 4, False),
    "late_home": (0, 1, True),
    "stress_inlaws": (0, 3, False),
    "stress_money": (0, 3, False),
    "stress_health": (0, 3, False),
    "stress_sleep": (0, 3, False),
    "own_anxiety": (0, 4, False),
    "buffer_kept": (0, 1, True),
    "micro_date": (0, 1, True),
    "support_given": (0, 1, True),
    "trust": (1, 7, False),
}
ITEM_NAMES = tuple(ITEMS)
ITEM_INDEX = {name: index for index, name in enumerate(ITEM_NAMES)}
OUTCOMES = ("buffer", "conflict", "closeness", "trust")
OUTCOME_ITEM = {"buffer": "buffer_kept", "conflict": "conflict", "closeness": "closeness", "trust": "trust"}
# The side of each outcome that people hope for: more zones kept, fewer arguments.
GOOD_SIDE = {"buffer": 1.0, "conflict": -1.0, "closeness": 1.0, "trust": 1.0}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the writer told besides the days (one row of ``meta.csv``); day numbers, ``None`` where not told.

    ``q12_day`` is exclusive: Q1 and Q2 read days before it. ``plan_day`` is inclusive: the plan's first day.
    """

    q12_day: int | None = None
    plan_day: int | None = None
    peak_start: int | None = None
    peak_end: int | None = None
    trait_anxiety: float | None = None
    usual_closeness: float | None = None
    usual_quiet: float | None = None
    usual_irritable: float | None = None


@dataclass(frozen=True, slots=True)
class DiarySeries:
    """One diary.

    ``values`` is (T, 17) float in the order of ``ITEM_NAMES``, NaN where not answered; ``logged`` (T,) bool;
    ``weekend`` (T,) bool; slot t is day ``first_day + t``.
    """

    diary_id: str
    first_day: int
    values: FloatArray
    logged: BoolArray
    weekend: BoolArray
    facts: Facts
    first_date: date | None = None

    @property
    def length(self) -> int:
        """The number of calendar days from the first to the last row."""
        return int(self.logged.size)

    def item(self, name: str) -> FloatArray:
        """Return one item's (T,) ratings, NaN where not answered."""
        return self.values[:, ITEM_INDEX[name]]

    def window(self, start: int, stop: int) -> "DiarySeries":
        """Return the slots from ``start`` (inclusive) to ``stop`` (exclusive)."""
        return replace(
            self,
            first_day=self.first_day + start,
            values=self.values[start:stop],
            logged=self.logged[start:stop],
            weekend=self.weekend[start:stop],
            first_date=None if self.first_date is None else self.first_date + timedelta(days=start),
        )


@dataclass(frozen=True, slots=True)
class DayRow:
    """One row as it stood: the day's number, its date, whether there was an entry, and (17,) answers."""

    day: int
    date: date
    logged: bool
    answers: tuple[float, ...]


def build_series(diary_id: str, rows: Sequence[DayRow], facts: Facts) -> DiarySeries:
    """Lay rows out on calendar days.

    Parameters
    ----------
    diary_id : str
        The diary's name.
    rows : sequence of DayRow
        In rising order of day, none doubled (``parse`` sees to it).
    facts : Facts
        What was told besides.

    Returns
    -------
    DiarySeries
        One slot a calendar day; days between rows are days without an entry.
    """
    if not rows:
        none = np.zeros(0, dtype=bool)
        return DiarySeries(diary_id, 0, np.full((0, len(ITEMS)), np.nan), none, none, facts)
    first = rows[0]
    length = rows[-1].day - first.day + 1
    slots = np.array([row.day - first.day for row in rows])
    values = np.full((length, len(ITEMS)), np.nan)
    values[slots] = np.array([row.answers for row in rows])
    logged = np.zeros(length, dtype=bool)
    logged[slots] = [row.logged for row in rows]
    weekday = (first.date.weekday() + np.arange(length)) % 7
    return DiarySeries(diary_id, first.day, values, logged, weekday >= 5, facts, first.date)


def series_from_days(days: Sequence[Mapping[str, object]], facts: Facts, *, diary_id: str = "mine") -> DiarySeries:
    """Build a diary from plain mappings (the web's door).

    Parameters
    ----------
    days : sequence of mapping
        Each has ``date`` (a ``datetime.date``) and any of the item names with a number or ``None``. Order is free;
        a date may appear once. A mapping counts as an entry when at least one item is answered.
    facts : Facts
        Day numbers in it count from the earliest date (0).
    diary_id : str
        A name to carry along.

    Returns
    -------
    DiarySeries
        The diary.

    Raises
    ------
    ValueError
        A date stands twice, or an answer lies outside its item's range.
    """
    rows: list[DayRow] = []
    dated = sorted(((as_date(entry["date"]), entry) for entry in days), key=lambda pair: pair[0])
    for when, entry in dated:
        day = (when - dated[0][0]).days
        if rows and rows[-1].day == day:
            raise ValueError(f"the date {when.isoformat()} stands twice: keep one entry a day")
        answers = tuple(as_answer(name, entry.get(name)) for name in ITEM_NAMES)
        rows.append(DayRow(day, when, any(answer == answer for answer in answers), answers))
    return build_series(diary_id, rows, facts)


def as_date(value: object) -> date:
    """Return ``value`` if it is a date; raises ``ValueError`` otherwise."""
    if not isinstance(value, date):
        raise ValueError(f"{value!r} is not a date")
    return value


def as_answer(name: str, value: object) -> float:
    """Return an answer as a float, NaN for ``None``; raises ``ValueError`` outside the item's range."""
    if value is None:
        return float("nan")
    if not isinstance(value, int | float):
        raise ValueError(f"{name} is {value!r}, which is not a number")
    low, high, ends_only = ITEMS[name]
    number = float(value)
    if not low <= number <= high or (ends_only and number not in (low, high)):
        raise ValueError(f"{name} is {value}, outside {low:g} to {high:g}")
    return number
