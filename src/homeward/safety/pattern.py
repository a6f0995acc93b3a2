"""The small pattern language of the safety rules, compiled to bounded regular expressions over plain words.

A pattern is a row of elements: `word`, `this|that`, `stem*`, `(two words|one|<list>)`, `<list>`, `..3` (up to three words in
between, none of which turns the sense round), `...9` (any words), `^` and `$` (start and end of the sentence). A `?` behind an element makes it optional. Nothing repeats
without bound, so the time is linear in the text.
"""

import re
from dataclasses import dataclass

ELEMENT = re.compile(r"\([^()]*\)\??|<[a-z_]+>\??|\.{2,3}\d*|\^|\$|[^\s()<>]+")
ANY_WORD = r"[^ ]+"
TURNING = r"(?!(?:not|never|without|less) )[^ ]+"  # "I would never forbid it" is not "I would forbid it"
BARE_CHOICE = re.compile(r"[a-z0-9*]+\|[a-z0-9*|]+\??")
PLAIN_WORD = re.compile(r"[a-z0-9]+|[a-z]{4,}\*")
GAP = 4


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: the phrases that may stand there, or a gap of up to `gap` words, or an edge."""

    phrases: tuple[tuple[str, ...], ...]
    optional: bool = False
    gap: int = 0
    wide: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled row of elements: `source` for the regular expression and the words of which one must occur."""

    source: str
    triggers: frozenset[str]
    words: frozenset[str]


def parse(text: str, lists: dict[str, tuple[tuple[str, ...], ...]]) -> list[Element]:
    """Read one pattern.

    Parameters
    ----------
    text : str
        The pattern as written in a rule file.
    lists : dict
        Named lists of phrases, each phrase a tuple of words.

    Returns
    -------
    list of Element
        In order.

    Raises
    ------
    KeyError
        If a list is named that does not exist.
    ValueError
        If the pattern is empty, or has signs the language does not know.
    """
    tokens = ELEMENT.findall(text)
    bare = [BARE_CHOICE.fullmatch(token) is not None for token in tokens]
    if any(pair == (True, True) for pair in zip(bare, bare[1:], strict=False)):
        raise ValueError(f"two bare choices in a row; bracket those of more than one word: {text[:60]!r}")
    elements = [element(token, lists) for token in tokens]
    left_over = ELEMENT.sub("", text).strip()
    if not elements or left_over:
        raise ValueError(f"cannot read {left_over or text!r}")
    return elements


def element(token: str, lists: dict[str, tuple[tuple[str, ...], ...]]) -> Element:
    """Read one element of a pattern."""
    if token in ("^", "$"):
        return Element((), edge=token)
    if token.startswith(".."):
        return Element((), gap=int(token.lstrip(".") or GAP), wide=token.startswith("..."))
    optional = token.endswith("?")
    body = token.removesuffix("?").removeprefix("(").removesuffix(")")
    found: list[tuple[str, ...]] = []
    for part in (part.strip() for part in body.split("|")):
        found.extend(lists[part[1:-1]] if part.startswith("<") else [tuple(part.split())])
    if wrong := [phrase for phrase in found if not phrase or not all(map(PLAIN_WORD.fullmatch, phrase))]:
        raise ValueError(f"cannot read {' '.join(wrong[0])!r} in {token[:60]}")
    return Element(tuple(found), optional)


def compile_pattern(elements: list[Element], common: frozenset[str]) -> Pattern:
    """Compile elements; the trigger is the required place whose words are the least common."""
    source = "".join(piece(part) for part in elements)
    needed = [part for part in elements if part.phrases and not part.optional]
    best = min(needed, key=lambda part: cost(part, common))
    triggers = frozenset(rarest(phrase, common) for phrase in best.phrases)
    words = frozenset(word.rstrip("*") for part in elements for phrase in part.phrases for word in phrase)
    return Pattern(source, triggers, words)


def piece(part: Element) -> str:
    """Write one element as a regular expression; every word carries the space before it."""
    if part.edge:
        return r"(?<![a-z0-9])(?=\ )(?<!.)" if part.edge == "^" else r"\Z"
    if part.gap:
        return rf"(?: {ANY_WORD if part.wide else TURNING}){{0,{part.gap}}}?"
    options = "|".join("".join(f" {phrase_word(word)}" for word in phrase) for phrase in part.phrases)
    return f"(?:{options})" + ("?" if part.optional else "")


def phrase_word(word: str) -> str:
    """Write one word, with a star read as any ending, so that it ends where the word ends."""
    if word.endswith("*"):
        return re.escape(word[:-1]) + "[a-z0-9]*"
    return re.escape(word) + "(?![a-z0-9])"


def cost(part: Element, common: frozenset[str]) -> tuple[int, int]:
    """Rank a place by how many of its phrases are made of common words only, then by how many there are."""
    return sum(set(phrase) <= common for phrase in part.phrases), len(part.phrases)


def rarest(phrase: tuple[str, ...], common: frozenset[str]) -> str:
    """Choose the word of a phrase that starts the search: not a common one, and the longest."""
    return max(phrase, key=lambda word: (word not in common, len(word)))
