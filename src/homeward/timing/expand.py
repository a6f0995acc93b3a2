"""The instances of one recurrence rule, by the letter of RFC 5545 section 3.3.10, for all periods at once.

Everything here is wall-clock seconds since 1970-01-01T00:00:00 in the event's own zone; zones come later. One period is
one year, month, week, day, hour, minute or second, counted from the period that DTSTART lies in. The set of a period is
days that pass every BY part, times the clock times; BYSETPOS picks from it; only then are instances before DTSTART
dropped and the rest counted. Days come as NumPy arrays, so a rule costs the same for one instance as for four hundred.
"""

from collections.abc import Iterator

import numpy as np

from homeward.timing.clock_times import clock_times
from homeward.timing.days import DAY, FIRST_DAY, LAST_DAY, Ints, month_bounds, week_bounds, year_bounds
from homeward.timing.limits import Budget
from homeward.timing.matching import matching_days, period_numbers
from homeward.timing.rule import SUB_DAY, Rule

UNITS = {"WEEKLY": 7 * DAY, "DAILY": DAY, "HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}


def expand(rule: Rule, start: int, *, first: int, last: int, budget: Budget, until: int | None = None) -> Ints:
    """Return the instances of ``rule`` from DTSTART on that lie between ``first`` and ``last``.

    Parameters
    ----------
    rule : Rule
        The rule; its own UNTIL is not looked at, see ``until``.
    start : int
        DTSTART, wall-clock seconds. It is an instance only if the rule itself makes it one.
    first, last : int
        Wall-clock seconds, both inclusive.
    budget : Budget
        What this event may still cost.
    until : int or None
        UNTIL in wall-clock seconds of the event's zone, inclusive.

    Returns
    -------
    (N,) int64
        Wall-clock seconds, ascending, without repeats.

    Raises
    ------
    WorkLimit
        When the rule asks for more than the budget holds.

    References
    ----------
    RFC 5545 section 3.3.10.
    """
    last = min(last, until if until is not None else last, _end_of_count(rule, start))
    if last < max(first, start) or rule.count == 0:
        return np.empty(0, dtype=np.int64)
    found: list[Ints] = []
    left = rule.count
    for first_day, last_day in _stretches(rule, start, first, last):
        part = _instances(rule, start, first_day, last_day, budget)
        part = part[(part >= start) & (part <= last)]
        if left is not None:
            part = part[:left]
            left -= part.size
        found.append(part[part >= first])
        if left == 0:
            break
    return np.unique(np.concatenate(found)) if len(found) != 1 else found[0]


def _end_of_count(rule: Rule, start: int) -> int:
    """Return a time that the last counted instance cannot lie beyond, where one is plain to see."""
    filters = rule.by_month or rule.by_month_day or rule.by_year_day or rule.by_week or rule.by_position
    plain_days = not rule.by_day or rule.frequency == "WEEKLY"
    clock = rule.frequency in SUB_DAY and (rule.by_hour or rule.by_minute or rule.by_second)
    if rule.count is None or filters or not plain_days or clock or rule.frequency not in UNITS:
        return (LAST_DAY + 1) * DAY
    return start + rule.count * rule.interval * UNITS[rule.frequency] + UNITS[rule.frequency]


def _stretches(rule: Rule, start: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield runs of whole periods, as first and last day; counted rules begin at DTSTART."""
    begin = start if rule.count is not None else max(start, first)
    day, last_day = max(begin // DAY, FIRST_DAY), min(last // DAY, LAST_DAY)
    stretch = 32 if rule.count is not None and rule.frequency in SUB_DAY else LAST_DAY - FIRST_DAY
    while day <= last_day:
        stop = min(day + stretch, last_day)
        low, _ = _period_bounds(rule, day)
        _, high = _period_bounds(rule, stop)
        yield low, high
        day, stretch = high + 1, stretch * 2


def _period_bounds(rule: Rule, day: int) -> tuple[int, int]:
    if rule.frequency == "YEARLY":
        low, high = year_bounds(day)
        # A numbered week may reach into the year beside it.
        return (low - 7, high + 7) if rule.by_week else (low, high)
    if rule.frequency == "MONTHLY":
        return month_bounds(day)
    if rule.frequency == "WEEKLY":
        return week_bounds(day, rule.week_start)
    return day, day


def _instances(rule: Rule, start: int, first_day: int, last_day: int, budget: Budget) -> Ints:
    """Return the instances of whole periods, before DTSTART, UNTIL and COUNT are looked at."""
    budget.spend(last_day - first_day + 1)
    days, allowed = matching_days(rule, start // DAY, first_day, last_day)
    numbers = days.number if allowed is None else days.number[allowed]
    stepped = _stepped(rule, start, first_day, last_day)
    times = clock_times(rule, start % DAY)
    if stepped is not None and stepped[1] < numbers.size * times.size:
        moments = _step_through(stepped, numbers, budget)
        return _pick_positions(rule, moments, moments // UNITS[rule.frequency])
    budget.spend_candidates(numbers.size * times.size)
    moments = (numbers[:, None] * DAY + times[None, :]).ravel()
    if rule.frequency in SUB_DAY:
        unit = UNITS[rule.frequency]
        periods = moments // unit
        kept = (periods - start // unit) % rule.interval == 0
        return _pick_positions(rule, moments[kept], periods[kept])
    if not rule.by_position:
        return moments
    periods = period_numbers(rule, days)
    return _pick_positions(rule, moments, np.repeat(periods if allowed is None else periods[allowed], times.size))


def _stepped(rule: Rule, start: int, first_day: int, last_day: int) -> tuple[range, int] | None:
    """Return the bare steps of a sub-day rule that names no clock times, and how many they are."""
    if rule.frequency not in SUB_DAY or rule.by_hour or rule.by_minute or rule.by_second:
        return None
    step = rule.interval * UNITS[rule.frequency]
    low = start + -(-(first_day * DAY - start) // step) * step
    steps = range(low, (last_day + 1) * DAY, step)
    return steps, len(steps)


def _step_through(stepped: tuple[range, int], days: Ints, budget: Budget) -> Ints:
    steps, size = stepped
    budget.spend_candidates(size)
    moments = np.arange(steps.start, steps.stop, steps.step, dtype=np.int64)
    return moments[np.isin(moments // DAY, days)]


def _pick_positions(rule: Rule, moments: Ints, periods: Ints) -> Ints:
    """Keep the BYSETPOS-th of every period's set (1 is the first, -1 the last)."""
    if not rule.by_position or not moments.size:
        return moments
    order = np.argsort(periods, kind="stable")
    moments, periods = moments[order], periods[order]
    begins = np.flatnonzero(np.diff(periods, prepend=periods[0] - 1))
    ends = np.append(begins[1:], periods.size)
    picked = []
    for position in rule.by_position:
        at = begins + position - 1 if position > 0 else ends + position
        picked.append(moments[at[(at >= begins) & (at < ends)]])
    return np.unique(np.concatenate(picked))
