"""Delete any one pattern of any rule and a test fails: every pattern has a text that is marked because of it alone."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from homeward.coach.board import lay_out
from homeward.coach.hits import find_hits
from homeward.coach.reading import read
from homeward.coach.registry import load_everywhere, load_rules, make_rulebook
from homeward.coach.rule import Rule

WITNESSES = json.loads((Path(__file__).parent / "witnesses.json").read_text(encoding="utf-8"))
RULES = {rule.id: rule for rule in load_rules()}


@cache
def shared() -> tuple:
    return load_everywhere()


def marks(rule: Rule, text: str) -> bool:
    book = make_rulebook((rule,), shared())
    return bool(find_hits(lay_out(read(text), book.phrases), book))


def test_every_rule_and_every_pattern_is_listed() -> None:
    listed = {rule_id: list(found) for rule_id, found in WITNESSES.items()}
    assert listed == {rule.id: [pattern.source for pattern in rule.match] for rule in RULES.values()}, (
        "run python tools/find_witnesses.py"
    )


@pytest.mark.parametrize("rule_id", sorted(WITNESSES))
def test_a_rule_without_one_of_its_patterns_misses_that_pattern_s_witness(rule_id: str) -> None:
    rule = RULES[rule_id]
    for pattern in rule.match:
        text = WITNESSES[rule_id][pattern.source]
        if text is not None:
            others = tuple(other for other in rule.match if other is not pattern)
            assert marks(rule, text), f"{pattern.source} no longer marks {text!r}"
            assert not others or not marks(replace(rule, match=others), text), (
                f"{pattern.source} is not needed: {text!r}"
            )


def test_few_patterns_lack_a_witness() -> None:
    all_texts = [text for found in WITNESSES.values() for text in found.values()]
    assert sum(text is None for text in all_texts) <= 0.06 * len(all_texts)
