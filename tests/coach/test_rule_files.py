"""Rules are data, and bad data is refused by file, key and reason; every shipped rule proves itself by its examples."""

import pytest

from homeward.coach.arbitration import span_of
from homeward.coach.board import Board, lay_out
from homeward.coach.errors import RuleError
from homeward.coach.hits import Hit, find_hits
from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
from homeward.coach.reading import read
from homeward.coach.registry import load_examples, load_rulebook, load_rules
from homeward.coach.rule_file import read_whole_rule

GOOD = """kind = "blame"
severity = 2
title = "Your fault"
match = ['(mark: your fault)']
unless = ['praise', 'before: not']
why = "I hear a charge."
try = ["when_i_feel"]

[examples]
flag = [
    "[your fault] a", "[your fault] b", "[your fault] c", "[your fault] d",
    "[your fault] e", "[your fault] f", "[your fault] g", "[your fault] h"]
keep = ["not your fault a", "b", "c", "d", "e", "f", "g", "h"]
"""
LEXICONS, EVIDENCE = frozenset(["feeling"]), frozenset(["two_views"])


def load(text: str, file: str = "blame_test.toml") -> None:
    read_whole_rule(file, text, LEXICONS, EVIDENCE)


def test_a_good_rule_is_read() -> None:
    load(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('kind = "blame"', 'kind = "rudeness"', "kind", "not a kind"),
        ('kind = "blame"', 'kind = "contempt"', "kind", "does not begin"),
        ("severity = 2", "severity = 4", "severity", "1 (nudge)"),
        ("severity = 2", "severity = true", "severity", "1 (nudge)"),
        ("severity = 2\n", "", "severity", "1 (nudge)"),
        ('title = "Your fault"\n', "", "title", "missing"),
        ("match = ['(mark: your fault)']", "match = []", "match", "empty"),
        ("(mark: your fault)", "(mark: your fault", "match[0]", "never closed"),
        ("(mark: your fault)", "your fault)", "match[0]", "never opened"),
        ("(mark: your fault)", "Your fault", "match[0]", "lower case"),
        ("(mark: your fault)", "@nothing fault", "match[0]", "no such lexicon"),
        ("(mark: your fault)", "your? ..2", "match[0]", "nothing in it is mandatory"),
        ("(mark: your fault)", "your ..40 fault", "match[0]", "wider"),
        ("'before: not'", "'near: not'", "unless[1]", "not a place"),
        ("'praise'", "'flattery'", "unless[0]", "not a predicate"),
        ('try = ["when_i_feel"]', 'try = ["shout"]', "try", "not a repair"),
        ('try = ["when_i_feel"]', 'try = ["when_i_feel"]\nevidence = "hearsay"', "evidence", "not a key"),
        ('try = ["when_i_feel"]', 'try = ["when_i_feel"]\ncolour = "red"', "colour", "no such key"),
        ('"[your fault] h"', '"your fault h"', "examples.flag", "square brackets"),
        (', "[your fault] h"', "", "examples.flag", "fewer than 8"),
        (', "h"]', "]", "examples.keep", "fewer than 8"),
        ('why = "I hear', "why = I hear", "file", "not TOML"),
    ],
)
def test_a_bad_rule_is_refused_by_file_key_and_reason(old: str, new: str, key: str, reason: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(GOOD.replace(old, new, 1))
    assert caught.value.file == "blame_test.toml"
    assert caught.value.key == key
    assert reason in caught.value.reason


def hits_of(text: str) -> tuple[Board, list[Hit]]:
    book = load_rulebook()
    board = lay_out(read(text), book.phrases)
    return board, find_hits(board, book)


EXAMPLES = load_examples()


@pytest.mark.parametrize("rule_id", sorted(EXAMPLES))
def test_a_rule_marks_its_flag_examples_exactly_and_leaves_its_keep_examples_alone(rule_id: str) -> None:
    for text, start, end in EXAMPLES[rule_id].flag:
        board, hits = hits_of(text)
        spans = [span_of(board, hit.first, hit.past) for hit in hits if hit.rule.id == rule_id]
        assert (start, end) in [(span.start, span.end) for span in spans], text
    for text in EXAMPLES[rule_id].keep:
        assert rule_id not in {hit.rule.id for hit in hits_of(text)[1]}, text


def test_what_one_problem_rule_keeps_no_other_marks() -> None:
    strengths = tuple(STRENGTHS)
    wrong = {
        text: [hit.rule.id for hit in hits_of(text)[1] if not hit.rule.is_strength]
        for rule_id, examples in EXAMPLES.items()
        if not rule_id.startswith(strengths)
        for text in examples.keep
    }
    assert not {text: ids for text, ids in wrong.items() if ids}


def test_every_kind_and_strength_has_a_rule_and_there_are_seventy() -> None:
    rules = load_rules()
    assert {rule.kind for rule in rules} == {*PROBLEM_KINDS, *STRENGTHS}
    assert len(rules) >= 70


def test_reasons_are_in_plain_kind_words() -> None:
    banned = {"should", "toxic", "needy"}
    for rule in load_rules():
        said = rule.why.lower().replace(".", " ").split()
        assert not banned.intersection(said), rule.id
        assert "!" not in rule.why, rule.id
