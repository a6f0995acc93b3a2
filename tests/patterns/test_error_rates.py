"""What is promised about errors, on simulated people: a short look in every build, the full tables on request."""

from dataclasses import replace

import numpy as np
import pytest

from homeward.patterns.decide import Reading, q12_window, read_diary
from homeward.patterns.regimes import CLEAN, DEFAULT, HARSH, REGIMES, Regime
from homeward.patterns.scoring import (
    Judged,
    area_under_curve,
    calibration_error,
    judge_distance,
    judge_movement,
    judge_plan,
)
from homeward.patterns.series import ITEM_INDEX, OUTCOMES, DiarySeries
from homeward.patterns.simulate import simulate_diary
from homeward.patterns.slopes import load_slope

INDEPENDENT = replace(DEFAULT, name="independent", phi=(0.0, 0.0), decoy=0.0)
CARRIED_OVER = replace(DEFAULT, name="carried over", phi=(0.5, 0.1), decoy=0.0)


def judge(regime: Regime, count: int, seed: int, *, cause: str | None = None) -> Judged:
    drawn = [simulate_diary(np.random.default_rng([seed, k]), regime, cause=cause) for k in range(count)]
    return [(read_diary(one.series), one.truth) for one in drawn]


def sees_a_pattern(reading: Reading) -> bool:
    return reading.distance.answer == "yes" or reading.movement.answer not in ("none", "insufficient")


def with_load_shuffled(series: DiarySeries, rng: np.random.Generator) -> DiarySeries:
    window = q12_window(series)
    values = window.values.copy()
    days = np.flatnonzero(window.logged)
    columns = [ITEM_INDEX["work_load"], ITEM_INDEX["late_home"]]
    values[np.ix_(days, columns)] = values[np.ix_(rng.permutation(days), columns)]
    return replace(window, values=values, facts=replace(window.facts, peak_start=None, peak_end=None))


def test_scores_of_a_perfect_and_a_blind_teller() -> None:
    truth = np.array([True, False] * 50)
    assert area_under_curve(truth.astype(float), truth) == 1.0
    assert area_under_curve(np.full(100, 0.5), truth) == 0.5
    assert calibration_error(np.full(100, 0.5), truth) == pytest.approx(0.0)
    assert calibration_error(np.full(100, 0.95), truth) == pytest.approx(0.45)


def test_sixty_people_in_the_default_world() -> None:
    judged = judge(DEFAULT, 60, 701)
    distance, movement, plan = judge_distance(judged), judge_movement(judged), judge_plan(judged)
    assert distance["brier"] < 0.19
    assert distance["auc"] > 0.8
    assert distance["false_alarm_unchanged"] <= 0.07
    assert movement["brier"] < 0.6
    assert movement["real_called_worry"] <= 0.05
    for name in OUTCOMES:
        assert plan[name]["false_alarm"] <= 0.06
        assert plan[name]["coverage"] >= 0.8


@pytest.mark.parametrize("regime", [INDEPENDENT, CARRIED_OVER], ids=lambda regime: regime.name)
def test_a_few_people_with_nothing_changed_see_nothing(regime: Regime) -> None:
    judged = judge(regime, 25, 702, cause="none")
    assert sum(sees_a_pattern(reading) for reading, _ in judged) <= 3


def test_slopes_on_load_come_back() -> None:
    rng = np.random.default_rng(703)
    found, covered = [], []
    for _ in range(60):
        series = q12_window(simulate_diary(rng, CLEAN, cause="none", window=28).series)
        values = series.values.copy()
        load = values[:, ITEM_INDEX["work_load"]]
        pull = 1.0 * (load - np.nanmean(load)) / np.nanstd(load)
        for name, sign in (("quiet", 1), ("irritable", 1), ("closeness", -1)):
            values[:, ITEM_INDEX[name]] = 4 + sign * (0.3 * pull + rng.normal(size=28))
        told = load_slope(replace(series, values=values))
        if told is not None:
            found.append(told[0])
            covered.append(told[1] <= 0.46 <= told[2])
    assert np.mean(found) == pytest.approx(0.46, abs=0.1)
    assert np.mean(covered) > 0.75


def test_too_few_days_or_a_constant_load_have_no_slope() -> None:
    series = simulate_diary(np.random.default_rng(704), CLEAN, window=28).series
    assert load_slope(series.window(0, 6)) is None
    values = series.values.copy()
    values[:, [ITEM_INDEX["work_load"], ITEM_INDEX["late_home"]]] = 1.0
    assert load_slope(replace(series, values=values)) is None


@pytest.mark.long
@pytest.mark.timeout(5400)
@pytest.mark.parametrize("regime", [DEFAULT, CLEAN, HARSH], ids=lambda regime: regime.name)
def test_the_gates_hold_on_many_people(regime: Regime) -> None:
    judged = judge(regime, 1500, 705)
    distance, movement, plan = judge_distance(judged), judge_movement(judged), judge_plan(judged)
    harsh = regime is HARSH
    assert distance["ece"] <= (0.08 if harsh else 0.05)
    assert max(distance["false_alarm_unchanged"], distance["false_alarm_worried"]) <= (0.05 if harsh else 0.03)
    assert distance["no_when_begun_before"] <= 0.15
    assert movement["real_called_worry"] <= 0.02
    if not harsh:
        assert distance["brier"] <= 0.155
        assert distance["auc"] >= 0.85
        assert max(distance["wrong_yes"], distance["wrong_no"]) <= 0.08
        assert movement["brier"] <= 0.52
        assert movement["right_when_answered"] >= 0.78
    for name in OUTCOMES:
        assert plan[name]["brier"] < plan[name]["base"]
        assert 0.86 <= plan[name]["coverage"] <= 0.98
        assert plan[name]["false_alarm_subsiding"] <= 0.03


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("regime", [INDEPENDENT, CARRIED_OVER], ids=lambda regime: regime.name)
def test_two_thousand_people_with_nothing_changed_rarely_see_a_pattern(regime: Regime) -> None:
    judged = judge(regime, 2000, 706, cause="none")
    assert np.mean([sees_a_pattern(reading) for reading, _ in judged]) <= 0.05


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_shuffled_load_rarely_moves_with_work() -> None:
    said = []
    for k in range(500):
        rng = np.random.default_rng([707, k])
        series = simulate_diary(rng, DEFAULT, cause="work").series
        said.append(read_diary(with_load_shuffled(series, rng)).movement.answer)
    assert np.mean([answer == "work" for answer in said]) <= 0.02


def test_regimes_have_their_own_names() -> None:
    assert all(name == regime.name for name, regime in REGIMES.items())
