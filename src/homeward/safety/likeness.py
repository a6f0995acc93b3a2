"""A second look at sentences no rule knows: a linear score over words and word pairs, trained on the labelled lines."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from typing import Literal

Danger = Literal["crisis_self", "crisis_abuse_victim", "abusive_intent"]

CLASSES: tuple[Danger, ...] = ("crisis_self", "crisis_abuse_victim", "abusive_intent")
# A sentence less likely to be ordinary than this is taken for its likeliest class; life is worth more false alarms.
MOST_ORDINARY: Mapping[str, float] = {"crisis_self": 0.25, "crisis_abuse_victim": 0.15, "abusive_intent": 0.15}
LEAST_WORDS = 3
SCALE = 100
Weights = Mapping[str, tuple[int, int, int]]

ALIKE = {
    word: name
    for name, words in {
        "THEY": "he she",
        "THEM": "him her",
        "THEIR": "his hers",
        "KIN": "husband wife partner boyfriend girlfriend ex fiance spouse",
        "CHILD": "children son daughter baby boys girls child twins",
        "NO": "not never no without",
        "WILL": "will going gonna",
        "FAMILY": "friends friend family mother sister brother parents father",
    }.items()
    for word in words.split()
}


def features(words: Sequence[str]) -> set[str]:
    """List what is counted in a sentence: its words, pairs of neighbours and pairs with one word between.

    Parameters
    ----------
    words : sequence of str
        The words of one sentence as the normaliser spells them.

    Returns
    -------
    set of str
        In pairs, words that mean alike stand under one name.
    """
    row = ["<", *(ALIKE.get(word, word) for word in words), ">"]
    found = set(words)
    found.update(f"{one} {two}" for one, two in pairwise(row))
    found.update(f"{one} _ {two}" for one, two in zip(row, row[2:], strict=False))
    return found


def likeness(words: Sequence[str], weights: Weights) -> tuple[Danger, float]:
    """Tell which kind of danger a sentence is most like, and how likely it is an ordinary one.

    Parameters
    ----------
    words : sequence of str
        The words of one sentence.
    weights : mapping of str to tuple of int
        Feature to its weight for each class, in hundredths, against "none"; the empty feature is always there.

    Returns
    -------
    tuple of str and float
        The likeliest class of danger, and the probability (0..1) that the sentence is ordinary.
    """
    known = [row for row in map(weights.get, features(words)) if row]
    size = SCALE * sqrt(max(1, len(known)))
    base = weights[""]
    scores = [base[place] / SCALE + sum(row[place] for row in known) / size for place in range(3)]
    top = max(0.0, *scores)
    parts = [exp(score - top) for score in scores]
    return CLASSES[scores.index(max(scores))], exp(-top) / (exp(-top) + sum(parts))


def unlike_ordinary(words: Sequence[str]) -> Danger | Literal["none"]:
    """Return the kind of danger a sentence is like, or "none"."""
    if len(words) < LEAST_WORDS:
        return "none"
    kind, ordinary = likeness(words, load_weights())
    return kind if ordinary < MOST_ORDINARY[kind] else "none"


@cache
def load_weights() -> Weights:
    """Read the weights that ship with Homeward: a feature and three whole numbers a line."""
    from importlib.resources import files

    lines = (files("homeward.safety") / "likeness.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {feature: (int(one), int(two), int(three)) for feature, one, two, three in rows}
