"""One simulated person for the demo: eight weeks, work that becomes heavy in the third, a plan from the sixth on."""

from collections.abc import Mapping
from datetime import timedelta

import numpy as np

from homeward.patterns.regimes import CLEAN
from homeward.patterns.series import ITEM_NAMES, DiarySeries
from homeward.patterns.simulate import START, Simulated, draw_person

ONSET_SHARE, PLAN_SHARE = 0.3, 0.62


def as_days(series: DiarySeries) -> list[Mapping[str, object]]:
    """Return a diary as plain mappings, the form that ``series_from_days`` reads; silent days are left out.

    Parameters
    ----------
    series : DiarySeries
        Any diary.

    Returns
    -------
    list of mapping
        ``date`` and each item's number or None.
    """
    first = series.first_date or START
    days: list[Mapping[str, object]] = []
    for slot in np.flatnonzero(series.logged):
        answers = {
            name: None if np.isnan(x) else int(x) for name, x in zip(ITEM_NAMES, series.values[slot], strict=True)
        }
        days.append({"date": first + timedelta(days=int(slot)), **answers})
    return days


def simulate_story(rng: np.random.Generator, *, weeks: int = 8) -> Simulated:
    """Draw the demo's person with what was told besides the days.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of chance.
    weeks : int
        At least five.

    Returns
    -------
    Simulated
        Cause "work", begun within the diary; the plan's first day is a Monday.
    """
    length = 7 * weeks
    plan = 7 * round(PLAN_SHARE * weeks)
    onset = round(ONSET_SHARE * length)
    works = {"buffer": True, "conflict": False, "closeness": True, "trust": False}
    return draw_person(rng, CLEAN, "work", span=(length, onset, float(length)), window=length, plan=plan, works=works)


def simulate_person(rng: np.random.Generator, *, weeks: int = 8) -> list[Mapping[str, object]]:
    """Return the demo person's days; see ``simulate_story`` for the facts that go with them."""
    return as_days(simulate_story(rng, weeks=weeks).series)
