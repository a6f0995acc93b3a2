"""The causes model finds what was planted, says little on noise, and does not care for names or order."""

from dataclasses import replace

import numpy as np
import pytest

from homeward.patterns.decide import read_diary
from homeward.patterns.model import fit_causes, read_window
from homeward.patterns.priors import CAUSES
from homeward.patterns.regimes import CLEAN, DEFAULT, REGIMES
from homeward.patterns.series import ITEM_INDEX, STRESSORS, DiarySeries, Facts, series_from_days
from homeward.patterns.simulate import simulate_diary

STRONG = replace(CLEAN, effect=2.0, before=0.0, decoy=0.0, phi=(0.1, 0.05), subsides=0.0)


def window(series: DiarySeries) -> DiarySeries:
    return series.window(0, series.facts.q12_day or series.length)


@pytest.mark.parametrize("cause", CAUSES)
def test_a_strong_cause_is_found_more_often_than_any_other(cause: str) -> None:
    named = []
    for k in range(24):
        drawn = simulate_diary(np.random.default_rng([77, k]), STRONG, cause=cause, window=60)
        named.append(int(fit_causes(window(drawn.series)).p.argmax()))
    assert np.bincount(named, minlength=5).argmax() == CAUSES.index(cause)
    assert np.mean(np.array(named) == CAUSES.index(cause)) > 0.55


def test_the_change_day_is_near_the_planted_one() -> None:
    gaps = []
    for k in range(12):
        drawn = simulate_diary(np.random.default_rng([78, k]), STRONG, cause="work", window=60)
        reading = read_diary(drawn.series)
        if reading.distance.onset_day is not None and drawn.truth.onset is not None:
            gaps.append(abs(reading.distance.onset_day - drawn.truth.onset))
    assert len(gaps) >= 6
    assert np.median(gaps) <= 5


def test_five_days_of_noise_say_nothing() -> None:
    for k in range(20):
        drawn = simulate_diary(np.random.default_rng([79, k]), DEFAULT, cause="none", window=60)
        reading = read_diary(drawn.series.window(0, 5))
        assert reading.distance.answer == reading.movement.answer == "insufficient"


def test_probabilities_are_whole_in_every_world() -> None:
    for k, regime in enumerate(REGIMES.values()):
        drawn = simulate_diary(np.random.default_rng([80, k]), regime)
        fit = fit_causes(window(drawn.series))
        assert fit.p.sum() == pytest.approx(1)
        assert (fit.p >= 0).all()
        assert fit.onset.sum() == pytest.approx(1)


@pytest.mark.parametrize("item", ["quiet", "irritable"])
def test_rating_one_step_higher_all_along_changes_nothing(item: str) -> None:
    drawn = simulate_diary(np.random.default_rng(81), DEFAULT, cause="work", window=42)
    series = window(drawn.series)
    values = series.values.copy()
    values[:, ITEM_INDEX[item]] += 1
    facts = series.facts
    usual = getattr(facts, f"usual_{item}")
    moved = replace(
        series, values=values, facts=replace(facts, **{f"usual_{item}": None if usual is None else usual + 1})
    )
    assert np.allclose(fit_causes(series).p, fit_causes(moved).p, atol=1e-9)


def test_renaming_stressors_changes_nothing() -> None:
    drawn = simulate_diary(np.random.default_rng(82), CLEAN, cause="layered", window=42)
    series = window(drawn.series)
    values = series.values.copy()
    order = [ITEM_INDEX[name] for name in STRESSORS]
    values[:, order] = values[:, order[::-1]]
    one, two = fit_causes(series), fit_causes(replace(series, values=values))
    assert np.allclose(one.p, two.p, atol=1e-9)
    assert one.worst_stressor == 3 - two.worst_stressor


def test_the_same_diary_gives_the_same_answer_and_shared_inputs_change_nothing() -> None:
    series = window(simulate_diary(np.random.default_rng(83), DEFAULT).series)
    assert np.array_equal(fit_causes(series).p, fit_causes(series).p)
    assert np.array_equal(fit_causes(series).p, fit_causes(series, inputs=read_window(series)).p)


def test_constant_answers_and_single_items_are_fine() -> None:
    series = window(simulate_diary(np.random.default_rng(84), DEFAULT, window=28).series)
    for kept in ("closeness", "cancelled", "work_load", "own_anxiety"):
        values = np.full_like(series.values, np.nan)
        values[:, ITEM_INDEX[kept]] = series.values[:, ITEM_INDEX[kept]]
        assert np.isfinite(fit_causes(replace(series, values=values)).p).all()
    constant = np.ones_like(series.values)
    assert np.isfinite(fit_causes(replace(series, values=constant, logged=np.ones(28, dtype=bool))).p).all()


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 6])
def test_the_shortest_diaries_are_fine(length: int) -> None:
    series = simulate_diary(np.random.default_rng(85), DEFAULT, window=28).series.window(0, length)
    fit = fit_causes(series)
    assert np.isfinite(fit.p).all()
    assert read_diary(series).distance.answer == "insufficient"


def test_an_empty_diary_is_answered_with_the_prior() -> None:
    reading = read_diary(series_from_days([], Facts(plan_day=3)))
    assert reading.distance.answer == "insufficient"
    assert sum(reading.movement.p) == pytest.approx(1)
    assert reading.plan is not None
    assert all(part.answer == "insufficient" for part in reading.plan.values())


def test_a_diary_of_ten_thousand_days_is_read_by_its_last_four_hundred() -> None:
    drawn = simulate_diary(np.random.default_rng(86), DEFAULT, window=100, cause="none").series.window(0, 100)
    long = replace(
        drawn,
        values=np.tile(drawn.values, (100, 1)),
        logged=np.tile(drawn.logged, 100),
        weekend=np.tile(drawn.weekend, 100),
        facts=Facts(plan_day=5000),
    )
    reading = read_diary(long)
    assert reading.days == 10_000
    assert np.isfinite(reading.distance.p)


def test_dropping_days_does_not_raise_confidence_on_average() -> None:
    whole, half = [], []
    for k in range(40):
        drawn = simulate_diary(np.random.default_rng([87, k]), DEFAULT, window=42)
        series = window(drawn.series)
        keep = np.random.default_rng([88, k]).random(series.length) < 0.5
        values = np.where(keep[:, None], series.values, np.nan)
        whole.append(sureness(series))
        half.append(sureness(replace(series, values=values, logged=series.logged & keep)))
    assert np.mean(half) < np.mean(whole)


def sureness(series: DiarySeries) -> float:
    p = fit_causes(series).p[1:4].sum()
    return float(abs(p - 0.5))
