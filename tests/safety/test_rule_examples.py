"""Every rule speaks on its own examples and keeps silent on its near misses; bad rules are refused with a reason."""

import pytest

from homeward.safety.errors import RuleError
from homeward.safety.normalise import sentences
from homeward.safety.rule import Rule, load_rules, read_rules
from homeward.safety.screening import screen

RULES = load_rules().rules
LISTS = "common = 'the'\nusual = 'say'\n[lists]\npets = 'dog | cat'\n[guards.joke]\nunless = 'haha'\n"
GOOD = """
[[rule]]
id = "a"
outcome = "crisis_self"
any = 'one two'
flag = '''
one two
one two a
one two b
one two c
'''
keep = '''
three
four
five
six
'''
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_on_its_examples(rule: Rule) -> None:
    found = {text: screen(text) for text in rule.flag}
    missed = [text for text, seen in found.items() if (seen.outcome, seen.display) != (rule.outcome, rule.display)]
    assert not missed
    assert any(seen.rule == rule.id for seen in found.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_keeps_silent_on_its_near_misses(rule: Rule) -> None:
    assert not [(text, screen(text).rule) for text in rule.keep if screen(text).outcome != "none"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_patterns_are_written_as_the_normaliser_spells(rule: Rule) -> None:
    vocabulary = load_rules().vocabulary
    parts = [
        part for kind in (rule.patterns, rule.unless, rule.before, rule.after) for p in kind for part in p.elements
    ]
    words = {word for part in parts for head, tails in part.heads.items() for tail in tails for word in (head, *tail)}
    wrong = sorted(word for word in words - {"|", "s"} if next(sentences(word, vocabulary), [word]) != [word])
    assert not wrong


def test_a_warning_names_its_reason_in_one_plain_line() -> None:
    for rule in RULES:
        assert (rule.display == "warn") == bool(rule.reason)
        assert len(rule.reason) <= 120
        assert "!" not in rule.reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("one two'", "one <none>'"), "none"),
        (("one two'", "one (two'"), "cannot read"),
        (("one two'", "..3'"), "nothing in it"),
        (("one two'", "a|b c|d'"), "bracket"),
        (("one two'", "(one|) two'"), "cannot read"),
        (('"crisis_self"', '"sad"'), "outcome"),
        (("any =", "colour = 'red'\nany ="), "does not know colour"),
        (("three\n", ""), "examples"),
        (("any =", "display = 'warn'\nany ="), "reason"),
        (("[[rule]]", "[[rule"), "TOML"),
        ((GOOD, GOOD + GOOD), "twice"),
    ],
)
def test_a_bad_rule_is_refused_with_its_reason(change: tuple[str, str], reason: str) -> None:
    assert read_rules({"lists.toml": LISTS, "a.toml": GOOD}).rules[0].id == "a"
    with pytest.raises(RuleError, match=reason):
        read_rules({"lists.toml": LISTS, "a.toml": GOOD.replace(*change)})
