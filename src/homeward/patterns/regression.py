"""Regression with AR(1) day noise and known measurement variances, in closed form: cross-products and evidences.

The model of one stacked series is y = X b + H u + e with e ~ N(0, s2 D), D diagonal and known, u a stationary AR(1)
with lag phi and variance r s2, b ~ N(m, s2 S), s2 ~ IG(a0, b0). With P = Q + H'D^-1 H, where Q is the tridiagonal
precision of u/s, Woodbury's identity gives

    V^-1 = D^-1 - D^-1 H P^-1 H' D^-1        log|V| = log|D| + log|P| - log|Q|

so one forward pass of a tridiagonal LDL' over the days (the Kalman filter in other clothes) whitens every column at
once: cost O(T x columns) for each cell (phi, r). Evidence is then the normal-inverse-gamma marginal likelihood. A
hypothesis that adds one column to a shared set needs only that column's Schur complement.

References: Rue and Held 2005, Gaussian Markov Random Fields, section 2.4; O'Hagan and Forster 2004, Kendall's Advanced
Theory of Statistics 2B, chapter 11 (normal-inverse-gamma regression).

What would break it: more than one row set sharing a day with correlated errors; D must be diagonal.
"""

from dataclasses import dataclass
from math import lgamma, log, pi

import numpy as np

from homeward.patterns.series import FloatArray

SHAPE_0 = 4.0  # a0 of s2 ~ IG(a0, b0): worth eight days of knowing that scores were put on the unit of daily noise
SCALE_0 = 4.0  # b0


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of the day noise: lag ``phi`` (G,), share ``ratio`` (G,) of its variance in s2, log prior (G,)."""

    phi: FloatArray
    ratio: FloatArray
    log_prior: FloatArray


def make_grid(phi: dict[float, float], ratio: dict[float, float]) -> Grid:
    """Cross two discrete priors (value -> probability) into cells."""
    pairs = [(lag, share, p * q) for lag, p in phi.items() for share, q in ratio.items()]
    table = np.array(pairs)
    return Grid(table[:, 0], table[:, 1], np.log(table[:, 2]))


@dataclass(frozen=True, slots=True)
class Products:
    """GLS cross-products in every cell.

    ``base`` (G, C, C) among the C columns that many hypotheses share, the last of them y; ``cross`` (G, C, E) between
    those and E extra columns; ``own`` (G, E) each extra column with itself; ``log_det`` (G,) log|V|; ``n`` (G,) rows
    used.
    """

    base: FloatArray
    cross: FloatArray
    own: FloatArray
    log_det: FloatArray
    n: FloatArray


def factor(weight: FloatArray, grid: Grid) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Factor P = L diag(pivot) L' over days, for S series at once.

    Parameters
    ----------
    weight : (S, T) float
        Summed precision of the day's scores, 0 on days without any.
    grid : Grid
        The cells.

    Returns
    -------
    (pivot, lower, log_det)
        ``pivot`` (T, S, G), ``lower`` (T, S, G) the sub-diagonal of L (0 on the first day), ``log_det`` (S, G)
        log|P| - log|Q|.
    """
    series, days = weight.shape
    unit = 1.0 / (grid.ratio * (1.0 - grid.phi**2))
    diagonal = np.empty((days, series, grid.phi.size))
    diagonal[:] = unit * (1.0 + grid.phi**2)
    diagonal[0] = diagonal[-1] = unit if days > 1 else 1.0 / grid.ratio
    diagonal += weight.T[:, :, None]
    off = -unit * grid.phi
    pivot = np.empty_like(diagonal)
    lower = np.zeros_like(diagonal)
    pivot[0] = diagonal[0]
    for t in range(1, days):
        np.divide(off, pivot[t - 1], out=lower[t])
        pivot[t] = diagonal[t] - lower[t] * off
    log_det_q = -days * np.log(grid.ratio) - (days - 1) * np.log1p(-(grid.phi**2))
    return pivot, lower, np.log(pivot).sum(axis=0) - log_det_q


def cross_products(base: FloatArray, extra: FloatArray, weight: FloatArray, grid: Grid) -> Products:
    """Whiten all columns of one series and multiply them out.

    Parameters
    ----------
    base : (B, T, C) float
        Shared columns in each of B score blocks, the last one y. Must be finite where ``weight`` is 0 too.
    extra : (B, T, E) float
        Columns of which a hypothesis uses one at a time.
    weight : (B, T) float
        1/v of each score; 0 where there is none.
    grid : Grid
        The cells.

    Returns
    -------
    Products
        Sums in the unit of s2.
    """
    return products_of_many(base[None], extra, weight[None], grid)


def products_of_many(base: FloatArray, extra: FloatArray, weight: FloatArray, grid: Grid) -> Products:
    """Do the same for S series that share their extra columns, all in one pass over the days.

    Parameters
    ----------
    base : (S, B, T, C) float
        As in ``cross_products``, one set a series.
    extra : (B, T, E) float
        Shared by all series.
    weight : (S, B, T) float
        As in ``cross_products``.
    grid : Grid
        The cells.

    Returns
    -------
    Products
        Its cells are series by grid cell, S x G of them, a series' cells together.
    """
    series, _, days, split = base.shape
    cells = grid.phi.size
    columns = np.concatenate([base, np.broadcast_to(extra, (series, *extra.shape))], axis=3)
    width = columns.shape[3]
    weighted = columns * weight[:, :, :, None]
    pivot, lower, log_det_u = factor(weight.sum(axis=1), grid)
    pushed = weighted.sum(axis=1).transpose(1, 0, 2)[:, :, None, :]
    swept = np.empty((days, series, cells, width))
    swept[0] = pushed[0]
    for t in range(1, days):
        np.multiply(swept[t - 1], -lower[t][:, :, None], out=swept[t])
        swept[t] += pushed[t]
    swept /= np.sqrt(pivot)[:, :, :, None]
    by_cell = swept.reshape(days, series * cells, width).transpose(1, 0, 2)
    flat = weighted.reshape(series, -1, width)[:, :, :split].transpose(0, 2, 1) @ columns.reshape(series, -1, width)
    gram = np.repeat(flat, cells, axis=0) - by_cell[:, :, :split].transpose(0, 2, 1) @ by_cell
    alone = (weighted[:, :, :, split:] * extra).sum(axis=(1, 2))
    own = np.repeat(alone, cells, axis=0) - np.square(by_cell[:, :, split:]).sum(axis=1)
    used = weight > 0
    log_d = -np.log(np.where(used, weight, 1.0)).sum(axis=(1, 2))
    log_det = (log_det_u + log_d[:, None]).reshape(-1)
    rows = np.repeat(used.sum(axis=(1, 2)).astype(np.float64), cells)
    return Products(gram[:, :, :split], gram[:, :, split:], own, log_det, rows)


def add_rows(products: Products, base: FloatArray, extra: FloatArray, weight: FloatArray) -> Products:
    """Add rows that do not share the day noise (R rows: ``base`` (R, C), ``extra`` (R, E), ``weight`` (R,))."""
    if weight.size == 0:
        return products
    scaled = base * weight[:, None]
    return Products(
        products.base + (scaled.T @ base)[None],
        products.cross + (scaled.T @ extra)[None],
        products.own + (np.square(extra) * weight[:, None]).sum(axis=0)[None],
        products.log_det - float(np.log(weight).sum()),
        products.n + weight.size,
    )


@dataclass(frozen=True, slots=True)
class BaseFit:
    """The posterior of one shared column set in every cell.

    ``log_evidence`` (G,); ``mean`` (G, p); ``precision_inverse`` (G, p, p) in units of s2; ``scale`` (G,) b_n;
    ``shape`` (G,) a_n; ``picked`` the columns used.
    """

    log_evidence: FloatArray
    mean: FloatArray
    precision_inverse: FloatArray
    scale: FloatArray
    shape: FloatArray
    picked: tuple[int, ...]


def fit_base(products: Products, picked: tuple[int, ...], mean: FloatArray, sd: FloatArray) -> BaseFit:
    """Fit one set of shared columns with independent normal priors.

    Parameters
    ----------
    products : Products
        Cross-products; the last base column is y.
    picked : tuple of int
        Base columns in the set.
    mean, sd : (p,) float
        Prior of each coefficient, in SD of s.

    Returns
    -------
    BaseFit
        The posterior in every cell.
    """
    index = np.array(picked)
    precision_0 = 1.0 / sd**2
    gram = products.base[:, index[:, None], index[None, :]] + np.diag(precision_0)[None]
    target = products.base[:, index, -1] + (precision_0 * mean)[None]
    inverse = np.asarray(np.linalg.inv(gram), dtype=np.float64)
    centre = np.einsum("gij,gj->gi", inverse, target)
    _, log_det = np.linalg.slogdet(gram)
    quadratic = np.einsum("gi,gi->g", target, centre)
    total = products.base[:, -1, -1] + float((precision_0 * mean**2).sum())
    shape = SHAPE_0 + products.n / 2
    scale = SCALE_0 + 0.5 * np.maximum(total - quadratic, 1e-9)
    log_prior_det = float(np.log(precision_0).sum())
    evidence = marginal(products, scale, log_prior_det - log_det)
    return BaseFit(evidence, centre, inverse, scale, shape, picked)


def marginal(products: Products, scale: FloatArray, log_det_gain: FloatArray) -> FloatArray:
    """Return the normal-inverse-gamma log marginal likelihood (G,)."""
    shape = SHAPE_0 + products.n / 2
    gammas = np.array([lgamma(a) for a in shape])
    constant = SHAPE_0 * log(SCALE_0) - lgamma(SHAPE_0) + gammas - 0.5 * products.n * log(2 * pi)
    return np.asarray(constant - 0.5 * products.log_det + 0.5 * log_det_gain - shape * np.log(scale))


@dataclass(frozen=True, slots=True)
class ExtraFit:
    """One added column a hypothesis, E hypotheses: evidences (G, E), the added coefficient's mean and SD (G, E).

    ``gain`` (G, p, E): how far the base coefficients move back for each unit of the added one.
    """

    log_evidence: FloatArray
    mean: FloatArray
    sd: FloatArray
    gain: FloatArray


def fit_extra(products: Products, base: BaseFit, mean: float, sd: float) -> ExtraFit:
    """Add each extra column alone to a fitted base set, prior N(mean, sd) in SD of s."""
    index = np.array(base.picked)
    cross = products.cross[:, index, :]
    reach = np.einsum("gij,gje->gie", base.precision_inverse, cross)
    precision_0 = 1.0 / sd**2
    schur = products.own + precision_0 - (cross * reach).sum(axis=1)
    schur = np.maximum(schur, 1e-9)
    # What is left of y for the added column once the base set has had its say.
    rest = products.cross[:, -1, :] + precision_0 * mean - np.einsum("gie,gi->ge", cross, base.mean)
    scale = base.scale[:, None] + 0.5 * (precision_0 * mean**2 - rest**2 / schur)
    scale = np.maximum(scale, 1e-9)
    shape = base.shape[:, None]
    start = base.log_evidence[:, None] + shape * np.log(base.scale)[:, None]
    evidence = start + 0.5 * (log(precision_0) - np.log(schur)) - shape * np.log(scale)
    spread = np.sqrt(scale / shape / schur)
    return ExtraFit(evidence, rest / schur, spread, reach)
