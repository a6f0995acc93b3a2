"""The closed forms agree with the same sums done the long way, matrices and all."""

from math import lgamma, log, pi

import numpy as np
import pytest

from homeward.patterns.regression import (
    SCALE_0,
    SHAPE_0,
    Grid,
    add_rows,
    cross_products,
    fit_base,
    fit_extra,
    make_grid,
)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


GRID = make_grid({0.0: 0.5, 0.6: 0.5}, {0.5: 0.4, 1.5: 0.6})


def dense_covariance(weight: np.ndarray, grid: Grid, cell: int) -> tuple[np.ndarray, np.ndarray]:
    blocks, days = weight.shape
    lag = np.abs(np.arange(days)[:, None] - np.arange(days)[None, :])
    noise = grid.ratio[cell] * grid.phi[cell] ** lag
    whole = np.tile(noise, (blocks, blocks))
    flat = weight.ravel()
    used = flat > 0
    covariance = whole + np.diag(np.where(used, 1.0 / np.where(used, flat, 1.0), 0.0))
    return covariance[np.ix_(used, used)], used


def dense_log_evidence(x: np.ndarray, y: np.ndarray, v: np.ndarray, mean: np.ndarray, sd: np.ndarray) -> float:
    """The multivariate t density that normal-inverse-gamma integrates to."""
    n = y.size
    spread = v + (x * sd**2) @ x.T
    rest = y - x @ mean
    _, log_det = np.linalg.slogdet(spread)
    shape = SHAPE_0 + n / 2
    scale = SCALE_0 + 0.5 * float(rest @ np.linalg.solve(spread, rest))
    constant = SHAPE_0 * log(SCALE_0) - lgamma(SHAPE_0) + lgamma(shape) - 0.5 * n * log(2 * pi)
    return constant - 0.5 * log_det - shape * log(scale)


def small_case(rng: np.random.Generator, days: int = 9) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    base = rng.normal(size=(2, days, 4))
    extra = rng.normal(size=(2, days, 3))
    weight = rng.uniform(0.2, 2.0, size=(2, days))
    weight[:, 3] = 0.0
    weight[0, 5] = 0.0
    return base, extra, weight


def test_cross_products_equal_dense_ones(rng: np.random.Generator) -> None:
    base, extra, weight = small_case(rng)
    products = cross_products(base, extra, weight, GRID)
    columns = np.concatenate([base, extra], axis=2).reshape(18, 7)
    for cell in range(4):
        covariance, used = dense_covariance(weight, GRID, cell)
        whole = columns[used].T @ np.linalg.solve(covariance, columns[used])
        assert np.allclose(products.base[cell], whole[:4, :4])
        assert np.allclose(products.cross[cell], whole[:4, 4:])
        assert np.allclose(products.own[cell], np.diag(whole)[4:])
        assert products.log_det[cell] == pytest.approx(np.linalg.slogdet(covariance)[1])


def test_one_day_is_enough_to_multiply_out(rng: np.random.Generator) -> None:
    base, extra, weight = rng.normal(size=(1, 1, 3)), rng.normal(size=(1, 1, 2)), np.ones((1, 1))
    products = cross_products(base, extra, weight, GRID)
    assert products.base[0, 2, 2] == pytest.approx(base[0, 0, 2] ** 2 / (1 + GRID.ratio[0]))


def test_evidence_of_a_base_set_equals_the_multivariate_t(rng: np.random.Generator) -> None:
    base, extra, weight = small_case(rng)
    mean, sd = np.array([0.3, -0.2, 0.1]), np.array([1.0, 0.5, 2.0])
    fit = fit_base(cross_products(base, extra, weight, GRID), (0, 1, 2), mean, sd)
    columns = base.reshape(18, 4)
    for cell in range(4):
        covariance, used = dense_covariance(weight, GRID, cell)
        wanted = dense_log_evidence(columns[used, :3], columns[used, 3], covariance, mean, sd)
        assert fit.log_evidence[cell] == pytest.approx(wanted)


def test_an_added_column_equals_fitting_it_with_the_rest(rng: np.random.Generator) -> None:
    base, extra, weight = small_case(rng)
    mean, sd = np.array([0.3, -0.2]), np.array([1.0, 0.5])
    small = fit_extra(
        cross_products(base, extra, weight, GRID),
        fit_base(cross_products(base, extra, weight, GRID), (0, 1), mean, sd),
        0.7,
        0.4,
    )
    joined = np.concatenate([base[:, :, :2], extra[:, :, 1:2], base[:, :, 3:]], axis=2)
    whole = fit_base(cross_products(joined, extra, weight, GRID), (0, 1, 2), np.append(mean, 0.7), np.append(sd, 0.4))
    assert np.allclose(small.log_evidence[:, 1], whole.log_evidence)
    assert np.allclose(small.mean[:, 1], whole.mean[:, 2])
    assert np.allclose(small.sd[:, 1], np.sqrt(whole.precision_inverse[:, 2, 2] * whole.scale / whole.shape))


def test_rows_outside_the_days_count_like_independent_ones(rng: np.random.Generator) -> None:
    base, extra, weight = small_case(rng)
    row, added = rng.normal(size=(1, 4)), rng.normal(size=(1, 3))
    products = add_rows(cross_products(base, extra, weight, GRID), row, added, np.array([0.8]))
    mean, sd = np.zeros(3), np.ones(3)
    fit = fit_base(products, (0, 1, 2), mean, sd)
    covariance, used = dense_covariance(weight, GRID, 1)
    columns = np.concatenate([base.reshape(18, 4)[used], row])
    wide = np.zeros((columns.shape[0],) * 2)
    wide[:-1, :-1] = covariance
    wide[-1, -1] = 1 / 0.8
    wanted = dense_log_evidence(columns[:, :3], columns[:, 3], wide, mean, sd)
    assert fit.log_evidence[1] == pytest.approx(wanted)
