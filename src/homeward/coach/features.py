"""What the scorer sees in a draft: rule hits, words, word classes, clause shapes and spellings, as plain names.

Each group of names is scored on its own scale: rule hits count in full, the others by the square root of how many there
are, so that a long message does not drown in its own length.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from homeward.coach.board import Board, is_mark
from homeward.coach.hits import Hit

OPEN_CLASSES = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
KEPT_WORDS = 2  # function words stay themselves in class n-grams
LONGEST_WORD = 24  # code points of a word that spelling n-grams look at


@dataclass(frozen=True, slots=True)
class Features:
    """Names present in a draft: ``whole`` count in full, each of ``shared`` by its group's size."""

    whole: frozenset[str]
    shared: tuple[frozenset[str], ...]


def extract(board: Board, hits: Sequence[Hit]) -> Features:
    """Return the features of a draft; time linear in its length."""
    tokens = board.reading.tokens
    words = frozenset(word_names(board))
    classes = frozenset(class_names(board) | clause_names(board))
    spelling = frozenset().union(*(spelling_names(word) for word in {token.word for token in tokens}))
    return Features(frozenset(hit_names(hits) | shape_names(board)), (words, classes, spelling))


def hit_names(hits: Sequence[Hit]) -> set[str]:
    """Return names for rules, kinds and severities that hit."""
    names: set[str] = set()
    problems = [hit for hit in hits if not hit.rule.is_strength]
    for hit in hits:
        names.add("r:" + hit.rule.id)
        names.add("k:" + hit.rule.kind)
    for hit in problems:
        names.add(f"v:{hit.rule.severity}")
    names.add(f"n:{min(len(problems), 4)}")
    names.add(f"m:{min(len({hit.rule.kind for hit in problems}), 4)}")
    names.add(f"g:{min(len({hit.rule.kind for hit in hits if hit.rule.is_strength}), 3)}")
    return names


def shape_names(board: Board) -> set[str]:
    """Return names for length, end marks, capitals, emoji, and who the message speaks of."""
    reading = board.reading
    count = sum(1 for token in reading.tokens if not is_mark(token))
    names = {f"l:{min(count.bit_length(), 7)}", f"t:{min(len(reading.sentences), 5)}"}
    for key in ("!qmark", "!bang", "!dots", "!caps", "!emoji", "!quote", "you", "i", "we", "your", "!neg"):
        seen = len(board.at.get(key, ()))
        if seen:
            names.add(f"h:{key}")
            if seen > 1:
                names.add(f"hh:{key}")
    return names


def word_names(board: Board) -> set[str]:
    """Return words, pairs and triples of words within sentences."""
    names: set[str] = set()
    tokens = board.reading.tokens
    for stretch in board.reading.sentences:
        words = ["<", *(token.word for token in tokens[stretch.first : stretch.past]), ">"]
        names.update("1 " + word for word in words)
        names.update(f"2 {a} {b}" for a, b in pairwise(words))
        names.update(f"3 {a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False))
    names.update("~" + token.lemma for token in tokens)
    return names


def class_names(board: Board) -> set[str]:
    """Return n-grams where content words are replaced by their class or lexicon."""
    names: set[str] = set()
    classes = [class_of(board, at) for at in range(len(board.keys))]
    for stretch in board.reading.sentences:
        row = ["<", *classes[stretch.first : stretch.past], ">"]
        for size in (2, 3, 4):
            names.update(f"c{size} " + " ".join(row[at : at + size]) for at in range(len(row) - size + 1))
    for keys in board.keys:
        names.update(key for key in keys if key[0] == "@")
    for phrases in board.phrases:
        names.update(key for key in phrases if key[0] == "@")
    return names


def class_of(board: Board, at: int) -> str:
    """Return a function word itself, and the tag of a content word."""
    token = board.reading.tokens[at]
    return token.xpos if token.upos in OPEN_CLASSES else token.word


def clause_names(board: Board) -> set[str]:
    """Return what each clause is: its subject, mood, tense, negation and main verb."""
    names: set[str] = set()
    tokens = board.reading.tokens
    for clause in board.reading.clauses:
        base = f"{clause.subject}{'-' if clause.negated else '+'}"
        names.add(f"q {base} {clause.mood} {clause.tense}")
        verbs = [token.lemma for token in tokens[clause.verb.first : clause.verb.past] if token.upos == "VERB"]
        names.update(f"qv {base} {verb}" for verb in verbs)
        names.add(f"qm {clause.subject} {clause.mood}")
        names.update(
            f"qx {clause.subject} {key}"
            for at in range(clause.first, clause.past)
            for key in board.keys[at]
            if key[0] == "@"
        )
    return names


@lru_cache(maxsize=1024)
def spelling_names(written: str) -> tuple[str, ...]:
    """Return stretches of three to five letters of one word, its ends marked."""
    word = f"‹{written[:LONGEST_WORD]}›"
    return tuple([f"#{word[at : at + size]}" for size in (3, 4, 5) for at in range(len(word) - size + 1)])
