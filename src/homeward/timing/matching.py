"""Which days a rule's BY parts allow, and which period each day belongs to (RFC 5545 section 3.3.10)."""

import numpy as np
from numpy.typing import NDArray

from homeward.timing.days import DayFields, Ints, compute_fields, fields_between, is_one_of
from homeward.timing.rule import Rule

Mask = NDArray[np.bool_]


def matching_days(rule: Rule, start_day: int, first_day: int, last_day: int) -> tuple[DayFields, Mask | None]:
    """Return the days between two days, both inclusive, and which of them the rule allows (None: all of them)."""
    days = fields_between(first_day, last_day)
    start = fields_between(start_day, start_day)
    allowed = _in_stepped_period(rule, days, start)
    for mask in (_months(rule, days, start), _month_days(rule, days, start), _year_days(rule, days),
                 _weeks(rule, days), _weekdays(rule, days, start)):  # fmt: skip
        if mask is not None:
            allowed = mask if allowed is None else allowed & mask
    return days, allowed


def period_numbers(rule: Rule, days: DayFields) -> Ints:
    """Return a number for each day that is the same for days of one period and grows by one a period."""
    if rule.frequency == "YEARLY":
        return _week_of_year(rule, days)[0] if rule.by_week else days.year
    if rule.frequency == "MONTHLY":
        return days.year * 12 + days.month
    if rule.frequency == "WEEKLY":
        return (days.number + 3 - rule.week_start) // 7
    return days.number


def _in_stepped_period(rule: Rule, days: DayFields, start: DayFields) -> Mask | None:
    """Return the days of every INTERVAL-th period; sub-day rules step by their own unit, elsewhere."""
    if rule.interval == 1 or rule.frequency in ("HOURLY", "MINUTELY", "SECONDLY"):
        return None
    own = start.year if rule.frequency == "YEARLY" else period_numbers(rule, start)
    mask: Mask = (period_numbers(rule, days) - own) % rule.interval == 0
    return mask


def _names_days(rule: Rule) -> bool:
    return bool(rule.by_day or rule.by_month_day or rule.by_year_day or rule.by_week)


def _months(rule: Rule, days: DayFields, start: DayFields) -> Mask | None:
    mask: Mask | None = None
    if rule.by_month:
        mask = is_one_of(days.month, rule.by_month)
    elif rule.frequency == "YEARLY" and not (
        rule.by_year_day or rule.by_week or (rule.by_day and not rule.by_month_day)
    ):
        # What a rule does not say it takes from DTSTART: the 15th "every year" is the 15th of that month.
        mask = days.month == start.month
    return mask


def _month_days(rule: Rule, days: DayFields, start: DayFields) -> Mask | None:
    mask: Mask | None = None
    if rule.by_month_day:
        mask = _either_end(days.month_day, days.month_length, rule.by_month_day)
    elif rule.frequency in ("YEARLY", "MONTHLY") and not _names_days(rule):
        mask = days.month_day == start.month_day
    return mask


def _either_end(position: Ints, length: Ints, wanted: tuple[int, ...]) -> Mask:
    """Return where a position counted from 1, or back from -1 at the end, is one of those wanted."""
    mask: Mask = is_one_of(position, wanted) | is_one_of(position - length - 1, wanted)
    return mask


def _year_days(rule: Rule, days: DayFields) -> Mask | None:
    return _either_end(days.year_day, days.year_length, rule.by_year_day) if rule.by_year_day else None


def _weeks(rule: Rule, days: DayFields) -> Mask | None:
    if not rule.by_week:
        return None
    _, week, weeks = _week_of_year(rule, days)
    return _either_end(week, weeks, rule.by_week)


def _week_of_year(rule: Rule, days: DayFields) -> tuple[Ints, Ints, Ints]:
    """Return the year a day's week counts to, the week's number, and how many weeks that year has.

    A week belongs to the year that holds at least four of its days (ISO 8601, with WKST in the place of Monday): the
    year of its fourth day.
    """
    fourth = compute_fields(days.number - (days.weekday - rule.week_start) % 7 + 3)
    first_fourth = (fourth.year_day - 1) % 7 + 1
    return fourth.year, (fourth.year_day - 1) // 7 + 1, (fourth.year_length - first_fourth) // 7 + 1


def _weekdays(rule: Rule, days: DayFields, start: DayFields) -> Mask | None:
    if not rule.by_day:
        if rule.frequency != "WEEKLY" and (not rule.by_week or rule.by_month_day or rule.by_year_day):
            return None
        own: Mask = days.weekday == start.weekday
        return own
    plain = [weekday for ordinal, weekday in rule.by_day if not ordinal or not _ordinals_count(rule)]
    allowed: Mask = is_one_of(days.weekday, plain)
    for ordinal, weekday in rule.by_day:
        if ordinal and _ordinals_count(rule):
            allowed |= (days.weekday == weekday) & _is_nth(rule, days, ordinal)
    return allowed


def _ordinals_count(rule: Rule) -> bool:
    """Return whether 2TU means the second Tuesday: only within a month or a year, and never beside BYWEEKNO."""
    return rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and not rule.by_week)


def _is_nth(rule: Rule, days: DayFields, ordinal: int) -> Mask:
    in_month = rule.frequency == "MONTHLY" or bool(rule.by_month)
    position = days.month_day if in_month else days.year_day
    length = days.month_length if in_month else days.year_length
    mask: Mask = (position - 1) // 7 + 1 == ordinal if ordinal > 0 else (length - position) // 7 + 1 == -ordinal
    return mask
