"""The rule language: patterns over words, lemmas, tags and lexicons, parsed from one line of text.

The closed set of items is described in docs/reference/coach-rule-language.md. Parsing raises ``PatternError`` with the
item that could not be read; matching lives in ``matching.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from homeward.coach.word_set import word_set

NAMED_KEYS = {
    "NEG": "!neg", "QMARK": "!qmark", "BANG": "!bang", "DOTS": "!dots", "STOP": "!stop", "COMMA": "!comma",
    "QUOTE": "!quote", "EMOJI": "!emoji", "CAPS": "!caps", "NUMBER": "#NUM",
}  # fmt: skip
ANCHORS = {"^": "clause_start", "$": "clause_end", "^^": "sentence_start", "$$": "sentence_end",
           "^^^": "text_start", "$$$": "text_end"}  # fmt: skip
GAP = re.compile(r"\.\.(?:(\d+)(?:-(\d+))?)?")
ITEM = re.compile(r"\((\w+):|\)|[^\s()]+")
TAG = re.compile(r"#[A-Z]+\$?")
WIDEST_GAP = 12
LONGEST_PHRASE = 8  # tokens

Kind = Literal["token", "gap", "anchor", "open", "close"]


class PatternError(ValueError):
    """A pattern cannot be read; the message names the item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a pattern.

    ``token`` items match one token whose keys meet ``keys`` (or none of them when ``negative``), or a phrase named by
    one of ``keys``; ``gap`` items skip ``least`` to ``most`` tokens; ``anchor``, ``open`` and ``close`` take no token.
    """

    kind: Kind
    keys: frozenset[str] = frozenset()
    negative: bool = False
    optional: bool = False
    least: int = 0
    most: int = 0
    name: str = ""
    phrases: bool = False


class Pattern:
    """A parsed pattern: its source, its steps, and what lets the matcher pass over a text quickly.

    ``needs`` are the keys of its rarest mandatory item and ``reach`` the most tokens that can stand before that item in
    a match; ``also`` are the keys of the other mandatory items. A pattern made by ``recall`` knows its ``needs`` alone
    and reads the rest when it is first asked, for most patterns never are.
    """

    __slots__ = ("also", "items", "needs", "reach", "source")

    source: str
    items: tuple[Item, ...]
    needs: frozenset[str]
    reach: int
    also: tuple[frozenset[str], ...]

    def __init__(self, source: str, needs: frozenset[str]) -> None:
        self.source, self.needs = source, needs

    def __getattr__(self, name: str) -> Any:
        """Read the steps: only called while ``items``, ``reach`` or ``also`` is not there yet."""
        if name not in {"items", "reach", "also"}:
            raise AttributeError(name)
        self.read(tuple(read_items(self.source)))
        return getattr(self, name)

    def read(self, items: tuple[Item, ...]) -> None:
        """Take the steps, and work out what follows from them."""
        need = rarest_need(items)
        others = {item.keys for item in items if item is not need and is_mandatory(item)}
        # The rarest first: it says no soonest.
        self.also = tuple(sorted(others, key=rank)) if len(others) > 1 else tuple(others)
        place = next(at for at, item in enumerate(items) if item is need)
        self.reach = sum(longest(item) for item in items[:place])
        self.items = items


def recall(source: str, place: int) -> Pattern:
    """Return a pattern that was parsed before, when its rarest mandatory item was piece number ``place``."""
    return Pattern(source, read_item(pieces_of(source)[place]).keys)


def rarest_place(pattern: Pattern) -> int:
    """Return which piece of a pattern is its rarest mandatory item, as ``recall`` wants to know it."""
    return next(at for at, item in enumerate(pattern.items) if item is rarest_need(pattern.items))


def pieces_of(source: str) -> list[str]:
    """Return the items of a pattern as written, brackets included."""
    return [found.group() for found in ITEM.finditer(source)]


def parse(source: str, lexicons: frozenset[str]) -> Pattern:
    """Parse one pattern.

    Parameters
    ----------
    source : str
        For example ``"(mark: you ..2 never ~listen)"``.
    lexicons : frozenset of str
        Names that ``@name`` may use.

    Raises
    ------
    PatternError
        When an item is unknown, a bracket is open, a gap is too wide, or nothing in the pattern is mandatory.
    """
    items = read_items(source)
    for piece in pieces_of(source):
        check_names(piece, lexicons)
    pattern = Pattern(source, rarest_need(items).keys)
    pattern.read(tuple(items))
    return pattern


def read_items(source: str) -> list[Item]:
    """Read every item; brackets must pair."""
    items: list[Item] = []
    opened: list[str] = []
    for found in ITEM.finditer(source):
        text = found.group()
        if found.group(1):
            opened.append(found.group(1))
            items.append(Item("open", name=found.group(1)))
        elif text == ")":
            if not opened:
                raise PatternError("a bracket closes that was never opened")
            items.append(Item("close", name=opened.pop()))
        else:
            items.append(read_item(text))
    if opened:
        raise PatternError(f"the bracket ({opened[-1]}: is never closed")
    return items


def check_names(text: str, lexicons: frozenset[str]) -> None:
    """Refuse an item that names a lexicon there is not."""
    if "@" not in text:
        return
    for part in text.removesuffix("?").removeprefix("!").split("|"):
        if part.startswith("@") and part[1:] not in lexicons:
            raise PatternError(f"{part}: there is no such lexicon")


@lru_cache(maxsize=8192)
def read_item(text: str) -> Item:
    """Read one item that is not a bracket."""
    if text in ANCHORS:
        return Item("anchor", name=ANCHORS[text])
    gap = GAP.fullmatch(text)
    if gap:
        low, high = gap.groups()
        least, most = (int(low), int(high)) if high else (0, int(low) if low else 3)
        if most > WIDEST_GAP or least > most:
            raise PatternError(f"the gap {text} is wider than {WIDEST_GAP} tokens or upside down")
        return Item("gap", least=least, most=most)
    optional = text.endswith("?") and len(text) > 1
    body = text[:-1] if optional else text
    negative = body.startswith("!") and len(body) > 1
    body = body[1:] if negative else body
    if body == "ANY":
        return Item("token", negative=True, optional=optional)
    keys = frozenset([read_key(part) for part in body.split("|")])
    phrases = any(key.startswith(("_", "@")) for key in keys)
    if negative and any(key.startswith("_") for key in keys):
        raise PatternError(f"{text}: a phrase cannot be negated; use a guard")
    return Item("token", keys=keys, negative=negative, optional=optional, phrases=phrases)


def read_key(part: str) -> str:
    """Read one alternative of an item as the key it looks for."""
    if part in NAMED_KEYS:
        return NAMED_KEYS[part]
    if part.startswith("#"):
        if not TAG.fullmatch(part):
            raise PatternError(f"{part}: not a tag")
        return part
    if not part.lstrip("~") or part != part.lower():
        raise PatternError(f"{part or 'an empty alternative'}: words and lemmas are written in lower case")
    return "_" + part if "_" in part and part[0] != "@" else part


def rank(keys: frozenset[str]) -> tuple[int, list[str]]:
    """Return a sort key: rarity first, then the keys themselves, so that the order is the same everywhere."""
    return commonness_of(keys), sorted(keys)


def is_mandatory(item: Item) -> bool:
    """Tell whether every match holds a token or phrase that meets this item's keys."""
    return item.kind == "token" and not item.optional and not item.negative


def longest(item: Item) -> int:
    """Return the most tokens an item can take."""
    if item.kind == "gap":
        return item.most
    return (LONGEST_PHRASE if item.phrases else 1) if item.kind == "token" else 0


def rarest_need(items: Sequence[Item]) -> Item:
    """Return the mandatory item least likely to be in a text: the index looks the pattern up by its keys."""
    mandatory = [item for item in items if is_mandatory(item)]
    if not mandatory:
        raise PatternError("nothing in it is mandatory, so it would match anywhere")
    return min(mandatory, key=commonness)


def commonness(item: Item) -> int:
    """Return a rough rank of how often an item's keys turn up: words by how plain they are, tags last."""
    return commonness_of(item.keys)


@lru_cache(maxsize=8192)
def commonness_of(keys: frozenset[str]) -> int:
    """Return the summed rank of some keys; the same lists of alternatives come back in many patterns."""
    return sum([key_commonness(key) for key in keys])


def key_commonness(key: str) -> int:
    """Return the rank of one key."""
    if key.startswith("#"):
        return 400
    if key.startswith("@"):
        return 40
    if key.startswith("_"):
        return 1
    return 100 if key.lstrip("~") in COMMON else 2


COMMON = word_set(
    """i you he she it we they me my your a an the to of and in on at for with that this is are was be have do not so
    just will can ! !neg !stop !comma"""
)
