"""What people would use instead, with obvious settings: each says whether distance rose, and what the plan did.

Every rival sees one composite a day, the mean of the five items each rescaled to 0..1, and the same windows. Rivals
need packages that Homeward does not; a missing one is skipped by name.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from homeward.patterns.decide import q12_window
from homeward.patterns.scores import filled, load_of_day
from homeward.patterns.series import DiarySeries

LEVEL = 0.05
Z_90 = 1.645


@dataclass(frozen=True)
class Answer:
    """P(distance rose) and the interval of the plan's effect on closeness, None where the rival has no such answer."""

    p: float
    low: float | None = None
    high: float | None = None
    plan_yes: bool = False
    says: bool | None = None  # whether it says "yes"; None: from .90


def composite(series: DiarySeries) -> np.ndarray:
    """More means more distance; NaN on silent days."""
    parts = np.stack([
        series.item("cancelled"), series.item("text_only"), series.item("irritable") / 4, series.item("quiet") / 4,
        (7 - series.item("closeness")) / 6,
    ])  # fmt: skip
    known = ~np.isnan(parts)
    total = np.where(known, parts, 0.0).sum(axis=0)
    return np.where(known.any(axis=0), total / np.maximum(known.sum(axis=0), 1), np.nan)


def ols_hac(series: DiarySeries) -> Answer:
    """Statsmodels OLS with HAC(3) errors: a step at the best of all days, load, weekend; the plan as a step."""
    import statsmodels.api as sm

    window = q12_window(series)
    y, days = composite(window), np.arange(window.length)
    known = ~np.isnan(y)
    if known.sum() < 8:
        return Answer(0.5)
    shared = np.column_stack([np.ones(days.size), filled(load_of_day(window)), window.weekend])
    best, p = -np.inf, 0.5
    for tau in range(3, days.size - 2):
        x = np.column_stack([shared, days >= tau])[known]
        fit = sm.OLS(y[known], x).fit(cov_type="HAC", cov_kwds={"maxlags": 3})
        if fit.rsquared > best:
            best = fit.rsquared
            p = one_sided(float(fit.params[-1]), float(fit.pvalues[-1]))
    low, high, yes = plan_by_ols(series)
    return Answer(p, low, high, yes)


def one_sided(slope: float, two_sided: float) -> float:
    """Read a p-value as people do: as the chance that there is a rise."""
    return 1 - two_sided / 2 if slope > 0 else two_sided / 2


def plan_by_ols(series: DiarySeries) -> tuple[float | None, float | None, bool]:
    """Closeness before and after the plan, with a trend, by OLS-HAC(3)."""
    import statsmodels.api as sm

    if series.facts.plan_day is None:
        return None, None, False
    y, days = series.item("closeness"), np.arange(series.length)
    known = ~np.isnan(y)
    after = days >= series.facts.plan_day - series.first_day
    if (known & after).sum() < 3 or (known & ~after).sum() < 3:
        return None, None, False
    x = np.column_stack([np.ones(days.size), days / days.size, series.weekend, after])[known]
    fit = sm.OLS(y[known], x).fit(cov_type="HAC", cov_kwds={"maxlags": 3})
    half = Z_90 * float(fit.bse[-1])
    effect = float(fit.params[-1])
    return effect - half, effect + half, effect > 0 and float(fit.pvalues[-1]) < LEVEL


def unobserved_components(series: DiarySeries) -> Answer:
    """Statsmodels UnobservedComponents: local level, load and weekend as regressors, a step halfway."""
    import statsmodels.api as sm

    window = q12_window(series)
    y, days = composite(window), np.arange(window.length)
    if (~np.isnan(y)).sum() < 8:
        return Answer(0.5)
    step = days >= days.size // 2
    exog = np.column_stack([filled(load_of_day(window)), window.weekend, step]).astype(float)
    fit = sm.tsa.UnobservedComponents(y, "llevel", exog=exog).fit(disp=0)
    return Answer(one_sided(float(fit.params[-1]), float(fit.pvalues[-1])))


def pelt(series: DiarySeries) -> Answer:
    """Ruptures PELT, l2 cost, penalty 2 log n times the variance: a rise at the last change means distance rose."""
    import ruptures

    y = composite(q12_window(series))
    y = y[~np.isnan(y)]
    if y.size < 8 or float(y.std()) == 0:
        return Answer(0.5)
    z = (y - y.mean()) / y.std()
    ends = ruptures.Pelt(model="l2", min_size=3).fit(z).predict(pen=2 * np.log(z.size))
    if len(ends) < 2:
        return Answer(0.1)
    return Answer(0.9 if z[ends[-2] :].mean() > z[: ends[0]].mean() else 0.1)


RIVALS: dict[str, tuple[str, Callable[[DiarySeries], Answer]]] = {
    "OLS-HAC(3), best step day": ("statsmodels", ols_hac),
    "UnobservedComponents, local level": ("statsmodels", unobserved_components),
    "ruptures PELT": ("ruptures", pelt),
}


def quietly(rival: Callable[[DiarySeries], Answer], series: DiarySeries) -> Answer:
    """Run a rival without its convergence warnings; a rival that fails on a diary knows nothing of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            answer = rival(series)
        except (ValueError, np.linalg.LinAlgError, IndexError):
            return Answer(0.5)
    return answer if np.isfinite(answer.p) else Answer(0.5)
