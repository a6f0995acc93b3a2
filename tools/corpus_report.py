"""Show how the rules do on the dev passes of the corpus: recall by kind, the misses, and false alarms on fine texts.

Run: python tools/corpus_report.py [--kind KIND] [--alarms] [--limit 40]
The test passes (pass-test-*.jsonl) are never opened here.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from homeward.coach.board import lay_out
from homeward.coach.hits import Hit, find_hits
from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
from homeward.coach.reading import read
from homeward.coach.registry import load_rulebook

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "coach" / "corpus"


def dev_rows() -> list[dict[str, object]]:
    files = sorted(path for path in CORPUS.glob("pass-*.jsonl") if not path.name.startswith("pass-test"))
    return [
        json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def hits_of(text: str) -> list[Hit]:
    book = load_rulebook()
    return find_hits(lay_out(read(text), book.phrases), book)


def table(rows: list[dict[str, object]], seen: list[set[str]]) -> None:
    for names, key in ((PROBLEM_KINDS, "kinds"), (STRENGTHS, "strengths")):
        for kind in names:
            gold = [at for at, row in enumerate(rows) if kind in row[key]]
            first = [at for at in gold if row_first(rows[at], key) == kind]
            found = sum(kind in seen[at] for at in gold)
            strict = sum(kind in seen[at] for at in first)
            said = sum(kind in kinds for kinds in seen)
            fine = sum(kind in seen[at] and rows[at]["label"] == "ok" for at in range(len(rows)))
            recall, leading = found / max(1, len(gold)), strict / max(1, len(first))
            print(
                f"{kind:22} recall {found:4}/{len(gold):4} = {recall:.2f}   first {leading:.2f}"
                f"   said {said:4}  of them on ok texts {fine:3}"
            )


def row_first(row: dict[str, object], key: str) -> str:
    values = row[key]
    return values[0] if values else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind")
    parser.add_argument("--alarms", action="store_true", help="problem rules that fire on ok texts")
    parser.add_argument("--silent", action="store_true", help="problem texts without any hit")
    parser.add_argument("--limit", type=int, default=40)
    chosen = parser.parse_args()
    rows = dev_rows()
    hits = [hits_of(row["text"]) for row in rows]
    seen = [{hit.rule.kind for hit in found} for found in hits]
    flagged = [any(not hit.rule.is_strength for hit in found) for found in hits]
    table(rows, seen)
    bad = [at for at, row in enumerate(rows) if row["label"] == "problem"]
    fine = [at for at, row in enumerate(rows) if row["label"] == "ok"]
    found, alarms = sum(flagged[at] for at in bad), sum(flagged[at] for at in fine)
    print(f"any mark: problem {found}/{len(bad)}, ok {alarms}/{len(fine)}")
    if chosen.alarms:
        alarms = Counter(hit.rule.id for at in fine for hit in hits[at] if not hit.rule.is_strength)
        print(alarms.most_common(60))
        shown = [
            at
            for at in fine
            if any(h.rule.kind == (chosen.kind or h.rule.kind) and not h.rule.is_strength for h in hits[at])
        ]
        for at in shown[: chosen.limit]:
            print(rows[at]["id"], [h.rule.id for h in hits[at] if not h.rule.is_strength], rows[at]["text"])
    elif chosen.silent:
        for at in [at for at in bad if not flagged[at]][: chosen.limit]:
            print(rows[at]["id"], rows[at]["kinds"], rows[at]["text"])
    elif chosen.kind:
        key = "kinds" if chosen.kind in PROBLEM_KINDS else "strengths"
        missed = [at for at, row in enumerate(rows) if chosen.kind in row[key] and chosen.kind not in seen[at]]
        for at in missed[: chosen.limit]:
            print(rows[at]["id"], rows[at][key], rows[at]["text"])


if __name__ == "__main__":
    main()
