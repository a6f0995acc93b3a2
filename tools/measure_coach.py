"""Print the coach's scores on a split of the corpus: label, kinds, pairs, with Wilson intervals. Scores only, no texts.

Run: python tools/measure_coach.py [test|dev]
"""

import json
import math
import sys
from pathlib import Path

from homeward.coach.judge import Choices, Verdict, judge
from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
from homeward.coach.registry import load_rules

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "coach" / "corpus"
Row = dict


def rows_of(split: str) -> list[Row]:
    files = sorted(CORPUS.glob("pass-*.jsonl"))
    chosen = [path for path in files if path.name.startswith("pass-test") == (split == "test")]
    return [json.loads(line) for path in chosen for line in path.read_text(encoding="utf-8").splitlines()]


def wilson(hits: int, total: int) -> str:
    """The 95 % interval of a share (Wilson 1927)."""
    if not total:
        return "none"
    share, z = hits / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{share:.3f} ({middle - half:.3f}–{middle + half:.3f}) of {total}"


def label_scores(rows: list[Row], verdicts: list[Verdict]) -> dict[str, str]:
    """Return accuracy, F1, recall, ok kept and pairs with both sides right."""
    right = [row["label"] == verdict.label for row, verdict in zip(rows, verdicts, strict=True)]
    bad = [at for at, row in enumerate(rows) if row["label"] == "problem"]
    fine = [at for at, row in enumerate(rows) if row["label"] == "ok"]
    hit = sum(right[at] for at in bad)
    called = sum(verdict.label == "problem" for verdict in verdicts)
    by_id = {row["id"]: at for at, row in enumerate(rows)}
    pairs = [(at, by_id[rows[at]["pair"]]) for at in bad if rows[at].get("pair") in by_id]
    return {
        "accuracy": wilson(sum(right), len(right)),
        "F1": f"{2 * hit / max(1, called + len(bad)):.3f}",
        "problems found": wilson(hit, len(bad)),
        "ok kept": wilson(sum(right[at] for at in fine), len(fine)),
        "pairs, both sides right": wilson(sum(right[a] and right[b] for a, b in pairs), len(pairs)),
    }


def kind_scores(rows: list[Row], verdicts: list[Verdict]) -> dict[str, str]:
    """Return for each kind and strength the share of its texts where it is named."""
    scores = {}
    for names, key in ((PROBLEM_KINDS, "kinds"), (STRENGTHS, "strengths")):
        for name in names:
            gold = [at for at, row in enumerate(rows) if name in row[key]]
            named = sum(name in getattr(verdicts[at], key) for at in gold)
            said = sum(name in getattr(verdict, key) for verdict in verdicts)
            scores[name] = f"recall {wilson(named, len(gold))}, precision {named / max(1, said):.2f}"
    return scores


def ablation(rows: list[Row], verdicts: list[Verdict]) -> dict[str, str]:
    """Return the label's scores with rules alone, with the scorer alone, and with both."""
    silent = Choices(disabled=frozenset(rule.id for rule in load_rules()))
    marked = [["ok", "problem"][bool(verdict.findings)] for verdict in verdicts]
    words = [judge(row["text"], silent).label for row in rows]
    both = [verdict.label for verdict in verdicts]
    return {
        f"ablation: {name}": short_scores([row["label"] for row in rows], said)
        for name, said in (("rules, any mark", marked), ("scorer without rules", words), ("both", both))
    }


def short_scores(truth: list[str], said: list[str]) -> str:
    """Return accuracy, F1 and ok kept in one line."""
    pairs = list(zip(truth, said, strict=True))
    hit = pairs.count(("problem", "problem"))
    called, bad, fine = said.count("problem"), truth.count("problem"), truth.count("ok")
    accuracy = sum(a == b for a, b in pairs) / len(pairs)
    return f"accuracy {accuracy:.3f}  F1 {2 * hit / (called + bad):.3f}  ok kept {pairs.count(('ok', 'ok')) / fine:.3f}"


def main() -> None:
    rows = rows_of(sys.argv[1] if len(sys.argv) > 1 else "test")
    verdicts = [judge(row["text"]) for row in rows]
    stopped = sum(verdict.safety != "none" for verdict in verdicts)
    told = label_scores(rows, verdicts) | ablation(rows, verdicts) | kind_scores(rows, verdicts)
    for name, value in told.items():
        print(f"{name:26} {value}")
    foreign = sum(verdict.language != "en" for verdict in verdicts)
    print(f"held back by the safety screen: {stopped}; taken for another language: {foreign}")


if __name__ == "__main__":
    main()
