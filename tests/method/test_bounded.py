"""A vague offer is met with three questions, an endless one with two, a bounded one with none."""

import re

import pytest

from homeward.method.bounded import gaps_of, ways
from homeward.method.content import offers

VAGUE = [
    "Let me know if I can help",
    "let me know if there's anything I can do.",
    "Tell me when you need me",
    "Whatever you need, I do it",
    "I'm here for you",
    "I’m always there for you",
    "Just ask if it gets too much",
    "I will help more",
    "I can help you out around the house.",
    "Happy to help with the launch",
    "I will be more supportive",
    "Say the word and I do it",
]
ENDLESS = [
    "I do the cooking from now on",
    "I'll handle everything for two weeks",
    "I always do the school run",
    "I do the bins as long as you need",
]
BOUNDED = [
    "I will handle all meal planning and grocery shopping for the next two weeks",
    "I help with the tax papers on Sunday until noon",
    "I put the children to bed on three evenings",
    "I can help you with the slides tonight for an hour",
]


@pytest.mark.parametrize("offer", VAGUE)
def test_a_vague_offer_is_asked_what_until_when_and_whether_it_is_fair(offer: str) -> None:
    assert [gap.name for gap in gaps_of(offer)] == ["what", "until", "fair"]


@pytest.mark.parametrize("offer", ENDLESS)
def test_an_endless_offer_is_asked_until_when_and_whether_it_is_fair(offer: str) -> None:
    assert [gap.name for gap in gaps_of(offer)] == ["until", "fair"]


@pytest.mark.parametrize("offer", [*BOUNDED, *(offer.text for offer in offers())])
def test_a_bounded_offer_is_left_alone(offer: str) -> None:
    assert gaps_of(offer) == ()


def test_a_very_long_text_is_read_quickly_and_an_empty_one_is_none() -> None:
    assert gaps_of("") == ()
    assert gaps_of("i can help " * 5000 + "you sort it") == ()


def test_each_way_to_help_has_one_line_of_research_and_its_source() -> None:
    assert [way.id for way in ways()] == ["ask_first", "say_it", "just_do"]
    for way in ways():
        assert re.search(r"\(\d{4}\), 10\.\d{4,}/", way.reference)
        assert way.research
        assert "!" not in way.note + way.research
