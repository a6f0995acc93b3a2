"""Train the second look of the safety screen and write its weights; run by hand from the top of the checkout.

Lines: the dev half of the set and the rules' own examples for all classes; the coach's ordinary messages, sentence by
sentence, for "none", leaving out one pass, on which false alarms are counted. The test half is never read.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from homeward.safety.likeness import CLASSES, SCALE, features
from homeward.safety.normalise import sentences
from homeward.safety.rule import load_rules

HERE = Path(__file__).parent
CORPUS = HERE.parent / "coach" / "corpus"
ORDINARY = ("pass-a", "pass-b", "pass-c", "pass-d", "pass-e")
TARGET = HERE.parents[1] / "src" / "homeward" / "safety" / "likeness.txt"
LABELS = ("none", *CLASSES)
EPOCHS, RATE, DECAY, BOOST, SEED = 12, 0.3, 2e-4, 4, 1
LEAST_SEEN, LEAST_WEIGHT = 2, 120

Example = tuple[set[str], int]


def read(text: str, label: int) -> Iterator[Example]:
    """Take ordinary texts sentence by sentence, and dangerous ones whole."""
    found = list(sentences(text, load_rules().vocabulary))
    if label:
        yield features([word for words in found for word in words]), label
    else:
        yield from ((features(words), 0) for words in found)


def examples() -> Iterator[Example]:
    for line in (HERE / "set" / "dev.tsv").read_text("utf-8").splitlines():
        label, _, text = line.split("\t")
        yield from read(text, LABELS.index(label))
    for rule in load_rules().rules:
        for text in rule.flag:
            yield from read(text, LABELS.index(rule.outcome))
        for text in rule.keep:
            yield from read(text, 0)
    for name in ORDINARY:
        for line in (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines():
            yield from read(json.loads(line)["text"], 0)


def train(found: list[Example]) -> dict[str, list[int]]:
    """Softmax regression by AdaGrad; rows are divided by the root of their length, as `likeness` does."""
    counts = Counter(feature for row, _ in found for feature in row)
    place = {feature: at for at, feature in enumerate(sorted(f for f in counts if counts[f] >= LEAST_SEEN))}
    rows = [(np.array(sorted(place[f] for f in row if f in place), dtype=int), label) for row, label in found]
    weights, squares = np.zeros((len(place) + 1, 4)), np.full((len(place) + 1, 4), 1e-3)
    chance, base = random.Random(SEED), len(place)
    for _ in range(EPOCHS):
        chance.shuffle(rows)
        for row, label in rows:
            size = 1 / np.sqrt(max(1, len(row)))
            score = weights[base] + weights[row].sum(0) * size
            share = np.exp(score - score.max())
            slope = share / share.sum()
            slope[label] -= 1
            slope *= BOOST if label else 1
            for at, step in ((row, slope * size + DECAY * weights[row]), (base, slope)):
                squares[at] += step * step
                weights[at] -= RATE * step / np.sqrt(squares[at])
    against_none = np.rint(SCALE * (weights[:, 1:] - weights[:, :1])).astype(int)
    return {feature: list(against_none[at]) for feature, at in [*place.items(), ("", base)]}


def main() -> None:
    found = list(examples())
    weights = {f: row for f, row in train(found).items() if not f or max(map(abs, row)) >= LEAST_WEIGHT}
    lines = [
        "# feature, then its weight in hundredths for crisis_self, crisis_abuse_victim and abusive_intent, against none"
    ]
    lines += ["\t".join([feature, *map(str, row)]) for feature, row in sorted(weights.items())]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(found)} examples, {len(weights)} weights, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
