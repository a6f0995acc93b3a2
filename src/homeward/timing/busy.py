"""Strict busy time of calendar files in a window: what RFC 5545 says, before anybody's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from homeward.timing.calendar import Calendar, CalendarFile
from homeward.timing.days import DAY
from homeward.timing.errors import TimingError, UnknownZone, WorkLimit
from homeward.timing.event import Event
from homeward.timing.free_busy import BusyPeriod
from homeward.timing.length import of_duration
from homeward.timing.limits import MOST_WARNINGS, Budget
from homeward.timing.series import Laid, lay_out
from homeward.timing.spans import Spans, clip, join
from homeward.timing.tzdb import load_zone
from homeward.timing.window import Window
from homeward.timing.zone import Zone
from homeward.timing.zone_lookup import ZoneLookup, iana_name


@dataclass(frozen=True, slots=True)
class LaidPeriods:
    """Free/busy periods of one kind as instants."""

    kind: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class LaidGroup:
    """The events of one UID and what they came to, to be taken over while they stay the same."""

    events: list[Event]
    laid: list[Laid]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Every occurrence of a file in a window, each with the event that governs it, and the free/busy periods."""

    events: tuple[Laid, ...]
    periods: tuple[LaidPeriods, ...]
    warnings: tuple[str, ...]
    groups: Mapping[tuple[int, str], LaidGroup] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BusyTimes:
    """Merged busy spans (instants, half-open, ascending) and what had to be passed over or guessed."""

    spans: Spans
    warnings: tuple[str, ...]

    def pairs(self) -> list[tuple[int, int]]:
        """Return the spans as pairs of whole seconds since 1970."""
        return list(zip(self.spans[0].tolist(), self.spans[1].tolist(), strict=True))


def busy(files: Sequence[CalendarFile], *, first: int, last: int, zone: str) -> BusyTimes:
    """Return the busy time of calendar files.

    Parameters
    ----------
    files : sequence of CalendarFile
        What ``read_calendar`` returned; each file stands for itself, their busy times are merged.
    first, last : int
        The window in seconds since 1970-01-01T00:00:00Z, inclusive and exclusive.
    zone : str
        IANA name of the home zone, in which dates and floating times are read where the file has no X-WR-TIMEZONE.

    Returns
    -------
    BusyTimes
        Clipped to the window. TENTATIVE counts as busy, TRANSPARENT and CANCELLED do not.

    Raises
    ------
    UnknownZone
        When ``zone`` is not an IANA name.
    WorkLimit
        When the window is longer than the file's limits allow.

    References
    ----------
    RFC 5545 sections 3.3.10, 3.6.1, 3.6.4, 3.8.2.7, 3.8.4.4, 3.8.5.
    """
    parts: list[Spans] = []
    warnings: list[str] = []
    for file in files:
        laid = lay_out_file(file, first=first, last=last, zone=zone)
        parts += [entry.spans for entry in laid.events if entry.event.is_busy]
        parts += [entry.spans for entry in laid.periods]
        warnings += laid.warnings
    return BusyTimes(clip(join(parts), first, last), tuple(warnings))


def lay_out_file(
    file: CalendarFile, *, first: int, last: int, zone: str, known: Mapping[tuple[int, str], LaidGroup] | None = None
) -> LaidOut:
    """Return every occurrence of a file in a window, busy or not, with the warnings of reading it.

    ``known`` holds the groups of an earlier version of the file, laid out in the same window, zone and VTIMEZONEs;
    those whose events are still the same are taken over.

    Raises
    ------
    UnknownZone
        When ``zone`` is not an IANA name.
    WorkLimit
        When the window is longer than the file's limits allow.
    """
    home = load_zone(zone)
    budget = Budget(file.limits)
    warnings = list(file.warnings)
    if last - first > file.limits.window_days * DAY:
        raise WorkLimit(f"the time asked for is longer than {file.limits.window_days} days")
    events: list[Laid] = []
    periods: list[LaidPeriods] = []
    groups: dict[tuple[int, str], LaidGroup] = {}
    for number, calendar in enumerate(file.calendars):
        zones = ZoneLookup(list(calendar.timezones), file.limits)
        window = Window(first, last, _home_of(calendar, home, warnings), zones)
        for uid, members in _by_uid(calendar.events).items():
            group = (known or {}).get((number, uid))
            if group is None or group.events != members:
                group = _lay_group(members, window, budget)
            else:
                _look_up_zones(members, zones)
            groups[number, uid] = group
            events += group.laid
            warnings += [f"{file.place(members[0].index)}: {note}" for note in group.notes]
        periods += [laid for period in calendar.periods if (laid := _lay_period(period, window))]
        warnings += zones.warnings + zones.differences(first, last)
    return LaidOut(tuple(events), tuple(periods), _few(warnings), groups)


def _few(warnings: list[str]) -> tuple[str, ...]:
    """Return the warnings without repeats, and no more of them than help."""
    told = list(dict.fromkeys(warnings))
    left = len(told) - MOST_WARNINGS
    return (*told[:MOST_WARNINGS], f"and {left} more notes like these") if left > 0 else tuple(told)


def _home_of(calendar: Calendar, home: Zone, warnings: list[str]) -> Zone:
    if not calendar.own_zone:
        return home
    name = iana_name(calendar.own_zone)
    try:
        return load_zone(name or calendar.own_zone)
    except UnknownZone:
        warnings.append(f"X-WR-TIMEZONE '{calendar.own_zone[:60]}' is not a known zone and is not used")
        return home


def _look_up_zones(events: list[Event], zones: ZoneLookup) -> None:
    """Ask for the zones of events that are taken over, so that warnings about them are told again."""
    for event in events:
        for stamp in (event.start, event.end):
            if stamp is not None and stamp.tzid:
                zones.find(stamp.tzid)


def _by_uid(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Group events by UID in the order of first appearance; an event without one stands alone."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.uid or f"\n{event.index}", []).append(event)
    return groups


def _lay_group(group: list[Event], window: Window, budget: Budget) -> LaidGroup:
    budget.start_event()
    try:
        laid = lay_out(group, window, budget)
    except TimingError as error:
        laid = []
        window.notes.append(f"event '{group[0].uid[:60]}' is left out: {error}")
    notes = tuple(window.notes)
    window.notes.clear()
    return LaidGroup(group, laid, notes)


def _lay_period(busy_period: BusyPeriod, window: Window) -> LaidPeriods | None:
    period = busy_period.period
    zone = window.zone(period.start)
    start = zone.instant(period.start.seconds)
    if period.end is not None:
        end = window.instant(period.end, like=zone)
    elif period.duration is not None:
        end = int(of_duration(period.duration).ends(np.array([period.start.seconds], dtype=np.int64), zone)[0])
    else:
        return None
    if end <= start:
        return None
    return LaidPeriods(busy_period.kind, (np.array([start], dtype=np.int64), np.array([end], dtype=np.int64)))
