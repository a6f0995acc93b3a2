"""The recurrence set of one master event: DTSTART, RRULE and RDATE, less EXDATE, in wall-clock time of its zone."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from homeward.timing.days import DAY, Ints, is_one_of
from homeward.timing.errors import TimingError
from homeward.timing.event import Event, Period
from homeward.timing.expand import expand
from homeward.timing.length import Length, of_duration
from homeward.timing.limits import SERIES_CELLS, Budget
from homeward.timing.rule import SUB_DAY, Rule, parse_rule
from homeward.timing.spans import Spans
from homeward.timing.window import Window
from homeward.timing.zone import Zone


@dataclass(frozen=True, slots=True)
class Instances:
    """A master's instances, ascending: ``local`` wall-clock seconds of ``zone``, ``keys`` and ``ends`` instants."""

    zone: Zone
    local: Ints
    keys: Ints
    ends: Ints

    def pick(self, chosen: NDArray[np.bool_]) -> Spans:
        """Return the spans of some of the instances."""
        return self.keys[chosen], self.ends[chosen]


def master_instances(master: Event, window: Window, budget: Budget, *, reach: int = 0) -> Instances:
    """Return the instances of a master that may lie in the window.

    Parameters
    ----------
    master : Event
        An event without RECURRENCE-ID.
    window : Window
        Where to look.
    budget : Budget
        What the event may cost.
    reach : int
        Seconds by which a later override may move its instances, either way.

    Returns
    -------
    Instances
        More than the window may be returned at its edges; the caller clips.

    Raises
    ------
    WorkLimit
        When the calendar as a whole asks for too much.
    """
    zone = window.zone(master.start)
    length = window.length(master)
    first = window.first - length.longest - reach - DAY
    last = window.last + reach + DAY
    if not master.rules and not master.dates:
        local = np.array([master.start.seconds], dtype=np.int64)
        start, end = window.first_span(master)
        whole = Instances(zone, local, np.array([start]), np.array([end]))
        return _without_excluded(whole, master, window) if master.excluded else whole
    if master.excluded_rules:
        window.notes.append(f"event '{master.uid[:60]}' has an EXRULE, which the standard gave up; it is not applied")
    local = _rule_instances(master, zone, first, last, window, budget)
    starts = zone.to_instants(local)
    ends = length.ends(local, zone)
    own = local == master.start.seconds
    ends[own] = window.first_span(master)[1]
    return _without_excluded(_with_dates(Instances(zone, local, starts, ends), master, length, window), master, window)


def _rule_instances(master: Event, zone: Zone, first: int, last: int, window: Window, budget: Budget) -> Ints:
    start = master.start.seconds
    low, high = zone.local(first) - DAY, zone.local(last) + DAY
    found = []
    has_begun = not master.rules
    for text in master.rules:
        try:
            budget.spend(SERIES_CELLS)
            rule = parse_rule(text)
            until = _until_local(rule, master, zone)
            has_begun |= until is None or until >= start
            expanded = _expand(rule, master, low, high, budget, until)
            budget.spend_instances(expanded.size)
            found.append(_trim_until(expanded, rule, zone) if _is_anchored(master) else expanded)
            if rule.until is not None and rule.until.is_date and not master.start.is_date:
                window.notes.append(
                    f"event '{master.uid[:60]}' repeats until a day without a time; read as its midnight"
                )
        except TimingError as error:
            has_begun = True  # the rule is lost, the event itself is not
            window.notes.append(f"the repeats of event '{master.uid[:60]}' are left out: {error}")
    if has_begun:
        found.append(np.array([start], dtype=np.int64))
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)


def _expand(rule: Rule, master: Event, low: int, high: int, budget: Budget, until: int | None) -> Ints:
    start = master.start.seconds
    if not master.start.is_date:
        return expand(rule, start, first=low, last=high, budget=budget, until=until)
    local = expand(_for_dates(rule), start, first=low, last=high, budget=budget, until=until)
    return np.unique(local // DAY * DAY) if rule.frequency in SUB_DAY else local


def _for_dates(rule: Rule) -> Rule:
    """Leave out the clock parts, which mean nothing for an all-day event (RFC 5545 section 3.3.10)."""
    return replace(rule, by_hour=(), by_minute=(), by_second=())


def _is_anchored(master: Event) -> bool:
    """Return whether the start names its zone, so that it can be compared with a time in UTC."""
    return master.start.is_utc or bool(master.start.tzid)


def _until_local(rule: Rule, master: Event, zone: Zone) -> int | None:
    """Return UNTIL in the wall clock of the event's zone.

    A date beside a timed start is its midnight, as other readers have it; a UTC time beside a date or a floating start
    is taken as written, since neither names a zone to convert it with.
    """
    until = rule.until
    if until is None:
        return None
    return zone.local(until.seconds) if until.is_utc and _is_anchored(master) else until.seconds


def _trim_until(local: Ints, rule: Rule, zone: Zone) -> Ints:
    """Compare with a UTC UNTIL as instants: around a clock change two wall clocks do not order as their instants do."""
    if rule.until is None or not rule.until.is_utc:
        return local
    return local[zone.to_instants(local) <= rule.until.seconds]


def _with_dates(instances: Instances, master: Event, length: Length, window: Window) -> Instances:
    if not master.dates:
        return instances
    rows = [_date_row(period, instances.zone, length, window) for period in master.dates]
    local, keys, ends = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    keys, ends = np.append(instances.keys, keys), np.append(instances.ends, ends)
    local = np.append(instances.local, local)
    # One instant is one instance: a PERIOD given later says how long it is.
    _, last = np.unique(keys[::-1], return_index=True)
    kept = keys.size - 1 - last
    return Instances(instances.zone, local[kept], keys[kept], ends[kept])


def _date_row(period: Period, zone: Zone, length: Length, window: Window) -> tuple[int, int, int]:
    """Return wall clock in the master's zone, start and end of one RDATE; it lasts as the master unless it says so."""
    stamp = period.start
    own = zone if not stamp.is_utc and not stamp.tzid else window.zone(stamp)
    start = own.instant(stamp.seconds)
    if period.end is not None:
        end = own.instant(period.end.seconds) if period.end.is_date else window.instant(period.end, like=own)
    else:
        lasting = of_duration(period.duration) if period.duration is not None else length
        end = int(lasting.ends(np.array([stamp.seconds], dtype=np.int64), own)[0])
    return zone.local(start) if own is not zone else stamp.seconds, start, end


def _without_excluded(instances: Instances, master: Event, window: Window) -> Instances:
    if not master.excluded:
        return instances
    moments, days = [], []
    for stamp in master.excluded:
        if stamp.is_date or (master.start.is_date and stamp.seconds % DAY == 0):
            # Outlook bridges and Android write a date for a timed series, Microsoft a midnight for an all-day one.
            days.append(stamp.seconds // DAY)
        else:
            moments.append(window.instant(stamp, like=instances.zone))
    out = is_one_of(instances.keys, moments)
    if not _is_anchored(master):  # a UTC time beside a floating start: the same numbers are the same instance
        out |= is_one_of(instances.local, [stamp.seconds for stamp in master.excluded if stamp.is_utc])
    if days:
        out |= is_one_of(instances.local // DAY, days)
    kept = ~out
    return Instances(instances.zone, instances.local[kept], *instances.pick(kept))
