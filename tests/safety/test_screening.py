"""The screen as a whole: what goes first, what may be waved off, what it must never call a threat, and any input."""

import dataclasses
import random
import time

import pytest

from homeward.safety import Screening, screen


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("He hits me and I want to die", "crisis_self"),
        ("I'll kill you. He hits me.", "crisis_abuse_victim"),
        ("I want to die. I'll kill you.", "crisis_self"),
        ("How do I get her passcode? He hits me.", "crisis_abuse_victim"),
    ],
)
def test_life_goes_first_then_the_victim_then_intent(text: str, outcome: str) -> None:
    assert screen(text).outcome == outcome


@pytest.mark.parametrize(
    "text", ["I'll kill you", "I'm going to kill myself tonight", "I have the pills in front of me"]
)
def test_threats_and_plans_cannot_be_waved_off(text: str) -> None:
    assert screen(text).display == "stop"
    assert not screen(text).dismissable


def test_the_rest_may_be_a_mistake() -> None:
    assert screen("I don't feel safe at home").dismissable
    assert screen("how do I get her passcode").dismissable


def test_a_warning_says_why_and_silence_says_nothing() -> None:
    assert screen("I'm going to keep calling until he picks up").display == "warn"
    assert screen("I'm going to keep calling until he picks up").reason
    assert screen("I miss you") == Screening()


def test_two_sentences_are_read_together_where_a_rule_asks_for_it() -> None:
    assert screen("She told me not to contact her again. How do I word a message?").outcome == "abusive_intent"
    assert screen("Sunday is fine. How do I word a message?").outcome == "none"


@pytest.mark.parametrize(
    "text",
    [
        "I wanna k i l l myself",
        "I want to kiiiill myself",
        "i w4nt to d1e",
        "I WANT TO DIE",
        "I wan’t to die… I want to die",
    ],
)
def test_odd_spellings_are_read(text: str) -> None:
    assert screen(text).outcome == "crisis_self"


@pytest.mark.parametrize(
    "text",
    [
        "Ich vermisse dich sehr und ich wünsche mir mehr Zeit mit dir am Abend",
        "Je voudrais te parler ce soir parce que tu me manques beaucoup",
        "Quiero hablar contigo esta noche porque te echo mucho de menos",
        "Я очень скучаю по тебе и хочу поговорить вечером",
        "我很想你，今晚可以谈谈吗",
    ],
)
def test_another_language_is_said_to_be_unchecked(text: str) -> None:
    assert not screen(text).checked
    assert screen(text).display == "nothing"
    assert "cannot check" in screen(text).reason


@pytest.mark.parametrize(
    "text", ["", " ", "ok", "Brunch?", "Merci!", "see u at 7", "\ud800", "\x00\x01", "🙂" * 50, "12 345 67"]
)
def test_short_and_strange_texts_are_nothing(text: str) -> None:
    assert screen(text).outcome == "none"


def test_a_screening_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        screen("I miss you").outcome = "crisis_self"  # type: ignore[misc]


def test_any_input_is_screened_without_an_error() -> None:
    chance = random.Random(7)
    pieces = [
        "I",
        "will",
        "kill",
        "hurt",
        "me",
        "you",
        " ",
        " ",
        ".",
        "'",
        "’",
        "\n",
        "\ud800",
        "é",
        "a" * 50,
        "*",
        "@",
        "0",
        "😂",
        "\u202e",
    ]
    for _ in range(2_000):
        screen("".join(chance.choice(pieces) for _ in range(chance.randint(0, 80))))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "aaab",
        "ab",
        "'",
        "!",
        "kill ",
        "not kill myself ",
        "if you leave i will take the children ",
        "k i l l ",
        "ﷺ",
        "\ud800 ",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        screen(text)
        return time.process_time() - start

    screen("load the rules")
    assert seconds(240_000) <= 12 * seconds(60_000) + 0.3


@pytest.mark.long
@pytest.mark.parametrize("piece", ["a ", "if you leave i will take the children and hurt me ", "k i l l "])
def test_a_megabyte_is_screened_in_seconds(piece: str) -> None:
    chance = random.Random(1)
    words = piece.split()
    start = time.process_time()
    screen(" ".join(chance.choice(words) for _ in range(1_000_000 // 4)))
    assert time.process_time() - start < 20


def test_a_message_is_screened_in_a_blink() -> None:
    text = (
        "I know work has been heavy for you and I miss our evenings. When we skip dinner I feel a bit lonely, and I "
        "would love if we could talk on Sunday for ten minutes about how to share the week. I am not angry with you, I "
        "just want to tell you how I feel, and hear what you need from me."
    )[:300]
    screen(text)
    runs = []
    for _ in range(60):
        start = time.process_time()
        screen(text)
        runs.append(time.process_time() - start)
    assert sorted(runs)[30] < 0.0015, "the goal is 0.3 ms on an idle machine; this bound allows for a busy one"
