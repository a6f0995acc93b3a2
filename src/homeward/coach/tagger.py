"""Tag words with UPOS and XPOS by an averaged perceptron, greedy from left to right.

The weights are integers, so the same text gets the same tags on every machine. They were trained on informal written
English; a word list or a language unlike that gets tags of no value.
"""

import json
import zlib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

DATA_FILE = "tagger.json.z"
OFFSETS = (0, 1, -1, 2, -2)
MOST_REMEMBERED = 6_000
NO_WEIGHTS: dict[int, int] = {}
START, START2, END, END2 = "<s>", "<ss>", "</s>", "</ss>"


@dataclass(frozen=True, slots=True)
class Tagger:
    """A trained model: tag names, the tags each frequent word was seen with, and the weights of each feature.

    ``open_tags`` are the tags any other word may get. ``rows`` and ``sums`` remember weights by tag as they are asked
    for; they change speed, never a tag.
    """

    tags: list[tuple[str, str]]
    seen: dict[str, list[int]]
    open_tags: list[int]
    weights: dict[str, list[int]]
    rows: dict[str, dict[int, int]] = field(default_factory=dict)
    sums: dict[tuple[int, str], dict[int, int]] = field(default_factory=dict)

    def tag(self, words: list[str], surfaces: list[str]) -> list[tuple[str, str]]:
        """Tag one sentence.

        Parameters
        ----------
        words : list of str
            Lower-case words as ``tokenise`` reads them.
        surfaces : list of str
            The same words as written, for capitals; same length.

        Returns
        -------
        list of (str, str)
            UPOS and XPOS of each word, Universal Dependencies and Penn names.

        References
        ----------
        Collins, M. (2002). Discriminative training methods for hidden Markov models. EMNLP.
        """
        chosen: list[int] = []
        previous, before = "<", "<"
        context = [START2, START, *words, END, END2]
        for here, word in enumerate(words):
            options = self.seen.get(word, self.open_tags)
            number = options[0]
            if len(options) > 1:
                number = self.best(context, here + 2, surfaces[here], (previous, before), options)
            chosen.append(number)
            before, previous = previous, str(number)
        return [self.tags[number] for number in chosen]

    def best(self, context: list[str], here: int, surface: str, last: tuple[str, str], options: list[int]) -> int:
        """Return the tag among ``options`` with the highest score; the first of them on a tie."""
        known = [self.summed(offset, context[here + offset]) for offset in OFFSETS]
        known += [self.row(name) for name in pair_features(context, here, surface, last)]
        gets = [row.get for row in known if row]
        top, choice = -(10**9), options[0]
        for tag in options:
            score = sum([get(tag, 0) for get in gets])
            if score > top:
                top, choice = score, tag
        return choice

    def row(self, name: str) -> dict[int, int]:
        """Return the weights of one feature by tag."""
        found = self.rows.get(name)
        if found is None:
            flat = self.weights.get(name)
            if flat is None:
                return NO_WEIGHTS
            found = self.rows[name] = dict(zip(flat[::2], flat[1::2], strict=True))
        return found

    def summed(self, offset: int, word: str) -> dict[int, int]:
        """Return the weights that one word brings from one place, summed by tag."""
        found = self.sums.get((offset, word))
        if found is None:
            found = {}
            for name in word_features(offset, word):
                for tag, weight in self.row(name).items():
                    found[tag] = found.get(tag, 0) + weight
            if len(self.sums) < MOST_REMEMBERED:
                self.sums[offset, word] = found
        return found


def features(context: list[str], here: int, surface: str, last: tuple[str, str]) -> list[str]:
    """Return the names of all that is seen around one word: it, its neighbours, and the last two tags."""
    names = [name for offset in OFFSETS for name in word_features(offset, context[here + offset])]
    return names + pair_features(context, here, surface, last)


def word_features(offset: int, word: str) -> list[str]:
    """Return the names of what one word shows by itself, seen from ``-offset`` places away."""
    if offset == 0:
        return ["w" + word, "s" + word[-3:], "z" + word[-2:], "p" + word[:2]]
    if offset == 1:
        return ["e" + word, "g" + word[-3:]]
    if offset == -1:
        return ["d" + word, "h" + word[-3:]]
    return [("f" if offset == 2 else "i") + word]


def pair_features(context: list[str], here: int, surface: str, last: tuple[str, str]) -> list[str]:
    """Return the names of what only shows together: two words, or a word and the tags before it."""
    word, (previous, before) = context[here], last
    return [
        "a" + previous,
        "b" + previous + " " + before,
        "c" + previous + " " + word,
        "k" + shape(surface, first=here == 2),
        "l" + word + " " + context[here + 1],
        "m" + context[here - 1] + " " + word,
    ]


def shape(surface: str, *, first: bool) -> str:
    """Return how a word is written: small, capital (first in its sentence or not), shouted, with digits, other."""
    if surface.islower():
        return "x"
    if surface[:1].isupper():
        rest = "X" if len(surface) > 1 and surface.isupper() else "x"
        return ("F" if first else "C") + rest
    return "9" if surface[:1].isdigit() else "-"


@cache
def load_tagger() -> Tagger:
    """Read the shipped weights."""
    packed = files("homeward.coach").joinpath("data", DATA_FILE).read_bytes()
    model = json.loads(zlib.decompress(packed))
    return Tagger([(upos, xpos) for upos, xpos in model["tags"]], model["seen"], model["open"], model["weights"])
