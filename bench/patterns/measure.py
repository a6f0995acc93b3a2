"""Print the tables of the measurements page: every promise, by regime, on seeds not used to set priors.

Usage: python bench/patterns/measure.py [diaries a regime] [seed] [regime …]
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import multiprocessing
import sys
from collections.abc import Iterator

import numpy as np

from homeward.patterns.decide import Reading, read_diary
from homeward.patterns.regimes import REGIMES
from homeward.patterns.scoring import judge_distance, judge_movement, judge_plan
from homeward.patterns.simulate import Truth, simulate_diary

CHUNK = 25


def answer(job: tuple[str, int, int, int]) -> list[tuple[Reading, Truth]]:
    regime, seed, start, stop = job
    drawn = [simulate_diary(np.random.default_rng([seed, k]), REGIMES[regime]) for k in range(start, stop)]
    return [(read_diary(one.series), one.truth) for one in drawn]


def jobs(regime: str, seed: int, count: int) -> Iterator[tuple[str, int, int, int]]:
    return ((regime, seed, start, min(start + CHUNK, count)) for start in range(0, count, CHUNK))


def row(name: str, values: dict[str, float]) -> str:
    return "| " + " | ".join([name, *(f"{value:.3f}" for value in values.values())]) + " |"


def head(first: str, values: dict[str, float]) -> str:
    names = [first, *(name.replace("_", " ") for name in values)]
    return "| " + " | ".join(names) + " |\n|" + "---|" * len(names)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2026
    names = sys.argv[3:] or list(REGIMES)
    tables: dict[str, list[str]] = {"Q1": [], "Q2": [], "Q3": []}
    with multiprocessing.Pool(2) as pool:
        for name in names:
            judged = [pair for chunk in pool.imap(answer, jobs(name, seed, count)) for pair in chunk]
            for title, values in (("Q1", judge_distance(judged)), ("Q2", judge_movement(judged))):
                if not tables[title]:
                    tables[title].append(head("regime", values))
                tables[title].append(row(name, values))
            for outcome, values in judge_plan(judged).items():
                if not tables["Q3"]:
                    tables["Q3"].append(head("regime, outcome", values))
                tables["Q3"].append(row(f"{name}, {outcome}", values))
    for title, lines in tables.items():
        print(f"\n{title}: {count} diaries a regime, seed {seed}\n")
        print("\n".join(lines))


if __name__ == "__main__":
    main()
