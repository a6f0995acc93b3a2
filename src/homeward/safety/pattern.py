"""The small pattern language of the safety rules: a row of elements, read once and matched on plain word lists.

An element is `word`, `this|that`, `stem*`, `(two words|one|<list>)`, `<list>`, `..3` (up to three words in between,
none of which turns the sense round), `...9` (any words), `^` or `$` (start or end of the sentence). A `?` behind an
element makes it optional. Nothing repeats without bound, so the time is linear in the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat

Phrases = tuple[tuple[str, ...], ...]

ELEMENT = re.compile(r"\([^()]*\)\??|<[a-z_]+>\??|\.{2,3}\d*|\^|\$|[^\s()<>]+")
BARE_CHOICE = re.compile(r"[a-z0-9*]+\|[a-z0-9*|]+\??")
PLAIN_WORD = re.compile(r"[a-z0-9|]+|[a-z]{4,}\*")
GAP = 4
TURNING = frozenset({"not", "never", "without", "less"})  # "I would never forbid it" is not "I would forbid it"


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: phrases by their first word, or a gap of up to `gap` words, or an edge.

    `heads` gives for a first word what may follow it; `stems` does so for the beginning of a word. `keys` holds for
    each phrase the word that is least common; a sentence without any of them cannot match.
    """

    heads: Mapping[str, tuple[list[str], ...]]
    stems: tuple[tuple[str, list[str]], ...] = ()
    keys: frozenset[str] = frozenset()
    rank: int = 0
    optional: bool = False
    gap: int = 0
    wide: bool = False
    edge: str = ""

    def ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Yield the places where this element may end if it starts at a word."""
        if self.edge:
            if at == (0 if self.edge == "^" else len(words)):
                yield at
            return
        yield from self.phrase_ends(words, at) if self.heads or self.stems else self.gap_ends(words, at)
        if self.optional:
            yield at

    def phrase_ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Yield the end of each phrase that stands at a place."""
        if at >= len(words):
            return
        for tail in self.heads.get(words[at], ()):
            if not tail or words[at + 1 : at + 1 + len(tail)] == tail:
                yield at + 1 + len(tail)
        for stem, tail in self.stems:
            if words[at].startswith(stem) and words[at + 1 : at + 1 + len(tail)] == tail:
                yield at + 1 + len(tail)

    def gap_ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Yield each width of a gap, the shortest first."""
        yield at
        for end in range(at + 1, min(at + self.gap, len(words)) + 1):
            if not self.wide and words[end - 1] in TURNING:
                return
            yield end


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of elements; `triggers` start the search, and every set of `needs` must share a word with the sentence."""

    elements: tuple[Element, ...]
    triggers: frozenset[str]
    needs: tuple[frozenset[str], ...]

    def possible(self, known: AbstractSet[str]) -> bool:
        """Tell whether a sentence with these words, one of them a trigger, could match at all."""
        return all(not need.isdisjoint(known) for need in self.needs)

    def finds(self, words: Sequence[str]) -> bool:
        """Tell whether it matches anywhere."""
        return self.possible(frozenset(words)) and any(True for _ in self.places(words))

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where matches start and end, one a starting word."""
        first = self.elements[0]
        sure = bool(first.heads) and not first.stems and not first.optional
        for at in range(len(words) + 1):
            if sure and (at == len(words) or words[at] not in first.heads):
                continue
            end = match(self.elements, words, at)
            if end >= 0:
                yield at, end


class Reader:
    """Reads patterns with named lists; an element that occurs again is built once."""

    def __init__(self, lists: Mapping[str, Phrases], costs: Mapping[str, int]) -> None:
        self.lists = lists
        self.costs = costs
        self.known: dict[str, Element] = {}

    def read(self, text: str) -> Pattern:
        """Read one pattern.

        Parameters
        ----------
        text : str
            The pattern as written in a rule file.

        Returns
        -------
        Pattern
            With the place whose words are the least common as its trigger.

        Raises
        ------
        KeyError
            If a list is named that does not exist.
        ValueError
            If the pattern is empty, or has signs the language does not know.
        """
        tokens = ELEMENT.findall(text)
        if not tokens or ELEMENT.sub("", text).strip():
            raise ValueError(f"cannot read {text[:60]!r}")
        bare = (BARE_CHOICE.fullmatch(token) is not None for token in tokens)
        if any(pair == (True, True) for pair in pairwise(bare)):
            raise ValueError(f"two bare choices in a row; bracket those of more than one word: {text[:60]!r}")
        elements = tuple(self.element(token) for token in tokens)
        needed = sorted((part for part in elements if part.keys and not part.optional), key=lambda part: part.rank)
        if not needed:
            raise ValueError(f"nothing in it must be there: {text[:60]!r}")
        return Pattern(elements, needed[0].keys, tuple(part.keys for part in needed[1:] if not part.stems))

    def element(self, token: str) -> Element:
        """Read one element, or recall it."""
        found = self.known.get(token)
        if found is None:
            found = self.known[token] = self.build(token)
        return found

    def build(self, token: str) -> Element:
        """Read one element for the first time."""
        if token in ("^", "$"):
            return Element({}, edge=token)
        if token.startswith(".."):
            return Element({}, gap=int(token.lstrip(".") or GAP), wide=token.startswith("..."))
        phrases = self.phrases(token)
        heads: dict[str, list[list[str]]] = {}
        for first, *tail in phrases:
            if not first.endswith("*"):
                heads.setdefault(first, []).append(tail)
        keys = [phrase[0] if len(phrase) == 1 else self.rarest(phrase) for phrase in phrases]
        return Element(
            heads={first: tuple(tails) for first, tails in heads.items()},
            stems=tuple((first[:-1], tail) for first, *tail in phrases if first.endswith("*")),
            keys=frozenset(keys),
            rank=len(keys) + sum(map(self.costs.get, keys, repeat(0))),
            optional=token.endswith("?"),
        )

    def phrases(self, token: str) -> Phrases:
        """List the phrases of an element."""
        body = token.removesuffix("?").removeprefix("(").removesuffix(")")
        found: list[tuple[str, ...]] = []
        for part in (part.strip() for part in body.split("|")):
            found.extend(self.lists[part[1:-1]] if part.startswith("<") else [tuple(part.split())])
        if wrong := [phrase for phrase in found if not phrase or not all(map(is_plain, phrase))]:
            raise ValueError(f"cannot read {' '.join(wrong[0])!r} in {token[:60]}")
        return tuple(found)

    def vocabulary(self) -> frozenset[str]:
        """Collect every whole word that was read."""
        heads = (element.heads.items() for element in self.known.values())
        return frozenset(word for items in heads for first, tails in items for tail in tails for word in (first, *tail))

    def rarest(self, phrase: tuple[str, ...]) -> str:
        """Choose the word of a phrase that starts the search: not a common one, and the longest."""
        return min(phrase, key=lambda word: (self.costs.get(word, 0), -len(word)))


@lru_cache(maxsize=8192)
def is_plain(word: str) -> bool:
    """Tell whether a word of a phrase is written as the language allows; the lists come back in many patterns."""
    return PLAIN_WORD.fullmatch(word) is not None


def match(elements: Sequence[Element], words: Sequence[str], at: int, place: int = 0) -> int:
    """Return where a match that starts at a word ends, or -1; shorter gaps are tried first."""
    if place == len(elements):
        return at
    part = elements[place]
    if part.heads and not part.optional and not part.stems and (at == len(words) or words[at] not in part.heads):
        return -1  # the usual case, without the cost of asking for ends
    for end in part.ends(words, at):
        found = match(elements, words, end, place + 1)
        if found >= 0:
            return found
    return -1
