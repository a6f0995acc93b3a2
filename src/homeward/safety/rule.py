"""Safety rules as data: reads the files under `rules/en`, checks them, and indexes them by their rarest word."""

import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from homeward.safety.errors import RuleError
from homeward.safety.pattern import Pattern, Phrases, Reader

Outcome = Literal["none", "crisis_self", "crisis_abuse_victim", "abusive_intent"]
Display = Literal["stop", "warn", "nothing"]

RANK: dict[Outcome, int] = {"crisis_self": 3, "crisis_abuse_victim": 2, "abusive_intent": 1}
DISPLAYS = ("stop", "warn")
KEYS = frozenset({"id", "outcome", "display", "dismissable", "reason", "across", "guards"}) | {
    "any", "unless", "before", "after", "flag", "keep",
}  # fmt: skip
LEAST_EXAMPLES = 4
STEM = 4
USUAL_COST, COMMON_COST = 10, 150


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the screen notices: its patterns, what keeps it silent, and examples of both."""

    id: str
    outcome: Outcome
    display: Display
    dismissable: bool
    reason: str
    across: bool
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    before: tuple[Pattern, ...]
    after: tuple[Pattern, ...]
    flag: tuple[str, ...]
    keep: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, bool, bool]:
        """Life first, then the victim, then intent; a stop before a warning; what stays before what may go."""
        return RANK[self.outcome], self.display == "stop", not self.dismissable


@dataclass(frozen=True, slots=True)
class Index:
    """For each trigger word, and for the beginning of each starred one, the numbers of the patterns it may start."""

    by_word: Mapping[str, tuple[int, ...]]
    by_stem: Mapping[str, tuple[int, ...]]

    def candidates(self, known: AbstractSet[str]) -> list[int]:
        """List the patterns that one of the words may start, in order and once each."""
        found: set[int] = set()
        for word in known:
            if word in self.by_word:
                found.update(self.by_word[word])
            if word[:STEM] in self.by_stem:
                found.update(self.by_stem[word[:STEM]])
        return sorted(found)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules and their words, the patterns by number with their rule, and what marks a joke, a story or a limit."""

    rules: tuple[Rule, ...]
    vocabulary: frozenset[str]
    numbered: tuple[tuple[Rule, Pattern], ...]
    alone: Index
    across: Index
    quiet: tuple[Pattern, ...]
    limits: tuple[Pattern, ...]


@cache
def load_rules() -> RuleSet:
    """Read and check every rule file that ships with Homeward."""
    from importlib.resources import files

    folder = files("homeward.safety") / "rules" / "en"
    sources = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")}
    return read_rules(sources)


def read_rules(sources: Mapping[str, str]) -> RuleSet:
    """Build a rule set from the texts of its files.

    Parameters
    ----------
    sources : mapping of str to str
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
    for name, block in shared["lists"].items():
        lists[name] = phrases(block, lists)
    costs = dict.fromkeys(shared["usual"].split(), USUAL_COST) | dict.fromkeys(shared["common"].split(), COMMON_COST)
    reader = Reader(lists, costs)
    rules: list[Rule] = []
    for name in sorted(sources.keys() - {"lists.toml"}):
        try:
            table = tomllib.loads(sources[name])
        except tomllib.TOMLDecodeError as problem:
            raise RuleError(f"{name}: not readable as TOML ({problem})") from problem
        rules.extend(build(name, row, shared["guards"], reader) for row in table["rule"])
    names = [rule.id for rule in rules]
    for twice in {name for name in names if names.count(name) > 1}:
        raise RuleError(f"rule {twice}: its id is used twice")
    quiet = tuple(reader.read(text) for guard in shared["guards"].values() for text in lines(guard.get("unless", "")))
    numbered = tuple((rule, pattern) for rule in rules for pattern in rule.patterns)
    alone, across = index(numbered, across=False), index(numbered, across=True)
    limits = tuple(reader.read(text) for text in lines(shared.get("limits", {}).get("unless", "")))
    return RuleSet(tuple(rules), reader.vocabulary(), numbered, alone, across, quiet, limits)


def phrases(block: str, earlier: Mapping[str, Phrases]) -> Phrases:
    """Split the phrases of a list at its bars; `<name>` takes in a list that stands above."""
    found: list[tuple[str, ...]] = []
    for part in (part.strip() for part in " ".join(block.split()).split("|")):
        if part.startswith("<"):
            found.extend(earlier[part.strip("<>")])
        else:
            found.append(tuple(part.split()))
    return tuple(found)


def lines(block: str) -> tuple[str, ...]:
    """Split a block into its entries, one a line; an indented line goes on with the one above."""
    found: list[str] = []
    for line in block.strip("\n").splitlines():
        if line.startswith(" ") and found:
            found[-1] += line.strip() if found[-1].endswith("|") else " " + line.strip()
        elif line:
            found.append(line)
    return tuple(found)


def build(name: str, row: Mapping[str, Any], shared: Mapping[str, Any], reader: Reader) -> Rule:
    """Check one rule of a file and compile it."""
    where = f"{name}: rule {row.get('id', '(without id)')}"
    if unknown := row.keys() - KEYS:
        raise RuleError(f"{where}: does not know {', '.join(sorted(unknown))}")
    if row.get("outcome") not in RANK or row.get("display", "stop") not in DISPLAYS:
        raise RuleError(f"{where}: outcome or display is not one of those allowed")
    if (row.get("display") == "warn") != bool(row.get("reason")):
        raise RuleError(f"{where}: a warning gives its reason, and a stop has none")
    flag, keep = lines(row.get("flag", "")), lines(row.get("keep", ""))
    if min(len(flag), len(keep)) < LEAST_EXAMPLES:
        raise RuleError(f"{where}: needs {LEAST_EXAMPLES} examples that flag and {LEAST_EXAMPLES} that keep")
    try:
        return Rule(
            id=row["id"],
            outcome=row["outcome"],
            display=row.get("display", "stop"),
            dismissable=row.get("dismissable", True),
            reason=row.get("reason", ""),
            across=row.get("across", False),
            patterns=tuple(reader.read(text) for text in lines(row["any"])),
            unless=guards(row, shared, "unless", reader),
            before=guards(row, shared, "before", reader),
            after=guards(row, shared, "after", reader),
            flag=flag,
            keep=keep,
        )
    except (KeyError, ValueError) as problem:
        raise RuleError(f"{where}: {problem}") from problem


def guards(row: Mapping[str, Any], shared: Mapping[str, Any], kind: str, reader: Reader) -> tuple[Pattern, ...]:
    """Read a rule's own guards and the shared ones it names; one before a match must end where the match starts."""
    blocks = [row.get(kind, ""), *(shared[name].get(kind, "") for name in row.get("guards", ()))]
    edge = " $" if kind == "before" else ""
    return tuple(reader.read(text + edge) for block in blocks for text in lines(block))


def index(numbered: tuple[tuple[Rule, Pattern], ...], *, across: bool) -> Index:
    """Note for every trigger word which patterns it may start, of the rules that read one sentence or of the others."""
    by_word: dict[str, list[int]] = {}
    by_stem: dict[str, list[int]] = {}
    for number, (rule, pattern) in enumerate(numbered):
        for word in pattern.triggers if rule.across == across else ():
            table, key = (by_stem, word[:STEM]) if word.endswith("*") else (by_word, word)
            table.setdefault(key, []).append(number)
    return Index(
        {word: tuple(found) for word, found in by_word.items()},
        {word: tuple(found) for word, found in by_stem.items()},
    )
