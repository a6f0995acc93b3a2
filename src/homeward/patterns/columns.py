"""The design of the causes model: two score blocks as columns, the imagined silent days, and the recalled usual row."""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.evidence import change_days, step_columns
from homeward.patterns.scores import VARIANCE, Scores
from homeward.patterns.series import FloatArray

CONST_O, CONST_S, WEEKEND, EARLY, WORRY, LOAD, DRIFT, Y = range(8)
UNLOGGED_VARIANCE = 4.0  # tipping-point check: an imagined day counts a quarter (patterns page 3.4)


@dataclass(frozen=True, slots=True)
class Columns:
    """Design of one window of T days with K change days.

    ``base`` (2, T, 8); ``extra`` (2, T, 2K + 1 + 4): steps, ramps, all ones ("began before"), four stressors;
    ``weight`` (2, T); ``days`` (K,).
    """

    base: FloatArray
    extra: FloatArray
    weight: FloatArray
    days: FloatArray


def make_columns(scores: Scores, unlogged_shift: float | None) -> Columns:
    """Lay the window out as columns.

    Parameters
    ----------
    scores : Scores
        The window's scores.
    unlogged_shift : float or None
        Enter silent days at this score, in SDs above the mean, at a quarter of a full day's weight; None leaves
        them out.

    Returns
    -------
    Columns
        Inputs centred on their means.
    """
    length = scores.load.size
    days = change_days(length)
    y, weight = scores.y, scores.weight
    if unlogged_shift is not None:
        silent = weight.sum(axis=0) == 0
        y = np.where(silent[None, :], unlogged_shift, y)
        typical = np.array([[2 / VARIANCE["countable"]], [3 / VARIANCE["felt"]]]) / UNLOGGED_VARIANCE
        weight = np.where(silent[None, :], typical, weight)
    one, nought = np.ones(length), np.zeros(length)
    load = scores.load - scores.load.mean()
    worry = scores.anxiety - scores.anxiety.mean()
    drift = np.arange(length) / max(length - 1, 1) - 0.5
    countable = np.stack([one, nought, scores.weekend, nought, nought, load, nought, y[0]], axis=1)
    felt = np.stack([nought, one, scores.weekend, scores.early, worry, load, drift, y[1]], axis=1)
    stressors = (scores.stressors - scores.stressors.mean(axis=1, keepdims=True)).T
    shared = np.concatenate([step_columns(length, days), one[:, None], stressors], axis=1)
    return Columns(np.stack([countable, felt]), np.stack([shared, shared]), weight, days)


@dataclass(frozen=True, slots=True)
class Below:
    """How far load, worry and the four stressors lay below their diary means in the usual time."""

    load: float
    worry: float
    stressors: FloatArray


def usual_row(
    columns: Columns, scores: Scores, below: Below, *, variance: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the recalled usual felt level as zero or one row of base and extra columns with its precision."""
    width = columns.extra.shape[2]
    if scores.usual_items == 0:
        return np.zeros((0, 8)), np.zeros((0, width)), np.zeros(0)
    base = np.zeros((1, 8))
    base[0, [CONST_S, WORRY, LOAD, Y]] = 1.0, -below.worry, -below.load, scores.usual
    extra = np.zeros((1, width))
    extra[0, -4:] = -below.stressors
    return base, extra, np.array([scores.usual_items / (3.0 * variance)])
