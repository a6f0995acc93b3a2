"""The golden calendars: one file a case, each in three home zones, and again with its components turned round."""

import json
import re
from pathlib import Path

import pytest

from homeward.timing.busy import busy
from homeward.timing.calendar import read_calendar
from homeward.timing.moments import format_utc, parse_moment
from homeward.timing.zone import UTC

CASES = sorted((Path(__file__).parent / "cases").glob("*.ics"))
HOMES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


def turned_round(data: bytes) -> bytes:
    """Return a calendar with its components in the opposite order; RFC 5545 gives their order no meaning."""
    text = re.sub(r"\r\n|\r", "\n", data.decode())
    pattern = re.compile(r"BEGIN:(VEVENT|VTIMEZONE|VPOLL|VFREEBUSY)\n.*?END:\1\n", re.DOTALL)

    def turn(calendar: re.Match[str]) -> str:
        parts = [found[0] for found in pattern.finditer(calendar[0])]
        return pattern.sub(lambda _: parts.pop(), calendar[0])

    return re.sub(r"BEGIN:VCALENDAR\n.*?END:VCALENDAR\n", turn, text, flags=re.DOTALL).encode()


def answer(data: bytes, case: dict[str, str], home: str) -> tuple[list[list[str]], tuple[str, ...]]:
    first, last = parse_moment(case["from"], UTC), parse_moment(case["to"], UTC)
    found = busy([read_calendar(data)], first=first, last=last, zone=home)
    return [[format_utc(start), format_utc(end)] for start, end in found.pairs()], found.warnings


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_case_is_read_right_in_every_home_zone(path: Path, home: str) -> None:
    case = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    wanted = case["busy"][home] if isinstance(case["busy"], dict) else case["busy"]
    found, warnings = answer(path.read_bytes(), case, home)
    assert found == wanted, case["why"]
    for word in case["warns"]:
        assert any(word in warning for warning in warnings), (word, warnings)
    if not case["warns"]:
        assert not warnings


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_order_of_components_changes_nothing(path: Path) -> None:
    case = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    turned = turned_round(path.read_bytes())
    assert len(turned) > 100
    for home in HOMES:
        assert answer(turned, case, home)[0] == answer(path.read_bytes(), case, home)[0]


def test_all_thirty_cases_are_there() -> None:
    numbers = {int(path.stem[:2]) for path in CASES}
    assert set(range(1, 31)) <= numbers
    assert all(path.with_suffix(".json").exists() for path in CASES)
