"""Each check turns down what it is there to turn down, and lets a good wording pass."""

import pytest
from tests.coach.rewrite.marked_drafts import verdict_of

from homeward.coach.judge import judge
from homeward.coach.rewrite import checks
from homeward.coach.rewrite.draft import study

DRAFT = "{generalisation|You never help with the dishes} on Friday. The plumber comes at ten and the baby sleeps."


def draft():
    return study(verdict_of(DRAFT))


def test_a_good_wording_passes_every_check():
    text = "It would mean a lot to me if you helped with the dishes on Friday. The plumber comes at ten."
    assert checks.passes_all(draft(), text, judge(text))


@pytest.mark.parametrize(
    "text",
    [
        "I feel {feeling} about it.",
        "I feel the the dishes.",
        "I miss  you.",
        "It is a hour.",
        "That is an book.",
        "You is late.",
        "I are sad.",
        "We was late.",
        "She have time.",
        "",
    ],
)
def test_broken_english_is_turned_down(text):
    assert not checks.reads_well(text)


@pytest.mark.parametrize("text", ["you helped.", "You helped"])
def test_a_small_first_letter_or_no_end_mark_is_turned_down(text):
    assert not checks.is_whole(draft(), text)


def test_the_writers_own_small_first_letter_stays():
    assert checks.is_whole(study(judge("hey babe. you never call")), "hey babe. I miss you.")


@pytest.mark.parametrize("text", ["It took an hour.", "We had had enough of a useful one.", "I miss you, x."])
def test_sound_english_is_not(text):
    assert checks.reads_well(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could you help with the dishes at 7?",
        "Could you help with the dishes on Monday?",
        "Could you help with the dishes tonight?",
        "Could Oscar help with the dishes?",
        "Could you repair the bicycle?",
    ],
)
def test_a_new_number_day_name_or_thing_is_turned_down(text):
    assert not checks.is_nothing_new(draft(), text)


def test_the_drafts_own_words_may_change_their_form():
    assert checks.is_nothing_new(draft(), "I miss helping with a dish when the baby slept.")


def test_a_wording_much_longer_than_the_draft_is_turned_down():
    own = draft()
    limit = 2 * len(DRAFT.split()) + 25
    assert checks.is_short_enough(own, "word " * limit)
    assert not checks.is_short_enough(own, "word " * (limit + 1))


def test_a_wording_that_drops_the_matter_is_turned_down():
    assert checks.keeps_topic(draft(), "Could we talk? The plumber comes at ten and the baby sleeps.")
    assert not checks.keeps_topic(draft(), "Could we talk?")


@pytest.mark.parametrize("text", ["You never help with the dishes.", "The dishes are in the kitchen."])
def test_a_wording_that_stings_or_holds_nothing_good_does_not_land(text):
    assert not checks.lands_well(judge(text))
