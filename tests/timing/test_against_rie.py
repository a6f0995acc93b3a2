"""Random hard calendars against recurring-ical-events: the same busy time to the second, or a reason we can name.

The reasons, and how often they came up, stand in docs/reference/measurements-timing.md.
"""

from datetime import UTC, datetime

import pytest
from tests.timing import rie_reader
from tests.timing.random_calendars import ZONES, calendar

from homeward.timing.busy import busy
from homeward.timing.calendar import read_calendar
from homeward.timing.tzdb import load_zone

FIRST = int(datetime(2025, 3, 1, tzinfo=UTC).timestamp())
LAST = int(datetime(2026, 7, 15, tzinfo=UTC).timestamp())
HOME = "Europe/Berlin"


def reason_for(data: bytes, differing: set[tuple[int, int]]) -> str | None:
    """Name the reason for a difference, or None where there is no good one."""
    changes = [int(at) for zone in {*ZONES, HOME} for at in load_zone(zone).onsets if FIRST <= at <= LAST]
    near = all(any(start - 86_400 <= change <= end + 86_400 for change in changes) for start, end in differing)
    if near and b"DURATION:PT" in data:
        return "exact hours over a clock change"
    if near and b"T02" in data:
        return "start in the skipped hour"
    return None


def count_differences(seeds: range) -> dict[str, int]:
    reasons: dict[str, int] = {}
    for seed in seeds:
        data = calendar(seed, size=1)
        ours = busy([read_calendar(data)], first=FIRST, last=LAST, zone=HOME).pairs()
        theirs = rie_reader.read(data, FIRST, LAST, HOME)
        if ours != theirs:
            reason = reason_for(data, set(ours) ^ set(theirs))
            assert reason is not None, (seed, data.decode(), set(ours) ^ set(theirs))
            reasons[reason] = reasons.get(reason, 0) + 1
    return reasons


def test_random_calendars_are_read_as_the_library_reads_them() -> None:
    assert sum(count_differences(range(150)).values()) <= 3


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_five_thousand_random_calendars_are_read_as_the_library_reads_them() -> None:
    reasons = count_differences(range(1000, 6000))
    print(reasons)
    assert sum(reasons.values()) <= 25
