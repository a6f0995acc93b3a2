"""Clauses know who they are about, when, and whether they ask or command."""

from itertools import pairwise

import pytest

from homeward.coach.clauses import Clause
from homeward.coach.reading import read


def clauses(text: str) -> tuple[Clause, ...]:
    return read(text).clauses


def test_two_clauses_joined_by_and_have_their_own_subjects() -> None:
    assert [clause.subject for clause in clauses("You never call, and I hate it.")] == ["you", "i"]


@pytest.mark.parametrize(
    ("text", "mood"),
    [("Call me.", "command"), ("do you ever listen", "question"), ("You call me.", "statement"), ("Why?", "question")],
)
def test_mood_is_seen(text: str, mood: str) -> None:
    assert clauses(text)[0].mood == mood


@pytest.mark.parametrize(
    ("text", "tense"),
    [("You forgot the milk.", "past"), ("You will see.", "future"), ("You forget things.", "present")],
)
def test_tense_is_seen(text: str, tense: str) -> None:
    assert clauses(text)[0].tense == tense


def test_clauses_tile_the_text() -> None:
    reading = read("I know you're busy, but when you don't call I worry. Can we talk?")
    bounds = [(clause.first, clause.past) for clause in reading.clauses]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(reading.tokens)
    assert all(left[1] == right[0] for left, right in pairwise(bounds))
