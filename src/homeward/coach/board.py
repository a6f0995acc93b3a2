"""A reading laid out for matching: the keys of every token, the phrases that start there, and where stretches end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from homeward.coach.clauses import BREAKS, LEADING, NEGATORS, Clause
from homeward.coach.lexicon import load_lexicons
from homeward.coach.reading import Reading
from homeward.coach.sentences import ENDS, Stretch
from homeward.coach.tokens import Token

NOT_SHOUTED = frozenset(["ok", "tv", "i", "pm", "am", "uk", "us", "hr", "lol", "omg", "adhd", "asap", "diy", "dvd"])
# First word, second word, then the words that must follow and the key: few phrases share two words.
Phrases = Mapping[str, Mapping[str, list[tuple[tuple[str, ...], str]]]]


@dataclass(frozen=True, slots=True)
class Board:
    """What the matcher sees.

    ``keys`` holds for each token everything it can be called; ``phrases`` for each token the phrases that start there,
    as key to the token number after its end; ``at`` for each key the tokens that carry it (or start its phrase), and
    ``present`` those keys; ``sentence_of`` and ``clause_of`` the stretch each token lies in; ``anchors`` the positions
    each anchor holds at. ``memo`` remembers what a guard found in a stretch, so that many marks in one long sentence do
    not cost its length each time.
    """

    reading: Reading
    keys: list[frozenset[str]]
    phrases: list[dict[str, int]]
    at: dict[str, list[int]]
    present: frozenset[str]
    sentence_of: list[Stretch]
    clause_of: list[Clause]
    anchors: dict[str, frozenset[int]]
    memo: dict[tuple[str, int, int], bool] = field(default_factory=dict)


def lay_out(reading: Reading, phrase_table: Phrases) -> Board:
    """Lay out a reading; ``phrase_table`` holds the phrases of lexicons and those that rules spell out themselves."""
    keys = [keys_of(token.word, token.lemma, token.upos, token.xpos, is_shouted(token)) for token in reading.tokens]
    phrases = find_phrases(reading, phrase_table)
    at: dict[str, list[int]] = {}
    for here, names in enumerate(keys):
        for name in names:
            at.setdefault(name, []).append(here)
        for name in phrases[here]:
            at.setdefault(name, []).append(here)
    sentence_of = [stretch for stretch in reading.sentences for _ in range(stretch.first, stretch.past)]
    clause_of = [clause for clause in reading.clauses for _ in range(clause.first, clause.past)]
    return Board(reading, keys, phrases, at, frozenset(at), sentence_of, clause_of, anchor_positions(reading))


@lru_cache(maxsize=16384)
def keys_of(word: str, lemma: str, upos: str, xpos: str, shouted: bool) -> frozenset[str]:  # noqa: FBT001 - a cache key
    """Return everything a token can be called by a pattern."""
    tags = {"#" + upos, "#" + xpos}
    keys = {word, "~" + lemma, *tags}
    single = load_lexicons().single
    for name in (word, "~" + lemma):
        keys.update(key for key, tag in single.get(name, ()) if not tag or tag in tags)
    if word in NEGATORS:
        keys.add("!neg")
    if shouted:
        keys.add("!caps")
    keys.update(mark_keys(word))
    return frozenset(keys)


def mark_keys(word: str) -> set[str]:
    """Return the names of punctuation and emoji."""
    if word[0] in ENDS:
        dots = word == "…" or (len(word) > 1 and set(word) == {"."})
        return (
            {"!stop"}
            | {name for name, sign in (("!qmark", "?"), ("!bang", "!")) if sign in word}
            | ({"!dots"} if dots else set())
        )
    if word in {",", ";", ":"}:
        return {"!comma"}
    if word == '"':
        return {"!quote"}
    return {"!emoji"} if is_picture(word) else set()


def is_picture(word: str) -> bool:
    """Tell whether a token is an emoji or an emoticon."""
    return (word[0] > "⌀" and not word[0].isalnum()) or (word[0] in ":;=<^" and len(word) > 1)


def is_shouted(token: Token) -> bool:
    """Tell whether a word is written in capitals though it need not be."""
    return len(token.text) > 1 and token.text.isupper() and token.word not in NOT_SHOUTED and token.upos != "PROPN"


def find_phrases(reading: Reading, table: Phrases) -> list[dict[str, int]]:
    """Return for each token the phrases that start there and where they end; the longest of a name."""
    tokens = reading.tokens
    found: list[dict[str, int]] = [{} for _ in tokens]
    names = [(token.word,) if token.word == token.lemma else (token.word, "~" + token.lemma) for token in tokens]
    names = [(*pair, "~" + pair[0]) if len(pair) == 1 else pair for pair in names]
    for here in range(len(tokens) - 1):
        for first in names[here]:
            seconds = table.get(first)
            if seconds is None:
                continue
            for second in names[here + 1]:
                for rest, key in seconds.get(second, ()):
                    end = here + 2 + len(rest)
                    if end > found[here].get(key, 0) and follows(tokens, here + 2, rest):
                        found[here][key] = end
    return found


def follows(tokens: tuple[Token, ...], start: int, rest: tuple[str, ...]) -> bool:
    """Tell whether the words of ``rest`` stand from token ``start`` on."""
    if start + len(rest) > len(tokens):
        return False
    return all(
        word == token.word or (word[0] == "~" and word[1:] == token.lemma)
        for word, token in zip(rest, tokens[start : start + len(rest)], strict=True)
    )


def anchor_positions(reading: Reading) -> dict[str, frozenset[int]]:
    """Return the positions where each anchor holds, leading words and closing marks looked through."""
    tokens = reading.tokens
    clauses = [(clause.first, clause.past) for clause in reading.clauses]
    sentences = [(stretch.first, stretch.past) for stretch in reading.sentences]
    whole = [(0, len(tokens))]
    positions: dict[str, frozenset[int]] = {}
    for name, bounds in (("clause", clauses), ("sentence", sentences), ("text", whole)):
        positions[name + "_start"] = frozenset(at for first, past in bounds for at in openings(tokens, first, past))
        positions[name + "_end"] = frozenset(at for first, past in bounds for at in closings(tokens, first, past))
    return positions


def openings(tokens: tuple[Token, ...], first: int, past: int) -> list[int]:
    """Return the start of a stretch and the positions after words that only lead in ("and", "well", "honey")."""
    found = [first]
    while found[-1] < past and (is_mark(tokens[found[-1]]) or tokens[found[-1]].word in LEADING):
        found.append(found[-1] + 1)
    return found


def closings(tokens: tuple[Token, ...], first: int, past: int) -> list[int]:
    """Return the end of a stretch and the positions before its closing marks and emoji."""
    found = [past]
    while found[-1] > first and is_mark(tokens[found[-1] - 1]):
        found.append(found[-1] - 1)
    return found


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation or an emoji."""
    return token.text[0] in ENDS or token.text in BREAKS or is_picture(token.word)
