"""Every shipped rule, found by walking ``rules/en/``: no registration, no global that imports fill."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from homeward.coach.errors import RuleError
from homeward.coach.evidence import load_evidence
from homeward.coach.lexicon import load_lexicons
from homeward.coach.rule import Examples, Guard, Rule
from homeward.coach.rule_file import RuleReader, head_of, parse_table, read_whole_rule
from homeward.coach.rule_pack import unpack

EVERYWHERE_FILE = "everywhere.toml"
PARTS = re.compile(r"[\s|()?]+")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, the guards they share, and the index from a key to the patterns that need it."""

    rules: tuple[Rule, ...]
    everywhere: tuple[Guard, ...]
    index: dict[str, list[tuple[int, int]]]
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]


def rule_files() -> Iterator[Traversable]:
    """Yield the rule files by name."""
    folder = files("homeward.coach").joinpath("rules", "en")
    yield from sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return every shipped rule, by id.

    Raises
    ------
    RuleError
        When a rule file is not as the rule language says.
    """
    lexicons, evidence = load_lexicons().names, frozenset(load_evidence())
    heads = load_heads()
    packed = unpack(heads)
    tables = packed or {name: parse_table(name, head) for name, head in heads.items()}
    trusted = bool(packed)
    return tuple(RuleReader(name, tables[name], lexicons, evidence, trusted=trusted).rule() for name in heads)


def load_heads() -> dict[str, str]:
    """Return the part of every rule file before its examples, by file name."""
    return {path.name: head_of(path.read_text(encoding="utf-8")) for path in rule_files()}


def load_examples() -> dict[str, Examples]:
    """Return the examples of every rule, by id; slower than ``load_rules``, for tests, training and pages.

    Raises
    ------
    RuleError
        When a rule file, examples included, is not as the rule language says.
    """
    lexicons, evidence = load_lexicons().names, frozenset(load_evidence())
    whole = (read_whole_rule(path.name, path.read_text(encoding="utf-8"), lexicons, evidence) for path in rule_files())
    return {rule.id: examples for rule, examples in whole}


@cache
def load_rulebook() -> Rulebook:
    """Return the shipped rules made ready for matching."""
    return make_rulebook(load_rules(), load_everywhere())


def load_everywhere() -> tuple[Guard, ...]:
    """Read the guards that every problem rule shares: words that make a sentence something else than a charge."""
    path = files("homeward.coach").joinpath("rules", EVERYWHERE_FILE)
    table = parse_table(EVERYWHERE_FILE, path.read_text(encoding="utf-8"))
    if set(table) != {"unless"}:
        raise RuleError(EVERYWHERE_FILE, "file", "has exactly the key unless")
    return RuleReader(EVERYWHERE_FILE, table, load_lexicons().names, frozenset()).guards("unless")


def make_rulebook(rules: tuple[Rule, ...], everywhere: tuple[Guard, ...]) -> Rulebook:
    """Index ``rules`` by the keys their patterns need, and gather the phrases of lexicons and patterns."""
    index: dict[str, list[tuple[int, int]]] = {}
    spelt: set[str] = set()
    for number, rule in enumerate(rules):
        for which, pattern in enumerate(rule.match):
            for key in pattern.needs:
                index.setdefault(key, []).append((number, which))
            spelt |= phrases_spelt(pattern.source)
        for guard in (*rule.when, *rule.unless):
            spelt |= phrases_spelt(guard.looked_for)
    for guard in everywhere:
        spelt |= phrases_spelt(guard.looked_for)
    own = [(tuple(key[1:].split("_")), key) for key in sorted(spelt)]
    table: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for words, key in [*load_lexicons().phrases, *own]:
        table.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], key))
    return Rulebook(rules, everywhere, index, table)


def phrases_spelt(source: str) -> set[str]:
    """Return the phrases a pattern spells out (``all_the_time``), as keys."""
    if "_" not in source:
        return set()
    return {
        "_" + part for part in PARTS.split(source) if "_" in part and part.lstrip("!")[0] != "@" and part[-1] != ":"
    }
