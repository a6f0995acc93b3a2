"""Verb forms: the regular rules, the table, and that both lead back to the base form the lemma table knows."""

import pytest

from homeward.coach.lemma import load_lemmas
from homeward.coach.rewrite.inflect import inflect, irregular_forms, load_irregular


@pytest.mark.parametrize(
    ("base", "past", "ing"),
    [
        ("call", "called", "calling"),
        ("plan", "planned", "planning"),
        ("forget", "forgot", "forgetting"),
        ("try", "tried", "trying"),
        ("stay", "stayed", "staying"),
        ("lie", "lied", "lying"),
        ("come", "came", "coming"),
        ("agree", "agreed", "agreeing"),
        ("cancel", "cancelled", "cancelling"),
        ("open", "opened", "opening"),
        ("listen", "listened", "listening"),
        ("fix", "fixed", "fixing"),
        ("wash", "washed", "washing"),
        ("be", "were", "being"),
        ("have", "had", "having"),
        ("put", "put", "putting"),
        ("show", "showed", "showing"),
        ("play", "played", "playing"),
    ],
)
def test_a_verb_takes_the_form_asked_for(base, past, ing):
    assert [inflect(base, form) for form in ("past", "ing")] == [past, ing]


def test_a_participle_differs_from_the_past_where_english_says_so():
    assert inflect("take", "participle") == "taken"
    assert inflect("walk", "participle") == "walked"


def test_every_irregular_form_leads_back_to_its_base():
    forms = irregular_forms()
    lost = {
        (form, base)
        for base, pair in load_irregular().items()
        for form in pair
        if forms[form] != base and form != "wound"
    }
    assert not lost


def test_the_table_agrees_with_what_the_coach_reads():
    lemmas = load_lemmas()
    read = {base: (past, lemmas.of(past, "VERB", "VBD")) for base, (past, _) in load_irregular().items()}
    other = {base: pair for base, pair in read.items() if pair[1] not in {base, pair[0]} and pair[1] in lemmas.verbs}
    assert len(other) <= 4, other  # typing errors of the treebank: "leaned" for "learned"


def test_common_regular_verbs_go_there_and_back():
    lemmas = load_lemmas()
    regular = [verb for verb in sorted(lemmas.verbs) if verb.isalpha() and verb not in load_irregular()]
    back = [verb for verb in regular if lemmas.of(inflect(verb, "ing"), "VERB", "VBG") == verb]
    assert len(back) > 0.95 * len(regular)
