"""Q1 and Q2: five causes of more distance, weighed in closed form.

Per day t, a countable score O_t (cancelled, text-only) and a felt score S_t (irritable, quiet, 8 - closeness), see
``scores``; W is the partner's distance in SDs of ordinary daily noise:

    W_t = w weekend_t + b_L L_t + b_k Z_kt + d g_tau(t) + u_t      u_t ~ AR(1), lag phi, variance r s2
    O_t = a_O + W_t + e_Ot                                         e ~ N(0, s2 v), v known
    S_t = a_S + W_t + c A_t + h exp(-t/2) + f (t/T - 1/2) + e_St   s2 ~ IG(4, 4), coefficients N(m, s2 sd^2)

L is load, Z_k one other stressor, A one's own worry, g_tau a step or nine-day ramp from day tau, f a drifting felt
scale. The recalled usual felt level is one more row, so an episode that began before the diary stands out against it:
S_usual = a_S - c (mean A - usual A) - b_L (mean L - usual L). Causes:

    none        b_L about 0, c small               work        b_L large, load shifted
    not_work    as none, plus d from day tau       layered     b_L and one b_k large, both shifted within three days
    artefact    c large, worry shifted, the countable score does not move

each but none also in the form "before the first entry". Weight of a form = prior x marginal likelihood
(``regression``), averaged over nine cells of (phi, r), x fingerprint, the odds that its inputs shifted
(``fingerprint``). Mass of a real cause whose effect is below 0.3 SD counts as none.

What would break it: a usual level remembered too rosily; a load rating that is really a mood rating (late evenings
take part of that). Sources: patterns page 3.1 to 3.4; O'Hagan and Forster 2004, chapter 11, for the algebra; Repetti
1989, doi:10.1037/0022-3514.57.4.651, for work and withdrawal.
"""

from dataclasses import dataclass, replace
from math import log

import numpy as np

from homeward.patterns.columns import (
    CONST_O,
    CONST_S,
    DRIFT,
    EARLY,
    LOAD,
    WEEKEND,
    WORRY,
    Columns,
    make_columns,
    usual_row,
)
from homeward.patterns.fingerprint import Fingerprint, read_inputs
from homeward.patterns.mixture import Mixture, normal_cdf
from homeward.patterns.priors import CAUSES, SHIPPED, Priors
from homeward.patterns.regression import BaseFit, ExtraFit, Products, add_rows, cross_products, fit_base, fit_extra
from homeward.patterns.scores import Scores, make_scores
from homeward.patterns.series import DiarySeries, FloatArray

NONE, WORK, NOT_WORK, LAYERED, ARTEFACT = range(5)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cause, flat over J cells and hypotheses.

    ``log_prior`` and ``log_print`` (its fingerprint); ``log_evidence`` (J,) with the priors inside the form; ``load``,
    ``stressor``, ``step``: mean and SD of each contribution, (2, G) or (2, J), None where the form has none; ``onset``
    (K + 1,) when it began, first "before"; ``which`` stressor, -1 for none.
    """

    cause: int
    log_prior: float
    log_print: float
    log_evidence: FloatArray
    onset: FloatArray
    load: FloatArray
    stressor: FloatArray | None = None
    step: FloatArray | None = None
    which: int = -1


@dataclass(frozen=True, slots=True)
class CauseFit:
    """What the model believes of one window.

    ``p`` (5,) over ``CAUSES``, effects under the floor counted as none; ``onset`` (K + 1,) when it began, given that
    it is real: first "before the first entry", then the slots ``days`` (K,); the three contributions as mixtures in
    SD of daily noise; ``worst_stressor`` the likeliest other stressor.
    """

    p: FloatArray
    onset: FloatArray
    days: FloatArray
    load: Mixture
    stressor: Mixture
    unexplained: Mixture
    worst_stressor: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Products of one window and what its inputs say, for the forms to draw on."""

    priors: Priors
    columns: Columns
    scores: Scores
    prints: Fingerprint
    products: Products
    colour: tuple[float, float]

    def with_usual(self, *, load: float = 0.0, worry: float = 0.0) -> Products:
        """Return the products with the usual row; ``load`` and ``worry`` lie that much lower in it."""
        below = self.prints.below
        if load:
            below = replace(below, load=load, stressors=np.full(4, self.priors.typical_stressor_rise))
        if worry:
            below = replace(below, worry=worry)
        rows = usual_row(self.columns, self.scores, below, variance=self.priors.recall_variance)
        return add_rows(self.products, *rows)

    def base(self, products: Products, load: tuple[float, float], colour: tuple[float, float]) -> BaseFit:
        """Fit the shared columns under one cause's priors of load slope and colour."""
        own = self.priors
        levels = (self.scores.typical, own.level_countable), (0.0, own.level_felt)
        table = np.array([*levels, own.weekend, own.early, colour, load, own.drift])
        return fit_base(products, (CONST_O, CONST_S, WEEKEND, EARLY, WORRY, LOAD, DRIFT), table[:, 0], table[:, 1])

    def split(self, cause: int, *, before: bool) -> float:
        """Return the log prior of a form: the cause's, times whether it began before the diary."""
        share = self.priors.began_before
        return float(np.log(self.priors.cause[cause]) + np.log(share if before else 1.0 - share))


@dataclass(frozen=True, slots=True)
class Inputs:
    """What stays the same however silent days are imagined: the scores and the inputs' fingerprint."""

    scores: Scores
    prints: Fingerprint


def read_window(series: DiarySeries, *, priors: Priors = SHIPPED) -> Inputs:
    """Score one window and weigh its inputs' shifts."""
    scores = make_scores(series)
    declared = series.facts.peak_start
    return Inputs(scores, read_inputs(scores, priors, None if declared is None else float(declared - series.first_day)))


def fit_causes(
    series: DiarySeries,
    *,
    priors: Priors = SHIPPED,
    inputs: Inputs | None = None,
    unlogged_shift: float | None = None,
) -> CauseFit:
    """Weigh the five causes over one window.

    Parameters
    ----------
    series : DiarySeries
        The window of days that Q1 and Q2 read; at least one day.
    priors : Priors
        The shipped priors unless a test says otherwise.
    inputs : Inputs or None
        What ``read_window`` gave for the same window, to spare doing it again.
    unlogged_shift : float or None
        For the tipping-point check: silent days enter at this score (SD), at a quarter of a day's weight.

    Returns
    -------
    CauseFit
        Probabilities sum to 1.

    References
    ----------
    Patterns page 3.1; O'Hagan and Forster 2004, Kendall's Advanced Theory of Statistics 2B, chapter 11.
    """
    read = inputs or read_window(series, priors=priors)
    columns = make_columns(read.scores, unlogged_shift)
    products = cross_products(columns.base, columns.extra, columns.weight, priors.grid)
    colour = ordinary_colour(priors, series.facts.trait_anxiety)
    return weigh_causes(Evidence(priors, columns, read.scores, read.prints, products, colour))


def weigh_causes(evidence: Evidence) -> CauseFit:
    """Weigh all forms of all causes and combine them."""
    forms = [*quiet_and_step(evidence), *work_forms(evidence), *layered_forms(evidence), *artefact_forms(evidence)]
    return combine(forms, evidence)


def ordinary_colour(priors: Priors, trait: float | None) -> tuple[float, float]:
    """Return the prior of how far felt items follow worry in anyone; a worried trait widens it a little."""
    more = 0.0 if trait is None else float(np.clip(priors.colour_by_trait * (trait - 3.5), 0.0, 0.15))
    return priors.colour[0] + more, priors.colour[1] + more / 3


def slope(fit: BaseFit, column: int) -> FloatArray:
    """Return (2, G): mean and SD of one base coefficient in SD of daily noise."""
    at = fit.picked.index(column)
    return np.stack([fit.mean[:, at], np.sqrt(fit.precision_inverse[:, at, at] * fit.scale / fit.shape)])


def onset_at(days: FloatArray, *, before: bool = False) -> FloatArray:
    """Return (K + 1,) weights from (K,) within-diary weights, or all mass on "before"."""
    return np.concatenate([[1.0], np.zeros(days.size)]) if before else np.concatenate([[0.0], days])


def quiet_and_step(evidence: Evidence) -> list[Form]:
    """Return none, and not_work within and before the diary: they share one base fit."""
    own, prints = evidence.priors, evidence.prints
    products = evidence.with_usual()
    base = evidence.base(products, own.load_idle, evidence.colour)
    cells, count = own.grid.log_prior, evidence.columns.days.size
    idle_load = slope(base, LOAD) * prints.load_rise
    none_prior = float(np.log(own.cause[NONE]))
    none = Form(NONE, none_prior, prints.within[NONE], cells + base.log_evidence, np.zeros(count + 1), idle_load)
    extra = fit_extra(products, base, *own.step)
    steps = slice(0, 2 * count)
    forms = [none, step_form(evidence, extra, 2 * count, idle_load)]
    if count:
        joint = cells[:, None] + extra.log_evidence[:, steps] - np.log(2 * count)
        by_day = np.exp(joint - joint.max()).sum(axis=0)
        onset = onset_at((by_day[:count] + by_day[count:]) / by_day.sum())
        spread = np.stack([extra.mean[:, steps].ravel(), extra.sd[:, steps].ravel()])
        prior, prints_in = evidence.split(NOT_WORK, before=False), prints.within[NOT_WORK]
        forms.append(Form(NOT_WORK, prior, prints_in, joint.ravel(), onset, idle_load, step=spread))
    return forms


def step_form(evidence: Evidence, extra: ExtraFit, column: int, idle_load: FloatArray) -> Form:
    """Return not_work that began before the first entry: only the recalled usual level can tell it from none."""
    prior, prints = evidence.split(NOT_WORK, before=True), evidence.prints.before[NOT_WORK]
    weight = evidence.priors.grid.log_prior + extra.log_evidence[:, column]
    spread = np.stack([extra.mean[:, column], extra.sd[:, column]])
    onset = onset_at(evidence.columns.days, before=True)
    return Form(NOT_WORK, prior, prints, weight, onset, idle_load, step=spread)


def work_forms(evidence: Evidence) -> list[Form]:
    """Return work within and before the diary."""
    own, prints = evidence.priors, evidence.prints
    forms = []
    for before in (False, True):
        rise = own.typical_load_rise if before else prints.load_rise
        base = evidence.base(evidence.with_usual(load=rise if before else 0.0), own.load_work, evidence.colour)
        factor = (prints.before if before else prints.within)[WORK]
        prior, weight = evidence.split(WORK, before=before), own.grid.log_prior + base.log_evidence
        onset = onset_at(prints.load_days, before=before)
        forms.append(Form(WORK, prior, factor, weight, onset, slope(base, LOAD) * rise))
    return forms


def layered_forms(evidence: Evidence) -> list[Form]:
    """Return load with each of four stressors, within and before the diary."""
    own, prints = evidence.priors, evidence.prints
    forms = []
    for before in (False, True):
        rise = own.typical_load_rise if before else prints.load_rise
        products = evidence.with_usual(load=rise if before else 0.0)
        base = evidence.base(products, own.load_layered, evidence.colour)
        extra = fit_extra(products, base, *own.stressor)
        load = slope(base, LOAD) * rise
        for k in range(4):
            column = extra.mean.shape[1] - 4 + k
            other_rise = own.typical_stressor_rise if before else float(prints.stressor_rise[k])
            factor = (prints.layered_before if before else prints.layered_within)[k]
            prior = evidence.split(LAYERED, before=before) - log(4)
            weight = own.grid.log_prior + extra.log_evidence[:, column]
            other = np.stack([extra.mean[:, column], extra.sd[:, column]]) * other_rise
            onset = onset_at(prints.layered_days[k], before=before)
            forms.append(Form(LAYERED, prior, factor, weight, onset, load, stressor=other, which=k))
    return forms


def artefact_forms(evidence: Evidence) -> list[Form]:
    """Return ratings that move with the writer's own worry, within and before the diary."""
    own, prints = evidence.priors, evidence.prints
    forms = []
    for before in (False, True):
        products = evidence.with_usual(worry=own.typical_worry_rise if before else 0.0)
        base = evidence.base(products, own.load_idle, own.colour_artefact)
        factor = (prints.before if before else prints.within)[ARTEFACT]
        prior, weight = evidence.split(ARTEFACT, before=before), own.grid.log_prior + base.log_evidence
        no_onset = np.zeros(evidence.columns.days.size + 1)
        forms.append(Form(ARTEFACT, prior, factor, weight, no_onset, slope(base, LOAD) * prints.load_rise))
    return forms


def effect(form: Form) -> FloatArray:
    """Return (2, J): mean and SD of the whole effect of a real cause."""
    if form.cause == NOT_WORK and form.step is not None:
        return form.step
    if form.stressor is None:
        return form.load
    return np.stack([form.load[0] + form.stressor[0], np.hypot(form.load[1], form.stressor[1])])


def form_weights(forms: list[Form], priors: Priors) -> list[FloatArray]:
    """Return unscaled weights (J,) of every form, evidence and fingerprint each raised to its own power."""
    totals = [float(np.logaddexp.reduce(form.log_evidence)) for form in forms]
    logs = [
        form.log_prior + priors.fingerprint_power * form.log_print + priors.evidence_power * (total - totals[0])
        for form, total in zip(forms, totals, strict=True)
    ]
    top = max(logs)
    return [
        np.exp(weight - top + form.log_evidence - total)
        for form, weight, total in zip(forms, logs, totals, strict=True)
    ]


def by_part(weights: FloatArray, spread: FloatArray | None, cells: int) -> tuple[FloatArray, FloatArray | None]:
    """Return weights and spread of one contribution with as few parts as will do.

    Weights (J,) are laid out cell by cell. A spread of one column a cell takes each cell's whole weight; a longer one
    is averaged over cells, mean and variance kept.
    """
    if spread is None:
        return weights, None
    grid = weights.reshape(cells, -1)
    if spread.shape[1] == cells:
        return grid.sum(axis=1), spread
    mean, sd = spread[0].reshape(cells, -1), spread[1].reshape(cells, -1)
    total = np.maximum(grid.sum(axis=0), 1e-300)
    centre = (grid * mean).sum(axis=0) / total
    variance = (grid * (sd**2 + (mean - centre) ** 2)).sum(axis=0) / total
    return total, np.stack([centre, np.sqrt(np.maximum(variance, 1e-12))])


def tempered(p: FloatArray, evidence: Evidence) -> FloatArray:
    """Return probabilities made a little bolder where most days were written, humbler where many were silent."""
    own = evidence.priors
    written = float((evidence.scores.weight.sum(axis=0) > 0).mean())
    power = np.exp(own.sharpness + own.sharpness_by_logged * (max(written, 0.4) - 0.8))
    raised = p**power
    raised = raised / raised.sum()
    # Bolder among the real stories, and for "nothing" against worry; never for worry against "nothing".
    groups = [[WORK, NOT_WORK, LAYERED], *([[NONE, ARTEFACT]] if raised[NONE] > raised[ARTEFACT] else [])]
    for group in groups:
        whole, parts = raised[group].sum(), raised[group] ** own.sharpness_within
        raised[group] = whole * parts / max(parts.sum(), 1e-300)
    return np.asarray(raised / raised.sum())


def combine(forms: list[Form], evidence: Evidence) -> CauseFit:
    """Turn weights to probabilities, move effects below the floor to none, and collect onset and contributions."""
    raw = form_weights(forms, evidence.priors)
    total = sum(float(w.sum()) for w in raw)
    p = np.zeros(len(CAUSES))
    onset = np.zeros(evidence.columns.days.size + 1)
    by_stressor = np.zeros(4)
    for form, weights in zip(forms, raw, strict=True):
        share = weights / total
        if form.cause in (WORK, NOT_WORK, LAYERED):
            mean, sd = effect(form)
            real = float((share * (1.0 - normal_cdf((evidence.priors.floor - mean) / sd))).sum())
            p[form.cause] += real
            p[NONE] += float(share.sum()) - real
            onset += real * form.onset
        else:
            p[form.cause] += float(share.sum())
        if form.which >= 0:
            by_stressor[form.which] += float(share.sum())
    cells = evidence.priors.grid.phi.size
    load, stressor, step = (
        Mixture.gather([by_part(w / total, getattr(form, name), cells) for form, w in zip(forms, raw, strict=True)])
        for name in ("load", "stressor", "step")
    )
    p = tempered(p / p.sum(), evidence)
    seen = onset.sum()
    return CauseFit(
        p,
        onset / seen if seen > 0 else onset,
        evidence.columns.days,
        load,
        stressor,
        step,
        int(by_stressor.argmax()),
    )
