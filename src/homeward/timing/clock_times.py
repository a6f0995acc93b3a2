"""The times of day a rule names: BYHOUR, BYMINUTE and BYSECOND, filled in from DTSTART where the rule is silent."""

import numpy as np

from homeward.timing.days import Ints
from homeward.timing.rule import FREQUENCIES, Rule


def clock_times(rule: Rule, start_of_day: int) -> Ints:
    """Return the candidate seconds of a day, ascending.

    Parameters
    ----------
    rule : Rule
        The rule. A part finer than its frequency expands; one as fine or coarser only limits.
    start_of_day : int
        DTSTART's second of its day, 0 to 86,399.

    Returns
    -------
    (N,) int64
        For a sub-day rule every unit of the day that the BY parts allow, before INTERVAL is looked at.
    """
    rank = FREQUENCIES.index(rule.frequency)
    if rank < 4 and not (rule.by_hour or rule.by_minute or rule.by_second):
        return np.array([start_of_day], dtype=np.int64)
    hours = _part(rule.by_hour, start_of_day // 3600, whole=24 if rank >= 4 else 0)
    minutes = _part(rule.by_minute, start_of_day // 60 % 60, whole=60 if rank >= 5 else 0)
    seconds = _part(rule.by_second, start_of_day % 60, whole=60 if rank >= 6 else 0)
    return (hours[:, None, None] * 3600 + minutes[None, :, None] * 60 + seconds[None, None, :]).ravel()


def _part(named: tuple[int, ...], own: int, *, whole: int) -> Ints:
    if named:
        return np.array(named, dtype=np.int64)
    return np.arange(whole, dtype=np.int64) if whole else np.array([own], dtype=np.int64)
