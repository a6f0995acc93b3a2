"""Did an input itself shift, and when: Bayes factors of a shift in load, in one other stressor, in one's own worry.

Each input x (standardised by its shipped daily SD) is read as x_t = m + w weekend_t + j g_tau(t) + u_t + e_t with
AR(1) u, against the same without j. A cause that needs a shift gains the average Bayes factor over days tau; a cause
that does not need one keeps a mixture. What would break it: an input that drifts slowly all along looks like a late
shift; the ramp shape takes part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from homeward.patterns.regression import fit_base, fit_extra, make_grid, products_of_many
from homeward.patterns.series import FloatArray

DAYS_BEFORE, DAYS_AFTER = 3, 2  # a change day needs three days before it and two from it on
RAMP_DAYS = 9.0
SHIFT_MEAN, SHIFT_SD = 1.3, 0.6  # of an input that shifts, in units of its day-to-day white noise (own)
INPUT_SD = {"load": 0.75, "stressor": 0.65, "anxiety": 0.85}  # that noise, about 0.7 of an input's daily SD (own)
# Ordinary level of an input over people in its own unit, and how far people differ in its daily SDs (own; wide, so that
# a world with other habits of rating is only mildly misread). A level high from the first entry then speaks, softly.
INPUT_LEVEL = {"load": 1.42, "stressor": 0.6, "anxiety": 1.3}
LEVEL_SPREAD = 1.0
FEWEST_ANSWERS = 4
DECLARED_SD = 3.0  # days: how far a declared peak may miss
TOGETHER_DAYS = 3  # load and the other stressor of a layered cause shift within three days
INPUT_GRID = make_grid({0.0: 0.3, 0.35: 0.4, 0.7: 0.3}, {0.5: 0.5, 2.0: 0.5})


def change_days(length: int) -> FloatArray:
    """Return the (K,) slots on which a change may begin."""
    return np.arange(DAYS_BEFORE, max(length - DAYS_AFTER + 1, DAYS_BEFORE)).astype(float)


def step_columns(length: int, days: FloatArray) -> FloatArray:
    """Return (T, 2K): a step at each day, then a nine-day ramp from each day, both ending at 1."""
    since = np.arange(length)[:, None] - days[None, :]
    step = (since >= 0).astype(float)
    ramp = np.clip((since + 1) / RAMP_DAYS, 0.0, 1.0)
    return np.concatenate([step, ramp], axis=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """What one input says of a shift.

    ``log_factor`` (K,) log Bayes factor of a shift on each day, shapes averaged; ``log_before`` the same of a shift
    before the first entry; ``size`` (K,) its expected size in the input's own unit; ``before`` (K,) the expected
    level before it.
    """

    log_factor: FloatArray
    log_before: float
    size: FloatArray
    before: FloatArray


def log_mean_exp(x: FloatArray, weight: FloatArray | None = None) -> float:
    """Return log of the (weighted) mean of exp(x); 0 for an empty array."""
    if x.size == 0:
        return 0.0
    top = float(x.max())
    raised = np.exp(x - top)
    return top + float(np.log(raised.mean() if weight is None else (weight * raised).sum() / weight.sum()))


def softmax(x: FloatArray) -> FloatArray:
    """Return exp(x) scaled to sum 1."""
    raised = np.exp(x - x.max())
    return np.asarray(raised / raised.sum())


def input_shifts(inputs: Sequence[tuple[str, FloatArray]], weekend: FloatArray) -> list[Shift]:
    """Weigh a shift of each input.

    Parameters
    ----------
    inputs : sequence of (str, (T,) float)
        The kind ("load", "stressor" or "anxiety") and the input in its own unit, NaN where unknown.
    weekend : (T,) float
        1 on Saturday and Sunday.

    Returns
    -------
    list of Shift
        Over ``change_days(T)``; factors 0 where an input was hardly answered.
    """
    length = weekend.size
    days = change_days(length)
    known = np.stack([~np.isnan(x) for _, x in inputs])
    if days.size == 0:
        return [silent_shift(kind, x, days) for kind, x in inputs]
    y = np.stack([(x - INPUT_LEVEL[kind]) / INPUT_SD[kind] for kind, x in inputs])
    shared = np.broadcast_to(np.stack([np.ones(length), weekend], axis=1), (len(inputs), length, 2))
    base = np.concatenate([shared, np.where(known, y, 0.0)[:, :, None]], axis=2)[:, None]
    shapes = np.concatenate([step_columns(length, days), np.ones((length, 1))], axis=1)[None]
    products = products_of_many(base, shapes, known[:, None].astype(np.float64), INPUT_GRID)
    plain = fit_base(products, (0, 1), np.zeros(2), np.array([LEVEL_SPREAD, 0.7]))
    shifted = fit_extra(products, plain, SHIFT_MEAN, SHIFT_SD)
    cells = INPUT_GRID.phi.size
    return [
        read_shift(kind, x, days, plain.log_evidence[part], (shifted.log_evidence[part], shifted.mean[part]))
        if known[k].sum() >= FEWEST_ANSWERS
        else silent_shift(kind, x, days)
        for k, (kind, x) in enumerate(inputs)
        for part in [slice(k * cells, (k + 1) * cells)]
    ]


def silent_shift(kind: str, x: FloatArray, days: FloatArray) -> Shift:
    """Return the shift of an input that was hardly answered: it says nothing."""
    known = x[~np.isnan(x)]
    level = float(known.mean()) if known.size else 0.0
    rise = np.full(days.size, SHIFT_MEAN * INPUT_SD[kind])
    return Shift(np.zeros(days.size), 0.0, rise, np.full(days.size, level))


def read_shift(
    kind: str, x: FloatArray, days: FloatArray, plain: FloatArray, shifted: tuple[FloatArray, FloatArray]
) -> Shift:
    """Read one input's shift from its cells' evidences: without (G,), and with each shape (G, 2K + 1) and its size."""
    evidence, mean = shifted
    null = INPUT_GRID.log_prior + plain
    full = INPUT_GRID.log_prior[:, None] + evidence
    top = float(max(null.max(), full.max()))
    mass = np.exp(full - top)
    by_column = mass.sum(axis=0)
    size = (mass * mean).sum(axis=0) / np.maximum(by_column, 1e-300)
    half = days.size
    pair = np.maximum(by_column[:half] + by_column[half:-1], 1e-300)
    blended = (by_column[:half] * size[:half] + by_column[half:-1] * size[half:-1]) / pair
    quiet = float(np.log(np.exp(null - top).sum()))
    factor = np.maximum(np.log(pair / 2) - quiet, -30.0)
    log_before = float(np.log(max(by_column[-1], 1e-300))) - quiet
    return Shift(factor, log_before, blended * INPUT_SD[kind], level_before(x, days))


def level_before(x: FloatArray, days: FloatArray) -> FloatArray:
    """Return the (K,) mean level before each change day, shrunk by two days to the diary's mean."""
    known = ~np.isnan(x)
    centre = float(x[known].mean())
    total = np.concatenate([[0.0], np.cumsum(np.where(known, x - centre, 0.0))])
    count = np.concatenate([[0.0], np.cumsum(known)])
    at = days.astype(int)
    return np.asarray(centre + total[at] / (count[at] + 2.0))


def declared_prior(days: FloatArray, declared: float | None) -> FloatArray:
    """Return (K,) prior weights of the load's shift day, sum 1: even, or drawn to a declared peak's start."""
    if days.size == 0:
        return np.zeros(0)
    even = np.full(days.size, 1.0 / days.size)
    if declared is None or not days[0] - 2 * DECLARED_SD <= declared <= days[-1] + 2 * DECLARED_SD:
        return even
    drawn = np.exp(-0.5 * ((days - declared) / DECLARED_SD) ** 2)
    return np.asarray(0.2 * even + 0.8 * drawn / drawn.sum())


def together(load: Shift, other: Shift, prior: FloatArray) -> tuple[float, FloatArray]:
    """Return the log Bayes factor that both inputs shift within three days, and (K,) log weights of the load's day."""
    count = prior.size
    if count == 0:
        return 0.0, np.zeros(0)
    gap = np.abs(np.arange(count)[:, None] - np.arange(count)[None, :])
    near = (gap <= TOGETHER_DAYS).astype(float)
    near /= near.sum(axis=1, keepdims=True)
    top = float(other.log_factor.max())
    partner = top + np.log(near @ np.exp(other.log_factor - top) + 1e-300)
    weights = np.log(prior) + load.log_factor + partner
    peak = float(weights.max())
    return peak + float(np.log(np.exp(weights - peak).sum())), weights
