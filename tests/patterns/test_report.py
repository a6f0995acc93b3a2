"""Words over many simulated diaries: nothing forbidden, nothing below the line, always a range and another reason."""

import re

import numpy as np
import pytest

from homeward.patterns import report
from homeward.patterns.decide import Distance, Movement, Reading, read_diary
from homeward.patterns.demo import simulate_story
from homeward.patterns.priors import CAUSES
from homeward.patterns.regimes import CLEAN, REGIMES
from homeward.patterns.report import STANDING, TOO_LITTLE, Split, Words, share_range, write_words
from homeward.patterns.simulate import Simulated, simulate_diary

BANNED = re.compile(
    r"because|\bprove|\bcause[sd]?\b|always|never|your partner is|should|toxic|needy|break.?up|compatib|other couples"
    r"|diagnos|withdraw|anxious|score|!|%|separat|\bhe\b|\bshe\b|\bhis\b|\bher\b|\bnan\b",
    re.IGNORECASE,
)


def all_sentences(words: Words) -> list[str]:
    plan = [sentence for told in words.plan.values() for sentence in told]
    return [words.standing, *words.distance, *words.movement, *plan, *words.needs]


@pytest.fixture(scope="module")
def told() -> list[tuple[Simulated, Reading, Words]]:
    found = []
    for k, (name, cause) in enumerate((name, cause) for name in ("default", "clean", "harsh") for cause in CAUSES):
        for window in (10, 42, 60):
            drawn = simulate_diary(np.random.default_rng([41, k, window]), REGIMES[name], cause=cause, window=window)
            reading = read_diary(drawn.series, tipping=False)
            found.append((drawn, reading, write_words(reading, drawn.series)))
    return found


def test_no_sentence_holds_a_forbidden_word(told: list[tuple[Simulated, Reading, Words]]) -> None:
    for _, _, words in told:
        for sentence in all_sentences(words):
            assert not BANNED.search(sentence), sentence


def test_every_pattern_has_its_number_of_days_its_range_and_another_reason(
    told: list[tuple[Simulated, Reading, Words]],
) -> None:
    patterns = [s for _, _, words in told for s in all_sentences(words) if "you felt closer on" in s]
    assert patterns
    for sentence in patterns:
        assert re.search(
            r"^In \d+ entries over \d+ days you felt closer on \d+ of \d+ days .+, and \d+ of \d+ ", sentence
        )
        assert "Range: from " in sentence
        assert "This may be chance; " in sentence
        assert "could also explain it." in sentence
        first, second = re.search(r"on \d+ of (\d+) days .+ and \d+ of (\d+)", sentence).groups()  # type: ignore[union-attr]
        assert min(int(first), int(second)) >= report.FEWEST_ENTRIES


def test_below_fourteen_days_there_is_too_little(told: list[tuple[Simulated, Reading, Words]]) -> None:
    short = [words for drawn, _, words in told if drawn.series.facts.q12_day == 10]
    assert short
    assert all(words.distance == words.movement == (TOO_LITTLE,) for words in short)


def test_an_open_question_says_what_would_help(told: list[tuple[Simulated, Reading, Words]]) -> None:
    for _, reading, words in told:
        if "insufficient" in (reading.distance.answer, reading.movement.answer):
            assert words.needs


def test_the_standing_line_is_there() -> None:
    story = simulate_story(np.random.default_rng(0))
    assert write_words(read_diary(story.series), story.series).standing == STANDING


def movement(answer: str) -> Movement:
    flat = (0.0, 0.0, 0.0)
    p = tuple(0.92 if cause == answer else 0.02 for cause in CAUSES)
    return Movement(p, answer, flat, flat, flat, 1)


@pytest.mark.parametrize("answer", CAUSES)
def test_every_answer_has_words_and_worry_is_no_verdict(answer: str) -> None:
    drawn = simulate_diary(np.random.default_rng(3), CLEAN, cause="work", window=42)
    reading = Reading("x", 42, 40, Distance(0.5, "insufficient"), movement(answer), None, ())
    words = write_words(reading, drawn.series)
    assert words.movement
    if answer == "artefact":
        assert words.movement[0] in (report.WORRY, TOO_LITTLE)
        assert "92" not in " ".join(words.movement)


@pytest.mark.parametrize("answer", ["yes", "no"])
@pytest.mark.parametrize("before", [True, False])
def test_every_answer_on_distance_has_words(answer: str, *, before: bool) -> None:
    drawn = simulate_diary(np.random.default_rng(3), CLEAN, cause="work", window=42)
    onset = None if answer == "no" else (-14 if before else 20)
    range_ = None if onset is None else (onset - 3, onset + 3)
    distance = Distance(0.95 if answer == "yes" else 0.05, answer, onset, range_, before and answer == "yes")
    words = write_words(Reading("x", 42, 40, distance, movement("none"), None, ()), drawn.series)
    assert all(not BANNED.search(sentence) for sentence in words.distance)


def test_the_range_holds_the_truth_as_often_as_it_says_on_separate_and_on_carried_over_days() -> None:
    rng = np.random.default_rng(11)
    for carry, wanted in ((0.0, 0.95), (0.2, 0.93)):
        inside = 0
        for _ in range(2000):
            course = np.empty(42)
            level = rng.normal()
            for t in range(42):
                level = carry * level + np.sqrt(1 - carry**2) * rng.normal()
                course[t] = level
            hit, first = course < 0, np.arange(42) < 18
            s = report.split(hit, np.ones(42, dtype=bool), first)
            low, high = share_range(s)
            inside += low <= 0 <= high
        assert inside / 2000 >= wanted


def test_a_split_needs_both_sides() -> None:
    assert not Split(3, 7, 1, 20, 28).is_enough
    assert Split(6, 8, 1, 20, 28).shows_less
    assert not Split(1, 8, 10, 20, 28).shows_less
