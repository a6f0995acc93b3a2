"""A second, slow reader of recurrence rules for the tests: day by day with plain dates, straight from RFC 5545 3.3.10.

It shares no line with the engine. Where both agree with each other and with a hand-made table, a rule is well read.
"""

# ruff: noqa: DTZ001, DTZ007 - rules are about wall clocks, which have no zone

import calendar
from collections.abc import Iterator
from datetime import datetime, timedelta

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SUB_DAY = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}


def read(rule: str, start: datetime, last: datetime) -> list[datetime]:
    """Return the instances of a rule from DTSTART to ``last``, both inclusive, in wall-clock time."""
    parts = dict(piece.split("=") for piece in rule.upper().strip(";").split(";"))
    until = _moment(parts["UNTIL"]) if "UNTIL" in parts else last
    found: list[datetime] = []
    for instances in _periods(parts, start, last):
        for moment in instances:
            if moment < start or moment > min(until, last):
                continue
            if "COUNT" in parts and len(found) >= int(parts["COUNT"]):
                return found
            found.append(moment)
    return found


def _moment(text: str) -> datetime:
    return datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")


def _numbers(parts: dict[str, str], name: str) -> list[int]:
    return [int(piece) for piece in parts[name].split(",")] if name in parts else []


def _periods(parts: dict[str, str], start: datetime, last: datetime) -> Iterator[list[datetime]]:
    step = int(parts.get("INTERVAL", "1"))
    positions = _numbers(parts, "BYSETPOS")
    for period in _steps(parts, start, last, step):
        whole = sorted(set(period))
        if positions:
            whole = sorted({whole[p - 1] if p > 0 else whole[p] for p in positions if abs(p) <= len(whole)})
        yield whole


def _steps(parts: dict[str, str], start: datetime, last: datetime, step: int) -> Iterator[list[datetime]]:
    frequency = parts["FREQ"]
    midnight = start.replace(hour=0, minute=0, second=0)
    if frequency in SUB_DAY:
        unit = SUB_DAY[frequency]
        moment = midnight + timedelta(seconds=(start - midnight).seconds // unit * unit)
        while moment <= last:
            yield _sub_day(parts, start, moment)
            moment += timedelta(seconds=unit * step)
        return
    number = 0
    while True:
        days = _days_of_period(parts, midnight, number * step)
        if days is None or days[0] > last + timedelta(days=8):
            return
        kept = [day for day in days if _day_passes(parts, day, start)]
        yield [day + timedelta(seconds=clock) for day in kept for clock in _clocks(parts, start)]
        number += 1


def _days_of_period(parts: dict[str, str], midnight: datetime, ahead: int) -> list[datetime] | None:
    frequency = parts["FREQ"]
    if frequency == "DAILY":
        return [midnight + timedelta(days=ahead)]
    if frequency == "WEEKLY":
        first = midnight - timedelta(days=(midnight.weekday() - DAYS.index(parts.get("WKST", "MO"))) % 7)
        return [first + timedelta(days=7 * ahead + day) for day in range(7)]
    if frequency == "MONTHLY":
        months = midnight.year * 12 + midnight.month - 1 + ahead
        year, month = months // 12, months % 12 + 1
        return [datetime(year, month, day + 1) for day in range(calendar.monthrange(year, month)[1])]
    year = midnight.year + ahead
    if year > 9000:
        return None
    first, end = datetime(year, 1, 1), datetime(year + 1, 1, 1)
    if "BYWEEKNO" in parts:  # a numbered week may reach over New Year
        first, end = first - timedelta(days=7), end + timedelta(days=7)
        days = [first + timedelta(days=day) for day in range((end - first).days)]
        return [day for day in days if _week(parts, day)[0] == year]
    return [first + timedelta(days=day) for day in range((end - first).days)]


def _week(parts: dict[str, str], day: datetime) -> tuple[int, int, int]:
    """Return the year a day's week belongs to, its number, and its number from the end."""
    wkst = DAYS.index(parts.get("WKST", "MO"))
    year = (day - timedelta(days=(day.weekday() - wkst) % 7) + timedelta(days=3)).year

    def first_week(of: int) -> datetime:
        fourth = datetime(of, 1, 4)
        return fourth - timedelta(days=(fourth.weekday() - wkst) % 7)

    number = (day - first_week(year)).days // 7 + 1
    return year, number, number - (first_week(year + 1) - first_week(year)).days // 7 - 1


def _day_passes(parts: dict[str, str], day: datetime, start: datetime) -> bool:
    month_end = calendar.monthrange(day.year, day.month)[1]
    year_end = 366 if calendar.isleap(day.year) else 365
    year_day = day.timetuple().tm_yday
    if "BYMONTH" in parts and day.month not in _numbers(parts, "BYMONTH"):
        return False
    if "BYMONTHDAY" in parts and not {day.day, day.day - month_end - 1} & set(_numbers(parts, "BYMONTHDAY")):
        return False
    if "BYYEARDAY" in parts and not {year_day, year_day - year_end - 1} & set(_numbers(parts, "BYYEARDAY")):
        return False
    if "BYWEEKNO" in parts and not set(_week(parts, day)[1:]) & set(_numbers(parts, "BYWEEKNO")):
        return False
    if not _fits_start(parts, day, start):
        return False
    if "BYDAY" in parts:
        return any(_is_day(parts, piece, day, (month_end, year_day, year_end)) for piece in parts["BYDAY"].split(","))
    return True


def _fits_start(parts: dict[str, str], day: datetime, start: datetime) -> bool:
    """Fill in from DTSTART what the rule does not say."""
    frequency = parts["FREQ"]
    names_days = {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"} & parts.keys()
    if (frequency == "WEEKLY" and "BYDAY" not in parts) or names_days == {"BYWEEKNO"}:
        return day.weekday() == start.weekday()
    if frequency == "YEARLY" and names_days in ({"BYMONTHDAY"}, {"BYMONTHDAY", "BYDAY"}):
        return "BYMONTH" in parts or day.month == start.month
    if names_days or frequency not in ("MONTHLY", "YEARLY"):
        return True
    same_month = frequency == "MONTHLY" or "BYMONTH" in parts or day.month == start.month
    return day.day == start.day and same_month


def _is_day(parts: dict[str, str], piece: str, day: datetime, ends: tuple[int, int, int]) -> bool:
    month_end, year_day, year_end = ends
    if DAYS[day.weekday()] != piece[-2:]:
        return False
    nth = int(piece[:-2] or 0)
    by_month = parts["FREQ"] == "MONTHLY" or (parts["FREQ"] == "YEARLY" and "BYMONTH" in parts)
    by_year = parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts
    if not nth or "BYWEEKNO" in parts or not (by_month or by_year):
        return True
    position, end = (day.day, month_end) if by_month else (year_day, year_end)
    return nth in ((position - 1) // 7 + 1, -((end - position) // 7) - 1)


def _clocks(parts: dict[str, str], start: datetime) -> list[int]:
    hours = _numbers(parts, "BYHOUR") or [start.hour]
    minutes = _numbers(parts, "BYMINUTE") or [start.minute]
    seconds = _numbers(parts, "BYSECOND") or [start.second]
    return [h * 3600 + m * 60 + s for h in hours for m in minutes for s in seconds]


def _sub_day(parts: dict[str, str], start: datetime, moment: datetime) -> list[datetime]:
    frequency = parts["FREQ"]
    if not _day_passes(parts, moment.replace(hour=0, minute=0, second=0), start):
        return []
    if "BYHOUR" in parts and moment.hour not in _numbers(parts, "BYHOUR"):
        return []
    minutes, seconds = _numbers(parts, "BYMINUTE"), _numbers(parts, "BYSECOND")
    if frequency != "HOURLY" and minutes and moment.minute not in minutes:
        return []
    if frequency == "SECONDLY":
        return [moment] if not seconds or moment.second in seconds else []
    if frequency == "MINUTELY":
        return [moment.replace(second=second) for second in seconds or [start.second]]
    return [
        moment.replace(minute=minute, second=second)
        for minute in minutes or [start.minute]
        for second in seconds or [start.second]
    ]
