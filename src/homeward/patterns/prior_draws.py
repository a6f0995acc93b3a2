"""Diaries drawn from the models' own priors, for simulation-based calibration: the truth is known and the model right.

References: Talts et al. 2018, arXiv:1804.06788; Modrak et al. 2023, doi:10.1214/23-BA1404. What would break their use:
a draw that differs from what the fit assumes, in any prior, weight or grid.
"""

from dataclasses import dataclass, replace

import numpy as np

from homeward.patterns.columns import CONST_O, CONST_S, DRIFT, EARLY, LOAD, WEEKEND, WORRY, Below, Y, make_columns
from homeward.patterns.effects import RATING_GRID
from homeward.patterns.fingerprint import Fingerprint
from homeward.patterns.model import ARTEFACT, LAYERED, NOT_WORK, WORK, Evidence
from homeward.patterns.outcomes import OutcomeDesign, OutcomePriors
from homeward.patterns.priors import Priors
from homeward.patterns.regression import SCALE_0, SHAPE_0, Grid, cross_products
from homeward.patterns.scores import make_scores
from homeward.patterns.series import DiarySeries, FloatArray


@dataclass(frozen=True, slots=True)
class CausesDraw:
    """One diary's worth of scores and what made them: cause, load slope, step size, its column, and the evidence."""

    cause: int
    load_slope: float
    step: float
    step_column: int
    stressor: int
    evidence: Evidence


def neutral(days: int) -> Fingerprint:
    """Return a fingerprint that says nothing, with a rise of one unit for every input."""
    even = np.full(days, 1.0 / max(days, 1))
    nought = np.zeros(5)
    below = Below(0.0, 0.0, np.zeros(4))
    return Fingerprint(nought, nought, np.zeros(4), np.zeros(4), even, np.tile(even, (4, 1)), 1.0, np.ones(4), below)


def draw_noise(rng: np.random.Generator, weight: FloatArray, grid: Grid) -> tuple[float, FloatArray]:
    """Return s and the (B, T) noise of B score blocks: a shared AR(1) course and each score's own error."""
    cell = int(rng.choice(grid.phi.size, p=np.exp(grid.log_prior)))
    s = float(np.sqrt(SCALE_0 / rng.gamma(SHAPE_0)))
    phi, course = float(grid.phi[cell]), np.empty(weight.shape[1])
    level = float(rng.standard_normal())
    for t in range(course.size):
        level = level if t == 0 else phi * level + float(np.sqrt(1 - phi**2)) * float(rng.standard_normal())
        course[t] = level
    own = rng.standard_normal(weight.shape) / np.sqrt(np.where(weight > 0, weight, 1.0))
    return s, s * (float(np.sqrt(grid.ratio[cell])) * course[None] + own)


def draw_causes(rng: np.random.Generator, series: DiarySeries, priors: Priors) -> CausesDraw:
    """Draw scores over a diary's own inputs from the causes model, fingerprints and recall left out.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of chance.
    series : DiarySeries
        Lends its days, silent days and inputs.
    priors : Priors
        Must have ``evidence_power`` 1 and ``began_before`` tiny, or the model is not the one drawn from.

    Returns
    -------
    CausesDraw
        Its evidence is ready for ``weigh_causes``.
    """
    scores = replace(make_scores(series), usual_items=0, typical=0.0)
    columns = make_columns(scores, None)
    s, y = draw_noise(rng, columns.weight, priors.grid)
    cause = int(rng.choice(5, p=np.array(priors.cause) / sum(priors.cause)))
    load = {WORK: priors.load_work, LAYERED: priors.load_layered}.get(cause, priors.load_idle)
    colour = priors.colour_artefact if cause == ARTEFACT else priors.colour
    table = {
        CONST_O: (0.0, priors.level_countable), CONST_S: (0.0, priors.level_felt), WEEKEND: priors.weekend,
        EARLY: priors.early, WORRY: colour, LOAD: load, DRIFT: priors.drift,
    }  # fmt: skip
    slopes = {column: mean + s * sd * float(rng.standard_normal()) for column, (mean, sd) in table.items()}
    for column, value in slopes.items():
        y = y + value * columns.base[:, :, column]
    step, step_column, stressor = 0.0, -1, -1
    if cause == NOT_WORK:
        step = priors.step[0] + s * priors.step[1] * float(rng.standard_normal())
        step_column = int(rng.integers(2 * columns.days.size))
        y = y + step * columns.extra[:, :, step_column]
    if cause == LAYERED:
        stressor = int(rng.integers(4))
        size = priors.stressor[0] + s * priors.stressor[1] * float(rng.standard_normal())
        y = y + size * columns.extra[:, :, columns.extra.shape[2] - 4 + stressor]
    base = columns.base.copy()
    base[:, :, Y] = np.where(columns.weight > 0, y, 0.0)
    drawn = replace(columns, base=base)
    products = cross_products(drawn.base, drawn.extra, drawn.weight, priors.grid)
    evidence = Evidence(priors, drawn, scores, neutral(drawn.days.size), products, priors.colour)
    return CausesDraw(cause, slopes[LOAD], step, step_column, stressor, evidence)


@dataclass(frozen=True, slots=True)
class RatingDraw:
    """One rated outcome drawn from its own model: the design with y in place, the plan's effect, and the story."""

    design: OutcomeDesign
    effect: float
    story: int


def draw_rating(rng: np.random.Generator, design: OutcomeDesign, priors: OutcomePriors) -> RatingDraw:
    """Draw a rated outcome, in SDs of the item, on the days on which it was answered.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of chance.
    design : OutcomeDesign
        Lends its columns, dose and answered days.
    priors : OutcomePriors
        The model.

    Returns
    -------
    RatingDraw
        ``story`` 0 nothing, 1 a change on another day, 2 the plan.
    """
    s, noise = draw_noise(rng, np.ones((1, design.y.size)), RATING_GRID)
    y = noise[0]
    for at, k in enumerate(design.used):
        mean, sd = priors.columns[k]
        y = y + (mean + s * sd * float(rng.standard_normal())) * design.base[:, at]
    shares = [(1 - priors.works) * (1 - priors.other), (1 - priors.works) * priors.other, priors.works]
    story = int(rng.choice(3, p=shares))
    effect = 0.0
    if story == 1:
        y = (
            y
            + s
            * priors.other_sd
            * float(rng.standard_normal())
            * design.others[:, rng.integers(design.others.shape[1])]
        )
    if story == 2:
        effect = priors.effect[0] + s * priors.effect[1] * float(rng.standard_normal())
        y = y + effect * design.dose
    return RatingDraw(replace(design, y=np.where(np.isnan(design.y), np.nan, y)), effect, story)
