"""Q3: a working plan is seen, a peak that ends by itself is not taken for one, and thin data give the prior."""

from dataclasses import replace

import numpy as np
import pytest

from homeward.patterns.effects import fit_effects, nothing_to_estimate
from homeward.patterns.regimes import CLEAN, DEFAULT
from homeward.patterns.series import GOOD_SIDE, ITEM_INDEX, OUTCOMES, DiarySeries, Facts
from homeward.patterns.simulate import simulate_diary


def planned(seed: int, *, lift: dict[str, float], length: int = 70, plan: int = 35) -> DiarySeries:
    """A quiet diary with outcomes moved by hand from the plan on."""
    drawn = simulate_diary(np.random.default_rng([51, seed]), CLEAN, cause="none", window=length).series.window(
        0, length
    )
    rng = np.random.default_rng([52, seed])
    values, after = drawn.values.copy(), np.arange(length) >= plan
    logged = drawn.logged
    for name, change in lift.items():
        if name in ("buffer_kept", "conflict"):
            values[:, ITEM_INDEX[name]] = rng.random(length) < 0.4 + change * after
        else:
            values[:, ITEM_INDEX[name]] = np.clip(values[:, ITEM_INDEX[name]] + change * after, 1, 7)
    values[~logged] = np.nan
    return replace(drawn, values=values, facts=Facts(plan_day=plan))


def test_without_a_plan_there_is_no_answer() -> None:
    series = replace(planned(0, lift={}), facts=Facts())
    assert fit_effects(series) is None


def test_large_effects_are_seen_on_their_scale() -> None:
    found = [fit_effects(planned(k, lift={"buffer_kept": 0.5, "closeness": 1.5})) for k in range(8)]
    buffer = [one["buffer"] for one in found if one]
    closeness = [one["closeness"] for one in found if one]
    assert np.median([one.p for one in buffer]) > 0.9
    assert np.median([one.p for one in closeness]) > 0.8
    assert np.mean([one.mean for one in buffer]) == pytest.approx(0.42, abs=0.2)
    assert np.mean([one.mean for one in closeness]) == pytest.approx(1.1, abs=0.5)


def test_no_effect_is_rarely_called_one() -> None:
    found = [fit_effects(planned(k, lift={"buffer_kept": 0.0, "conflict": 0.0})) for k in range(20)]
    for name in OUTCOMES:
        assert np.mean([one[name].p >= 0.9 for one in found if one]) <= 0.05


def test_a_change_for_the_worse_is_not_the_good_way() -> None:
    found = fit_effects(planned(3, lift={"buffer_kept": -0.35, "closeness": -1.5, "conflict": 0.4}))
    assert found is not None
    assert max(found[name].p for name in ("buffer", "closeness", "conflict")) < 0.3


def test_a_change_weeks_before_the_plan_is_not_the_plan() -> None:
    p = []
    for k in range(10):
        series = planned(k, lift={"closeness": 1.5}, plan=18)
        found = fit_effects(replace(series, facts=Facts(plan_day=45)))
        assert found is not None
        p.append(found["closeness"].p)
    assert np.median(p) < 0.3


def test_intervals_hold_their_estimate_and_stay_on_the_scale() -> None:
    for k in range(20):
        series = simulate_diary(np.random.default_rng([53, k]), DEFAULT).series
        for name, one in (fit_effects(series) or {}).items():
            assert 0 <= one.p <= 1
            if one.mean is not None and one.low is not None and one.high is not None:
                assert one.low <= one.mean + 1e-9
                assert one.mean <= one.high + 1e-9
                bound = 1.0 if name in ("buffer", "conflict") else 6.0
                assert -bound <= one.low
                assert one.high <= bound


@pytest.mark.parametrize("plan_day", [0, 200, 69])
def test_a_plan_at_the_edge_gives_the_prior(plan_day: int) -> None:
    found = fit_effects(replace(planned(1, lift={}), facts=Facts(plan_day=plan_day)))
    assert found is not None
    for name in OUTCOMES:
        assert found[name].mean is None
        assert found[name].p == nothing_to_estimate(name).p


def test_the_same_answer_every_day_is_fine() -> None:
    series = planned(2, lift={})
    values = series.values.copy()
    for name in ("buffer_kept", "conflict", "closeness", "trust"):
        values[:, ITEM_INDEX[name]] = 1.0
    found = fit_effects(replace(series, values=values, logged=np.ones(70, dtype=bool)))
    assert found is not None
    assert all(np.isfinite(one.p) for one in found.values())
    assert set(GOOD_SIDE) == set(found)
