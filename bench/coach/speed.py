"""How long the coach takes: load, a message, a long draft, a thousand lines; CPU time, this process only.

Run: python bench/coach/speed.py
"""

import json
import resource
import time
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "coach" / "corpus"
LONG = "You never talk to me anymore, and I feel lonely when you work late. Could we have one evening? "


def main() -> None:
    begun = time.process_time()
    from homeward.coach import review
    from homeward.coach.judge import judge

    review("You never talk to me anymore.")
    print(f"import and load: {time.process_time() - begun:.2f} s")
    texts = [
        json.loads(line)["text"] for path in sorted(CORPUS.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    short = [text for text in texts if len(text) <= 300][::5][:700]
    for name, run in (("judge", judge), ("review", review)):
        spent = sorted(milliseconds(run, text) for text in short)
        middle, late = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
        print(f"{name}, a message of up to 300 characters: median {middle:.2f} ms, p99 {late:.2f} ms")
        draft = (LONG * 30)[:2000]
        print(f"{name}, a draft of 2,000 characters: {min(milliseconds(run, draft) for _ in range(5)):.1f} ms")
    begun = time.process_time()
    for text in texts[:1000]:
        review(text)
    print(f"a thousand lines of the corpus: {time.process_time() - begun:.2f} s")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def milliseconds(run, text: str) -> float:
    begun = time.process_time()
    run(text)
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
