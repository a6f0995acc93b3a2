"""Train the coach's part-of-speech tagger from UD English EWT and write the pruned weight file and the lemma table.

Run: HOMEWARD_TREEBANK=DIR python tools/train_tagger.py [--passes 6] [--least 1.0]
The same treebank gives the same files, byte for byte.
"""

import argparse
import json
import lzma
import os
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from verbs_between_two import ALSO_VERBS, IRREGULAR

from homeward.coach.spelling import load_spelling
from homeward.coach.tagger import DATA_FILE, END, END2, START, START2, Tagger, features
from homeward.coach.tokens import CLIPPED, CLITIC_WORD, ONE_FOR_ONE

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "homeward" / "coach" / "data"
SCALE = 10  # weights are kept to a tenth: finer steps change no tag on the development file

OFTEN = 8  # a word seen less often may have tags the treebank does not show
RARE_SHARE = 0.004  # slips of annotation: a tag on fewer than one in 250 is not offered
DOUBLING = frozenset(["nag", "snap", "mop", "beg", "chat", "nap"])
ALSO = [verb for verb in ALSO_VERBS if verb not in IRREGULAR]

Row = tuple[str, str, str, str]  # surface, upos, xpos, lemma


def treebank() -> Path:
    return Path(os.environ.get("HOMEWARD_TREEBANK", ROOT.parent / "shared" / "data")) / "ud-english-ewt"


def sentences(part: str) -> Iterator[list[Row]]:
    rows: list[Row] = []
    with lzma.open(treebank() / f"en_ewt-ud-{part}.conllu.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append((cells[1], cells[3], cells[4], cells[2]))
            elif not line.strip() and rows:
                yield rows
                rows = []


def as_read(surfaces: list[str]) -> list[str]:
    """Give treebank words the form the tokeniser gives them."""
    words = [surface.translate(ONE_FOR_ONE).lower() for surface in surfaces]
    for here, word in enumerate(words):
        if word in CLITIC_WORD:
            words[here] = CLITIC_WORD[word]
            if word == "n't" and here:
                words[here - 1] = CLIPPED.get(words[here - 1], words[here - 1])
        elif word == "nt":
            words[here] = "not"
        else:
            meaning = load_spelling().expansions.get(word, ())
            if len(meaning) == 1:
                words[here] = meaning[0]
    return words


def seen_tags(data: list[list[Row]], number: dict[tuple[str, str], int]) -> dict[str, list[int]]:
    """Return the tags of frequent words, most frequent first: no other tag is considered for them."""
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    for rows in data:
        for word, row in zip(as_read([r[0] for r in rows]), rows, strict=True):
            seen[word][number[row[1], row[2]]] += 1
    table = {}
    for word, counts in sorted(seen.items()):
        total = counts.total()
        if total >= OFTEN:
            kept = [(-times, tag) for tag, times in counts.items() if times >= RARE_SHARE * total]
            table[word] = [tag for _, tag in sorted(kept)]
    return table


def open_tags(data: list[list[Row]], number: dict[tuple[str, str], int], seen: dict[str, list[int]]) -> list[int]:
    """Return the tags that words too rare for a list of their own have, most frequent first, the oddest left out."""
    counts: Counter[int] = Counter()
    for rows in data:
        for word, row in zip(as_read([r[0] for r in rows]), rows, strict=True):
            if word not in seen:
                counts[number[row[1], row[2]]] += 1
    return [tag for tag, times in counts.most_common() if times >= RARE_SHARE / 4 * counts.total()]


def inflect(verb: str) -> tuple[str, str]:
    """Return the regular past and -ing forms; only right for the verbs in ALSO, which are regular."""
    if verb.endswith("e"):
        return verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied", verb + "ing"
    doubled = verb + verb[-1] if verb in DOUBLING else verb
    return doubled + "ed", doubled + "ing"


def second_person() -> Iterator[list[Row]]:
    """Yield sentences that couples write and the treebank lacks, so that "you interrupt me" gets its verb."""
    you, me, stop = ("You", "PRON", "PRP", "you"), ("me", "PRON", "PRP", "I"), (".", "PUNCT", ".", ".")
    for verb in ALSO:
        past, going = inflect(verb)
        yield [you, (verb, "VERB", "VBP", verb), me, stop]
        yield [you, ("always", "ADV", "RB", "always"), (verb, "VERB", "VBP", verb), stop]
        yield [("You", "PRON", "PRP", "you"), ("just", "ADV", "RB", "just"), (past, "VERB", "VBD", verb), me, stop]
        yield [you, ("are", "AUX", "VBP", "be"), (going, "VERB", "VBG", verb), me, stop]
        yield [("do", "AUX", "VB", "do"), ("n't", "PART", "RB", "not"), (verb, "VERB", "VB", verb), me, stop]


class Trainer:
    """The perceptron while it learns: sums of weights over time, as in Collins (2002), section 2.5."""

    def __init__(self, tags: int) -> None:
        self.weights: dict[str, list[float]] = {}
        self.totals: dict[str, list[float]] = {}
        self.stamps: dict[str, list[int]] = {}
        self.tags, self.step = tags, 0

    def guess(self, names: list[str], options: list[int]) -> int:
        """Return the best of the tags that are allowed, under the weights of the moment."""
        scores = dict.fromkeys(options, 0.0)
        for name in names:
            row = self.weights.get(name)
            if row is not None:
                for tag in options:
                    scores[tag] += row.get(tag, 0.0)
        return max(options, key=scores.__getitem__)

    def learn(self, names: list[str], truth: int, guess: int) -> None:
        """Move weights towards the truth where the guess was wrong."""
        self.step += 1
        if truth == guess:
            return
        for name in names:
            row = self.weights.setdefault(name, {})
            for tag, change in ((truth, 1.0), (guess, -1.0)):
                total = self.totals.setdefault(name, {})
                stamp = self.stamps.setdefault(name, {})
                total[tag] = total.get(tag, 0.0) + (self.step - stamp.get(tag, 0)) * row.get(tag, 0.0)
                stamp[tag] = self.step
                row[tag] = row.get(tag, 0.0) + change

    def averaged(self, least: float) -> dict[str, list[int]]:
        """Return the mean weights over all steps, small ones left out, in tenths."""
        kept: dict[str, list[int]] = {}
        for name in sorted(self.weights):
            row: list[int] = []
            for tag, weight in sorted(self.weights[name].items()):
                total = self.totals[name][tag] + (self.step - self.stamps[name][tag]) * weight
                mean = total / self.step
                if abs(mean) >= least and round(mean * SCALE):
                    row += [tag, round(mean * SCALE)]
            if row:
                kept[name] = row
        return kept


def train(
    data: list[list[Row]], number: dict[tuple[str, str], int], seen: dict[str, list[int]], passes: int
) -> Trainer:
    trainer, rng = Trainer(len(number)), random.Random(20)
    order = list(range(len(data)))
    free = open_tags(data, number, seen)
    for turn in range(passes):
        rng.shuffle(order)
        right = total = 0
        for at in order:
            surfaces = [row[0] for row in data[at]]
            if rng.random() < 0.3:  # a third without capitals: people text that way
                surfaces = [surface.lower() for surface in surfaces]
            words = as_read(surfaces)
            context = [START2, START, *words, END, END2]
            previous = before = "<"
            for here, row in enumerate(data[at]):
                truth = number[row[1], row[2]]
                options = seen.get(words[here], free)
                guess = options[0]
                if len(options) > 1:
                    names = features(context, here + 2, surfaces[here], (previous, before))
                    guess = trainer.guess(names, options)
                    trainer.learn(names, truth, guess)
                right += guess == truth
                total += 1
                before, previous = previous, str(guess)
        print(f"pass {turn + 1}: {right / total:.4f} on the training file", flush=True)
    return trainer


def accuracy(tagger: Tagger, part: str, *, lower: bool) -> dict[str, float]:
    """Shares right: all UPOS, all XPOS, and UPOS over the words the rules lean on."""
    upos = xpos = total = lean = lean_right = 0
    for rows in sentences(part):
        surfaces = [row[0].lower() if lower else row[0] for row in rows]
        for got, row in zip(tagger.tag(as_read(surfaces), surfaces), rows, strict=True):
            total += 1
            upos += got[0] == row[1]
            xpos += got[1] == row[2]
            if row[1] in {"VERB", "AUX", "PRON", "ADV", "PART"}:
                lean += 1
                lean_right += got[0] == row[1]
    return {"upos": upos / total, "xpos": xpos / total, "verbs, pronouns, adverbs": lean_right / lean}


def write(model: dict[str, object]) -> None:
    packed = zlib.compress(json.dumps(model, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode(), 9)
    (DATA / DATA_FILE).write_bytes(packed)
    print(f"{DATA_FILE}: {len(packed):,} bytes, {len(model['weights']):,} features")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--least", type=float, default=1.0)
    chosen = parser.parse_args()
    data = [*sentences("train"), *second_person()]
    tags = sorted({(row[1], row[2]) for rows in data for row in rows})
    number = {tag: at for at, tag in enumerate(tags)}
    seen = seen_tags(data, number)
    trainer = train(data, number, seen, chosen.passes)
    weights = trainer.averaged(chosen.least)
    free = open_tags(data, number, seen)
    write({"tags": tags, "seen": seen, "open": free, "weights": weights})
    tagger = Tagger(tags, seen, free, weights)
    for part in ("dev", "test"):
        for lower in (False, True):
            print(part, "lower case" if lower else "as written", accuracy(tagger, part, lower=lower))


if __name__ == "__main__":
    main()
