"""Print drafts of the development passes with their wordings: ``show_rewrites.py 40 [--kind blame] [--seed 3]``."""

import argparse
import dataclasses
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from homeward.coach.judge import Verdict, judge
from homeward.coach.rewrite import rewrite

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "coach" / "corpus"
PASSES = ("pass-a", "pass-b", "pass-c", "pass-d", "pass-e", "pass-f")


def drafts(kind: str) -> Iterator[tuple[str, list[str]]]:
    for name in PASSES:
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["label"] == "problem" and (not kind or kind in row["kinds"][:1]):
                yield row["text"], row["kinds"]


def verdict_of(text: str, kinds: list[str]) -> Verdict:
    """Return the coach's verdict; where the coach is silent, one that knows the kinds the corpus names."""
    verdict = judge(text)
    if verdict.label == "problem" or verdict.safety != "none":
        return verdict
    return dataclasses.replace(verdict, label="problem", kinds=tuple(kinds))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("--kind", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text", default="")
    arguments = parser.parse_args()
    rows = [(arguments.text, [arguments.kind or "blame"])] if arguments.text else list(drafts(arguments.kind))
    random.Random(arguments.seed).shuffle(rows)
    silent = 0
    for text, kinds in rows[: arguments.number]:
        found = rewrite(verdict_of(text, kinds))
        silent += found is None
        print(f"{','.join(kinds)}\n  DRAFT    {text}")
        if found is None:
            print("  -- none --")
            continue
        print(f"  smallest {found.smallest}\n  full     {found.full}\n  request  {found.request}")
    print(f"{silent} of {min(len(rows), arguments.number)} without a wording", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
