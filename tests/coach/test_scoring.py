"""The score: the same everywhere, from files a person can read, in an engine that stays small."""

import ast
import sys
from pathlib import Path

import pytest

from homeward.coach.judge import judge
from homeward.coach.kinds import PROBLEM_KINDS
from homeward.coach.scoring import load_weights, logistic

COACH = Path(__file__).resolve().parents[2] / "src" / "homeward" / "coach"
LARGEST = 3_000_000  # bytes: the whole engine with its data


def test_weight_files_are_sorted_text_of_whole_numbers() -> None:
    for name in ("scorer.txt", "kinds.txt"):
        lines = (COACH / "data" / name).read_text(encoding="utf-8").splitlines()
        features = [line.split("\t")[0] for line in lines if not line.startswith("\t")]
        assert features == sorted(features), name
        assert len(set(features)) == len(features), name
    assert all(isinstance(weight, int) for weight in load_weights().label.values())


def test_you_language_scores_above_its_i_language_twin() -> None:
    """The order found by Rogers, Howieson and Neame (2018), PeerJ 6:e4831."""
    twins = [
        ("You never think of me when you work late.", "I feel lonely when you work late."),
        ("You ruined our evening with that call.", "I was sad that the call came in the middle of our evening."),
        ("You don't care about our plans.", "I understand work is heavy, but I feel sad when our plans move."),
        ("You always put your job first.", "I know the job is a lot right now, and I miss you."),
    ]
    for you, i in twins:
        assert (judge(you).score or 0) > (judge(i).score or 0), (you, i)


def test_scores_have_six_decimals_and_lie_between_nothing_and_one() -> None:
    for text in ("You never listen", "I miss you", "ok", "👍", "You " * 400):
        score = judge(text).score
        assert score is not None
        assert 0 <= score <= 1
        assert score == round(score, 6)


@pytest.mark.parametrize("odds", [-1e9, -40.0, 0.0, 40.0, 1e9])
def test_probabilities_do_not_overflow(odds: float) -> None:
    assert 0 <= logistic(odds) <= 1


def test_a_problem_names_its_kinds_and_an_ok_text_names_none() -> None:
    assert set(judge("You never listen to me, you selfish idiot").kinds) <= set(PROBLEM_KINDS)
    assert judge("You never listen to me").kinds
    assert judge("I miss you").kinds == ()


def test_a_fine_message_without_a_strength_is_called_plain() -> None:
    assert judge("The plumber comes at nine.").strengths == ("other_ok",)
    assert judge("").strengths == ()


def test_the_engine_needs_the_standard_library_only_and_is_small() -> None:
    foreign = set()
    for path in COACH.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            foreign |= {name.split(".")[0] for name in names} - {*sys.stdlib_module_names, "homeward"}
    assert not foreign
    size = sum(path.stat().st_size for path in COACH.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert size <= LARGEST, size
