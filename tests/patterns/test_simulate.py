"""The simulator: answers on their scales, truth that can be checked, and worlds that differ."""

import numpy as np
import pytest

from homeward.patterns.parse import DiaryReader, read_meta
from homeward.patterns.priors import CAUSES
from homeward.patterns.regimes import CLEAN, DEFAULT, HARSH, REGIMES
from homeward.patterns.series import ITEMS, OUTCOMES, build_series
from homeward.patterns.simulate import simulate_diary
from homeward.patterns.tables import write_tables


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_answers_stay_on_their_scales(regime: object) -> None:
    for k in range(10):
        drawn = simulate_diary(np.random.default_rng([61, k]), regime)  # type: ignore[arg-type]
        for name, (low, high, ends_only) in ITEMS.items():
            x = drawn.series.item(name)
            x = x[~np.isnan(x)]
            assert ((x >= low) & (x <= high)).all()
            assert not ends_only or np.isin(x, (low, high)).all()


def test_tables_come_back_as_they_were() -> None:
    drawn = {f"d{k}": simulate_diary(np.random.default_rng([62, k]), HARSH).series for k in range(3)}
    days, facts = write_tables(drawn)
    header, *lines = days.splitlines()
    reader = DiaryReader(header, file="diaries.csv")
    found = [reader.read(line, number) for number, line in enumerate(lines, start=2)]
    told = read_meta(facts.splitlines(), file="meta.csv")
    assert reader.warnings.lines() == []
    for name, series in drawn.items():
        back = build_series(name, [one[1] for one in found if one and one[0] == name], told[name])
        assert np.array_equal(back.values, series.values, equal_nan=True)
        assert np.array_equal(back.weekend, series.weekend)
        assert back.facts.plan_day == series.facts.plan_day


def test_harsh_days_are_missed_more_and_more_so_when_distant() -> None:
    def share(regime: object) -> float:
        drawn = [simulate_diary(np.random.default_rng([63, k]), regime, window=42).series for k in range(20)]  # type: ignore[arg-type]
        return float(np.mean([1 - series.logged.mean() for series in drawn]))

    assert share(CLEAN) < share(DEFAULT) < share(HARSH)


def test_truth_is_told() -> None:
    for k, cause in enumerate(CAUSES):
        drawn = simulate_diary(np.random.default_rng([64, k]), DEFAULT, cause=cause)
        assert drawn.truth.cause == cause
        assert drawn.truth.is_real == (cause in ("work", "not_work", "layered"))
        assert (drawn.truth.onset is None) == (cause == "none")
        assert set(drawn.truth.plan_effect) == set(OUTCOMES)


def test_the_same_seed_gives_the_same_diary() -> None:
    one, two = (simulate_diary(np.random.default_rng(65), DEFAULT).series for _ in range(2))
    assert np.array_equal(one.values, two.values, equal_nan=True)
    assert one.facts == two.facts
