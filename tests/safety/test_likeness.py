"""The second look: its weights, its probabilities, and that what it finds may always be waved off."""

import pytest

from homeward.safety import screen
from homeward.safety.likeness import CLASSES, MOST_ORDINARY, features, likeness, load_weights, unlike_ordinary


def test_the_weights_are_sorted_whole_numbers_with_a_base() -> None:
    weights = load_weights()
    assert "" in weights
    assert list(weights) == sorted(weights)
    assert all(isinstance(number, int) for row in weights.values() for number in row)


def test_features_are_words_and_pairs_with_like_words_under_one_name() -> None:
    assert features(["my", "husband", "shouts"]) == {
        "my", "husband", "shouts", "< my", "my KIN", "KIN shouts", "shouts >", "< _ KIN", "my _ shouts", "KIN _ >",
    }  # fmt: skip


def test_a_sentence_of_unknown_words_is_judged_by_the_base_alone() -> None:
    _, ordinary = likeness(["qzx", "vvk", "wpq"], {"": (0, 0, 0)})
    assert ordinary == pytest.approx(0.25)


def test_a_weight_moves_the_probability_to_its_class() -> None:
    kind, ordinary = likeness(["qzx"], {"": (0, 0, 0), "qzx": (0, 300, 0)})
    assert kind == "crisis_abuse_victim"
    assert ordinary == pytest.approx(1 / (3 + 2.718281828**3), rel=1e-6)


def test_life_is_worth_more_false_alarms() -> None:
    assert MOST_ORDINARY["crisis_self"] == max(MOST_ORDINARY.values())
    assert set(MOST_ORDINARY) == set(CLASSES)


@pytest.mark.parametrize("words", [[], ["die"], ["hit", "me"]])
def test_two_words_are_too_few(words: list[str]) -> None:
    assert unlike_ordinary(words) == "none"


def test_what_it_finds_may_be_waved_off() -> None:
    seen = screen("I'll tell the teacher she's a danger to the kids and nobody will trust her")
    assert (seen.outcome, seen.rule) == ("abusive_intent", "likeness")
    assert seen.display == "warn"
    assert seen.reason
    assert seen.dismissable


def test_a_limit_is_never_taken_for_intent_by_likeness() -> None:
    assert screen("I will not send you nude pictures").outcome == "none"
    assert screen("I will report you if you break in again").outcome == "none"
