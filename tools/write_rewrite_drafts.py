"""Write the wordings of tests/coach/rewrite/drafts.toml anew; read what changed as the one who would send it."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "coach" / "rewrite"))

from marked_drafts import DRAFTS, load_drafts, verdict_of

from homeward.coach.rewrite import rewrite

HEADER = """\
# Sixty longer drafts, good and bad mixed, with the three wordings the coach makes of them. The marks are written in as
# {kind|words}. `python tools/write_rewrite_drafts.py` writes the wordings anew: read what changed before you keep it.
"""


def main() -> int:
    rows = []
    for row in load_drafts():
        found = rewrite(verdict_of(row["text"]))
        wordings = (found.smallest, found.full, found.request) if found else ("", "", "")
        pairs = zip(("text", "smallest", "full", "request"), (row["text"], *wordings), strict=True)
        rows.append(
            "[[draft]]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in pairs)
        )
    DRAFTS.write_text(HEADER + "\n" + "\n".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
