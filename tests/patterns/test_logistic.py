"""Laplace against the integral done by hand, and the one-step gain against a full fit."""

import numpy as np
import pytest

from homeward.patterns.logistic import added_column_gains, fit_logistic


def test_evidence_is_close_to_the_integral() -> None:
    rng = np.random.default_rng(3)
    x = np.column_stack([np.ones(40), rng.normal(size=40)])
    y = (rng.random(40) < 0.4).astype(float)
    mean, sd = np.array([-0.2, 0.3]), np.array([1.0, 0.5])
    fit = fit_logistic(x, y, mean, sd)
    grid = np.linspace(-4, 4, 401)
    a, b = np.meshgrid(grid, grid, indexing="ij")
    odds = a[..., None] * x[:, 0] + b[..., None] * x[:, 1]
    log_joint = (y * odds - np.logaddexp(0, odds)).sum(axis=-1)
    log_joint += -0.5 * ((a - mean[0]) / sd[0]) ** 2 - 0.5 * ((b - mean[1]) / sd[1]) ** 2
    log_joint -= np.log(2 * np.pi * sd[0] * sd[1])
    wanted = np.log(np.exp(log_joint).sum() * (grid[1] - grid[0]) ** 2)
    assert fit.log_evidence == pytest.approx(wanted, abs=0.05)


def test_the_same_answer_every_day_stays_finite() -> None:
    x = np.ones((30, 1))
    fit = fit_logistic(x, np.ones(30), np.zeros(1), np.array([1.5]))
    assert 0.9 < fit.fitted[0] < 1.0
    assert np.isfinite(fit.log_evidence)


def test_one_step_gain_is_close_to_a_full_fit() -> None:
    rng = np.random.default_rng(5)
    x = np.ones((60, 1))
    step = (np.arange(60) >= 30).astype(float)
    y = (rng.random(60) < 0.3 + 0.2 * step).astype(float)
    plain = fit_logistic(x, y, np.zeros(1), np.array([1.5]))
    full = fit_logistic(np.column_stack([x, step]), y, np.zeros(2), np.array([1.5, 1.0]))
    gain = added_column_gains(x, y, plain, step[:, None], 1.0)
    assert gain[0] == pytest.approx(full.log_evidence - plain.log_evidence, abs=0.15)
