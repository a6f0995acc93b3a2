"""Train the coach's scorer from the project's own sentences and write its weight files; or measure it by passes.

Run: python tools/train_scorer.py            trains on all dev passes and the rules' examples, writes data/scorer.txt
     python tools/train_scorer.py --measure  leave-one-pass-out: each dev pass scored by weights that never saw it
The test passes (pass-test-*.jsonl) are never opened here. The same sentences and rules give the same files.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from homeward.coach.board import lay_out
from homeward.coach.features import Features, extract
from homeward.coach.hits import find_hits
from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
from homeward.coach.reading import read
from homeward.coach.registry import load_examples, load_rulebook
from homeward.coach.scoring import GROUP_SCALE, UNIT

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "coach" / "corpus"
DATA = ROOT / "src" / "homeward" / "coach" / "data"
LEAST_COUNT = 2  # a feature seen in one text only can tell nothing of the next
RIDGE = 1.0
EXAMPLE_WEIGHT = 0.5  # the rules' examples are shorter and plainer than what people write
KIND_RIDGE = 2.0
FOLDS = 4  # passes are left out one by one, or together once there are more than this
OK_KEPT = 0.935  # crying wolf is the worse mistake: the line is moved until this share of fine texts is left alone
SETTLED = 2e-5  # relative gain of a round below which the fit stops; finer steps change no verdict
SMALLEST = 20  # weights under this many thousandths change no verdict and are left out
SMALLEST_KIND = 160

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Sample:
    """One labelled text with its features."""

    def __init__(self, row: dict, features: Features, source: str, weight: float) -> None:
        self.row, self.features, self.source, self.weight = row, features, source, weight
        self.problem = row["label"] == "problem"


class Sorted:
    """The entries of a sparse matrix sorted by one of its sides, so that sums along the other are quick."""

    def __init__(self, side: Ints, other: Ints, values: Floats, size: int) -> None:
        order = np.argsort(side, kind="stable")
        self.other, self.values, self.size = other[order].astype(np.int32), values[order], size
        self.present, self.starts = np.unique(side[order], return_index=True)

    def counts(self, factors: Floats) -> Floats:
        """Return for each place on the side the sum of the factors of its entries."""
        found = np.zeros(self.size)
        if len(self.starts):
            found[self.present] = np.add.reduceat(factors[self.other], self.starts)
        return found

    def sums(self, factors: Floats) -> Floats:
        """Return for each place on the side the sum of its entries times their factors."""
        found = np.zeros(self.size)
        if len(self.starts):
            found[self.present] = np.add.reduceat(self.values * factors[self.other], self.starts)
        return found


class Matrix:
    """A sparse matrix of samples by features."""

    def __init__(self, samples: Sequence[Sample], names: dict[str, int]) -> None:
        rows, columns, values = [], [], []
        for at, sample in enumerate(samples):
            for group, scale in groups(sample.features):
                for name in sorted(group):
                    column = names.get(name)
                    if column is not None:
                        rows.append(at)
                        columns.append(column)
                        values.append(scale)
        self.by_row = Sorted(np.array(rows), np.array(columns), np.array(values), len(samples))
        self.by_column = Sorted(np.array(columns), np.array(rows), np.array(values), len(names))
        self.height, self.width = len(samples), len(names)

    def times(self, weights: Floats) -> Floats:
        """Return the weighted sum of each sample's features."""
        return self.by_row.sums(weights)

    def counts(self, of: Floats) -> Floats:
        """Return for each feature the number of samples that have it, each counted by ``of``."""
        return self.by_column.counts(of)

    def transposed_times(self, residual: Floats) -> Floats:
        """Return for each feature the sum of its samples' residuals."""
        return self.by_column.sums(residual)


def groups(features: Features) -> list[tuple[frozenset[str], float]]:
    shared = [(group, GROUP_SCALE / math.sqrt(len(group))) for group in features.shared if group]
    return [(features.whole, 1.0), *shared]


def names_of(samples: Sequence[Sample], only: Callable[[str], bool]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for sample in samples:
        for group, _ in groups(sample.features):
            counts.update(group)
    kept = sorted(name for name, times in counts.items() if times >= LEAST_COUNT and only(name))
    return {name: at for at, name in enumerate(kept)}


def minimise(function: Callable[[Floats], tuple[float, Floats]], start: Floats, rounds: int = 40) -> Floats:
    """Minimise by L-BFGS with backtracking (Nocedal 1980), eight pairs kept."""
    at, (value, slope) = start, function(start)
    pairs: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        way = direction(slope, pairs)
        gain = slope @ way
        if gain > -1e-9:
            break
        step = 1.0 if pairs else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            there = at + step * way
            new_value, new_slope = function(there)
            if new_value <= value + 1e-4 * step * gain or step < 1e-8:
                break
            step /= 2
        moved, bent = there - at, new_slope - slope
        if bent @ moved > 1e-10:
            pairs = [*pairs, (moved, bent)][-8:]
        settled = abs(value - new_value) < SETTLED * abs(value)
        at, value, slope = there, new_value, new_slope
        if settled:
            break
    return at


def direction(slope: Floats, pairs: list[tuple[Floats, Floats]]) -> Floats:
    way, shares = slope.copy(), []
    for moved, bent in reversed(pairs):
        share = (moved @ way) / (bent @ moved)
        shares.append(share)
        way -= share * bent
    if pairs:
        moved, bent = pairs[-1]
        way *= (moved @ bent) / (bent @ bent)
    for (moved, bent), share in zip(pairs, reversed(shares), strict=True):
        way += moved * (share - (bent @ way) / (bent @ moved))
    return -way


def fit(matrix: Matrix, truth: Floats, weight: Floats, ridge: float) -> tuple[Floats, float]:
    """Fit a logistic regression whose features are scaled by how unevenly they fall on the two sides.

    The scale is the log ratio of naive Bayes, as in Wang and Manning (2012), Baselines and bigrams; the ridge is on the
    scaled weights, so that a feature that leans to neither side costs more to use.
    """
    scale = leanings(matrix, truth)

    def loss(point: Floats) -> tuple[float, Floats]:
        weights, intercept = point[:-1], point[-1]
        margin = matrix.times(weights * scale) + intercept
        value = float((weight * (np.logaddexp(0, margin) - truth * margin)).sum() + ridge * (weights @ weights) / 2)
        residual = weight * (1 / (1 + np.exp(-margin)) - truth)
        return value, np.append(matrix.transposed_times(residual) * scale + ridge * weights, residual.sum())

    point = minimise(loss, np.zeros(matrix.width + 1))
    return point[:-1] * scale, float(point[-1])


def leanings(matrix: Matrix, truth: Floats) -> Floats:
    """Return for each feature how far from even it falls on the two sides, 0.15 to 3.15."""
    inside, outside = matrix.counts(truth), matrix.counts(1 - truth)
    ratio = np.log((inside + 1) / (truth.sum() + 2)) - np.log((outside + 1) / ((1 - truth).sum() + 2))
    return np.minimum(np.abs(ratio), 3.0) + 0.15


def features_of(text: str) -> Features:
    book = load_rulebook()
    board = lay_out(read(text), book.phrases)
    return extract(board, find_hits(board, book))


def dev_samples() -> list[Sample]:
    files = sorted(path for path in CORPUS.glob("pass-*.jsonl") if not path.name.startswith("pass-test"))
    samples = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            samples.append(Sample(row, features_of(row["text"]), path.stem, 1.0))
    return samples


def example_samples() -> list[Sample]:
    """The examples of problem rules; a rule's keep texts are fine messages, its flag texts are of its kind."""
    samples = []
    for rule in load_rulebook().rules:
        if rule.is_strength:
            continue
        examples = load_examples_once()[rule.id]
        for text, _, _ in examples.flag:
            row = {"label": "problem", "kinds": [rule.kind], "strengths": [], "pair": None}
            samples.append(Sample(row, features_of(text), "examples", EXAMPLE_WEIGHT))
        for text in examples.keep:
            row = {"label": "ok", "kinds": [], "strengths": [], "pair": None}
            samples.append(Sample(row, features_of(text), "examples", EXAMPLE_WEIGHT))
    return samples


EXAMPLES: dict = {}


def load_examples_once() -> dict:
    if not EXAMPLES:
        EXAMPLES.update(load_examples())
    return EXAMPLES


def is_any(name: str) -> bool:
    return True


def is_rule(name: str) -> bool:
    return name[:2] in {"r:", "k:", "v:", "n:", "m:", "g:"}


def is_not_rule(name: str) -> bool:
    return not is_rule(name)


def without_rules(sample: Sample) -> Sample:
    """Return a sample as it would look had no rule fired."""
    whole = frozenset(name for name in sample.features.whole if is_not_rule(name))
    return Sample(sample.row, Features(whole, sample.features.shared), sample.source, sample.weight)


def train_label(samples: Sequence[Sample], only: Callable[[str], bool]) -> tuple[dict[str, int], Floats, float]:
    """Fit the label on every sample twice, with its rule hits and without.

    The rules were written by people who could see the dev passes, so on these their hits look truer than they are; the
    second copy keeps the words from leaning on them.
    """
    names = names_of(samples, only)
    samples = [*samples, *map(without_rules, samples)] if only is is_any else samples
    matrix = Matrix(samples, names)
    truth = np.array([float(sample.problem) for sample in samples])
    weight = np.array([sample.weight for sample in samples])
    weights, intercept = fit(matrix, truth, weight, RIDGE)
    return names, weights, intercept


def held_out(samples: Sequence[Sample], extra: Sequence[Sample], only: Callable[[str], bool]) -> Floats:
    """Return the margin of every sample under weights fitted without its pass; at most four fits."""
    margins = np.zeros(len(samples))
    fold = {source: at % FOLDS for at, source in enumerate(sorted({sample.source for sample in samples}))}
    for number in sorted(set(fold.values())):
        inside = [at for at, sample in enumerate(samples) if fold[sample.source] == number]
        train = [sample for sample in samples if fold[sample.source] != number]
        names, weights, intercept = train_label([*train, *extra], only)
        margins[inside] = Matrix([samples[at] for at in inside], names).times(weights) + intercept
    return margins


def calibrate(margins: Floats, truth: Floats) -> tuple[float, float]:
    """Fit slope and shift so that held-out margins read as probabilities (Platt 1999)."""

    def loss(point: Floats) -> tuple[float, Floats]:
        scaled = point[0] * margins + point[1]
        residual = 1 / (1 + np.exp(-scaled)) - truth
        value = float((np.logaddexp(0, scaled) - truth * scaled).sum())
        return value, np.array([residual @ margins, residual.sum()])

    slope, shift = minimise(loss, np.array([1.0, 0.0]))
    return float(slope), float(shift)


def figures(samples: Sequence[Sample], said: Sequence[bool]) -> dict[str, float]:
    right = [sample.problem == answer for sample, answer in zip(samples, said, strict=True)]
    hit = sum(sample.problem and answer for sample, answer in zip(samples, said, strict=True))
    called, bad = sum(said), sum(sample.problem for sample in samples)
    fine = [answer for sample, answer in zip(samples, said, strict=True) if not sample.problem]
    by_id = {sample.row.get("id"): at for at, sample in enumerate(samples)}
    pairs = [(at, by_id[s.row["pair"]]) for at, s in enumerate(samples) if s.problem and s.row["pair"] in by_id]
    return {
        "accuracy": sum(right) / len(right),
        "F1": 2 * hit / (called + bad),
        "recall": hit / bad,
        "ok kept": 1 - sum(fine) / len(fine),
        "pairs": sum(right[a] and right[b] for a, b in pairs) / max(1, len(pairs)),
    }


def show(title: str, values: dict[str, float]) -> None:
    print(f"{title:28}" + "  ".join(f"{name} {value:.3f}" for name, value in values.items()), flush=True)


def measure(samples: list[Sample], extra: list[Sample]) -> None:
    truth = np.array([float(sample.problem) for sample in samples])
    marked = [any(name.startswith("k:") and name[2:] not in STRENGTHS for name in s.features.whole) for s in samples]
    show("any mark", figures(samples, marked))
    for title, only in (("rules, weighed", is_rule), ("scorer without rules", is_not_rule), ("both", is_any)):
        margins = held_out(samples, extra, only)
        slope, shift = calibrate(margins, truth)
        show(title, figures(samples, list(slope * margins + shift >= 0)))
        if title == "both":
            for source in sorted({sample.source for sample in samples}):
                inside = [at for at, sample in enumerate(samples) if sample.source == source]
                part = [samples[at] for at in inside]
                show(f"  {source}", figures(part, list((slope * margins + shift >= 0)[inside])))
            wrong = sorted(range(len(samples)), key=lambda at: (2 * truth[at] - 1) * margins[at])
            lines = [
                f"{margins[at]:+.2f} {samples[at].row['id']} {samples[at].row['kinds']} {samples[at].row['text']}"
                for at in wrong
                if (margins[at] >= 0) != samples[at].problem
            ]
            Path("scorer-errors.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def train_kinds(samples: Sequence[Sample]) -> tuple[dict[str, int], dict[str, tuple[Floats, float]]]:
    names = names_of(samples, is_not_rule)
    matrix = Matrix(samples, names)
    weight = np.array([sample.weight for sample in samples])
    heads = {}
    for kind in PROBLEM_KINDS:
        truth = np.array([float(kind in sample.row["kinds"]) for sample in samples])
        heads[kind] = fit(matrix, truth, weight, KIND_RIDGE)
    return names, heads


def write(samples: list[Sample], extra: list[Sample]) -> None:
    truth = np.array([float(sample.problem) for sample in samples])
    margins = held_out(samples, extra, is_any)
    slope, shift = calibrate(margins, truth)
    show("held out, as calibrated", figures(samples, list(slope * margins + shift >= 0)))
    shift -= max(0.0, float(np.quantile((slope * margins + shift)[truth == 0], OK_KEPT)))
    show("held out, as shipped", figures(samples, list(slope * margins + shift >= 0)))
    names, weights, intercept = train_label([*samples, *extra], is_any)
    lines = [
        f"\tslope\t{round(slope * UNIT)}",
        f"\tshift\t{round(shift * UNIT)}",
        f"\tintercept\t{round(intercept * UNIT)}",
    ]
    kept = {name: round(weights[at] * UNIT) for name, at in names.items()}
    lines += [f"{name}\t{value}" for name, value in sorted(kept.items()) if abs(value) >= SMALLEST]
    (DATA / "scorer.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"scorer.txt: {len(lines)} lines, slope {slope:.3f}, shift {shift:.3f}")
    names, heads = train_kinds([*samples, *extra])
    rows = ["\tintercept\t" + " ".join(str(round(heads[kind][1] * UNIT)) for kind in PROBLEM_KINDS)]
    for name, at in sorted(names.items()):
        values = [round(heads[kind][0][at] * UNIT) for kind in PROBLEM_KINDS]
        told = " ".join(f"{number}:{value}" for number, value in enumerate(values) if abs(value) >= SMALLEST_KIND)
        if told:
            rows.append(f"{name}\t{told}")
    (DATA / "kinds.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"kinds.txt: {len(rows)} lines")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measure", action="store_true")
    chosen = parser.parse_args()
    samples, extra = dev_samples(), example_samples()
    print(f"{len(samples)} sentences of {len({s.source for s in samples})} passes, {len(extra)} examples", flush=True)
    (measure if chosen.measure else write)(samples, extra)


if __name__ == "__main__":
    main()
