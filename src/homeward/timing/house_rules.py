"""A person's own days as instants: each wall-clock rule laid on every day of their zone, clipped and never shifted."""

from dataclasses import dataclass

import numpy as np

from homeward.timing.days import DAY, Ints
from homeward.timing.preferences import HouseRules, LocalWindow, Preferences
from homeward.timing.spans import Spans, merge
from homeward.timing.zone import Zone


@dataclass(frozen=True, slots=True)
class Hold:
    """Spans that a window may not touch, and what they are: ``kind`` names the rule or the sort of appointment."""

    kind: str
    spans: Spans


def house_holds(rules: HouseRules, zone: Zone, first: int, last: int) -> list[Hold]:
    """Return the stretches of a person's days that no talk may touch.

    Parameters
    ----------
    rules : HouseRules
        Their rules; minutes are wall clock.
    zone : Zone
        Their zone.
    first, last : int
        The window, instants.

    Returns
    -------
    list of Hold
        Kinds ``night``, ``work``, ``commute``, ``dinner`` and ``kids_bed``, each merged; a kind without any stretch
        is left out.
    """
    named: list[tuple[str, tuple[LocalWindow, ...]]] = [
        ("night", (LocalWindow(rules.bed, rules.up),) if rules.bed != rules.up else ()),
        ("work", rules.work),
        ("commute", _commutes(rules)),
        ("dinner", (rules.dinner,) if rules.dinner else ()),
        ("kids_bed", (rules.kids_bed,) if rules.kids_bed else ()),
    ]
    return [Hold(kind, lay_windows(windows, zone, first, last)) for kind, windows in named if windows]


def _commutes(rules: HouseRules) -> tuple[LocalWindow, ...]:
    if not rules.commute_minutes:
        return ()
    ways = []
    for stretch in rules.work:
        end = stretch.end + (1440 if stretch.end <= stretch.start else 0)
        ways.append(LocalWindow(stretch.start - rules.commute_minutes, stretch.start, stretch.days))
        ways.append(LocalWindow(end, end + rules.commute_minutes, stretch.days))
    return tuple(ways)


def days_off(preferences: Preferences, zone: Zone, first: int, last: int) -> Hold:
    """Return the whole days without a talk, in the home zone."""
    days = _local_days(zone, first, last)
    dates = [day.toordinal() - 719_163 for day in preferences.no_talk_dates]
    chosen = days[np.isin(days, dates) | np.isin((days + 3) % 7, preferences.no_talk_weekdays)]
    return Hold("no_talk_day", _instants(chosen * DAY, (chosen + 1) * DAY, zone))


def lay_windows(windows: tuple[LocalWindow, ...], zone: Zone, first: int, last: int) -> Spans:
    """Lay wall-clock stretches on every day that the window touches.

    A stretch is all instants whose clock shows a time within it: on a day whose clock jumps it gets shorter, on a day
    whose clock goes back it holds the repeated hour twice.
    """
    days = _local_days(zone, first, last)
    starts, ends = [], []
    for window in windows:
        chosen = days[np.isin((days + 3) % 7, window.days)]
        length_days = 1440 if window.end <= window.start else 0
        starts.append(chosen * DAY + window.start * 60)
        ends.append(chosen * DAY + (window.end + length_days) * 60)
    return _instants(np.concatenate(starts), np.concatenate(ends), zone)


def _local_days(zone: Zone, first: int, last: int) -> Ints:
    """Return the local days of the window, one more on each side for stretches that run over midnight."""
    return np.arange(zone.local(first) // DAY - 2, zone.local(last) // DAY + 3, dtype=np.int64)


def _instants(starts: Ints, ends: Ints, zone: Zone) -> Spans:
    return merge(zone.first_at_or_after(starts), zone.end_of_before(ends))
