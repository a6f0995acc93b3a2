"""A zone written out as VTIMEZONE, right for every date from 1970 on (RFC 5545 section 3.6.5).

Changes that still follow a yearly rule become one RRULE without an end; all earlier ones are listed as RDATEs.
Anchoring at the event's own year would be shorter and wrong for any earlier date; a zone without a yearly rule is a
list of dates.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from homeward.timing.days import DAY, day_number
from homeward.timing.moments import wall_clock
from homeward.timing.rule import WEEKDAYS
from homeward.timing.tzdb import load_zone
from homeward.timing.zone import Zone

_LISTED_UNTIL = day_number(2038, 1, 1) * DAY
"""Changes without a rule are listed up to here, as far as most programs look."""
_DAY_NAMES = {number: name for name, number in WEEKDAYS.items()}


@dataclass(frozen=True, slots=True)
class _Change:
    """One change: the wall-clock second it happens at, in the offset before it, and both offsets."""

    local: int
    before: int
    after: int

    @property
    def pattern(self) -> tuple[int, int, int, int, int, int]:
        """Month, which weekday of it (-1: the last), clock time and offsets: what a yearly rule repeats."""
        moment = wall_clock(self.local)
        last = monthrange(moment.year, moment.month)[1]
        nth = -1 if last - moment.day < 7 else (moment.day - 1) // 7 + 1
        return moment.month, nth, moment.weekday(), self.local % DAY, self.before, self.after


@lru_cache(maxsize=64)
def write_timezone(name: str) -> tuple[str, ...]:
    """Return the unfolded lines of the VTIMEZONE of an IANA zone.

    Raises
    ------
    UnknownZone
        When ``name`` is not an IANA name.
    """
    zone = load_zone(name)
    changes = _changes_since_1970(zone)
    rules = _yearly_tail(changes)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.name}"]
    offset = int(zone.local(0))
    lines += _part([_Change(0, offset, offset)], None)
    listed = [change for change in changes[: len(changes) - len(rules)] if change.local < _LISTED_UNTIL]
    for pair in dict.fromkeys((change.before, change.after) for change in listed):
        lines += _part([change for change in listed if (change.before, change.after) == pair], None)
    for first in _firsts(rules):
        lines += _part([first], _rule_text(first))
    return (*lines, "END:VTIMEZONE")


def _changes_since_1970(zone: Zone) -> list[_Change]:
    triples = zip(zone.onsets.tolist(), zone.offsets[:-1].tolist(), zone.offsets[1:].tolist(), strict=True)
    return [_Change(instant + before, before, after) for instant, before, after in triples if instant > 0]


def _yearly_tail(changes: list[_Change]) -> list[_Change]:
    """Return the changes at the end of the list that repeat the last year's pattern without a gap."""
    if len(changes) < 4 or changes[-1].local < _LISTED_UNTIL:
        return []
    wanted = {changes[-1].pattern, changes[-2].pattern}
    tail: list[_Change] = []
    for change in reversed(changes):
        if change.pattern not in wanted or (len(tail) > 1 and not _is_year_before(change, tail[-2])):
            break
        tail.append(change)
    return tail[::-1]


def _is_year_before(change: _Change, other: _Change) -> bool:
    return change.pattern == other.pattern and wall_clock(change.local).year == wall_clock(other.local).year - 1


def _firsts(tail: list[_Change]) -> Iterable[_Change]:
    return {change.pattern: change for change in reversed(tail)}.values()


def _rule_text(change: _Change) -> str:
    month, nth, weekday, *_ = change.pattern
    return f"FREQ=YEARLY;BYDAY={nth}{_DAY_NAMES[weekday]};BYMONTH={month}"


def _part(changes: list[_Change], rule: str | None) -> list[str]:
    first = changes[0]
    kind = "DAYLIGHT" if first.after > first.before else "STANDARD"
    lines = [f"BEGIN:{kind}", f"DTSTART:{write_local(first.local)}"]
    lines += [f"TZOFFSETFROM:{_offset(first.before)}", f"TZOFFSETTO:{_offset(first.after)}"]
    if rule:
        lines.append(f"RRULE:{rule}")
    lines += [f"RDATE:{write_local(change.local)}" for change in changes[1:]]
    return [*lines, f"END:{kind}"]


def write_local(local: int) -> str:
    """Return wall-clock seconds as a local DATE-TIME."""
    return f"{wall_clock(local):%Y%m%dT%H%M%S}"


def _offset(seconds: int) -> str:
    size = abs(seconds)
    text = f"{'-' if seconds < 0 else '+'}{size // 3600:02d}{size // 60 % 60:02d}"
    return text + (f"{size % 60:02d}" if size % 60 else "")
