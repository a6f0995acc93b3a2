"""What the draft is about stays in the wording: money, mum, the phone; and no word is read as another."""

import pytest
from tests.coach.rewrite.marked_drafts import verdict_of

from homeward.coach.rewrite import rewrite
from homeward.coach.rewrite.draft import study

KEPT = [
    ("{character_attack|You're hopeless with money} and everyone knows it.", "money"),
    ("{contempt|You're a mummy's boy} and you always will be.", "mum"),
    ("{mind_reading|u left me on read to punish me}", "left me on read"),
    ("{guilt_trip|Do carry on scrolling}, I was only telling you about my biopsy.", "my biopsy"),
    ("{generalisation|It's never you who gets up.}", "got up"),
    ("{generalisation|You do nothing but stare at that laptop.}", "stare at that laptop"),
    ("{blame|Mum cried all the way home and that was down to you.}", "Mum cried all the way home"),
    ("{blame|You've killed any romance we had.}", "romance"),
    ("{character_attack|You are the most selfish man I have ever shared a mortgage with.}", "mortgage"),
    ("{assuming_the_worst|No holiday booked means no future}, as far as you're concerned.", "holiday"),
]


@pytest.mark.parametrize(("draft", "words"), KEPT)
def test_what_the_draft_is_about_stays_in_the_wording(draft, words):
    assert words in rewrite(verdict_of(draft)).full


def test_your_before_a_noun_is_never_read_as_you_are():
    assert "you're way" not in rewrite(verdict_of("{mind_reading|Work is your way of hiding from us.}")).full


@pytest.mark.parametrize(
    "draft",
    [
        "{leverage|You could learn from the other trainees.}",
        "{sarcasm|A kiss! Mark the calendar.}",
        "{demand_or_ultimatum|Be home by six or I call the lawyer.}",
        "{contempt|My God, just pick something. Even the dog's got more backbone.}",
    ],
)
def test_a_yardstick_a_threat_or_a_figure_of_speech_is_no_matter(draft):
    matter = study(verdict_of(draft)).slots["matter"]
    assert not {"trainees", "calendar", "lawyer", "dog"} & set(matter.split())


def test_a_weak_word_alone_makes_no_situation():
    assert study(verdict_of("{contempt|Any word from the shop, word genius, on that?}")).situation is None


def test_a_draft_whose_own_sentences_stay_gets_no_matter_put_on_top():
    full = rewrite(
        verdict_of("I put your shirts in the wardrobe. {character_attack|You're a workaholic.} I love you.")
    ).full
    assert "talk about" not in full


@pytest.mark.parametrize("kind", ["sarcasm", "character_attack", "blame"])
def test_a_bare_insult_leaves_no_place_in_brackets(kind):
    assert "[" not in rewrite(verdict_of("{" + kind + "|Nice one.}")).full


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("{blame|I wouldn't check your phone if you didn't act so shady.}", "act so shady"),
        ("{demand_or_ultimatum|Swear to me right now that you'll never do it again.}", "could do it"),
        ("{sarcasm|Yes, he's called Theo. He's your son.}", "hear from you"),
        ("{guilt_trip|I haven't bought myself so much as a pair of socks since Easter.}", "That day"),
        ("{generalisation|Each holiday it's the same, day two on a call.}", "hear from you"),
    ],
)
def test_no_wording_asks_for_the_thing_that_hurt_or_hears_a_matter_that_is_none(draft, wrong):
    assert wrong not in rewrite(verdict_of(draft)).full


def test_what_was_done_stays_in_the_past():
    assert "chose the garage" in rewrite(verdict_of("{blame|Then you chose the garage.}")).full
