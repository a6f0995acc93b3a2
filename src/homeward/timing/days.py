"""Calendar fields of many days at once: day numbers count from 1970-01-01 in the proleptic Gregorian calendar."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

DAY = 86_400
FIRST_DAY = -719_162
"""0001-01-01, the earliest day Python's own dates know."""
LAST_DAY = 2_932_896
"""9999-12-31."""

_TABLE_FROM, _TABLE_TO = 0, 36_890  # 1970 to 2070: nearly every calendar lives here


@dataclass(frozen=True, slots=True)
class DayFields:
    """The fields of days ``number``, all arrays of one shape; weekday 0 is Monday, the rest count from 1."""

    number: Ints
    year: Ints
    month: Ints
    month_day: Ints
    year_day: Ints
    weekday: Ints
    month_length: Ints
    year_length: Ints

    def between(self, first: int, last: int) -> "DayFields":
        """Return the fields from position ``first`` up to ``last``, not included."""
        return DayFields(*(getattr(self, name)[first:last] for name in self.__slots__))


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date (Howard Hinnant's days-from-civil, shifted years beginning in March)."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def compute_fields(number: Ints) -> DayFields:
    """Work out the fields of day numbers (Hinnant's civil-from-days, vectorised)."""
    shifted = number + 719_468
    era = shifted // 146_097
    of_era = shifted - era * 146_097
    year_of_era = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    from_march = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * from_march + 2) // 153
    month_day = from_march - (153 * march_month + 2) // 5 + 1
    month = np.where(march_month < 10, march_month + 3, march_month - 9)
    year = year_of_era + era * 400 + (month <= 2)
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    before = np.array([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334], dtype=np.int64)
    lengths = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int64)
    return DayFields(
        number=number,
        year=year,
        month=month,
        month_day=month_day,
        year_day=before[month] + month_day + (leap & (month > 2)),
        weekday=(number + 3) % 7,
        month_length=lengths[month] + (leap & (month == 2)),
        year_length=365 + leap.astype(np.int64),
    )


_table: list[DayFields] = []


def fields_between(first: int, last: int) -> DayFields:
    """Return the fields of the days ``first`` to ``last``, both inclusive."""
    if first >= _TABLE_FROM and last <= _TABLE_TO:
        if not _table:
            _table.append(compute_fields(np.arange(_TABLE_FROM, _TABLE_TO + 1, dtype=np.int64)))
        return _table[0].between(first - _TABLE_FROM, last - _TABLE_FROM + 1)
    return compute_fields(np.arange(first, last + 1, dtype=np.int64))


def is_one_of(values: Ints, wanted: Collection[int]) -> NDArray[np.bool_]:
    """Return where ``values`` hold one of a few wanted numbers; for few, much quicker than NumPy's own search."""
    if len(wanted) > 16:
        return np.isin(values, list(wanted))
    found = np.zeros(values.shape, dtype=np.bool_)
    for number in wanted:
        found |= values == number
    return found


def year_bounds(day: int) -> tuple[int, int]:
    """Return the first and last day of the year that ``day`` lies in."""
    year = date.fromordinal(day - FIRST_DAY + 1).year
    return day_number(year, 1, 1), day_number(year + 1, 1, 1) - 1


def month_bounds(day: int) -> tuple[int, int]:
    """Return the first and last day of the month that ``day`` lies in."""
    moment = date.fromordinal(day - FIRST_DAY + 1)
    first = day - moment.day + 1
    return first, first + monthrange(moment.year, moment.month)[1] - 1


def week_bounds(day: int, week_start: int) -> tuple[int, int]:
    """Return the first and last day of the week of ``day``; ``week_start`` 0 is Monday."""
    first = day - ((day + 3) % 7 - week_start) % 7
    return first, first + 6
