"""How far felt distance goes with the day's load, person by person: a plain slope with its interval, no verdict."""

import numpy as np

from homeward.patterns.mixture import Mixture
from homeward.patterns.regression import cross_products, fit_base, make_grid
from homeward.patterns.scores import load_of_day, make_scores
from homeward.patterns.series import DiarySeries, FloatArray

SLOPE_GRID = make_grid({0.0: 0.4, 0.3: 0.4, 0.6: 0.2}, {0.2: 0.4, 0.6: 0.4, 1.5: 0.2})
FEWEST = 8  # days with both load and a felt item


def standardised(x: FloatArray, known: FloatArray) -> FloatArray:
    """Return ``x`` in its own SDs about its mean over known days, 0 elsewhere."""
    centre, spread = float(x[known > 0].mean()), float(x[known > 0].std())
    return np.where(known > 0, (x - centre) / spread, 0.0) if spread > 0 else np.zeros_like(x)


def load_slope(window: DiarySeries) -> tuple[float, float, float] | None:
    """Estimate the same-day slope of felt distance on load.

    Parameters
    ----------
    window : DiarySeries
        The days to read.

    Returns
    -------
    (mean, low, high) or None
        SD of felt distance per SD of load within this diary, 90 % interval; None below eight days with both or when
        either never varies. The prior is wide, so that averages over people are not drawn to zero.

    References
    ----------
    Model as in ``regression``; Bolger and Laurenceau 2013, Intensive Longitudinal Methods, for the estimand.
    """
    scores = make_scores(window)
    load = load_of_day(window)
    known = ((scores.weight[1] > 0) & ~np.isnan(load)).astype(float)
    if known.sum() < FEWEST:
        return None
    x, y = standardised(np.where(known > 0, load, 0.0), known), standardised(scores.y[1], known)
    if not x.any() or not y.any():
        return None
    days = np.arange(window.length) / max(window.length - 1, 1) - 0.5
    base = np.stack([np.ones(x.size), x, window.weekend - 2 / 7, days, y], axis=1)[None]
    products = cross_products(base, np.zeros((1, x.size, 0)), known[None], SLOPE_GRID)
    fit = fit_base(products, (0, 1, 2, 3), np.zeros(4), np.array([2.0, 2.0, 1.0, 1.0]))
    logs = SLOPE_GRID.log_prior + fit.log_evidence
    weight = np.exp(logs - np.logaddexp.reduce(logs))
    sd = np.sqrt(fit.precision_inverse[:, 1, 1] * fit.scale / fit.shape)
    part = Mixture(weight, fit.mean[:, 1], sd)
    return (part.average(), *part.interval(0.9))
