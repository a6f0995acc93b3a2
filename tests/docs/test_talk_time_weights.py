"""The page of weights says what the code does."""

import re
from pathlib import Path

from homeward.timing.weights import TIMES_OF_DAY, WEIGHTS


def test_every_weight_stands_on_the_page_as_it_is_in_the_code(root: Path) -> None:
    page = (root / "docs/reference/talk-time-weights.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d\.\d\d) \|", page, re.MULTILINE))
    assert rows == {name: f"{getattr(WEIGHTS, name):.2f}" for name in WEIGHTS.__slots__}


def test_every_time_of_day_stands_on_the_page_as_it_is_in_the_code(root: Path) -> None:
    page = (root / "docs/reference/talk-time-weights.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \| (\w+) \| (\d\d:\d\d)–(\d\d:\d\d) \| (\d\.\d\d) \|", page, re.MULTILINE))
    clock = "{:02d}:{:02d}".format
    assert rows == {
        (name, days, clock(*divmod(begin, 60)), clock(*divmod(end, 60)), f"{worth:.2f}")
        for name, days, begin, end, worth in TIMES_OF_DAY
    }
