"""Homeward's coach beside what one would pick instead: accuracy and F1 on the test passes, speed, start-up, memory.

Run: python bench/coach/peers.py [--python PEERS_PYTHON]
Each tool runs in a process of its own. PEERS_PYTHON is an interpreter that has the peers installed
(vaderSentiment textblob alt-profanity-check proselint harper-py); a peer that is not there is skipped with a reason.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "tests" / "coach" / "corpus"
TOOLS = (
    "homeward",
    "regular expression",
    "vader",
    "textblob",
    "profanity",
    "proselint",
    "harper",
    "always ok",
    "always problem",
)
OURS = {"homeward", "regular expression", "always ok", "always problem"}


def test_rows() -> list[dict]:
    files = sorted(CORPUS.glob("pass-test-*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def run(tool: str, python: str, texts: Path) -> dict:
    done = subprocess.run(
        [python, str(HERE / "one_tool.py"), tool, str(texts)], capture_output=True, text=True, check=False, timeout=900
    )
    if done.returncode:
        return {"skipped": (done.stderr.strip().splitlines() or ["no answer"])[-1]}
    return json.loads(done.stdout.splitlines()[-1])


def scores(rows: list[dict], said: list[bool]) -> dict[str, float]:
    bad = [row["label"] == "problem" for row in rows]
    hit = sum(truth and answer for truth, answer in zip(bad, said, strict=True))
    fine = [answer for truth, answer in zip(bad, said, strict=True) if not truth]
    return {
        "accuracy": sum(truth == answer for truth, answer in zip(bad, said, strict=True)) / len(bad),
        "F1": 2 * hit / max(1, sum(said) + sum(bad)),
        "ok kept": 1 - sum(fine) / len(fine),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the peers")
    chosen = parser.parse_args()
    rows = test_rows()
    print("| tool | accuracy | F1 | ok kept | messages a CPU second | start-up, CPU s | memory, MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps([row["text"] for row in rows]), encoding="utf-8")
        for tool in TOOLS:
            found = run(tool, sys.executable if tool in OURS else chosen.python, texts)
            if "skipped" in found:
                print(f"| {tool} | skipped: {found['skipped'][:80]} | | | | | |", flush=True)
                continue
            told = scores(rows, found["said"])
            print(
                f"| {tool} | {told['accuracy']:.3f} | {told['F1']:.3f} | {told['ok kept']:.3f} "
                f"| {found['per_second']:,.0f} | {found['start']:.2f} | {found['memory']:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
