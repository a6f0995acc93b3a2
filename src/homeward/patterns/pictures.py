"""The three pictures as data: points, bands and ranges for the web to draw, each with what its table twin needs."""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.decide import PlanEffect, Reading, q12_window
from homeward.patterns.series import OUTCOME_ITEM, DiarySeries, FloatArray

USUAL_TAIL = 0.1  # the usual band holds the middle 80 % of the writer's days
WEEK = 7


@dataclass(frozen=True, slots=True)
class Point:
    """One written day: its day number and the rating."""

    day: int
    value: float


@dataclass(frozen=True, slots=True)
class DistancePicture:
    """Q1: closeness as written, the band of usual days (low, high), and the change day's range, if one was found."""

    points: tuple[Point, ...]
    usual: tuple[float, float] | None
    change: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One range of Q2: what it moves with, its middle, low and high, in usual day-to-day swings."""

    name: str
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week of Q3: its first day number, the average written, the average that was coming anyway, and entries."""

    first_day: int
    written: float
    anyway: float
    entries: int


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """Q3 for one outcome: weeks, counted from the plan's first day so that it falls between two of them."""

    outcome: str
    plan_day: int
    weeks: tuple[PlanWeek, ...]


def draw_distance(reading: Reading, series: DiarySeries) -> DistancePicture:
    """Lay out Q1.

    Parameters
    ----------
    reading : Reading
        What ``read_diary`` answered.
    series : DiarySeries
        The same diary.

    Returns
    -------
    DistancePicture
        The band is taken from days before the change when one was found, else from all; None below five days.
    """
    window = q12_window(series)
    closeness = window.item("closeness")
    known = np.flatnonzero(~np.isnan(closeness))
    points = tuple(Point(window.first_day + int(slot), float(closeness[slot])) for slot in known)
    distance = reading.distance
    change = None
    usual = closeness[known]
    if distance.onset_day is not None and distance.onset_range is not None:
        change = (distance.onset_range[0], distance.onset_day, distance.onset_range[1])
        usual = closeness[known[known + window.first_day < distance.onset_day]]
    return DistancePicture(points, usual_band(usual), change)


def usual_band(values: FloatArray) -> tuple[float, float] | None:
    """Return the band that holds the middle 80 % of days, or None below five days."""
    if values.size < 5:
        return None
    low, high = np.quantile(values, [USUAL_TAIL, 1 - USUAL_TAIL])
    return float(low), float(high)


def draw_movement(reading: Reading) -> tuple[Bar, ...]:
    """Lay out Q2: three ranges, in the order load, other strain, neither."""
    movement = reading.movement
    parts = (("load", movement.load), ("stressor", movement.stressor), ("unexplained", movement.unexplained))
    return tuple(Bar(name, middle, low, high) for name, (middle, low, high) in parts)


def draw_plan(reading: Reading, series: DiarySeries) -> tuple[PlanPicture, ...]:
    """Lay out Q3 for each outcome that could be estimated."""
    plan_day = series.facts.plan_day
    if reading.plan is None or plan_day is None:
        return ()
    pictures = (draw_outcome(series, name, part, plan_day) for name, part in reading.plan.items())
    return tuple(picture for picture in pictures if picture.weeks)


def draw_outcome(series: DiarySeries, outcome: str, part: PlanEffect, plan_day: int) -> PlanPicture:
    """Average one outcome by weeks counted from the plan's first day."""
    anyway = part.effect.without_plan
    start = part.effect.first_slot
    written = series.item(OUTCOME_ITEM[outcome])[start : start + anyway.size]
    known = np.flatnonzero(~np.isnan(written))
    days = known + start + series.first_day
    week = (days - plan_day) // WEEK
    weeks = tuple(
        PlanWeek(
            plan_day + WEEK * int(number),
            float(written[known[week == number]].mean()),
            float(anyway[known[week == number]].mean()),
            int((week == number).sum()),
        )
        for number in np.unique(week)
    )
    return PlanPicture(outcome, plan_day, weeks)
