"""The word lists of the rewrite, read once from ``word_lists.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

LISTS_FILE = "word_lists.toml"


@cache
def load_lists() -> dict[str, str]:
    """Read the file: a name, and words parted by blanks or phrases parted by commas."""
    return tomllib.loads(files("homeward.coach.rewrite").joinpath(LISTS_FILE).read_text(encoding="utf-8"))


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(load_lists()[name].split())


def phrase_list(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list, each as its words, in order."""
    return tuple(tuple(phrase.split()) for phrase in load_lists()[name].split(",") if phrase.strip())
