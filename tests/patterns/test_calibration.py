"""Simulation-based calibration: on diaries drawn from the model's own priors, ranks are even and claims come true.

Talts et al. 2018, arXiv:1804.06788. The long drill draws as many as the measurements page reports.
"""

from dataclasses import replace

import numpy as np
import pytest

from homeward.patterns.effects import weigh_ratings
from homeward.patterns.mixture import Mixture
from homeward.patterns.model import NOT_WORK, quiet_and_step, weigh_causes
from homeward.patterns.outcomes import OUTCOME_PRIORS, make_design
from homeward.patterns.prior_draws import draw_causes, draw_rating
from homeward.patterns.priors import SHIPPED
from homeward.patterns.regimes import DEFAULT
from homeward.patterns.series import Facts
from homeward.patterns.simulate import simulate_diary

# The drawn model: no powers, nothing before the diary, no floor, so that the fit is exactly the model drawn from.
OWN = replace(
    SHIPPED,
    evidence_power=1.0,
    began_before=1e-9,
    floor=-99.0,
    sharpness=0.0,
    sharpness_by_logged=0.0,
    sharpness_within=1.0,
)
CHI_SQUARE_99 = {9: 21.67, 19: 36.19}  # upper 1 % points by degrees of freedom
CHI_SQUARE_999 = {9: 27.88, 19: 43.82}


def rank(rng: np.random.Generator, part: Mixture, truth: float) -> float:
    """Where the truth lies in its posterior, the lump at zero spread evenly (data-free randomised PIT)."""
    below, lump = part.below(truth)
    return below + lump * float(rng.random())


def chi_square(ranks: list[float], bins: int) -> float:
    seen, _ = np.histogram(ranks, bins=bins, range=(0.0, 1.0))
    wanted = len(ranks) / bins
    return float(((seen - wanted) ** 2 / wanted).sum())


def cause_ranks(draws: int, seed: int) -> tuple[dict[str, list[float]], np.ndarray, np.ndarray]:
    ranks: dict[str, list[float]] = {"load": [], "step": [], "day": []}
    p, truth = [], []
    for k in range(draws):
        rng = np.random.default_rng([seed, k])
        window = int(rng.choice([14, 28, 42]))
        series = simulate_diary(rng, DEFAULT, window=window).series.window(0, window)
        drawn = draw_causes(rng, series, OWN)
        fit = weigh_causes(drawn.evidence)
        p.append(fit.p)
        truth.append(drawn.cause)
        ranks["load"].append(rank(rng, fit.load, drawn.load_slope))
        ranks["step"].append(rank(rng, fit.unexplained, drawn.step))
        if drawn.cause == NOT_WORK:
            onset = next(f for f in quiet_and_step(drawn.evidence) if f.cause == NOT_WORK and f.onset[0] == 0).onset
            day = drawn.step_column % drawn.evidence.columns.days.size
            ranks["day"].append(float(onset[: day + 1].sum() + onset[day + 1] * rng.random()))
    return ranks, np.array(p), np.array(truth)


def rating_ranks(draws: int, seed: int) -> tuple[list[float], np.ndarray, np.ndarray, dict[float, float]]:
    priors = OUTCOME_PRIORS["closeness"]
    ranks, p, works = [], [], []
    inside = dict.fromkeys((0.5, 0.8, 0.9, 0.95), 0)
    for k in range(draws):
        rng = np.random.default_rng([seed, k])
        series = replace(simulate_diary(rng, DEFAULT, window=42).series.window(0, 42), facts=Facts(plan_day=20))
        drawn = draw_rating(rng, make_design(series, "closeness", 20), priors)
        found = weigh_ratings(drawn.design, drawn.design.y, priors)
        ranks.append(rank(rng, found.effect(), drawn.effect))
        p.append(found.story[2])
        works.append(drawn.story == 2)
        given_plan = Mixture(found.weight, found.mean, found.sd)
        if drawn.story == 2:
            for level in inside:
                low, high = given_plan.interval(level)
                inside[level] += low <= drawn.effect <= high
    count = max(sum(works), 1)
    return ranks, np.array(p), np.array(works), {level: hits / count for level, hits in inside.items()}


def expected_and_seen_brier(p: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    expected = float((p * ((np.eye(5)[None] - p[:, None]) ** 2).sum(axis=2)).sum(axis=1).mean())
    seen = float(((p - np.eye(5)[truth]) ** 2).sum(axis=1).mean())
    return expected, seen


def test_causes_are_calibrated_on_their_own_draws() -> None:
    ranks, p, truth = cause_ranks(200, 901)
    assert chi_square(ranks["load"], 10) < CHI_SQUARE_999[9]
    assert chi_square(ranks["step"], 10) < CHI_SQUARE_999[9]
    assert chi_square(ranks["day"], 10) < CHI_SQUARE_999[9]
    expected, seen = expected_and_seen_brier(p, truth)
    assert seen == pytest.approx(expected, abs=0.08)


def test_plan_effect_is_calibrated_on_its_own_draws() -> None:
    ranks, p, works, inside = rating_ranks(200, 902)
    assert chi_square(ranks, 10) < CHI_SQUARE_999[9]
    assert p.mean() == pytest.approx(works.mean(), abs=0.08)
    assert inside[0.9] == pytest.approx(0.9, abs=0.1)


@pytest.mark.long
def test_many_draws_leave_flat_ranks_and_true_claims(capsys: pytest.CaptureFixture[str]) -> None:
    ranks, p, truth = cause_ranks(2500, 903)
    plan_ranks, plan_p, works, inside = rating_ranks(2000, 904)
    histograms = {**ranks, "plan": plan_ranks}
    with capsys.disabled():
        print()
        for name, values in histograms.items():
            counts, _ = np.histogram(values, bins=20, range=(0.0, 1.0))
            print(f"{name}: n {len(values)}, chi-square {chi_square(values, 20):.1f}, ranks {counts.tolist()}")
        expected, seen = expected_and_seen_brier(p, truth)
        print(f"causes: Brier {seen:.3f}, expected {expected:.3f}, right {(p.argmax(axis=1) == truth).mean():.3f}")
        print(f"plan: mean p {plan_p.mean():.3f}, works {works.mean():.3f}, coverage {inside}")
    for values in histograms.values():
        assert chi_square(values, 20) < CHI_SQUARE_999[19]
    assert seen == pytest.approx(expected, abs=0.025)
    for level, share in inside.items():
        assert share == pytest.approx(level, abs=0.035)
