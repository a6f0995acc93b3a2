"""A calendar kept laid out: a new version comes to the same as reading it afresh, for a fraction of the work."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.timing.random_calendars import calendar

from homeward.timing import FEED, Question, index_calendar, suggest
from homeward.timing.busy import lay_out_file
from homeward.timing.calendar import read_calendar
from homeward.timing.index import Index

FIRST, LAST, HOME = 1_741_000_000, 1_771_000_000, "Europe/Berlin"


def index(data: bytes, before: Index | None = None) -> Index:
    return index_calendar(data, first=FIRST, last=LAST, zone=HOME, before=before)


def plain(found: Index) -> list[tuple[str, list[int], list[int]]]:
    return [(laid.event.uid, laid.spans[0].tolist(), laid.spans[1].tolist()) for laid in found.laid.events]


def test_the_same_bytes_give_the_same_index_back() -> None:
    one = index(calendar(1))
    assert index(calendar(1), one) is one


@pytest.mark.parametrize("seed", range(25))
def test_a_changed_version_comes_to_the_same_as_a_fresh_one(seed: int) -> None:
    old = calendar(seed, size=12)
    parts = re.split(rb"(?=BEGIN:VEVENT)", old)
    for new in (
        old.replace(b"DURATION:PT30M", b"DURATION:PT45M"), parts[0] + b"".join(parts[2:]),
        parts[0] + parts[-1].replace(b"END:VCALENDAR\r\n", b"") + b"".join(parts[1:-1]) + b"END:VCALENDAR\r\n",
        old.replace(b"FREQ=WEEKLY", b"FREQ=DAILY"),
        old.replace(b"BEGIN:VEVENT", b"X-WR-TIMEZONE:Asia/Tokyo\r\nBEGIN:VEVENT", 1),
        old.replace(b"TZID=Europe/Berlin", b"TZID=Nowhere/At-All"),
    ):  # fmt: skip
        fresh, kept = index(new), index(new, index(old))
        assert plain(kept) == plain(fresh)
        assert kept.laid.warnings == fresh.laid.warnings
        assert kept.file == fresh.file == read_calendar(new, limits=FEED)


def test_stamps_that_change_at_every_fetch_change_nothing_and_nothing_is_laid_out_again() -> None:
    data = calendar(3).replace(b"SEQUENCE:1", b"SEQUENCE:1\r\nDTSTAMP:20260101T000000Z")
    old = index(data)
    new = index(data.replace(b"DTSTAMP:20260101", b"DTSTAMP:20260102"), old)
    assert new is not old
    assert all(new.laid.groups[key] is old.laid.groups[key] for key in old.laid.groups)


def test_suggestions_from_an_index_are_those_from_the_file() -> None:
    start = datetime.fromtimestamp(FIRST + 864_000, UTC)
    question = Question(start, start + timedelta(days=14), HOME)
    for seed in range(5):
        data = calendar(seed)
        assert suggest([index(data)], [], question) == suggest([read_calendar(data)], [], question)
        assert lay_out_file(index(data).file, first=FIRST, last=LAST, zone=HOME).warnings == index(data).laid.warnings
