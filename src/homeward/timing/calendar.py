"""A file read once: its events and free/busy periods, ready to be laid out in any window and home zone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    parsed: Mapping[str, tuple[Event, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)
    """Every event by its own text, kept only where a later version of the file will be compared with it."""

    def place(self, index: int) -> str:
        """Return ``line N`` of the component whose BEGIN is the ``index``-th of the file."""
        return f"line {self.line_numbers[index - 1]}" if 0 < index <= len(self.line_numbers) else "somewhere"


def read_calendar(
    data: bytes, *, limits: Limits = COMMAND_LINE, before: CalendarFile | None = None, keep_parsed: bool = False
) -> CalendarFile:
    """Read an iCalendar file.

    Parameters
    ----------
    data : bytes
        The file. Line ends, folds, missing END lines and blanks are repaired; an event that cannot be read is left
        out and named, never the rest.
    limits : Limits
        How large and how deep the file may be.
    before : CalendarFile or None
        An earlier version read with ``keep_parsed``: events whose text is the same but for DTSTAMP and the like are
        taken from it instead of being read again.
    keep_parsed : bool
        Remember each event's text for the next version.

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
    reader = _Reader(limits, warnings, lines, before.parsed if before else {}, keep_parsed=keep_parsed)
    calendars = tuple(reader.read(raw) for raw in feed.calendars)
    return CalendarFile(calendars, tuple(warnings), lines, limits, reader.parsed)


_CHURN = re.compile(r"^(?:DTSTAMP|LAST-MODIFIED|CREATED)[:;][^\n]*\n", re.MULTILINE)
"""Lines that some servers write anew at every fetch though nothing changed."""


class _Reader:
    """Reads the components of one file, taking from an earlier version what did not change."""

    def __init__(
        self, limits: Limits, warnings: list[str], lines: tuple[int, ...],
        known: Mapping[str, tuple[Event, tuple[str, ...]]], *, keep_parsed: bool,
    ) -> None:  # fmt: skip
        self.limits, self.warnings, self.lines, self.known = limits, warnings, lines, known
        self.keep_parsed = keep_parsed
        self.parsed: dict[str, tuple[Event, tuple[str, ...]]] = {}

    def read(self, raw: RawCalendar) -> Calendar:
        events: list[Event] = []
        periods: list[BusyPeriod] = []
        for block in raw.blocks:
            place = f"line {self.lines[block.index - 1]}" if block.index <= len(self.lines) else "somewhere"
            notes: Sequence[str] = ()
            try:
                if block.kind == "VEVENT":
                    event, notes = self._event(block)
                    events.append(event)
                elif block.kind == "VFREEBUSY":
                    found, notes = read_free_busy(block, self.limits)
                    periods += found
            except TimingError as error:
                self.warnings.append(f"{place}: {block.kind} left out: {error}")
                continue
            self.warnings += [f"{place}: {note}" for note in notes]
        timezones = tuple(block for block in raw.blocks if block.kind == "VTIMEZONE")
        return Calendar(tuple(events), tuple(periods), timezones, _own_zone(raw.header))

    def _event(self, block: Block) -> tuple[Event, Sequence[str]]:
        if not self.keep_parsed:
            return read_event(block, self.limits)
        text = _CHURN.sub("", block.text)
        known = self.known.get(text)
        if known is None:
            event, notes = read_event(block, self.limits)
            known = event, tuple(notes)
        elif known[0].index != block.index:
            known = replace(known[0], index=block.index), known[1]
        self.parsed[text] = known
        return known


def _own_zone(header: str) -> str:
    for line in header.split("\n"):
        if line[:13].upper() == "X-WR-TIMEZONE":
            name, _, value = name_and_value(line)
            if name == "X-WR-TIMEZONE":
                return value.strip()
    return ""


_BEGIN = re.compile(rb"\n(?:\xef\xbb\xbf)?BEGIN[ \t]*:[ \t]*[A-Z0-9-]+[ \t]*(?=\n|\Z)", re.IGNORECASE)


def _begin_lines(data: bytes) -> tuple[int, ...]:
    """Return the line number in the file of every BEGIN line."""
    plain = b"\n" + data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    numbers, line, at = [], 1, 0
    for found in _BEGIN.finditer(plain):
        line += plain.count(b"\n", at, found.start())
        at = found.start()
        numbers.append(line)
    return tuple(numbers)
