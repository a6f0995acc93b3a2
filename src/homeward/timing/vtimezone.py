"""A zone from a file's own VTIMEZONE (RFC 5545 section 3.6.5), for names that no table knows."""

import numpy as np

from homeward.timing.days import DAY, day_number
from homeward.timing.errors import BadValue, TimingError, WorkLimit
from homeward.timing.expand import expand
from homeward.timing.limits import Budget
from homeward.timing.rule import parse_rule
from homeward.timing.split import Block
from homeward.timing.text_lines import name_and_value
from homeward.timing.values import parse_offset, parse_stamp
from homeward.timing.zone import Zone, make_zone

_FIRST = day_number(1900, 1, 1) * DAY
_LAST = day_number(2060, 1, 1) * DAY
_MOST_ONSETS = 2_000


def timezone_id(block: Block) -> str:
    """Return the TZID of a VTIMEZONE, ``""`` when it has none."""
    for line in block.text.split("\n"):
        if line[:4].upper() == "TZID":
            name, _, value = name_and_value(line)
            if name == "TZID":
                return value.strip()
    return ""


def read_timezone(block: Block, budget: Budget) -> Zone:
    """Return the zone that a VTIMEZONE describes.

    Parameters
    ----------
    block : Block
        The component with its STANDARD and DAYLIGHT parts.
    budget : Budget
        What all VTIMEZONEs of a calendar together may cost.

    Returns
    -------
    Zone
        Changes up to the year 2060; before the first one its TZOFFSETFROM holds.

    Raises
    ------
    BadValue
        When no part of it can be read.
    WorkLimit
        When its rules ask for more than the limits allow.
    """
    changes: list[tuple[int, int, int]] = []
    budget.start_event()
    for part in block.parts:
        if part.kind in ("STANDARD", "DAYLIGHT"):
            changes += _part_changes(part, budget)
    if not changes:
        raise BadValue("the VTIMEZONE names no offset")
    changes.sort()
    return make_zone(timezone_id(block), [(at, to) for at, to, _ in changes], changes[0][2])


def _part_changes(part: Block, budget: Budget) -> list[tuple[int, int, int]]:
    """Return (instant, offset from then on, offset before) of every onset of one STANDARD or DAYLIGHT."""
    lines = [name_and_value(line) for line in part.text.split("\n") if line]
    own = {name: value for name, _, value in lines}
    if not {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} <= own.keys():
        raise BadValue("a part of the VTIMEZONE lacks its start or its offsets")
    before, after = parse_offset(own["TZOFFSETFROM"]), parse_offset(own["TZOFFSETTO"])
    start = parse_stamp(own["DTSTART"])
    onsets = {start.seconds + (before if start.is_utc else 0)}
    for name, _, value in lines:
        if name == "RRULE":
            onsets.update(_rule_onsets(value, start.seconds, before, budget))
        elif name == "RDATE":
            onsets.update(_date_onsets(value, before))
    return [(onset - before, after, before) for onset in onsets]


def _rule_onsets(text: str, start: int, before: int, budget: Budget) -> list[int]:
    rule = parse_rule(text)
    until = None
    if rule.until is not None:
        until = rule.until.seconds + (before if rule.until.is_utc else DAY - 1 if rule.until.is_date else 0)
    found = expand(rule, start, first=max(start, _FIRST), last=_LAST, budget=budget, until=until)
    if found.size > _MOST_ONSETS:
        raise WorkLimit("it changes more often than any time zone does")
    return [int(onset) for onset in np.asarray(found)]


def _date_onsets(text: str, before: int) -> list[int]:
    onsets = []
    for piece in text.split(","):
        try:
            stamp = parse_stamp(piece.partition("/")[0])
        except TimingError:
            continue
        onsets.append(stamp.seconds + (before if stamp.is_utc else 0))
    return onsets
