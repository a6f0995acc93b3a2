"""Whatever is typed or pasted: no exception, and time that grows with length only."""

import time

import pytest

from homeward.coach import review
from homeward.coach.language import is_english
from homeward.coach.reading import read

NASTY = {
    "exclamation marks": "!" * 10_000,
    "one letter": "a" * 50_000,
    "one word": "you " * 5_000,
    "never you": "never you " * 2_000,
    "apostrophes": "'" * 10_000,
    "words with apostrophes": "a'" * 10_000,
    "quotes": '"' * 10_000,
    "lone surrogates": "\ud800you never listen\udfff" * 500,
    "control characters": "\x00\x01\x02\x7f" * 2_000,
    "right to left": "\u202eyou never call\u202c " * 500,
    "emoji": "😘" * 10_000,
    "colons": ":" * 10_000,
    "joiners": "👩‍👩‍👧" * 2_000,
    "new lines": "\n" * 10_000,
    "brackets": "(" * 10_000,
    "combining marks": "e" + "\u0301" * 10_000,
    "a megabyte": "You never talk to me, and I miss you. " * 27_000,
    "a long draft": "You never talk to me anymore, and I feel lonely when you work late. " * 200,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_answered(name: str) -> None:
    found = review(NASTY[name])
    assert found.label in {"ok", "problem"}
    assert all(0 <= finding.span.start < finding.span.end <= len(NASTY[name]) for finding in found.findings)


@pytest.mark.parametrize(
    "piece", ["you never listen and i am so tired of it. ", "never ", "a'b ", "you you? ", "!?", "if you "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        review(text)
        return time.process_time() - start

    seconds(20)
    small = max(seconds(100), 0.004)
    assert seconds(800) < 8 * small * 3  # eight times the text: eight times the time, and room for a busy machine


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("I miss you", True),
        ("k", True),
        ("lol 😂", True),
        ("ciao bella, how was your day?", True),
        ("tu me manques et je ne dors pas sans toi", False),
        ("Du bist nie da und ich bin so allein", False),
        ("te quiero mucho pero nunca estás aquí conmigo", False),
        ("я скучаю по тебе", False),
        ("あなたがいなくて寂しい", False),
    ],
)
def test_another_language_is_told_apart(text: str, *, english: bool) -> None:
    assert is_english(read(text)) is english
