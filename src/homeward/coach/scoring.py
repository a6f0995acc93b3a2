"""The probability that a message lands as accusation or pressure, and which kinds it is: a linear model over features.

Weights are whole numbers (thousandths) and every step but one exponential is exact, so the six decimals shown are the
same on every machine.
"""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat

from homeward.coach.board import Board
from homeward.coach.features import Features, extract
from homeward.coach.hits import Hit
from homeward.coach.kinds import PROBLEM_KINDS

UNIT = 1000
GROUP_SCALE = 8.0  # how loud a group of word features speaks beside one rule hit
KIND_THRESHOLD = 0.05  # P(kind) from which a kind is named: a kind missed is worse than one too many
LEAST_KINDS = 2
MOST_KINDS = 4
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Score:
    """P(problem), six decimals; the kinds, strongest first."""

    problem: float
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The label's weights by feature, its calibration, and the kinds' weights by feature."""

    label: dict[str, int]
    slope: int
    shift: int
    intercept: int
    kinds: dict[str, str]
    kind_intercepts: tuple[int, ...]


@cache
def load_weights() -> Weights:
    """Read the shipped weight files: one feature a line, sorted."""
    folder = files("homeward.coach").joinpath("data")
    header: dict[str, int] = {}
    label: dict[str, int] = {}
    for line in folder.joinpath("scorer.txt").read_text(encoding="utf-8").splitlines():
        name, _, value = line.rpartition("\t")
        if name.startswith("\t"):
            header[name[1:]] = int(value)
        else:
            label[sys.intern(name)] = int(value)
    first, *rest = folder.joinpath("kinds.txt").read_text(encoding="utf-8").splitlines()
    # Most names stand in both tables: one string for both saves some megabytes.
    kinds = {sys.intern(name): row for name, row in (line.split("\t", 1) for line in rest)}
    intercepts = tuple(int(number) for number in first.rsplit("\t", 1)[1].split(" "))
    return Weights(label, header["slope"], header["shift"], header["intercept"], kinds, intercepts)


def score_of(board: Board, hits: Sequence[Hit]) -> Score:
    """Score a draft.

    Parameters
    ----------
    board : Board
        The draft laid out.
    hits : sequence of Hit
        What the rules found in it.

    Returns
    -------
    Score
        ``problem`` is 0 for a draft without words.
    """
    if not board.keys:
        return Score(0.0, ())
    features = extract(board, hits)
    problem = round(logistic(margin(features, load_weights())), DECIMALS)
    return Score(problem, kinds_of(features, hits) if problem >= 0.5 else ())


def margin(features: Features, weights: Weights) -> float:
    """Return the calibrated log odds."""
    find = weights.label.get
    total = float(weights.intercept + sum(map(find, features.whole, repeat(0))))
    for group in features.shared:
        if group:
            total += sum(map(find, group, repeat(0))) * GROUP_SCALE / math.sqrt(len(group))
    return (total / UNIT * weights.slope + weights.shift) / UNIT


def logistic(odds: float) -> float:
    """Return the probability for log odds, without overflow."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


def kinds_of(features: Features, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the kinds of a problem text, strongest first: those likely enough, those marked, and at least two."""
    likely = kind_probabilities(features, load_weights())
    marked = {hit.rule.kind for hit in hits if hit.rule.severity > 1}
    order = sorted(PROBLEM_KINDS, key=lambda kind: (-likely[kind], kind))
    likely_ones = [kind for kind in order[:MOST_KINDS] if likely[kind] >= KIND_THRESHOLD or kind in order[:LEAST_KINDS]]
    return tuple(kind for kind in order if kind in marked or kind in likely_ones)


def kind_probabilities(features: Features, weights: Weights) -> dict[str, float]:
    """Return P(kind) for every kind, each by its own weights."""
    totals = [float(number) for number in weights.kind_intercepts]
    add_kinds(totals, features.whole, 1.0, weights)
    for group in features.shared:
        if group:
            add_kinds(totals, group, GROUP_SCALE / math.sqrt(len(group)), weights)
    return {kind: logistic(total / UNIT) for kind, total in zip(PROBLEM_KINDS, totals, strict=True)}


@lru_cache(maxsize=4096)
def parsed(row: str) -> tuple[tuple[int, int], ...]:
    """Read one line of kind weights, "3:120 7:-45": left until it is asked for, since most lines never are."""
    pairs = (pair.split(":") for pair in row.split(" "))
    return tuple((int(number), int(value)) for number, value in pairs)


def add_kinds(totals: list[float], group: frozenset[str], scale: float, weights: Weights) -> None:
    """Add what a group of features says for each kind; whole numbers first, so that their order does not matter."""
    sums = [0] * len(totals)
    for row in map(weights.kinds.get, group):
        if row is not None:
            for number, value in parsed(row):
                sums[number] += value
    for at, value_sum in enumerate(sums):
        totals[at] += value_sum * scale
