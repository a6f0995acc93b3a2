"""How well answers meet known truth: Brier, ranking, calibration error, and the error rates that are promised.

What would break it: judging on diaries that were used to set the priors.
"""

from collections.abc import Sequence

import numpy as np

from homeward.patterns.decide import INSUFFICIENT, NO, YES, PlanEffect, Reading
from homeward.patterns.priors import CAUSES
from homeward.patterns.series import OUTCOMES, BoolArray, FloatArray
from homeward.patterns.simulate import Truth

Judged = Sequence[tuple[Reading, Truth]]
BINS = 10


def area_under_curve(p: FloatArray, truth: BoolArray) -> float:
    """Return the chance that a true case is ranked above a false one, ties counted half."""
    yes, no = p[truth], p[~truth]
    if yes.size == 0 or no.size == 0:
        return float("nan")
    above = (yes[:, None] > no[None, :]).mean()
    return float(above + 0.5 * (yes[:, None] == no[None, :]).mean())


def calibration_error(p: FloatArray, truth: BoolArray) -> float:
    """Return the mean gap between claim and truth over ten equal bins, weighted by their size (ECE)."""
    slot = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = [
        (slot == k).mean() * abs(float(p[slot == k].mean()) - float(truth[slot == k].mean()))
        for k in range(BINS)
        if (slot == k).any()
    ]
    return float(sum(gaps))


def share(hit: BoolArray, among: BoolArray) -> float:
    """Return the share of ``hit`` among the chosen, 0 when nothing was chosen."""
    return float(hit[among].mean()) if among.any() else 0.0


def judge_distance(judged: Judged) -> dict[str, float]:
    """Score Q1.

    Parameters
    ----------
    judged : sequence of (Reading, Truth)
        At least one.

    Returns
    -------
    dict of float
        Brier, AUC, ECE; false alarms by kind of unchanged diary; wrong yes and no among those said; the share of
        episodes begun before the diary that were answered "no"; the share answered; the median miss of the onset.
    """
    p = np.array([reading.distance.p for reading, _ in judged])
    real = np.array([truth.is_real for _, truth in judged])
    cause = np.array([truth.cause for _, truth in judged])
    yes = np.array([reading.distance.answer == YES for reading, _ in judged])
    no = np.array([reading.distance.answer == NO for reading, _ in judged])
    before = np.array([truth.began_before for _, truth in judged])
    misses = [
        abs(reading.distance.onset_day - truth.onset)
        for reading, truth in judged
        if reading.distance.onset_day is not None and truth.is_real and truth.onset is not None and truth.onset >= 0
    ]
    return {
        "brier": float(np.square(p - real).mean()),
        "auc": area_under_curve(p, real),
        "ece": calibration_error(p, real),
        "false_alarm_unchanged": share(yes, cause == "none"),
        "false_alarm_worried": share(yes, cause == "artefact"),
        "wrong_yes": share(~real, yes),
        "wrong_no": share(real, no),
        "no_when_begun_before": share(no, before & real),
        "answered": float((yes | no).mean()),
        "onset_miss_days": float(np.median(misses)) if misses else float("nan"),
    }


def judge_movement(judged: Judged) -> dict[str, float]:
    """Score Q2: Brier over five, accuracy, the share answered, right when answered, real distance called worry."""
    p = np.array([reading.movement.p for reading, _ in judged])
    truth = np.array([CAUSES.index(told.cause) for _, told in judged])
    said = np.array([reading.movement.answer for reading, _ in judged])
    answered = said != INSUFFICIENT
    right = said == np.array([told.cause for _, told in judged])
    real = np.array([told.is_real for _, told in judged])
    return {
        "brier": float(np.square(p - np.eye(5)[truth]).sum(axis=1).mean()),
        "accuracy": float((p.argmax(axis=1) == truth).mean()),
        "answered": float(answered.mean()),
        "right_when_answered": share(right, answered),
        "real_called_worry": share(said == "artefact", real),
    }


def judge_plan(judged: Judged) -> dict[str, dict[str, float]]:
    """Score Q3 by outcome: Brier beside the base rate's, coverage of 90 % intervals, false alarms, power."""
    planned = [(reading.plan, truth) for reading, truth in judged if reading.plan is not None]
    return {name: judge_outcome([(plan[name], truth) for plan, truth in planned], name) for name in OUTCOMES}


def judge_outcome(parts: Sequence[tuple[PlanEffect, Truth]], outcome: str) -> dict[str, float]:
    """Score one outcome of Q3."""
    p = np.array([part.effect.p for part, _ in parts])
    works = np.array([truth.plan_works[outcome] for _, truth in parts])
    yes = np.array([part.answer == YES for part, _ in parts])
    subsiding = np.array([truth.subsiding for _, truth in parts])
    inside = [
        part.effect.low - 1e-9 <= truth.plan_effect[outcome] <= part.effect.high + 1e-9
        for part, truth in parts
        if part.effect.low is not None and part.effect.high is not None
    ]
    return {
        "brier": float(np.square(p - works).mean()),
        "base": float(works.mean() * (1 - works.mean())),
        "coverage": float(np.mean(inside)),
        "false_alarm": share(yes, ~works),
        "false_alarm_subsiding": share(yes, ~works & subsiding),
        "power": share(yes, works),
    }
