"""Write tests/coach/snapshots.json: what the coach marks and sees in sixty longer drafts of the dev passes.

Run: python tools/write_snapshots.py  (then read the diff: it shows what a change of rules does to real prose)
"""

import json
from pathlib import Path

from corpus_report import dev_rows

from homeward.coach.judge import judge
from homeward.coach.reading import read

SNAPSHOTS = Path(__file__).resolve().parent.parent / "tests" / "coach" / "snapshots.json"
HOW_MANY = 60
FEWEST_SENTENCES = 3


def chosen() -> list[dict]:
    """Return sixty longer drafts, spread over the passes and both labels."""
    long = [row for row in dev_rows() if FEWEST_SENTENCES <= len(read(row["text"]).sentences) <= 10]
    return long[:: max(1, len(long) // HOW_MANY)][:HOW_MANY]


def snapshot(text: str) -> dict:
    """Return the marks and strengths of a draft, each with the words it stands on."""
    verdict = judge(text)
    return {
        "text": text,
        "marks": [f"{f.rule} [{text[f.span.start : f.span.end]}]" for f in verdict.findings],
        "good": [f"{s.rule} [{text[s.span.start : s.span.end]}]" for s in verdict.good],
    }


def main() -> None:
    found = {row["id"]: snapshot(row["text"]) for row in chosen()}
    SNAPSHOTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(found)} drafts")


if __name__ == "__main__":
    main()
