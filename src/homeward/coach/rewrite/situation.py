"""Situations: what a message is about, and for each the words that name the wish behind it without inventing a fact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from homeward.coach.reading import Reading
from homeward.coach.rewrite.errors import FrameError
from homeward.coach.rewrite.shape import strings, toml_tables

REGISTERS = ("plain", "warm")
SITUATION_KEYS = {"title", "triggers", "weak", "feelings", "need", "offer", "checkin", *REGISTERS}
STRONG, WEAK = 3, 1
ENOUGH = 6  # one strong word in a marked sentence; weak ones only ever add to a strong one


@dataclass(frozen=True, slots=True)
class Wording:
    """What one register says: lines of seeing and feeling, and small requests that can be refused."""

    lines: tuple[str, ...]
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """One row: what to listen for and what to say.

    ``triggers`` maps words, lemmas and two-word phrases to how much they count.
    """

    name: str
    title: str
    triggers: Mapping[str, int]
    feelings: tuple[str, ...]
    need: str
    offer: str
    checkin: str
    wordings: Mapping[str, Wording]


@cache
def load_situations() -> tuple[Situation, ...]:
    """Read the shipped situations, by name.

    Raises
    ------
    FrameError
        When a file is not as the rewrite needs it.
    """
    return tuple(read_situation(name, table) for name, table in toml_tables("situations"))


def read_situation(name: str, table: Mapping[str, object]) -> Situation:
    """Read one situation."""
    wrong = sorted(set(table) ^ SITUATION_KEYS)
    if wrong:
        raise FrameError(name, wrong[0], "a situation has exactly the keys " + " ".join(sorted(SITUATION_KEYS)))
    triggers = dict.fromkeys(listed(table["weak"]), WEAK) | dict.fromkeys(listed(table["triggers"]), STRONG)
    wordings = {register: read_wording(name, register, table[register]) for register in REGISTERS}
    return Situation(
        name=name,
        title=str(table["title"]),
        triggers=triggers,
        feelings=strings(table, "feelings", name),
        need=str(table["need"]),
        offer=str(table["offer"]),
        checkin=str(table["checkin"]),
        wordings=wordings,
    )


def read_wording(name: str, register: str, table: object) -> Wording:
    """Read the lines and requests of one register."""
    if not isinstance(table, dict) or set(table) != {"line", "request"}:
        raise FrameError(name, register, "has exactly the keys line and request")
    wording = Wording(strings(table, "line", name), strings(table, "request", name))
    if len(wording.requests) < 3 or len(wording.lines) < 2:
        raise FrameError(name, register, "needs two lines and three requests")
    return wording


def listed(value: object) -> list[str]:
    """Return the entries of a list parted by commas."""
    return [" ".join(entry.split()) for entry in str(value).split(",") if entry.strip()]


@cache
def trigger_table() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return for every trigger the situations it speaks for and how loudly."""
    table: dict[str, list[tuple[str, int]]] = {}
    for situation in load_situations():
        for word, weight in situation.triggers.items():
            table.setdefault(word, []).append((situation.name, weight))
    return {word: tuple(rows) for word, rows in table.items()}


def is_aside(reading: Reading, at: int) -> bool:
    """Tell whether a word is said by the way: "like a child", "since Easter", "he's called Theo", "on a call"."""
    word = reading.tokens[at].word
    second, before = ("", "", *(token.word for token in reading.tokens[max(0, at - 2) : at]))[-2:]
    likened = before in {"a", "an"} and (second in {"like", "such"} or (second == "on" and word == "call"))
    named = word == "called" and before in {"'s", "is", "was"}
    return likened or named or before in {"since", "until", "till", "by"}


def find_situation(reading: Reading, marked: Iterable[int]) -> Situation | None:
    """Return the situation the draft speaks of, or None; words in marked sentences count double.

    ``marked`` are the numbers of the tokens in marked sentences.
    """
    inside, table = frozenset(marked), trigger_table()
    score: Counter[str] = Counter()
    sure: set[str] = set()
    for at, token in enumerate(reading.tokens):
        following = reading.tokens[at + 1].word if at + 1 < len(reading.tokens) else ""
        names = {token.word, token.lemma, f"{token.word} {following}", f"{token.lemma} {following}"}
        if is_aside(reading, at):
            continue
        heard: dict[str, int] = {}
        for situation, weight in (row for name in names for row in table.get(name, ())):
            heard[situation] = max(weight, heard.get(situation, 0))
        for situation, weight in heard.items():
            score[situation] += weight * (2 if at in inside else 1)
        sure |= {situation for situation, weight in heard.items() if weight == STRONG}
    if not sure:
        return None
    best = min(sure, key=lambda name: (-score[name], name))
    if score[best] < ENOUGH:
        return None
    return next(situation for situation in load_situations() if situation.name == best)
