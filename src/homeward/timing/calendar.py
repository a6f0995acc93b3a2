"""A file read once: its events and free/busy periods, ready to be laid out in any window and home zone."""

import re
from dataclasses import dataclass

from homeward.timing.errors import TimingError
from homeward.timing.event import Event, read_event
from homeward.timing.free_busy import BusyPeriod, read_free_busy
from homeward.timing.limits import COMMAND_LINE, Limits
from homeward.timing.split import Block, RawCalendar, split
from homeward.timing.text_lines import name_and_value, unfold


@dataclass(frozen=True, slots=True)
class Calendar:
    """One VCALENDAR: events, free/busy periods, VTIMEZONEs, and its X-WR-TIMEZONE (``""`` where absent)."""

    events: tuple[Event, ...]
    periods: tuple[BusyPeriod, ...]
    timezones: tuple[Block, ...]
    own_zone: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Everything one file holds. ``warnings`` name what was forgiven or passed over, each with its line."""

    calendars: tuple[Calendar, ...]
    warnings: tuple[str, ...]
    line_numbers: tuple[int, ...]
    limits: Limits

    def place(self, index: int) -> str:
        """Return ``line N`` of the component whose BEGIN is the ``index``-th of the file."""
        return f"line {self.line_numbers[index - 1]}" if 0 < index <= len(self.line_numbers) else "somewhere"


def read_calendar(data: bytes, *, limits: Limits = COMMAND_LINE) -> CalendarFile:
    """Read an iCalendar file.

    Parameters
    ----------
    data : bytes
        The file. Line ends, folds, missing END lines and blanks are repaired; an event that cannot be read is left
        out and named, never the rest.
    limits : Limits
        How large and how deep the file may be.

    Returns
    -------
    CalendarFile
        What the file says, before any recurrence is worked out.

    Raises
    ------
    NotACalendar
        When there is no calendar in it, or it is larger than the limit.

    References
    ----------
    RFC 5545; RFC 7986 for the newer properties, which are passed over.
    """
    text = unfold(data, limits)
    feed = split(text, limits)
    lines = _begin_lines(data)
    warnings = list(feed.warnings)
    calendars = tuple(_read_one(raw, limits, warnings, lines) for raw in feed.calendars)
    return CalendarFile(calendars, tuple(warnings), lines, limits)


def _read_one(raw: RawCalendar, limits: Limits, warnings: list[str], lines: tuple[int, ...]) -> Calendar:
    events: list[Event] = []
    periods: list[BusyPeriod] = []
    for block in raw.blocks:
        place = f"line {lines[block.index - 1]}" if block.index <= len(lines) else "somewhere"
        try:
            if block.kind == "VEVENT":
                event, notes = read_event(block, limits)
                events.append(event)
            elif block.kind == "VFREEBUSY":
                found, notes = read_free_busy(block, limits)
                periods += found
            else:
                continue
        except TimingError as error:
            warnings.append(f"{place}: {block.kind} left out: {error}")
            continue
        warnings += [f"{place}: {note}" for note in notes]
    timezones = tuple(block for block in raw.blocks if block.kind == "VTIMEZONE")
    return Calendar(tuple(events), tuple(periods), timezones, _own_zone(raw.header))


def _own_zone(header: str) -> str:
    for line in header.split("\n"):
        if line[:13].upper() == "X-WR-TIMEZONE":
            name, _, value = name_and_value(line)
            if name == "X-WR-TIMEZONE":
                return value.strip()
    return ""


_BEGIN = re.compile(rb"^(?:\xef\xbb\xbf)?BEGIN[ \t]*:[ \t]*[A-Z0-9-]+[ \t]*$", re.IGNORECASE | re.MULTILINE)


def _begin_lines(data: bytes) -> tuple[int, ...]:
    """Return the line number in the file of every BEGIN line."""
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    numbers, line, at = [], 1, 0
    for found in _BEGIN.finditer(plain):
        line += plain.count(b"\n", at, found.start())
        at = found.start()
        numbers.append(line)
    return tuple(numbers)
