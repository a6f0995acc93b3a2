"""The fingerprint of each cause: the odds that its inputs shifted, within the diary or before its first entry."""

from dataclasses import dataclass

import numpy as np

from homeward.patterns.columns import Below
from homeward.patterns.evidence import INPUT_SD, Shift, change_days, declared_prior, input_shift, softmax, together
from homeward.patterns.priors import CAUSES, Priors
from homeward.patterns.scores import Scores
from homeward.patterns.series import FloatArray

# Ordinary and raised diary levels of an input, (mean, SD) in its own unit: an input that rose before the first entry
# shows as a high level only. Weak on purpose.
LEVELS = {
    "load": ((1.3, 0.65), (2.1, 0.75)),
    "stressor": ((0.6, 0.55), (1.3, 0.75)),
    "anxiety": ((1.2, 0.75), (2.0, 0.85)),
}


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


def level_factor(x: FloatArray, kind: str) -> float:
    """Return the log Bayes factor of a raised level, within +-1.5; 0 where the input was never answered."""
    known = x[~np.isnan(x)]
    if known.size < 3:
        return 0.0
    level = float(known.mean())
    (low, low_sd), (high, high_sd) = LEVELS[kind]
    factor = 0.5 * ((level - low) / low_sd) ** 2 - 0.5 * ((level - high) / high_sd) ** 2 + np.log(low_sd / high_sd)
    return float(np.clip(factor if level > low - low_sd else -1.5, -1.5, 1.5))


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
    load = input_shift(scores.load_today, scores.weekend, INPUT_SD["load"])
    worry = input_shift(scores.anxiety_today, scores.weekend, INPUT_SD["anxiety"])
    others = [input_shift(x, scores.weekend, INPUT_SD["stressor"]) for x in scores.stressors_today]
    prior = declared_prior(days, declared)
    even = declared_prior(days, None)
    load_in, worry_in = average_factor(load, prior), average_factor(worry, even)
    pairs = [together(load, other, prior) for other in others]
    idle = np.array([mixed(priors.stressor_shifts, average_factor(other, even)) for other in others])
    load_at, worry_at = level_factor(scores.load_today, "load"), level_factor(scores.anxiety_today, "anxiety")
    stressor_at = np.array([level_factor(x, "stressor") for x in scores.stressors_today])
    of_load = np.array([mixed(chance, load_in) for chance in priors.load_shifts])
    of_worry = np.array([mixed(chance, worry_in) for chance in priors.worry_shifts])
    before_load = np.array([mixed(chance, load_at) for chance in priors.load_shifts])
    before_worry = np.array([mixed(chance, worry_at) for chance in priors.worry_shifts])
    quiet_load, quiet_worry = mixed(priors.load_shifts[0], load_in), mixed(priors.worry_shifts[0], worry_in)
    load_days = day_weights(load, prior)
    layered_days = np.stack([softmax(weights) if weights.size else np.zeros(0) for _, weights in pairs])
    layered = CAUSES.index("layered")
    return Fingerprint(
        within=of_load + of_worry,
        # Inputs raised before the first entry do not rise again within it: they keep the quiet factor too.
        before=before_load + before_worry + quiet_load + quiet_worry,
        layered_within=np.array([pair for pair, _ in pairs]) - idle + of_worry[layered],
        layered_before=stressor_at + before_load[layered] + before_worry[layered] + quiet_load + quiet_worry,
        load_days=load_days,
        layered_days=layered_days,
        load_rise=expected(load.size, load_days, INPUT_SD["load"]),
        stressor_rise=np.array([expected(x.size, w, 0.65) for x, w in zip(others, layered_days, strict=True)]),
        below=Below(
            fall(scores.load_today, load.before, load_days),
            fall(scores.anxiety_today, worry.before, day_weights(worry, even)),
            np.array(
                [fall(x, o.before, w) for x, o, w in zip(scores.stressors_today, others, layered_days, strict=True)]
            ),
        ),
    )


def expected(size: FloatArray, weights: FloatArray, unit: float) -> float:
    """Return the expected rise, at least a third of a unit so that a slope always has something to act on."""
    return max(float(size @ weights), unit / 3) if weights.size else unit


def fall(x: FloatArray, before: FloatArray, weights: FloatArray) -> float:
    """Return how far the level before the shift lay below the diary's mean."""
    known = x[~np.isnan(x)]
    return float(known.mean() - before @ weights) if known.size and weights.size else 0.0
