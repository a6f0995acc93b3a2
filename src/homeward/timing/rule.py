"""Recurrence rules as written (RFC 5545 section 3.3.10): text in, a frozen ``Rule`` out."""

import re
from dataclasses import dataclass

from homeward.timing.errors import BadRule, BadValue
from homeward.timing.values import Stamp, parse_stamp

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
SUB_DAY = FREQUENCIES[4:]
WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_DAY = re.compile(r"([+-]?\d{1,3})?\s*(MO|TU|WE|TH|FR|SA|SU)")

# part -> (smallest, largest, may be negative); values outside are refused, as safety wants
_RANGES = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One recurrence rule; tuples are sorted and free of repeats, ``by_day`` holds (ordinal or 0, weekday)."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: Stamp | None = None
    by_second: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_hour: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0


def parse_rule(text: str) -> Rule:
    """Read a recurrence rule.

    Parameters
    ----------
    text : str
        For example ``FREQ=MONTHLY;BYDAY=MO,2TU``. A trailing ``;``, blanks and small letters are forgiven, parts with
        an X- name are passed over.

    Returns
    -------
    Rule
        The rule as written; nothing is filled in from DTSTART yet.

    Raises
    ------
    BadRule
        When a part is missing, unknown, doubled or out of its range.
    """
    parts = _split(text)
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise BadRule(f"'{frequency[:20]}' is not a frequency" if frequency else "the rule has no frequency")
    if parts.get("RSCALE", "GREGORIAN") not in ("GREGORIAN", "GREGORY"):
        raise BadRule(f"the calendar '{parts['RSCALE'][:20]}' is not known here")
    if parts.get("SKIP", "OMIT") != "OMIT":
        raise BadRule(f"SKIP={parts['SKIP'][:20]} is not known here")
    return Rule(
        frequency,
        interval=_positive(parts.get("INTERVAL", "1"), "INTERVAL"),
        count=_count(parts.get("COUNT")),
        until=_until(parts.get("UNTIL")),
        by_second=tuple(sorted({min(second, 59) for second in _numbers(parts, "BYSECOND")})),
        by_minute=_numbers(parts, "BYMINUTE"),
        by_hour=_numbers(parts, "BYHOUR"),
        by_day=_days(parts.get("BYDAY", "")),
        by_month_day=_numbers(parts, "BYMONTHDAY"),
        by_year_day=_numbers(parts, "BYYEARDAY"),
        by_week=_numbers(parts, "BYWEEKNO"),
        by_month=_numbers(parts, "BYMONTH"),
        by_position=_numbers(parts, "BYSETPOS"),
        week_start=_week_start(parts.get("WKST", "MO")),
    )


def _split(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in text.upper().split(";"):
        name, sign, value = piece.partition("=")
        name = name.strip()
        if not name and not value:
            continue
        if not sign or not (name in _KNOWN or name.startswith("X-")):
            raise BadRule(f"'{piece.strip()[:30]}' is not part of a rule")
        if name in parts:
            raise BadRule(f"{name} is there twice")
        parts[name] = value.strip()
    return parts


_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", "RSCALE", "SKIP", *_RANGES}


def _positive(text: str, name: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:12]) <= 10_000_000_000:
        raise BadRule(f"{name}={text[:20]} is not a whole number from 1")
    return int(text)


def _count(text: str | None) -> int | None:
    if text is None or re.fullmatch(r"-\d+", text):  # some programs write COUNT=-1 for "no end"
        return None
    if not text.isdecimal():
        raise BadRule(f"COUNT={text[:20]} is not a whole number")
    return min(int(text[:12]), 10_000_000_000)


def _until(text: str | None) -> Stamp | None:
    if not text:
        return None
    try:
        return parse_stamp(text)
    except BadValue as error:
        raise BadRule(f"UNTIL: {error}") from None


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    smallest, largest, signed = _RANGES[name]
    numbers = set()
    for piece in parts.get(name, "").split(","):
        piece = piece.strip()
        if not piece:
            continue
        if not re.fullmatch(r"[+-]?\d{1,5}", piece):
            raise BadRule(f"{name}={piece[:20]} is not a number")
        number = int(piece)
        if not smallest <= (abs(number) if signed else number) <= largest:
            raise BadRule(f"{name}={piece[:20]} is out of range")
        numbers.add(number)
    return tuple(sorted(numbers))


def _days(text: str) -> tuple[tuple[int, int], ...]:
    days = set()
    for piece in text.split(","):
        if not piece.strip():
            continue
        found = _DAY.fullmatch(piece.strip())
        if not found or (found[1] and int(found[1]) == 0):
            raise BadRule(f"BYDAY={piece.strip()[:20]} is not a weekday")
        days.add((int(found[1] or 0), WEEKDAYS[found[2]]))
    return tuple(sorted(days))


def _week_start(text: str) -> int:
    if text not in WEEKDAYS:
        raise BadRule(f"WKST={text[:20]} is not a weekday")
    return WEEKDAYS[text]
