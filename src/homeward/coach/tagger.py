"""Tag words with UPOS and XPOS by an averaged perceptron, greedy from left to right.

The weights are integers, so the same text gets the same tags on every machine. They were trained on informal written
English; a word list or a language unlike that gets tags of no value.
"""

import json
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DATA_FILE = "tagger.json.z"
START, START2, END, END2 = "<s>", "<ss>", "</s>", "</ss>"


@dataclass(frozen=True, slots=True)
class Tagger:
    """A trained model: tag names, the words with one tag only, and the weights of each feature."""

    tags: list[tuple[str, str]]
    known: dict[str, int]
    weights: dict[str, list[int]]

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
        known = self.known
        for here, word in enumerate(words):
            number = known.get(word)
            if number is None:
                number = self.best(features(context, here + 2, surfaces[here], previous, before))
            chosen.append(number)
            before, previous = previous, str(number)
        return [self.tags[number] for number in chosen]

    def best(self, names: list[str]) -> int:
        """Return the number of the tag with the highest score; the lower number on a tie."""
        scores = [0] * len(self.tags)
        find = self.weights.get
        for name in names:
            row = find(name)
            if row is not None:
                for at in range(0, len(row), 2):
                    scores[row[at]] += row[at + 1]
        return scores.index(max(scores))


def features(context: list[str], here: int, surface: str, previous: str, before: str) -> list[str]:
    """Return the names of what is seen around one word: itself, its ending and shape, its neighbours, the last tags."""
    word, left, right = context[here], context[here - 1], context[here + 1]
    return [
        "w" + word,
        "s" + word[-3:],
        "z" + word[-2:],
        "p" + word[:2],
        "a" + previous,
        "b" + previous + " " + before,
        "c" + previous + " " + word,
        "d" + left,
        "e" + right,
        "f" + context[here + 2],
        "g" + right[-3:],
        "h" + left[-3:],
        "i" + context[here - 2],
        "k" + shape(surface, first=here == 2),
        "l" + word + " " + right,
        "m" + left + " " + word,
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
    return Tagger([(upos, xpos) for upos, xpos in model["tags"]], model["known"], model["weights"])
