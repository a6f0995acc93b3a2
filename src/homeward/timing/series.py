"""All events of one UID in one window: the rules, the dates, what is taken out, and what replaces single instances.

Instances are RRULE + RDATE − EXDATE; each RECURRENCE-ID then takes its instance away and puts itself in its place.
An instance is known by the instant it would have started at, so a RECURRENCE-ID in another zone still finds it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from homeward.timing.days import DAY, Ints, is_one_of
from homeward.timing.errors import WorkLimit
from homeward.timing.event import Event
from homeward.timing.instances import Instances, master_instances
from homeward.timing.length import Length
from homeward.timing.limits import Budget
from homeward.timing.spans import Spans
from homeward.timing.window import Window

MOST_PAIRS = 20_000
"""How many pairs of a master and an override one UID may hold: beyond is no calendar but a bomb."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The occurrences of one governing event in the window, as instants."""

    event: Event
    spans: Spans


def lay_out(events: list[Event], window: Window, budget: Budget) -> list[Laid]:
    """Return the occurrences of all events that share a UID.

    Parameters
    ----------
    events : list of Event
        Masters and overrides, in any order.
    window : Window
        Where to look, with the zones of their calendar.
    budget : Budget
        What these events may cost.

    Returns
    -------
    list of Laid
        One entry for each event that governs something; not clipped, and some may end before the window.

    Raises
    ------
    BadRule, WorkLimit
        When a rule cannot be read or asks for too much.
    """
    if len(events) == 1 and not events[0].repeats:
        laid_once = _lay_once(events[0], window)
        return [laid_once] if laid_once else []
    masters = _latest([event for event in events if event.recurrence_id is None])
    overrides = _governing_overrides([event for event in events if event.recurrence_id is not None], window)
    if len(masters) * len(overrides) > MOST_PAIRS:
        raise WorkLimit("too many events share this UID")
    laid = []
    for master in masters:
        laid += _lay_master(master, overrides, window, budget)
    laid += [once for event in overrides if (once := _lay_once(event, window))]
    return [entry for entry in laid if entry.spans[0].size]


def _latest(masters: list[Event]) -> list[Event]:
    """Keep the masters of the highest SEQUENCE; equals all count, since none can be told to be the stale one."""
    highest = max((event.sequence for event in masters), default=0)
    return [event for event in masters if event.sequence == highest]


def _governing_overrides(overrides: list[Event], window: Window) -> list[Event]:
    """Keep, for each instance that is replaced, the overrides of the highest SEQUENCE."""
    highest: dict[tuple[int, bool], int] = {}
    keyed = [(_plain_key(event, window), event) for event in overrides]
    for key, event in keyed:
        highest[key] = max(event.sequence, highest.get(key, event.sequence))
    return [event for key, event in keyed if event.sequence == highest[key]]


def _plain_key(event: Event, window: Window) -> tuple[int, bool]:
    stamp = event.recurrence_id
    assert stamp is not None
    return (stamp.seconds if stamp.is_date else window.instant(stamp), stamp.is_date)


def _lay_master(master: Event, overrides: list[Event], window: Window, budget: Budget) -> list[Laid]:
    moved = _later_shifts(master, overrides, window)
    reach = max((abs(shift.delta) + shift.length.longest for shift in moved), default=0)
    instances = master_instances(master, window, budget, reach=reach)
    kept = ~_replaced(instances, overrides, window, master)
    laid = []
    bounds = [*(shift.after for shift in moved), None]
    own = instances.keys <= bounds[0] if bounds[0] is not None else np.ones(instances.keys.size, dtype=np.bool_)
    laid.append(Laid(master, instances.pick(kept & own)))
    for shift, until in zip(moved, bounds[1:], strict=True):
        mine = kept & (instances.keys > shift.after)
        if until is not None:
            mine &= instances.keys <= until
        laid.append(Laid(shift.event, shift.move(instances.keys[mine])))
    return laid


def _replaced(instances: Instances, overrides: list[Event], window: Window, master: Event) -> NDArray[np.bool_]:
    """Return which instances an override stands in for."""
    moments, walls, days = [], [], []
    is_floating = not (master.start.is_utc or master.start.tzid or master.start.is_date)
    for event in overrides:
        stamp = event.recurrence_id
        assert stamp is not None
        if master.start.is_date:
            days.append(stamp.seconds // DAY)
        else:
            moments.append(window.instant(stamp, like=instances.zone))
            walls += [stamp.seconds] if is_floating and stamp.is_utc else []
    replaced = is_one_of(instances.keys, moments)
    for wanted, own in ((walls, instances.local), (days, instances.local // DAY)):
        if wanted:
            replaced |= is_one_of(own, wanted)
    return replaced


@dataclass(frozen=True, slots=True)
class _Shift:
    """A THISANDFUTURE override: instances after ``after`` move by ``delta`` wall-clock seconds and last ``length``."""

    event: Event
    after: int
    delta: int
    length: Length
    window: Window

    def move(self, keys: Ints) -> Spans:
        zone = self.window.zone(self.event.start)
        local = zone.to_local(keys) + self.delta
        return zone.to_instants(local), self.length.ends(local, zone)


def _later_shifts(master: Event, overrides: list[Event], window: Window) -> list[_Shift]:
    """Return the THISANDFUTURE overrides in the order they take over."""
    shifts = []
    for event in overrides:
        stamp = event.recurrence_id
        if not event.this_and_future or stamp is None:
            continue
        zone = window.zone(event.start)
        after = window.instant(stamp, like=window.zone(master.start))
        shifts.append(_Shift(event, after, event.start.seconds - zone.local(after), window.length(event), window))
    return sorted(shifts, key=lambda shift: (shift.after, shift.event.index))


def _lay_once(event: Event, window: Window) -> Laid | None:
    """Lay out an event as one instance, whatever RRULE it carries; None when it lies outside the window."""
    start, end = window.first_span(event)
    if end <= window.first or start >= window.last:
        return None
    return Laid(event, (np.array([start], dtype=np.int64), np.array([end], dtype=np.int64)))
