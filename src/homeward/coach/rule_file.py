"""Read one rule file: every mistake in it is named by file, key and reason."""

import tomllib
from collections.abc import Sequence
from typing import Any

from homeward.coach.errors import RuleError
from homeward.coach.kinds import ALL_KINDS, STRENGTHS
from homeward.coach.pattern_language import Pattern, PatternError, parse, recall
from homeward.coach.predicates import PREDICATES
from homeward.coach.rule import REPAIRS, SCOPES, Examples, Guard, Rule

FEWEST_EXAMPLES = 8
EXAMPLES_HEADING = "\n[examples]"
NEEDED = {"kind", "title", "why", "match"}
ALLOWED = NEEDED | {"severity", "evidence", "try", "when", "unless", "across", "everywhere", "examples"}


class RuleReader:
    """Reads the table of one file, complaining in its name.

    ``trusted`` tables come from the pack, whose rules were checked when it was made: their guards are parsed later, and
    so are their patterns where the key ``places`` says which item of each is the rarest.
    """

    def __init__(
        self,
        file: str,
        table: dict[str, Any],
        lexicons: frozenset[str],
        evidence: frozenset[str],
        *,
        trusted: bool = False,
    ) -> None:
        self.file, self.table, self.lexicons, self.evidence = file, table, lexicons, evidence
        self.trusted = trusted
        self.places: Sequence[int] = table.pop("places", ()) if trusted else ()

    def wrong(self, key: str, reason: str) -> RuleError:
        """Return the error to raise."""
        return RuleError(self.file, key, reason)

    def rule(self) -> Rule:
        """Return the rule, checked."""
        self.check_keys()
        kind = self.kind()
        strength = kind in STRENGTHS
        return Rule(
            id=self.file.removesuffix(".toml"),
            kind=kind,
            severity=self.severity(strength=strength),
            title=self.text("title"),
            why=self.text("why"),
            evidence=self.cited(),
            repairs=self.repairs(strength=strength),
            match=self.patterns(self.lines("match", needed=True)),
            when=self.guards("when"),
            unless=self.guards("unless"),
            across=self.flag("across", default=False),
            everywhere=self.flag("everywhere", default=True),
        )

    def check_keys(self) -> None:
        """Refuse keys the rule language does not know, and missing ones."""
        for key in sorted(set(self.table) - ALLOWED):
            raise self.wrong(key, "there is no such key")
        for key in sorted(NEEDED - set(self.table)):
            raise self.wrong(key, "is missing")

    def kind(self) -> str:
        """Return the kind; the file's name must begin with it, so that rules of a kind stand together."""
        kind = self.text("kind")
        if kind not in ALL_KINDS:
            raise self.wrong("kind", f"{kind!r} is not a kind or a strength")
        if not self.file.startswith(kind):
            raise self.wrong("kind", f"the file name does not begin with {kind!r}")
        return kind

    def severity(self, *, strength: bool) -> int:
        """Return 0 for a strength, else 1 to 3."""
        value = self.table.get("severity", 0)
        if strength:
            if "severity" in self.table:
                raise self.wrong("severity", "a strength has none")
            return 0
        if type(value) is not int or value not in {1, 2, 3}:
            raise self.wrong("severity", "must be 1 (nudge), 2 (likely to sting) or 3 (will wound)")
        return value

    def cited(self) -> str:
        """Return the evidence key; empty where the rule cites nothing."""
        key = self.table.get("evidence", "")
        if not isinstance(key, str) or (key and key not in self.evidence):
            raise self.wrong("evidence", f"{key!r} is not a key of evidence.toml")
        return key

    def repairs(self, *, strength: bool) -> tuple[str, ...]:
        """Return the repairs the rule proposes; a problem proposes at least one."""
        names = self.lines("try", needed=not strength)
        for name in names:
            if name not in REPAIRS:
                raise self.wrong("try", f"{name!r} is not a repair; there are {', '.join(sorted(REPAIRS))}")
        return tuple(names)

    def text(self, key: str) -> str:
        """Return a non-empty line of text."""
        value = self.table[key]
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be a line of text")
        return value.strip()

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a yes or no."""
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def lines(self, key: str, *, needed: bool = False) -> list[str]:
        """Return a list of lines."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(line, str) and line.strip() for line in value):
            raise self.wrong(key, "must be a list of lines")
        if needed and not value:
            raise self.wrong(key, "must not be empty")
        if len(set(value)) < len(value):
            raise self.wrong(key, "says one line twice")
        return value

    def patterns(self, sources: Sequence[str]) -> tuple[Pattern, ...]:
        """Return the patterns under ``match``; those of the pack are recalled, not parsed."""
        if len(self.places) == len(sources):
            return tuple(map(recall, sources, self.places))
        return tuple(self.pattern(f"match[{at}]", source) for at, source in enumerate(sources))

    def pattern(self, key: str, source: str) -> Pattern:
        """Parse one pattern."""
        try:
            return parse(source, self.lexicons)
        except PatternError as error:
            raise self.wrong(key, str(error)) from error

    def guards(self, key: str) -> tuple[Guard, ...]:
        """Parse the guards under ``when`` or ``unless``."""
        return tuple(self.guard(f"{key}[{at}]", source) for at, source in enumerate(self.lines(key)))

    def guard(self, key: str, source: str) -> Guard:
        """Parse one guard: ``scope: pattern`` or the name of a predicate."""
        scope, colon, rest = source.partition(":")
        if not colon:
            if source not in PREDICATES:
                raise self.wrong(key, f"{source!r} is not a predicate; there are {', '.join(sorted(PREDICATES))}")
            return Guard(source, "is", "", source)
        known = next((name for name in SCOPES if name == scope), None)
        if known is None:
            raise self.wrong(key, f"{scope!r} is not a place; there are {', '.join(SCOPES)}")
        if not self.trusted:
            self.pattern(key, rest.strip())
        return Guard(source, known, rest.strip(), "")

    def examples(self) -> Examples:
        """Return the examples, at least eight of each, spans read from the square brackets."""
        table = self.table.get("examples")
        if not isinstance(table, dict) or set(table) != {"flag", "keep"}:
            raise self.wrong("examples", "must have exactly the lists flag and keep")
        inner = RuleReader(self.file, table, self.lexicons, self.evidence)
        flag, keep = inner.lines("flag"), inner.lines("keep")
        for key, texts in (("flag", flag), ("keep", keep)):
            if len(texts) < FEWEST_EXAMPLES:
                raise self.wrong(f"examples.{key}", f"has {len(texts)} texts, fewer than {FEWEST_EXAMPLES}")
        return Examples(tuple(self.span(text) for text in flag), tuple(keep))

    def span(self, text: str) -> tuple[str, int, int]:
        """Read the span between the square brackets and take them out."""
        if text.count("[") != 1 or text.count("]") != 1 or text.index("[") > text.index("]"):
            raise self.wrong("examples.flag", f"{text!r} must have its span in one pair of square brackets")
        start = text.index("[")
        return text.replace("[", "").replace("]", ""), start, text.index("]") - 1


def parse_table(file: str, text: str) -> dict[str, Any]:
    """Return the TOML table of a file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(file, "file", f"not TOML: {error}") from error


def head_of(text: str) -> str:
    """Return the part of a rule file before its examples."""
    return text.partition(EXAMPLES_HEADING)[0]


def read_whole_rule(file: str, text: str, lexicons: frozenset[str], evidence: frozenset[str]) -> tuple[Rule, Examples]:
    """Return the rule and its examples, both checked.

    Raises
    ------
    RuleError
        When anything in the file is not as the rule language says.
    """
    reader = RuleReader(file, parse_table(file, text), lexicons, evidence)
    return reader.rule(), reader.examples()
