"""The fingerprint of each cause: the odds that its inputs shifted, within the diary or before its first entry."""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.columns import Below
from homeward.patterns.evidence import INPUT_SD, Shift, change_days, declared_prior, input_shifts, softmax, together
from homeward.patterns.priors import CAUSES, Priors
from homeward.patterns.scores import Scores
from homeward.patterns.series import FloatArray


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the inputs say, as log factors.

    ``within`` and ``before`` (5,) for each cause (layered: without its stressor); ``layered_within`` and
    ``layered_before`` (4,) for layered with each stressor; ``load_days`` (K,), ``layered_days`` (4, K) and
    ``worry_days`` (K,) weights of the shift day; ``load_rise``, ``stressor_rise`` (4,) expected sizes;
    ``below`` how far inputs lay below their means before the shift.
    """

    within: FloatArray
    before: FloatArray
    layered_within: FloatArray
    layered_before: FloatArray
    load_days: FloatArray
    layered_days: FloatArray
    load_rise: float
    stressor_rise: FloatArray
    below: Below


def mixed(chance: float, log_factor: float) -> float:
    """Return log((1 - chance) + chance x factor)."""
    return float(np.logaddexp(np.log1p(-chance), np.log(chance) + log_factor))


def average_factor(shift: Shift, prior: FloatArray) -> float:
    """Return the log Bayes factor of a shift on some day."""
    if prior.size == 0:
        return 0.0
    return float(np.logaddexp.reduce(np.log(prior) + shift.log_factor))


def day_weights(shift: Shift, prior: FloatArray) -> FloatArray:
    """Return the (K,) posterior weights of the shift day."""
    return softmax(np.log(prior) + shift.log_factor) if prior.size else np.zeros(0)


def read_inputs(scores: Scores, priors: Priors, declared: float | None) -> Fingerprint:
    """Weigh the shifts of load, stressors and worry for every cause.

    Parameters
    ----------
    scores : Scores
        The window's scores.
    priors : Priors
        How often each input shifts under each cause.
    declared : float or None
        The slot on which the writer said the peak began.

    Returns
    -------
    Fingerprint
        Log factors per cause.
    """
    days = change_days(scores.load.size)
    load, worry, *others = input_shifts(
        [
            ("load", scores.load_today),
            ("anxiety", scores.anxiety_today),
            *(("stressor", x) for x in scores.stressors_today),
        ],
        scores.weekend,
    )
    prior, even = declared_prior(days, declared), declared_prior(days, None)
    pairs = [together(load, other, prior) for other in others]
    idle = np.array([either(priors.stressor_shifts, other, even, priors.began_before) for other in others])
    load_days, worry_days = day_weights(load, prior), day_weights(worry, even)
    layered_days = np.stack([softmax(weights) if weights.size else np.zeros(0) for _, weights in pairs])
    within, before = by_cause(load, worry, (prior, even), priors)
    layered = CAUSES.index("layered")
    of_worry = mixed(priors.worry_shifts[layered], average_factor(worry, even))
    return Fingerprint(
        within=within,
        before=before,
        layered_within=np.array([pair for pair, _ in pairs]) - idle + of_worry,
        layered_before=np.array([other.log_before for other in others]) - idle + before[layered],
        load_days=load_days,
        layered_days=layered_days,
        load_rise=expected(load.size, load_days, INPUT_SD["load"]),
        stressor_rise=np.array(
            [expected(x.size, w, INPUT_SD["stressor"]) for x, w in zip(others, layered_days, strict=True)]
        ),
        below=Below(
            fall(scores.load_today, load.before, load_days),
            fall(scores.anxiety_today, worry.before, worry_days),
            np.array(
                [fall(x, o.before, w) for x, o, w in zip(scores.stressors_today, others, layered_days, strict=True)]
            ),
        ),
    )


def either(chance: float, shift: Shift, prior: FloatArray, before: float) -> float:
    """Return the log factor of an input that need not shift: mostly quiet, else within or before the diary."""
    some = np.logaddexp(np.log(1 - before) + average_factor(shift, prior), np.log(before) + shift.log_before)
    return mixed(chance, float(some))


def by_cause(
    load: Shift, worry: Shift, day_priors: tuple[FloatArray, FloatArray], priors: Priors
) -> tuple[FloatArray, FloatArray]:
    """Return (5,) log factors of load and worry for forms within and before the diary."""
    within, before = np.zeros(len(CAUSES)), np.zeros(len(CAUSES))
    for shift, chances, day_prior in (
        (load, priors.load_shifts, day_priors[0]),
        (worry, priors.worry_shifts, day_priors[1]),
    ):
        quiet = either(chances[0], shift, day_prior, priors.began_before)
        for k, chance in enumerate(chances):
            needed = chance > chances[0]
            within[k] += mixed(chance, average_factor(shift, day_prior)) if needed else quiet
            before[k] += mixed(chance, shift.log_before) if needed else quiet
    return within, before


def expected(size: FloatArray, weights: FloatArray, unit: float) -> float:
    """Return the expected rise, at least a third of a unit so that a slope always has something to act on."""
    return max(float(size @ weights), unit / 3) if weights.size else unit


def fall(x: FloatArray, before: FloatArray, weights: FloatArray) -> float:
    """Return how far the level before the shift lay below the diary's mean."""
    known = x[~np.isnan(x)]
    return float(known.mean() - before @ weights) if known.size and weights.size else 0.0
