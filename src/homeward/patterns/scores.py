"""From a diary's items to what the model reads: two scores, the inputs, and the columns, each on its unit.

Scores are in SDs of ordinary daily noise of the partner's distance. What would break it: an item whose shipped SD is
far from real use; the weight of eight days lets a person's own spread take over.
"""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.series import STRESSORS, DiarySeries, FloatArray

COUNTABLE = ("cancelled", "text_only")
FELT = ("irritable", "quiet", "closeness")
# Shipped spread of an item over ordinary days, and how many days of one's own it weighs against.
SHIPPED_SD = {"cancelled": 0.34, "text_only": 0.38, "irritable": 0.95, "quiet": 0.95, "closeness": 1.05}
# How often most people tick a countable item on an ordinary day (own; held loosely by the priors).
SHIPPED_MEAN = {"cancelled": 0.13, "text_only": 0.18}
SHIPPED_WEIGHT = 8.0
LOADING = {"countable": 0.36, "felt": 0.60}  # patterns page 3.1: how far one SD of distance moves one item, in its SDs
VARIANCE = {"countable": 7.3, "felt": 1.4}  # of one item's score, divided by the number answered that day
LOAD_RATING, LOAD_LATE = 0.8, 0.5  # the load is mostly the rating; late evenings rescue it from leaking mood
TODAY, YESTERDAY = 0.75, 0.25
EARLY_DECAY_DAYS = 2.0  # first diary days run high (evidence page 56)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model reads of one window of T days.

    ``y`` (2, T) countable and felt score, 0 where none; ``weight`` (2, T) 1/v, 0 where none; ``load`` (T,) lagged mix;
    ``load_today`` (T,) NaN where unknown; ``stressors`` (4, T) filled; ``stressors_today`` (4, T) NaN where unknown;
    ``anxiety`` (T,) filled, centred; ``anxiety_today`` (T,) NaN where unknown; ``weekend`` and ``early`` (T,).
    ``usual`` recalled felt score, NaN if skipped; ``usual_items`` how many of its three items were recalled;
    ``typical`` where the countable score lies on an ordinary day of most people.
    """

    y: FloatArray
    weight: FloatArray
    load: FloatArray
    load_today: FloatArray
    stressors: FloatArray
    stressors_today: FloatArray
    anxiety: FloatArray
    anxiety_today: FloatArray
    weekend: FloatArray
    early: FloatArray
    usual: float
    usual_items: int
    typical: float


def spread(x: FloatArray, shipped: float) -> tuple[float, float]:
    """Return (mean, SD) of answered days, the SD shrunk to the shipped one at a weight of eight days."""
    known = x[~np.isnan(x)]
    if known.size == 0:
        return 0.0, shipped
    centre = float(known.mean())
    free = known.size - 1
    total = float(np.square(known - centre).sum()) + SHIPPED_WEIGHT * shipped**2
    return centre, (total / (free + SHIPPED_WEIGHT)) ** 0.5


def block(z: FloatArray, loading: float, variance: float) -> tuple[FloatArray, FloatArray]:
    """Average (K, T) standardised items over what was answered: score (T,) and precision (T,), both 0 where none."""
    known = ~np.isnan(z)
    count = known.sum(axis=0)
    total = np.where(known, z, 0.0).sum(axis=0)
    return total / np.maximum(count, 1) / loading, count / variance


def filled(x: FloatArray) -> FloatArray:
    """Put the mean of answered days where nothing was answered (0 if never answered)."""
    known = ~np.isnan(x)
    centre = float(x[known].mean()) if known.any() else 0.0
    return np.where(known, x, centre)


def lagged(x: FloatArray) -> FloatArray:
    """Mix today and yesterday 3:1; where one of them is unknown the other stands for both."""
    before = np.concatenate([x[:1], x[:-1]])
    today = np.where(np.isnan(x), before, x)
    yesterday = np.where(np.isnan(before), x, before)
    return filled(TODAY * today + YESTERDAY * yesterday)


def load_of_day(series: DiarySeries) -> FloatArray:
    """Return the (T,) load of each day, NaN where neither rating nor lateness was answered."""
    rating, late = series.item("work_load"), series.item("late_home")
    rate_known, late_known = ~np.isnan(rating), ~np.isnan(late)
    typical_rating = float(rating[rate_known].mean()) if rate_known.any() else 0.0
    typical_late = float(late[late_known].mean()) if late_known.any() else 0.0
    mix = LOAD_RATING * np.where(rate_known, rating, typical_rating) + LOAD_LATE * np.where(
        late_known, late, typical_late
    )
    return np.where(rate_known | late_known, mix, np.nan)


def felt_sign(name: str, x: FloatArray | float) -> FloatArray:
    """Turn an item so that more means more distance (closeness 1..7 is reversed)."""
    return np.asarray(8.0 - x if name == "closeness" else x)


def recalled(series: DiarySeries, shape: dict[str, tuple[float, float]]) -> tuple[float, int]:
    """Return the recalled usual felt level on the score's unit, and how many items it rests on."""
    facts = series.facts
    told = {"irritable": facts.usual_irritable, "quiet": facts.usual_quiet, "closeness": facts.usual_closeness}
    z = [
        (float(felt_sign(name, value)) - shape[name][0]) / shape[name][1]
        for name, value in told.items()
        if value is not None and not np.isnan(series.item(name)).all()
    ]
    return (float(np.mean(z)) / LOADING["felt"], len(z)) if z else (float("nan"), 0)


def typical_countable(shape: dict[str, tuple[float, float]]) -> float:
    """Return where an ordinary day of most people lies on this writer's countable score."""
    z = [(SHIPPED_MEAN[name] - shape[name][0]) / shape[name][1] for name in COUNTABLE]
    return float(np.mean(z)) / LOADING["countable"]


def make_scores(series: DiarySeries) -> Scores:
    """Build the scores of one window.

    Parameters
    ----------
    series : DiarySeries
        The window; T >= 1 days.

    Returns
    -------
    Scores
        All arrays finite but those named ``_today``.
    """
    turned = {name: felt_sign(name, series.item(name)) for name in FELT}
    turned |= {name: series.item(name) for name in COUNTABLE}
    shape = {name: spread(x, SHIPPED_SD[name]) for name, x in turned.items()}
    z = {name: (x - shape[name][0]) / shape[name][1] for name, x in turned.items()}
    countable = block(np.stack([z[name] for name in COUNTABLE]), LOADING["countable"], VARIANCE["countable"])
    felt = block(np.stack([z[name] for name in FELT]), LOADING["felt"], VARIANCE["felt"])
    load = load_of_day(series)
    stressors = np.stack([series.item(name) for name in STRESSORS])
    anxiety = series.item("own_anxiety")
    usual, count = recalled(series, shape)
    calm = filled(anxiety)
    return Scores(
        y=np.stack([countable[0], felt[0]]),
        weight=np.stack([countable[1], felt[1]]),
        load=lagged(load),
        load_today=load,
        stressors=np.stack([lagged(x) for x in stressors]),
        stressors_today=stressors,
        anxiety=calm,
        anxiety_today=anxiety,
        weekend=series.weekend.astype(float),
        early=np.exp(-np.arange(series.length) / EARLY_DECAY_DAYS),
        usual=usual,
        usual_items=count,
        typical=typical_countable(shape),
    )
