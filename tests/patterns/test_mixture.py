"""Mixtures of normals with a lump at zero."""

import numpy as np
import pytest

from homeward.patterns.mixture import Mixture, normal_cdf


def test_normal_distribution_function_is_close() -> None:
    assert np.allclose(normal_cdf(np.array([-1.6449, 0.0, 1.96])), [0.05, 0.5, 0.975], atol=2e-4)


def test_interval_of_one_normal() -> None:
    low, high = Mixture(np.array([1.0]), np.array([2.0]), np.array([0.5])).interval(0.9)
    assert (low, high) == (pytest.approx(2 - 0.822, abs=0.01), pytest.approx(2 + 0.822, abs=0.01))


def test_a_large_lump_pulls_an_end_to_zero() -> None:
    low, high = Mixture(np.array([0.3]), np.array([1.0]), np.array([0.2]), 0.7).interval(0.9)
    assert low == 0.0
    assert 0.9 < high < 1.4


def test_nothing_but_the_lump_is_zero_wide() -> None:
    assert Mixture(np.zeros(0), np.zeros(0), np.zeros(0), 1.0).interval() == (0.0, 0.0)
    assert Mixture.gather([(np.array([0.4, 0.6]), None)]).at_zero == 1.0
