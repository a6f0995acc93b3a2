"""Shifts of inputs: seen where they are, not seen where they are not, and drawn to declared days."""

import numpy as np
import pytest

from homeward.patterns.evidence import Shift, change_days, declared_prior, input_shifts, step_columns, together


def course(rng: np.random.Generator, shift_at: int | None, size: float = 1.5) -> np.ndarray:
    x = 1.3 + 0.6 * rng.normal(size=42)
    return x if shift_at is None else x + size * (np.arange(42) >= shift_at)


def input_shift(x: np.ndarray, weekend: np.ndarray, kind: str) -> Shift:
    return input_shifts([(kind, x)], weekend)[0]


WEEKEND = (np.arange(42) % 7 >= 5).astype(float)


def test_a_clear_shift_is_seen_on_its_day() -> None:
    found = input_shift(course(np.random.default_rng(1), 20), WEEKEND, "load")
    assert found.log_factor.max() > 5
    assert abs(change_days(42)[found.log_factor.argmax()] - 20) <= 2
    assert 0.8 < found.size[found.log_factor.argmax()] < 2.0
    assert found.before[found.log_factor.argmax()] == pytest.approx(1.3, abs=0.4)


def test_no_shift_speaks_against_one() -> None:
    factors = [input_shift(course(np.random.default_rng(k), None), WEEKEND, "load").log_factor.max() for k in range(9)]
    assert np.median(factors) < 1.0


def test_a_level_raised_all_along_speaks_for_a_shift_before_the_first_entry() -> None:
    high = input_shift(course(np.random.default_rng(2), 0), WEEKEND, "load")
    low = input_shift(course(np.random.default_rng(2), None), WEEKEND, "load")
    assert high.log_before > 0 > low.log_before


def test_an_input_never_answered_says_nothing() -> None:
    found = input_shift(np.full(42, np.nan), WEEKEND, "anxiety")
    assert not found.log_factor.any()
    assert found.log_before == 0.0


def test_both_shifting_together_weighs_more_than_a_month_apart() -> None:
    one = input_shift(course(np.random.default_rng(3), 12), WEEKEND, "load")
    near = input_shift(course(np.random.default_rng(4), 13), WEEKEND, "stressor")
    far = input_shift(course(np.random.default_rng(4), 33), WEEKEND, "stressor")
    prior = declared_prior(change_days(42), None)
    assert together(one, near, prior)[0] > together(one, far, prior)[0] + 2


def test_a_declared_start_draws_the_prior_but_does_not_rule() -> None:
    prior = declared_prior(change_days(42), 20.0)
    assert prior.sum() == pytest.approx(1)
    assert change_days(42)[prior.argmax()] == 20
    assert prior.min() > 0
    even = declared_prior(change_days(42), 400.0)
    assert np.allclose(even, even[0])


def test_columns_step_and_ramp_to_one() -> None:
    columns = step_columns(20, np.array([5.0]))
    assert columns[:, 0].tolist() == [0.0] * 5 + [1.0] * 15
    assert columns[4, 1] == 0.0
    assert columns[13, 1] == columns[19, 1] == 1.0


@pytest.mark.parametrize("length", [1, 3, 4, 5])
def test_short_windows_have_few_change_days(length: int) -> None:
    assert change_days(length).size == max(0, length - 4)


def test_inputs_weighed_together_are_as_weighed_alone() -> None:
    xs = [("load", course(np.random.default_rng(5), 20)), ("anxiety", course(np.random.default_rng(6), None))]
    xs[1][1][:5] = np.nan
    together_ = input_shifts(xs, WEEKEND)
    for (kind, x), found in zip(xs, together_, strict=True):
        alone = input_shift(x, WEEKEND, kind)
        assert np.allclose(found.log_factor, alone.log_factor)
        assert found.log_before == pytest.approx(alone.log_before)
