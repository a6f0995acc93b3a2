"""Logistic regression with normal priors by Laplace's approximation.

log p(y) is about log p(y, b*) + (p/2) log 2 pi - (1/2) log|H| with b* the mode and H the negative Hessian there.
Reference: Tierney and Kadane 1986, doi:10.1080/01621459.1986.10478240. What would break it: a yes/no item answered the
same way on every day with a wide prior; the priors here keep the mode finite.
"""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.series import FloatArray

ROUNDS = 30
CLOSE_ENOUGH = 1e-8


@dataclass(frozen=True, slots=True)
class LaplaceFit:
    """Mode (p,), covariance (p, p), log evidence, and the fitted probabilities (n,)."""

    mode: FloatArray
    covariance: FloatArray
    log_evidence: float
    fitted: FloatArray


def chance(log_odds: FloatArray) -> FloatArray:
    """Return probabilities from log-odds, safe at both ends."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0))))


def fit_logistic(x: FloatArray, y: FloatArray, mean: FloatArray, sd: FloatArray) -> LaplaceFit:
    """Find the mode by damped Newton steps.

    Parameters
    ----------
    x : (n, p) float
        Columns.
    y : (n,) float
        0 or 1.
    mean, sd : (p,) float
        Prior of each coefficient in log-odds.

    Returns
    -------
    LaplaceFit
        The approximation at the mode.

    References
    ----------
    Tierney and Kadane 1986, doi:10.1080/01621459.1986.10478240.
    """
    precision = 1.0 / sd**2
    mode = mean.copy()
    for _ in range(ROUNDS):
        p = chance(x @ mode)
        gradient = x.T @ (y - p) - precision * (mode - mean)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(precision)
        step = np.linalg.solve(hessian, gradient)
        # A step of more than three in log-odds overshoots on small tables.
        mode = mode + step / max(1.0, float(np.abs(step).max()) / 3.0)
        if float(np.abs(step).max()) < CLOSE_ENOUGH:
            break
    log_odds = x @ mode
    p = chance(log_odds)
    hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(precision)
    _, log_det = np.linalg.slogdet(hessian)
    likelihood = float((y * log_odds - np.logaddexp(0.0, log_odds)).sum())
    prior = 0.5 * float(np.log(precision).sum()) - 0.5 * float((precision * (mode - mean) ** 2).sum())
    covariance = np.asarray(np.linalg.inv(hessian), dtype=np.float64)
    return LaplaceFit(mode, covariance, likelihood + prior - 0.5 * float(log_det), p)


def added_column_gains(x: FloatArray, y: FloatArray, fit: LaplaceFit, columns: FloatArray, sd: float) -> FloatArray:
    """Return (E,) log evidence gained by each extra column alone, prior N(0, sd), by one step from the mode."""
    if columns.shape[1] == 0:
        return np.zeros(0)
    weight = fit.fitted * (1 - fit.fitted)
    score = columns.T @ (y - fit.fitted)
    cross = (x * weight[:, None]).T @ columns
    own = (weight[:, None] * columns**2).sum(axis=0) + 1.0 / sd**2
    schur = own - np.einsum("pe,pq,qe->e", cross, fit.covariance, cross)
    schur = np.maximum(schur, 1e-9)
    return np.asarray(0.5 * score**2 / schur - 0.5 * np.log(schur) - np.log(sd))
