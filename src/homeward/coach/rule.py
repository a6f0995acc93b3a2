"""A rule as data: what it looks for, when it keeps silent, and what it says; read from one TOML file."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from homeward.coach.lexicon import load_lexicons
from homeward.coach.pattern_language import Pattern, parse
from homeward.coach.word_set import word_set

Scope = Literal["before", "after", "inside", "clause", "sentence", "text", "is"]
SCOPES: tuple[Scope, ...] = ("before", "after", "inside", "clause", "sentence", "text")

# How a mark can be mended; what each means in words is the rewrite's business (coach/rewrite).
REPAIRS = word_set(
    """dated_observation open_question when_i_feel act_not_trait request_with_no one_line drop_old_matter
    ask_before_advice acknowledge feeling_list wish_behind"""
)


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on a match: a pattern somewhere around it, or a named predicate (``scope`` "is").

    ``looked_for`` is the pattern as text; it is parsed when first needed, for most guards are never asked.
    """

    source: str
    scope: Scope
    looked_for: str
    predicate: str

    @property
    def pattern(self) -> Pattern:
        """Return the parsed pattern of a guard that has one."""
        return parse_known(self.looked_for)


@lru_cache(maxsize=8192)
def parse_known(source: str) -> Pattern:
    """Parse a pattern that may use any shipped lexicon."""
    return parse(source, load_lexicons().names)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``severity`` is 1 nudge, 2 likely to sting, 3 will wound; 0 for a strength.

    A match counts when every guard of ``when`` holds and none of ``unless`` does. ``across`` lets patterns run over the
    end of a sentence; ``everywhere`` false frees the rule from the guards all rules share.
    """

    id: str
    kind: str
    severity: int
    title: str
    why: str
    evidence: str
    repairs: tuple[str, ...]
    match: tuple[Pattern, ...]
    when: tuple[Guard, ...]
    unless: tuple[Guard, ...]
    across: bool
    everywhere: bool

    @property
    def is_strength(self) -> bool:
        """Tell whether the rule names something good."""
        return self.severity == 0


@dataclass(frozen=True, slots=True)
class Examples:
    """A rule's own proof: texts it must mark (with the span of each) and near misses it must leave alone."""

    flag: tuple[tuple[str, int, int], ...]
    keep: tuple[str, ...]
