"""Make everything anew that is made from the coach's rules and sentences, in the right order.

Run: python tools/refresh_coach.py [--without-training]
Pack of rules, scorer weights, witnesses of patterns, rule pages, snapshots. Takes minutes; read the diff afterwards.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STEPS = ("check_rules", "pack_rules", "train_scorer", "find_witnesses", "write_rule_pages", "write_snapshots")


def main() -> int:
    for step in STEPS:
        if step == "train_scorer" and "--without-training" in sys.argv:
            continue
        print(f"== {step}", flush=True)
        done = subprocess.run([sys.executable, str(HERE / f"{step}.py")], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
