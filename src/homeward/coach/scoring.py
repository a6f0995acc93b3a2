"""The probability that a message lands as accusation or pressure, and which kinds it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from homeward.coach.board import Board
from homeward.coach.hits import Hit
from homeward.coach.kinds import PROBLEM_KINDS

RANK = {kind: at for at, kind in enumerate(PROBLEM_KINDS)}
MISS = {1: 0.5, 2: 0.25, 3: 0.08}  # how likely a hit of each severity still leaves the message fine


@dataclass(frozen=True, slots=True)
class Score:
    """P(problem), six decimals; the kinds, strongest first; and the soft note for a text without marks."""

    problem: float
    kinds: tuple[str, ...]
    note: str


def score_of(board: Board, hits: Sequence[Hit]) -> Score:
    """Score a draft by its rules alone."""
    del board
    fine = 1.0
    for hit in hits:
        fine *= MISS.get(hit.rule.severity, 1.0)
    problems = [hit for hit in hits if not hit.rule.is_strength]
    kinds = dict.fromkeys(
        hit.rule.kind for hit in sorted(problems, key=lambda hit: (-hit.rule.severity, RANK[hit.rule.kind]))
    )
    return Score(round(1.0 - fine, 6), tuple(kinds), "")
