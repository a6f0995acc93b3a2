"""Chat spelling: what "u", "dont", "idk" and "sooo" stand for, read once from ``en.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RUN = re.compile(r"(\w)\1{2,}")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A spelling whose meaning hangs on the next word: ``before`` one of ``next_words``, and ``otherwise``."""

    next_words: frozenset[str]
    before: tuple[str, ...]
    otherwise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """Expansions of abbreviations, ambiguous spellings, and the words that keep a doubled letter."""

    expansions: dict[str, tuple[str, ...]]
    ambiguous: dict[str, Ambiguous]
    doubled: frozenset[str]

    def unstretch(self, word: str) -> str:
        """Return "sooo" as "so" and "neeeed" as "need": doubled where that is a word we know, single elsewhere."""
        twice = RUN.sub(r"\1\1", word)
        return twice if twice in self.doubled or twice in self.expansions else RUN.sub(r"\1", word)


@cache
def load_spelling() -> Spelling:
    """Read the shipped table."""
    table = tomllib.loads(files(__package__).joinpath("en.toml").read_text(encoding="utf-8"))
    return Spelling(
        expansions={word: tuple(meaning.split()) for word, meaning in table["expansions"].items()},
        ambiguous={
            word: Ambiguous(
                frozenset(row["next"].split()), tuple(row["before"].split()), tuple(row["otherwise"].split())
            )
            for word, row in table["ambiguous"].items()
        },
        doubled=frozenset(table["doubled"].split()),
    )
