"""Side by side in one run: this engine and what people would use instead, on the project's own default regime.

Usage: python bench/patterns/compare.py [diaries] [seed]
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import importlib.util
import sys
import time
from collections.abc import Callable

import numpy as np
from rivals import RIVALS, Answer, quietly

from homeward.patterns.decide import read_diary
from homeward.patterns.regimes import DEFAULT
from homeward.patterns.series import DiarySeries
from homeward.patterns.simulate import Simulated, simulate_diary

SURE = 0.90


def homeward(series: DiarySeries) -> Answer:
    """Run our engine, answers and gates as shipped."""
    reading = read_diary(series)
    p, says = reading.distance.p, reading.distance.answer == "yes"
    if reading.plan is None or reading.plan["closeness"].effect.mean is None:
        return Answer(p, says=says)
    part = reading.plan["closeness"]
    return Answer(p, part.effect.low, part.effect.high, part.answer == "yes", says)


def measure(name: str, method: Callable[[DiarySeries], Answer], diaries: list[Simulated]) -> str:
    found, spent = [], []
    for one in diaries:
        start = time.process_time()
        found.append(quietly(method, one.series))
        spent.append(time.process_time() - start)
    p = np.array([answer.p for answer in found])
    real = np.array([one.truth.is_real for one in diaries])
    cause = np.array([one.truth.cause for one in diaries])
    says = np.array([answer.p >= SURE if answer.says is None else answer.says for answer in found])
    inside = [
        answer.low <= one.truth.plan_effect["closeness"] <= answer.high
        for answer, one in zip(found, diaries, strict=True)
        if answer.low is not None and answer.high is not None
    ]
    idle = [
        answer.plan_yes
        for answer, one in zip(found, diaries, strict=True)
        if answer.low is not None and not one.truth.plan_works["closeness"]
    ]
    cells = [
        name, f"{1000 * float(np.median(spent)):.1f} ms", f"{float(np.square(p - real).mean()):.3f}",
        f"{float(says[cause == 'none'].mean()):.1%}", f"{float(says[cause == 'artefact'].mean()):.1%}",
        f"{float(np.mean(inside)):.0%}" if inside else "-", f"{float(np.mean(idle)):.1%}" if idle else "-",
    ]  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 77
    diaries = [simulate_diary(np.random.default_rng([seed, k]), DEFAULT) for k in range(count)]
    quietly(homeward, diaries[0].series)
    print(f"{count} diaries, default regime, seed {seed}\n")
    print("| method | median CPU time | Q1 Brier | FA unchanged | FA worried | closeness 90 % covers | plan FA |")
    print("|---|---|---|---|---|---|---|")
    print(measure("**Homeward**, tipping check included", homeward, diaries), flush=True)
    for name, (package, rival) in RIVALS.items():
        if importlib.util.find_spec(package) is None:
            print(f"| {name} | skipped: {package} is not installed | | | | | |")
            continue
        print(measure(name, rival, diaries), flush=True)
    print("\nA CausalImpact port was not run: pycausalimpact 0.1.1 needs pandas < 2.2 and statsmodels < 0.15.")


if __name__ == "__main__":
    main()
