"""What we write: the right minute for every reader, byte for byte the same again, nothing in it that was not meant."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from tests.timing import rie_reader

from homeward.timing import BadValue, Entry, busy, read_calendar, weekly_zone, write_calendar, write_talk
from homeward.timing.write import escape, fold

CHANGED = datetime(2026, 11, 20, 12, tzinfo=UTC)
TALK = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC", "Asia/Kolkata")


def entry(**changes: object) -> Entry:
    base = Entry("week", datetime(2026, 10, 19, 20), 90, "Europe/Berlin", CHANGED)  # noqa: DTZ001 - a wall clock
    return replace(base, **changes)  # type: ignore[arg-type]


def everything(zone: str) -> bytes:
    own = entry(zone=zone)
    return write_calendar([
        weekly_zone(own, (1, 3), until=date(2026, 12, 20)),
        replace(own, key="check-in", minutes=30, alarm_minutes=10, title="Tea; and a look back, both of us"),
        replace(own, key="gone", is_cancelled=True, sequence=2),
    ], is_feed=True)  # fmt: skip


@pytest.mark.parametrize("zone", ZONES)
def test_the_talk_is_on_the_right_minute(zone: str) -> None:
    data = write_talk("talk-1", TALK, minutes=30, zone=zone, changed=CHANGED, alarm_minutes=15)
    start = int(TALK.timestamp())
    assert busy([read_calendar(data)], first=start - 9999, last=start + 9999, zone="Asia/Tokyo").pairs() == [
        (start, start + 1800)
    ]
    assert rie_reader.read(data, start - 9999, start + 9999, "Asia/Tokyo") == [(start, start + 1800)]


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_written_is_byte_for_byte_the_same_after_another_reader_wrote_it(zone: str) -> None:
    for data in (everything(zone), write_talk("talk-1", TALK, minutes=30, zone=zone, changed=CHANGED)):
        assert icalendar.Calendar.from_ical(data).to_ical(sorted=False) == data
        assert read_calendar(data).warnings == ()


def test_the_same_entries_give_the_same_bytes_and_a_new_title_keeps_the_uid() -> None:
    assert everything("Europe/Berlin") == everything("Europe/Berlin")
    one, other = (write_talk("a", TALK, minutes=30, zone="UTC", changed=CHANGED, title=title) for title in ("x", "y"))
    assert [line for line in one.splitlines() if line.startswith(b"UID")] == [
        line for line in other.splitlines() if line.startswith(b"UID")
    ]


def test_a_buffer_zone_is_transparent_recurring_and_stands_in_a_zone() -> None:
    data = write_calendar([weekly_zone(entry(), (1, 3), until=date(2026, 11, 5))])
    assert b"TRANSP:TRANSPARENT" in data
    assert b"DTSTART;TZID=Europe/Berlin:20261020T200000" in data
    opaque = data.replace(b"TRANSPARENT", b"OPAQUE")
    pairs = busy([read_calendar(opaque)], first=1_790_000_000, last=1_800_000_000, zone="UTC").pairs()
    wanted = ["2026-10-20T18:00", "2026-10-22T18:00", "2026-10-27T19:00", "2026-10-29T19:00", "2026-11-03T19:00",
              "2026-11-05T19:00"]  # fmt: skip
    assert [datetime.fromtimestamp(start, UTC).isoformat()[:16] for start, _ in pairs] == wanted


@pytest.mark.parametrize("hour", [0, 1])
def test_a_single_talk_over_a_clock_change_lasts_its_real_minutes(hour: int) -> None:
    night = datetime(2026, 10, 25, hour, 45, tzinfo=UTC)
    data = write_talk("n", night, minutes=30, zone="Europe/Berlin", changed=CHANGED)
    pairs = busy([read_calendar(data)], first=1_790_000_000, last=1_800_000_000, zone="UTC").pairs()
    assert pairs == [(int(night.timestamp()), int((night + timedelta(minutes=30)).timestamp()))]


def test_titles_are_neutral_until_chosen_and_cannot_break_out() -> None:
    assert b"SUMMARY:Reminder\r\n" in write_talk("a", TALK, minutes=30, zone="UTC", changed=CHANGED)
    nasty = "x\r\nEND:VEVENT\nBEGIN:VEVENT;,\\\x00\x1b"
    data = write_talk("a", TALK, minutes=30, zone="UTC", changed=CHANGED, title=nasty)
    assert data.count(b"BEGIN:VEVENT\r\n") == 1
    assert escape("=1+1") == "'=1+1"
    assert read_calendar(data).calendars[0].events[0].summary == "x\nEND:VEVENT\nBEGIN:VEVENT;,\\"


def test_lines_are_folded_at_75_octets_and_never_inside_a_letter() -> None:
    text = fold("SUMMARY:" + "🙂é" * 60)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.replace("\r\n ", "").strip() == "SUMMARY:" + "🙂é" * 60


def test_a_caldav_object_has_no_method_and_a_feed_has() -> None:
    assert b"METHOD" not in write_calendar([entry()])
    assert b"METHOD:PUBLISH" in write_calendar([entry()], is_feed=True)


@pytest.mark.parametrize("changes", [{"minutes": 0}, {"start": TALK}, {"changed": datetime(2026, 1, 1)}])  # noqa: DTZ001
def test_an_entry_that_makes_no_sense_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        write_calendar([entry(**changes)])


READER = """
const ICAL = (await import(process.argv[1])).default;
const fs = await import('fs');
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const found = [];
for (const part of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(part), iterator = event.iterator();
  let next, count = 0;
  if (part.getFirstPropertyValue('status') === 'CANCELLED') continue;
  while ((next = iterator.next()) && count++ < 500) {
    const one = event.getOccurrenceDetails(next);
    found.push([one.startDate.toUnixTime(), one.endDate.toUnixTime()]);
  }
}
console.log(JSON.stringify(found.sort()));
"""


def find_ical_js() -> str | None:
    """Return the module of ical.js where npm has it installed for everyone."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None
    root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
    path = Path(root) / "ical.js" / "dist" / "ical.js"
    return str(path) if path.exists() else None


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_ical_js_reads_the_same_minutes(zone: str) -> None:
    module = find_ical_js()
    if module is None:
        pytest.skip("ical.js is not installed")
    data = everything(zone).replace(b"TRANSPARENT", b"OPAQUE")
    done = subprocess.run(
        ["node", "--input-type=module", "-e", READER, module], input=data, capture_output=True, check=True
    )
    ours = busy([read_calendar(data)], first=1_700_000_000, last=1_900_000_000, zone="UTC").pairs()
    assert sorted(map(tuple, json.loads(done.stdout))) == sorted(ours)
