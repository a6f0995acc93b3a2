"""The tokeniser reads chat as plain words and never loses a position."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.coach.tokens import tokenise


def words(text: str) -> list[str]:
    return [piece.word for piece in tokenise(text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("u never listen", ["you", "never", "listen"]),
        ("dont", ["do", "not"]),
        ("don’t", ["do", "not"]),
        ("can't", ["can", "not"]),
        ("won't", ["will", "not"]),
        ("idk", ["i", "do", "not", "know"]),
        ("ur always late", ["you", "are", "always", "late"]),
        ("ur phone", ["your", "phone"]),
        ("your never home", ["you", "are", "never", "home"]),
        ("sooooo late", ["so", "late"]),
        ("neeeed you", ["need", "you"]),
        ("7:30pm", ["7:30pm"]),
        ("gonna", ["going", "to"]),
        ("3 a.m. in Perth", ["3", "a.m.", "in", "perth"]),
        ("hello???", ["hello", "???"]),
        ("xx 😘😘", ["xx", "😘😘"]),
    ],
)
def test_chat_is_read_as_plain_words(written: str, read: list[str]) -> None:
    assert words(written) == read


@given(st.text(max_size=80))
def test_pieces_lie_in_the_text_in_order_and_say_what_stands_there(text: str) -> None:
    pieces = tokenise(text)
    starts = [piece.start for piece in pieces]
    assert starts == sorted(starts)
    for piece in pieces:
        assert 0 <= piece.start < piece.end <= len(text)
        assert len(piece.text) == piece.end - piece.start


@given(st.text(alphabet="abcdnotI'’ \n.!?u😘", max_size=60))
def test_no_letter_is_left_uncovered(text: str) -> None:
    covered = {at for piece in tokenise(text) for at in range(piece.start, piece.end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalpha())
