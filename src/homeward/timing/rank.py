"""Score every candidate window at once; higher is better, and nothing that is added to a calendar ever raises a score.

The formula is ours: a weighted sum of shares between 0 and 1 (``weights.py``). It looks at both people alike, so that
swapping them changes nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from homeward.timing.days import DAY, Ints
from homeward.timing.spans import Spans, touches
from homeward.timing.weights import (
    FULL_DAYS_SINCE,
    FULL_SLACK_MINUTES,
    HEAVY_DAY_HOURS,
    SOONER_DAYS,
    TIMES_OF_DAY,
    WEIGHTS,
)
from homeward.timing.zone import Zone

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the ranking looks at: merged hard, soft and context spans of both, and both people's zones."""

    hard: Spans
    soft: Spans
    context: Spans
    appointments: Spans
    straining: Spans
    zones: tuple[Zone, Zone]
    first: int
    last_talk_day: int | None


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares and totals of windows, all arrays (N,); ``kind`` indexes TIMES_OF_DAY, one row a person."""

    total: Floats
    kind: Ints
    minutes_before: Ints
    minutes_after: Ints
    is_soft: NDArray[np.bool_]
    busy_hours: Floats
    days_since: Floats


def candidate_starts(zone: Zone, first: int, last: int, minutes: int, *, step_minutes: int = 5) -> Ints:
    """Return the instants from which a window may start: multiples of the step on the home clock's face."""
    step = step_minutes * 60
    hours = np.arange(first, last + 3600, 3600, dtype=np.int64)
    residues = np.unique((hours - zone.to_local(hours)) % step)
    found = [np.arange(first + (residue - first) % step, last - minutes * 60 + 1, step) for residue in residues]
    starts = np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    on_step: Ints = starts[zone.to_local(starts) % step == 0]
    return on_step


def free_starts(starts: Ints, hard: Spans, minutes: int) -> Ints:
    """Return the starts whose window touches nothing hard."""
    return starts[~touches(hard, starts, starts + minutes * 60)]


def score(starts: Ints, minutes: int, scene: Scene) -> Scores:
    """Score windows.

    Parameters
    ----------
    starts : (N,) int64
        Instants; each window must be free of ``scene.hard``.
    minutes : int
        Their length.
    scene : Scene
        What both calendars and the house rules say.

    Returns
    -------
    Scores
        ``total`` lies between 0 and 1.
    """
    ends = starts + minutes * 60
    before, after = _slack(starts, ends, scene.hard)
    is_soft = touches(scene.soft, starts, ends)
    kinds = np.stack([_time_of_day(starts, zone) for zone in scene.zones])
    worth = np.array([entry[4] for entry in TIMES_OF_DAY])[kinds].min(axis=0)
    hours = _busy_hours(starts, scene)
    since = _days_since(starts, scene)
    total = (
        WEIGHTS.time_of_day * worth
        + WEIGHTS.no_soft_conflict * ~is_soft
        + WEIGHTS.slack_after * np.minimum(after / FULL_SLACK_MINUTES, 1)
        + WEIGHTS.slack_before * np.minimum(before / FULL_SLACK_MINUTES, 1)
        + WEIGHTS.light_day * (1 - np.minimum(hours / HEAVY_DAY_HOURS, 1))
        + WEIGHTS.days_since_talk * np.minimum(since / FULL_DAYS_SINCE, 1)
        + WEIGHTS.sooner * (1 - np.minimum((starts - scene.first) / (SOONER_DAYS * DAY), 1))
    )
    return Scores(np.clip(total, 0, 1), kinds, before, after, is_soft, hours, since)


def _slack(starts: Ints, ends: Ints, hard: Spans) -> tuple[Ints, Ints]:
    """Return the free minutes before each start and after each end, at most a day."""
    at = np.searchsorted(hard[0], starts, side="right")
    last_end = np.append(np.int64(-DAY * 10**6), hard[1])[at]
    next_start = np.append(hard[0], np.int64(DAY * 10**6))[at]
    return np.minimum((starts - last_end) // 60, 1440), np.minimum((next_start - ends) // 60, 1440)


def _time_of_day(starts: Ints, zone: Zone) -> Ints:
    local = zone.to_local(starts)
    minute, weekend = local % DAY // 60, (local // DAY + 3) % 7 >= 5
    found = np.zeros(starts.size, dtype=np.int64)
    for index, (_, days, begin, end, _) in enumerate(TIMES_OF_DAY):
        inside = (minute >= begin) & (minute < end)
        if days != "all":
            inside &= weekend == (days == "weekend")
        found[inside] = index
    return found


def _busy_hours(starts: Ints, scene: Scene) -> Floats:
    """Return the hours of appointments on each window's day, straining ones twice, the fuller of both zones' days."""
    hours = np.zeros(starts.size)
    for zone in scene.zones:
        days, back = np.unique(zone.to_local(starts) // DAY, return_inverse=True)
        begins, ends = zone.to_instants(days * DAY), zone.to_instants((days + 1) * DAY)
        seconds = _covered(scene.appointments, begins, ends) + _covered(scene.straining, begins, ends)
        hours = np.maximum(hours, seconds[back] / 3600)
    return hours


def _covered(merged: Spans, begins: Ints, ends: Ints) -> Ints:
    """Return how many seconds of each stretch merged spans cover."""
    lengths = np.append(0, np.cumsum(merged[1] - merged[0]))

    def up_to(moments: Ints) -> Ints:
        at = np.searchsorted(merged[0], moments, side="right")
        over = np.append(0, merged[1])[at] - moments
        return np.asarray(lengths[at] - np.where(at > 0, np.maximum(over, 0), 0))

    return up_to(ends) - up_to(begins)


def _days_since(starts: Ints, scene: Scene) -> Floats:
    """Return the days since the last talk; where none is known every window gets the full share."""
    if scene.last_talk_day is None:
        return np.full(starts.size, float(FULL_DAYS_SINCE))
    days = np.minimum.reduce([zone.to_local(starts) // DAY for zone in scene.zones])
    since: Floats = np.maximum(days - scene.last_talk_day, 0).astype(np.float64)
    return since
