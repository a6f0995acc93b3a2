"""Q3: whether an outcome changed after the plan began more than all else that would have moved it.

One small regression an outcome, columns as in ``outcomes``: level, load, the worst other stressor, weekend, the four
days before the plan, a trend, the first days' elevation, the declared end of a peak; and the plan's dose, 0 to 1 over
five days. Three stories are weighed: nothing more; a change on some other day; the plan. Ratings: normal errors with
AR(1) (``regression``); yes/no items: logistic, by Laplace (``logistic``). Felt items and worry are not adjusted for:
the plan may work through them.

What would break it: a change of life on the plan's own day. Sources: patterns page 3.1; Turner et al. 2021,
doi:10.1186/s12874-021-01364-0, on short interrupted series.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from homeward.patterns.logistic import LaplaceFit, added_column_gains, chance, fit_logistic
from homeward.patterns.mixture import Mixture, normal_cdf
from homeward.patterns.outcomes import (
    LONGEST_SIDE,
    OUTCOME_PRIORS,
    OutcomeDesign,
    OutcomePriors,
    make_design,
)
from homeward.patterns.regression import cross_products, fit_base, fit_extra, make_grid
from homeward.patterns.scores import spread
from homeward.patterns.series import GOOD_SIDE, OUTCOMES, DiarySeries, FloatArray

RATING_GRID = make_grid({0.0: 0.3, 0.3: 0.4, 0.6: 0.3}, {0.2: 0.3, 0.6: 0.5, 1.5: 0.2})


@dataclass(frozen=True, slots=True)
class Effect:
    """What the plan did to one outcome, on the item's own scale.

    ``p`` the probability that it moved the good way; ``mean``, ``low``, ``high`` the average effect over plan days and
    its 90 % interval, None when there is nothing to estimate; ``expected`` the change that was coming anyway; ``seen``
    the change in what was written; ``before`` and ``after`` answers on each side; ``without_plan`` (T,) the course
    without the plan, for the picture; ``first_slot`` its first slot.
    """

    p: float
    mean: float | None
    low: float | None
    high: float | None
    expected: float | None
    seen: float | None
    before: int
    after: int
    without_plan: FloatArray
    first_slot: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """One outcome's posterior: P(plan moved it), coefficient mixture, its map to the item's scale, course without."""

    works: float
    good: float
    coefficient: Mixture
    to_item: Callable[[float], float]
    without_plan: FloatArray


def fit_effects(series: DiarySeries) -> dict[str, Effect] | None:
    """Answer Q3 for every outcome.

    Parameters
    ----------
    series : DiarySeries
        The whole diary.

    Returns
    -------
    dict of Effect or None
        None when no plan was told.
    """
    if series.facts.plan_day is None:
        return None
    plan = series.facts.plan_day - series.first_day
    start, stop = max(0, plan - LONGEST_SIDE), min(series.length, plan + LONGEST_SIDE)
    if start >= stop:
        return {name: nothing_to_estimate(name) for name in OUTCOMES}
    part = series.window(start, stop)
    return {name: fit_outcome(part, name, plan - start, first_slot=start) for name in OUTCOMES}


def nothing_to_estimate(outcome: str, before: int = 0, after: int = 0) -> Effect:
    """Return the prior as the answer."""
    priors = OUTCOME_PRIORS[outcome]
    good = float(normal_cdf(np.array(abs(priors.effect[0]) / priors.effect[1])))
    return Effect(priors.works * good, None, None, None, None, None, before, after, np.zeros(0), 0)


def fit_outcome(series: DiarySeries, outcome: str, plan: int, *, first_slot: int) -> Effect:
    """Fit one outcome around the plan's first slot."""
    design = make_design(series, outcome, plan)
    known = ~np.isnan(design.y)
    slots = np.arange(series.length)
    before, after = int((known & (slots < plan)).sum()), int((known & (slots >= plan)).sum())
    if before < 2 or after < 2:
        return nothing_to_estimate(outcome, before, after)
    fit = fit_ratings if outcome in ("closeness", "trust") else fit_yes_no
    fitted = fit(design, OUTCOME_PRIORS[outcome], GOOD_SIDE[outcome])
    low, high = sorted(fitted.to_item(edge) for edge in fitted.coefficient.interval(0.9))
    pre, post = known & (slots < plan), known & (slots >= plan)
    # Averages over the days that were answered, so that what is seen and what was expected compare like with like.
    return Effect(
        p=fitted.works * fitted.good,
        mean=mean_effect(fitted),
        low=low,
        high=high,
        expected=float(fitted.without_plan[post].mean() - fitted.without_plan[pre].mean()),
        seen=float(design.y[post].mean() - design.y[pre].mean()),
        before=before,
        after=after,
        without_plan=fitted.without_plan,
        first_slot=first_slot,
    )


def mean_effect(fitted: Fitted) -> float:
    """Return the average of the mixture on the item's scale."""
    part = fitted.coefficient
    return float(sum(w * fitted.to_item(m) for w, m in zip(part.weight, part.mean, strict=True)))


def weigh_stories(priors: OutcomePriors, nothing: float, other: float, plan: float) -> FloatArray:
    """Return (3,) posterior of nothing, some other day, the plan, from their log evidences."""
    prior = np.array([(1 - priors.works) * (1 - priors.other), (1 - priors.works) * priors.other, priors.works])
    logs = np.log(prior) + np.array([nothing, other, plan])
    raised = np.exp(logs - logs.max())
    return np.asarray(raised / raised.sum())


@dataclass(frozen=True, slots=True)
class RatingPosterior:
    """A rated outcome's posterior in SDs of the item.

    ``story`` (3,): nothing, another day, the plan; ``weight``, ``mean``, ``sd`` (G,) of the plan's effect given the
    plan; ``rest`` (C,) the other columns' coefficients averaged over stories.
    """

    story: FloatArray
    weight: FloatArray
    mean: FloatArray
    sd: FloatArray
    rest: FloatArray

    def effect(self) -> Mixture:
        """Return the plan's effect with the mass at zero of the other stories."""
        return Mixture(self.story[2] * self.weight, self.mean, self.sd, float(1 - self.story[2]))


def weigh_ratings(design: OutcomeDesign, y: FloatArray, priors: OutcomePriors) -> RatingPosterior:
    """Weigh the three stories of one rated outcome; ``y`` (T,) in SDs of the item, NaN where unanswered."""
    known = ~np.isnan(y)
    base = np.concatenate([design.base, np.where(known, y, 0.0)[:, None]], axis=1)[None]
    extra = np.concatenate([design.dose[:, None], design.others], axis=1)[None]
    products = cross_products(base, extra, known.astype(float)[None], RATING_GRID)
    table = np.array([priors.columns[k] for k in design.used])
    plain = fit_base(products, tuple(range(len(design.used))), table[:, 0], table[:, 1])
    dose = fit_extra(products, plain, *priors.effect)
    cells = RATING_GRID.log_prior
    nothing = cells + plain.log_evidence
    moved = cells + dose.log_evidence[:, 0]
    total_nothing, total_moved = float(np.logaddexp.reduce(nothing)), float(np.logaddexp.reduce(moved))
    other = total_nothing
    if design.others.shape[1]:
        steps = fit_extra(products, plain, 0.0, priors.other_sd)
        joint = cells[:, None] + steps.log_evidence[:, 1:]
        other = float(np.logaddexp.reduce(joint, axis=None)) - float(np.log(design.others.shape[1]))
    story = weigh_stories(priors, total_nothing, other, total_moved)
    weight = np.exp(moved - total_moved)
    # Shared columns once the dose has taken its share, and without it.
    with_dose = plain.mean - dose.mean[:, :1] * dose.gain[:, :, 0]
    rest = (1 - story[2]) * (np.exp(nothing - total_nothing) @ plain.mean) + story[2] * (weight @ with_dose)
    return RatingPosterior(story, weight, dose.mean[:, 0], dose.sd[:, 0], rest)


def fit_ratings(design: OutcomeDesign, priors: OutcomePriors, side: float) -> Fitted:
    """Fit a rated outcome: normal errors, AR(1)."""
    centre, unit = spread(design.y, priors.shipped_sd)
    found = weigh_ratings(design, (design.y - centre) / unit, priors)
    mean_dose = float(design.dose[design.dose > 0].mean())
    good = float(found.weight @ normal_cdf(side * found.mean / found.sd))
    course = centre + unit * (design.base @ found.rest)
    return Fitted(float(found.story[2]), good, found.effect(), lambda b: b * mean_dose * unit, course)


def fit_yes_no(design: OutcomeDesign, priors: OutcomePriors, side: float) -> Fitted:
    """Fit a yes/no outcome: logistic, Laplace."""
    known = ~np.isnan(design.y)
    y, x = design.y[known], design.base[known]
    table = np.array([*(priors.columns[k] for k in design.used), priors.effect])
    plain = fit_logistic(x, y, table[:-1, 0], table[:-1, 1])
    full = fit_logistic(np.column_stack([x, design.dose[known]]), y, table[:, 0], table[:, 1])
    gains = added_column_gains(x, y, plain, design.others[known], priors.other_sd)
    other = plain.log_evidence
    if gains.size:
        other += float(np.logaddexp.reduce(gains)) - float(np.log(gains.size))
    story = weigh_stories(priors, plain.log_evidence, other, full.log_evidence)
    mean, sd = float(full.mode[-1]), float(np.sqrt(full.covariance[-1, -1]))
    coefficient = Mixture(story[2:], np.array([mean]), np.array([sd]), float(1 - story[2]))
    good = float(normal_cdf(np.array(side * mean / sd)))
    to_item = effect_on_chance(design, full)
    course = (1 - story[2]) * chance(design.base @ plain.mode) + story[2] * chance(design.base @ full.mode[:-1])
    return Fitted(float(story[2]), good, coefficient, to_item, course)


def effect_on_chance(design: OutcomeDesign, full: LaplaceFit) -> Callable[[float], float]:
    """Return the map from a coefficient to the average change in chance, the other columns following along."""
    treated = design.dose > 0
    columns, dose = design.base[treated], design.dose[treated]
    follow = full.covariance[:-1, -1] / full.covariance[-1, -1]

    def to_item(coefficient: float) -> float:
        rest = full.mode[:-1] + follow * (coefficient - full.mode[-1])
        start = columns @ rest
        return float((chance(start + coefficient * dose) - chance(start)).mean())

    return to_item
