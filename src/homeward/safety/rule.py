"""Safety rules as data: reads the files under `rules/en`, checks them, and indexes them by their rarest word."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from homeward.safety.errors import RuleError
from homeward.safety.pattern import Pattern, compile_pattern, parse

RANK = {"crisis_self": 3, "crisis_abuse_victim": 2, "abusive_intent": 1}
DISPLAYS = ("stop", "warn")
KEYS = {"id", "outcome", "display", "dismissable", "reason", "any", "unless", "before", "after", "guards", "across", "flag", "keep"}  # fmt: skip
LEAST_EXAMPLES = 3
PREFIX = 4

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the screen notices: its patterns, what keeps it silent, and examples of both."""

    id: str
    outcome: str
    display: str
    dismissable: bool
    reason: str
    across: bool
    patterns: tuple[Pattern, ...]
    unless: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    flag: tuple[str, ...]
    keep: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, bool, bool]:
        """Life first, then the victim, then intent; a stop before a warning; what stays before what can be waved off."""
        return RANK[self.outcome], self.display == "stop", not self.dismissable


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules, the words they know, and for each word the patterns it may start."""

    rules: tuple[Rule, ...]
    vocabulary: frozenset[str]
    by_word: dict[str, tuple[tuple[int, int], ...]]
    by_prefix: dict[str, tuple[tuple[int, int], ...]]
    compiled: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def regex(self, source: str) -> re.Pattern[str]:
        """Compile an expression when it is first needed; compiling all at once would cost a tenth of a second."""
        found = self.compiled.get(source)
        if found is None:
            found = self.compiled[source] = re.compile(source)
        return found


@cache
def load_rules() -> RuleSet:
    """Read and check every rule file that ships with Homeward."""
    from importlib.resources import files

    folder = files("homeward.safety") / "rules" / "en"
    sources = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")}
    return read_rules(sources)


def read_rules(sources: dict[str, str]) -> RuleSet:
    """Build a rule set from the texts of its files.

    Parameters
    ----------
    sources : dict of str to str
        File name to TOML text; `lists.toml` holds the named lists, common words and shared guards.

    Returns
    -------
    RuleSet
        Rules in the order of file name and place.

    Raises
    ------
    RuleError
        If a file, list, pattern or rule cannot be read, or lacks its examples; the text names file, rule and reason.
    """
    shared = tomllib.loads(sources["lists.toml"])
    lists: dict[str, Phrases] = {}
    for name, lines in shared["lists"].items():
        lists[name] = phrases(lines, lists)
    common = frozenset(" ".join(shared["common"]).split())
    rules: list[Rule] = []
    for name in sorted(sources):
        if name != "lists.toml":
            try:
                table = tomllib.loads(sources[name])
            except tomllib.TOMLDecodeError as problem:
                raise RuleError(f"{name}: not readable as TOML ({problem})") from problem
            rules.extend(build(name, row, lists, shared["guards"], common) for row in table["rule"])
    names = [rule.id for rule in rules]
    for twice in {name for name in names if names.count(name) > 1}:
        raise RuleError(f"rule {twice}: its id is used twice")
    return index(tuple(rules))


def phrases(lines: list[str], earlier: dict[str, Phrases]) -> Phrases:
    """Split the phrases of a list: several a line, a bar between them; `<name>` takes in a list that stands above."""
    found: list[tuple[str, ...]] = []
    for part in (part.strip() for line in lines for part in line.split("|")):
        if part.startswith("<"):
            found.extend(earlier[part.strip("<>")])
        elif part:
            found.append(tuple(part.split()))
    return tuple(found)


def build(
    name: str, row: dict[str, Any], lists: dict[str, Phrases], shared: dict[str, Any], common: frozenset[str]
) -> Rule:
    """Check one rule of a file and compile it."""
    where = f"{name}: rule {row.get('id', '(without id)')}"
    if unknown := row.keys() - KEYS:
        raise RuleError(f"{where}: does not know {', '.join(sorted(unknown))}")
    if row.get("outcome") not in RANK or row.get("display", "stop") not in DISPLAYS:
        raise RuleError(f"{where}: outcome or display is not one of those allowed")
    if min(len(row.get("flag", ())), len(row.get("keep", ()))) < LEAST_EXAMPLES:
        raise RuleError(f"{where}: needs {LEAST_EXAMPLES} examples that flag and {LEAST_EXAMPLES} that keep")
    try:
        return Rule(
            id=row["id"],
            outcome=row["outcome"],
            display=row.get("display", "stop"),
            dismissable=row.get("dismissable", True),
            reason=row.get("reason", ""),
            across=row.get("across", False),
            patterns=tuple(compile_pattern(parse(text, lists), common) for text in row["any"]),
            unless=expressions(row, shared, "unless", lists),
            before=expressions(row, shared, "before", lists),
            after=expressions(row, shared, "after", lists),
            flag=tuple(row["flag"]),
            keep=tuple(row["keep"]),
        )
    except (KeyError, ValueError) as problem:
        raise RuleError(f"{where}: {problem}") from problem


def expressions(row: dict[str, Any], shared: dict[str, Any], kind: str, lists: dict[str, Phrases]) -> tuple[str, ...]:
    """Compile a rule's own guards and the shared ones it names, each anchored to its side of the match."""
    texts = [*row.get(kind, ()), *(text for name in row.get("guards", ()) for text in shared[name].get(kind, ()))]
    sources = [compile_pattern(parse(text, lists), frozenset()).source for text in texts]
    if kind == "before":
        return tuple(source + r"\Z" for source in sources)
    return tuple(sources)


def index(rules: tuple[Rule, ...]) -> RuleSet:
    """Note for every trigger word which patterns it may start; a starred word is found by its first four letters."""
    by_word: dict[str, list[tuple[int, int]]] = {}
    by_prefix: dict[str, list[tuple[int, int]]] = {}
    for place, number, pattern in numbered(rules):
        for word in pattern.triggers:
            table, key = (by_prefix, word[:PREFIX]) if word.endswith("*") else (by_word, word)
            table.setdefault(key, []).append((place, number))
    vocabulary = frozenset().union(*(pattern.words for rule in rules for pattern in rule.patterns))
    return RuleSet(
        rules,
        vocabulary,
        {word: tuple(found) for word, found in by_word.items()},
        {word: tuple(found) for word, found in by_prefix.items()},
    )


def numbered(rules: tuple[Rule, ...]) -> Iterator[tuple[int, int, Pattern]]:
    """Walk every pattern with the numbers of its rule and place."""
    for place, rule in enumerate(rules):
        for number, pattern in enumerate(rule.patterns):
            yield place, number, pattern
