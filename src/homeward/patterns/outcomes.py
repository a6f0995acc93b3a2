"""What Q3 assumes of each outcome, and its columns: everything but the plan that may have moved it.

What would break it: a change in life that began with the plan and is in none of the columns.
"""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.evidence import step_columns
from homeward.patterns.scores import EARLY_DECAY_DAYS, lagged, load_of_day
from homeward.patterns.series import OUTCOME_ITEM, STRESSORS, DiarySeries, FloatArray

DOSE_DAYS = 5.0  # patterns page 3.1: a plan takes hold over five days
RUN_DAYS = 4  # the bad run that made one begin
LONGEST_SIDE = 200  # days of each side of the plan that are read

COLUMN_NAMES = ("level", "load", "stressor", "weekend", "run", "trend", "early", "peak_end")


@dataclass(frozen=True, slots=True)
class OutcomePriors:
    """Priors of one outcome: (mean, SD) of each column in ``COLUMN_NAMES`` and of the plan's effect.

    In SDs of the item for ratings, in log-odds for yes/no items. ``works`` is the chance that the plan moves it at
    all, ``other`` the chance, if not, that it changed on some other day. Sources: patterns page 3.1, own simulator.
    """

    columns: tuple[tuple[float, float], ...]
    effect: tuple[float, float]
    works: float
    other: float
    other_sd: float
    shipped_sd: float


def of_ratings(shipped_sd: float) -> OutcomePriors:
    """Return the priors of a rated outcome (closeness, trust)."""
    columns = ((0.0, 2.0), (-0.2, 0.25), (-0.1, 0.25), (0.1, 0.3), (-0.2, 0.4), (0.0, 0.5), (-0.2, 0.3), (0.4, 0.5))
    return OutcomePriors(columns, (0.6, 0.35), 0.38, 0.3, 0.7, shipped_sd)


OUTCOME_PRIORS: dict[str, OutcomePriors] = {
    "closeness": of_ratings(1.05),
    "trust": of_ratings(0.9),
    "buffer": OutcomePriors(
        ((0.0, 1.5), (-0.4, 0.4), (-0.1, 0.4), (0.0, 0.5), (-0.3, 0.6), (0.0, 0.7), (0.0, 0.4), (0.4, 0.6)),
        (1.1, 0.55), 0.5, 0.25, 1.0, 0.5,
    ),
    "conflict": OutcomePriors(
        ((-1.4, 1.2), (0.3, 0.4), (0.2, 0.4), (0.0, 0.5), (0.4, 0.6), (0.0, 0.7), (0.2, 0.4), (-0.4, 0.6)),
        (-0.9, 0.5), 0.38, 0.25, 1.0, 0.4,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutcomeDesign:
    """One outcome over T days: ``y`` (T,) NaN where unanswered; ``base`` (T, C); ``dose`` (T,) 0..1; ``others`` (T, E).

    ``used`` are the indices of ``COLUMN_NAMES`` that ``base`` holds.
    """

    y: FloatArray
    base: FloatArray
    dose: FloatArray
    others: FloatArray
    used: tuple[int, ...]


def centred(x: FloatArray) -> FloatArray:
    """Return ``x`` less its mean."""
    return np.asarray(x - x.mean())


def worst_stressor(series: DiarySeries) -> FloatArray:
    """Return the (T,) other stressor that was rated highest on average, lagged and centred."""
    rated = np.stack([series.item(name) for name in STRESSORS])
    averages = np.where(np.isnan(rated), 0.0, rated).sum(axis=1)
    return centred(lagged(rated[int(averages.argmax())]))


def make_design(series: DiarySeries, outcome: str, plan: int) -> OutcomeDesign:
    """Lay out one outcome around the plan.

    Parameters
    ----------
    series : DiarySeries
        The days that Q3 reads.
    outcome : str
        One of ``OUTCOMES``.
    plan : int
        The slot of the plan's first day (inclusive).

    Returns
    -------
    OutcomeDesign
        The peak's declared end is a column only where one was declared.
    """
    length = series.length
    days = np.arange(length)
    end = series.facts.peak_end
    columns = [
        np.ones(length),
        centred(lagged(load_of_day(series))),
        worst_stressor(series),
        series.weekend - 2 / 7,
        ((days >= plan - RUN_DAYS) & (days < plan)).astype(float),
        days / max(length - 1, 1) - 0.5,
        np.exp(-days / EARLY_DECAY_DAYS),
    ]
    used = tuple(range(len(columns)))
    if end is not None and 2 <= end - series.first_day < length - 1:
        columns.append(1.0 / (1.0 + np.exp(-(days - (end - series.first_day)) / 1.5)))
        used = (*used, len(columns) - 1)
    dose = np.clip((days - plan + 1) / DOSE_DAYS, 0.0, 1.0)
    change = days[3:-2:2].astype(float)
    change = change[np.abs(change - plan) > 3]
    others = step_columns(length, change)[:, : change.size]
    return OutcomeDesign(series.item(OUTCOME_ITEM[outcome]), np.stack(columns, axis=1), dose, others, used)
