"""Word lists by name: what the patterns call ``@feeling`` or ``@habit``, read once from ``lexicons/en/*.toml``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from homeward.coach.errors import RuleError

LEXICON_KEYS = {"note", "entries"}


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Every list at once, turned round for reading: from a word to the lists that hold it.

    ``single`` maps a word, or ``~lemma``, to pairs of list key (``@name``) and required tag (empty: any tag).
    ``phrases`` are pairs of the words of a phrase and the list key.
    """

    names: frozenset[str]
    single: dict[str, list[tuple[str, str]]]
    phrases: list[tuple[tuple[str, ...], str]]


@cache
def load_lexicons() -> Lexicons:
    """Read the shipped lists.

    Raises
    ------
    RuleError
        When a file has an unknown key, or an entry is not lower case or is listed twice.
    """
    names: set[str] = set()
    single: dict[str, list[tuple[str, str]]] = {}
    phrases: list[tuple[tuple[str, ...], str]] = []
    for name, entries in read_files():
        names.add(name)
        for entry in entries:
            words = entry.split(" ")
            if len(words) == 1:
                word, _, tag = entry.partition("#")
                single.setdefault(word, []).append(("@" + name, "#" + tag if tag else ""))
            else:
                phrases.append((tuple(words), "@" + name))
    return Lexicons(frozenset(names), single, phrases)


def read_files() -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the checked entries of every list, by name."""
    folder = files("homeward.coach").joinpath("lexicons", "en")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            yield path.name.removesuffix(".toml"), read_entries(path.name, path.read_text(encoding="utf-8"))


def read_entries(file: str, text: str) -> list[str]:
    """Return the entries of one list, checked.

    Raises
    ------
    RuleError
        When the list is not as the rule language says.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(file, "file", f"not TOML: {error}") from error
    unknown = sorted(set(table) - LEXICON_KEYS)
    if unknown or set(table) != LEXICON_KEYS:
        raise RuleError(file, (unknown or ["entries"])[0], "a list has exactly the keys note and entries")
    raw = table["entries"]
    entries = raw.split("\n") if isinstance(raw, str) else raw
    kept = [" ".join(entry.split()) for line in entries for entry in line.split(",")]
    kept = [entry for entry in kept if entry]
    for entry in kept:
        if entry.partition("#")[0] != entry.partition("#")[0].lower():
            raise RuleError(file, "entries", f"{entry!r} is not in lower case")
    if len(set(kept)) < len(kept):
        twice = min(entry for entry in kept if kept.count(entry) > 1)
        raise RuleError(file, "entries", f"{twice!r} is listed twice")
    return kept
