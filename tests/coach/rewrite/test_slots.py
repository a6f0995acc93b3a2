"""Slots: what of the writer's own words is carried over, and in which form."""

import pytest

from homeward.coach.reading import read
from homeward.coach.rewrite.slots import Cut, fill_slot


def slot(name, text, word):
    reading = read(text)
    at = next(at for at, token in enumerate(reading.tokens) if token.word == word)
    return fill_slot(name, Cut(reading, at, at + 1, len(reading.tokens), shouted=False))


@pytest.mark.parametrize(
    ("text", "word", "form", "said"),
    [
        ("You never help with the dishes anymore.", "help", "act.past", "helped with the dishes"),
        ("u never asked how placement is going", "asked", "act", "ask how placement is going"),
        ("You never tell me anything!", "tell", "act.hoped", "told me something"),
        ("You always forget the keys, every single time.", "forget", "act", "forget the keys"),
        (
            "put the phone down and look at me when i talk",
            "put",
            "act.past",
            "put the phone down and looked at me when I talk",
        ),
        ("Cancel Boston or we are done.", "cancel", "act", "cancel Boston"),
        ("I gave up the band when Ifeoma was born, so.", "gave", "act.ing", "giving up the band when Ifeoma was born"),
        (
            "Her husband brings his plate to the sink for her.",
            "brings",
            "act.turned",
            "brought your plate to the sink for me",
        ),
    ],
)
def test_a_verb_phrase_keeps_its_words_and_changes_its_form(text, word, form, said):
    assert slot("act", text, word)[form] == said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("You always act like an idiot.", "act"),
        ("how many nights you missed", "missed"),
        ("You always talk to", "talk"),
        ("GROW UP FOR ONCE", "grow"),
    ],
)
def test_a_verb_phrase_that_hurts_or_is_not_whole_is_left_out(text, word):
    assert slot("act", text, word) == {}


def test_a_forgotten_thing_is_never_hoped_for():
    assert "act.hope" not in slot("act", "You didn't forget the recital.", "forget")


def test_a_clause_keeps_its_anymore_and_loses_its_clearly():
    assert slot("clause", "u clearly dont want me anymore", "you")["clause"] == "you don't want me anymore"


def test_a_clause_with_a_trait_in_it_is_left_out():
    assert slot("clause", "you are such a selfish person", "you") == {}


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("You ruined our anniversary dinner by calling.", "our", "our anniversary dinner"),
        ("another story about the name of Mateus's teacher", "the", "the name of Mateus's teacher"),
        ("WHERE IS THE MONEY FOR THE TRIP", "the", "THE MONEY"),
    ],
)
def test_a_thing_reaches_to_the_end_of_its_noun_phrase(text, word, said):
    assert slot("thing", text, word)["thing"].lower() == said.lower()
