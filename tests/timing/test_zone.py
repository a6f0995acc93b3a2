"""Zones: gaps, folds, the whole database against zoneinfo, and VTIMEZONE out and in again."""

import random
import zoneinfo
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from homeward.timing.errors import UnknownZone
from homeward.timing.limits import COMMAND_LINE, Budget
from homeward.timing.split import split
from homeward.timing.tzdb import load_zone, zone_names
from homeward.timing.vtimezone import read_timezone
from homeward.timing.zone_lookup import ZoneLookup, iana_name, windows_zones
from homeward.timing.zone_text import write_timezone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def at(text: str) -> int:
    return int((datetime.fromisoformat(f"{text}+00:00") - EPOCH) / timedelta(seconds=1))


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30"),
        ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"),
        ("Africa/Casablanca", "2025-01-10T12:00", "2025-01-10T11:00"),
        ("Africa/Casablanca", "2025-03-10T12:00", "2025-03-10T12:00"),
        ("Europe/Berlin", "2099-07-01T12:00", "2099-07-01T10:00"),
    ],
)
def test_local_times_become_the_right_instants(zone: str, local: str, utc: str) -> None:
    assert load_zone(zone).instant(at(local)) == at(utc)


def test_a_wall_clock_stretch_is_clipped_at_a_gap_and_holds_a_fold_twice() -> None:
    berlin = load_zone("Europe/Berlin")
    ends = [
        int(method(np.array([at(local)]))[0])
        for method, local in (
            (berlin.first_at_or_after, "2026-03-29T02:30"),
            (berlin.end_of_before, "2026-03-29T02:30"),
            (berlin.first_at_or_after, "2026-10-25T02:30"),
            (berlin.end_of_before, "2026-10-25T02:30"),
        )
    ]
    assert ends == [
        at("2026-03-29T01:00"), at("2026-03-29T01:00"), at("2026-10-25T00:30"), at("2026-10-25T01:30"),
    ]  # fmt: skip


def test_the_database_is_read_as_zoneinfo_reads_it() -> None:
    chance = random.Random(3)
    for name in chance.sample(sorted(zone_names().values()), 150):
        zone, other = load_zone(name), zoneinfo.ZoneInfo(name)
        for _ in range(20):
            instant = chance.randint(-(2**31), 2**32)
            wanted = datetime.fromtimestamp(instant, UTC).astimezone(other).replace(tzinfo=UTC)
            assert zone.local(instant) == int(wanted.timestamp()), (name, instant)


DST_DAYS = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Europe/Riga",
    "Asia/Tehran",
)


def test_zones_written_out_and_read_back_are_the_same_from_1970_on() -> None:
    check_written_zones(DST_DAYS)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_zone_written_out_and_read_back_is_the_same_from_1970_on() -> None:
    check_written_zones(tuple(zone_names().values()))


def check_written_zones(names: tuple[str, ...]) -> None:
    for name in names:
        text = "BEGIN:VCALENDAR\n" + "\n".join(write_timezone(name)) + "\nEND:VCALENDAR\n"
        block = split(text, COMMAND_LINE).calendars[0].blocks[0]
        assert read_timezone(block, Budget(COMMAND_LINE)).agrees_with(load_zone(name), 0, 2_145_916_800), name


def test_every_windows_name_leads_to_a_zone_of_the_database() -> None:
    assert len(windows_zones()) > 130
    assert all(name.lower() in zone_names() for name in windows_zones().values())


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("US/Eastern", "US/Eastern"),
        ("/mozilla.org/20050126_1/America/Cancun", "America/Cancun"), ("UTC", "UTC"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Vienna", "Europe/Vienna"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("eastern standard time", "America/New_York"),
        ("tzone://Microsoft/Utc", "UTC"), ("Customized Time Zone", None), ("", None), ("(no TZ description)", None),
        ("../../etc/passwd", None),
    ],
)  # fmt: skip
def test_names_of_zones_are_understood(tzid: str, name: str | None) -> None:
    assert iana_name(tzid) == name


def test_a_name_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownZone):
        load_zone("Mars/Olympus")


@pytest.mark.parametrize(
    "inside",
    [
        "", "BEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\n",
        "BEGIN:STANDARD\nDTSTART:x\nTZOFFSETFROM:+01\nTZOFFSETTO:+0100\nEND:STANDARD\n",
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY\nEND:STANDARD\n",
    ],
)  # fmt: skip
def test_a_vtimezone_that_cannot_be_read_is_told_and_home_is_used(inside: str) -> None:
    text = f"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Nowhere\n{inside}END:VTIMEZONE\nEND:VCALENDAR\n"
    zones = ZoneLookup(split(text, COMMAND_LINE).calendars[0].blocks, COMMAND_LINE)
    assert zones.find("Nowhere") is None
    assert len(zones.warnings) == 2
