"""The time values of iCalendar (RFC 5545 section 3.3): dates, date-times, durations, periods, offsets."""

import re
from dataclasses import dataclass
from functools import lru_cache

from homeward.timing.days import DAY, day_number
from homeward.timing.errors import BadValue

_MOMENT = re.compile(r"([0-9]{8})(?:[Tt]([0-9]{2})([0-9]{2})([0-9]{2})([Zz])?)?")
_DURATION = re.compile(r"([+-])?P(?:(\d+)W)?(?:(\d+)D)?(T)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d):?(\d\d)?")
_MONTH_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date or date-time as written, before any zone is applied.

    ``seconds`` counts wall-clock seconds since 1970-01-01T00:00:00; for a date it is midnight. ``tzid`` is the TZID
    parameter as written, ``""`` for UTC and floating times and for dates (a date has no zone, whatever it says).
    """

    seconds: int
    is_date: bool = False
    is_utc: bool = False
    tzid: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length: ``days`` move the wall clock, ``seconds`` are exact (RFC 5545 section 3.3.6)."""

    days: int
    seconds: int


def parse_stamp(text: str, tzid: str = "") -> Stamp:
    """Read one DATE or DATE-TIME.

    Parameters
    ----------
    text : str
        The value, for example ``20261124T200000Z``; blanks around it are forgiven.
    tzid : str
        The TZID parameter, or ``""``.

    Returns
    -------
    Stamp
        The moment as written. Second 60 is read as 59 (RFC 5545 section 3.3.12).

    Raises
    ------
    BadValue
        When the text is neither, or names a day or time that does not exist.
    """
    found = _MOMENT.fullmatch(text) or _MOMENT.fullmatch(text.strip())
    if not found:
        raise BadValue(f"'{text.strip()[:40]}' is not a date or time")
    date, hour, minute, second, utc = found.groups()
    midnight = _midnight(date)
    if midnight is None:
        raise BadValue(f"'{text.strip()[:40]}' names a day that does not exist")
    if hour is None:
        return Stamp(midnight, is_date=True)
    clock = int(hour) * 3600 + int(minute) * 60 + min(int(second), 59)
    if clock > DAY or minute > "59" or second > "60":
        raise BadValue(f"'{text.strip()[:40]}' names a time that does not exist")
    return Stamp(midnight + clock, is_utc=True) if utc else Stamp(midnight + clock, tzid=tzid)


@lru_cache(maxsize=4096)
def _midnight(date: str) -> int | None:
    """Return the midnight of an eight-figure date, or None where there is no such day."""
    year, month, day = int(date[:4]), int(date[4:6]), int(date[6:])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not (1 <= month <= 12 and 1 <= day <= _MONTH_LENGTHS[month] and year >= 1) or (month, day, leap) == (
        2,
        29,
        False,
    ):
        return None
    return day_number(year, month, day) * DAY


def parse_duration(text: str) -> tuple[Duration, bool]:
    """Read one DURATION; the second value says whether it was written as the standard wants it.

    Raises
    ------
    BadValue
        When no length can be read from it.
    """
    plain = text.strip()
    found = _DURATION.fullmatch(plain)
    if not found or not any(found[i] for i in (2, 3, 5, 6, 7)):
        raise BadValue(f"'{plain[:40]}' is not a length of time")
    numbers = [int(found[i] or 0) for i in (2, 3, 5, 6, 7)]
    if max(numbers) > 10_000_000_000:
        raise BadValue(f"'{plain[:40]}' is too long a time")
    weeks, days, hours, minutes, seconds = numbers
    sign = -1 if found[1] == "-" else 1
    tidy = bool(found[4]) == any(found[i] for i in (5, 6, 7))
    return Duration(sign * (weeks * 7 + days), sign * (hours * 3600 + minutes * 60 + seconds)), tidy


def parse_offset(text: str) -> int:
    """Read a UTC offset such as ``+0130``; seconds east of UTC.

    Raises
    ------
    BadValue
        When it is not one.
    """
    found = _OFFSET.fullmatch(text.strip())
    if not found or int(found[2]) > 25:
        raise BadValue(f"'{text.strip()[:20]}' is not an offset from UTC")
    size = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
    return -size if found[1] == "-" else size
