"""A frame file that is not as it must be is refused, with its name and key."""

import pytest

from homeward.coach.rewrite.errors import FrameError
from homeward.coach.rewrite.moves import read_move
from homeward.coach.rewrite.shape import read_shape
from homeward.coach.rewrite.situation import load_situations, read_situation


def test_a_shape_with_an_unknown_key_is_refused():
    with pytest.raises(FrameError, match=r"blame: lines: "):
        read_shape("blame", 1, {"match": ["you"], "lines": []})


def test_a_shape_with_a_pattern_that_cannot_be_read_is_refused():
    with pytest.raises(FrameError, match=r"blame 1: match: "):
        read_shape("blame", 1, {"match": ["(act: #VERB"], "line": ["x"]})


def test_a_shape_whose_lines_are_no_list_is_refused():
    with pytest.raises(FrameError, match=r"blame 2: line: "):
        read_shape("blame", 2, {"match": ["you"], "line": "x"})


def test_a_kind_with_a_missing_key_is_refused():
    with pytest.raises(FrameError, match=r"blame: file: "):
        read_move("blame", {"line": []})


def test_a_situation_with_too_few_requests_is_refused():
    words = {"line": ["a", "b"], "request": ["c"]}
    row = dict.fromkeys(("title", "triggers", "weak", "need", "offer", "checkin"), "x")
    with pytest.raises(FrameError, match=r"talk: plain: "):
        read_situation("talk", {**row, "feelings": ["sad"], "plain": words, "warm": words})


def test_a_situation_with_an_unknown_key_is_refused():
    with pytest.raises(FrameError, match=r"talk: colour: "):
        read_situation(
            "talk",
            {
                "colour": "blue",
                "title": "x",
                "triggers": "x",
                "weak": "x",
                "feelings": ["sad"],
                "need": "x",
                "offer": "x",
                "checkin": "x",
                "plain": {},
                "warm": {},
            },
        )


def test_no_trigger_is_listed_for_nothing():
    assert all(row.triggers for row in load_situations())
