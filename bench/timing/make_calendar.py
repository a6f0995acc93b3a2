"""A large seeded calendar for the bench: 4,500 single events and 500 series with overrides and EXDATEs."""

import random
from datetime import datetime, timedelta

# ruff: noqa: DTZ001 - wall clocks on their way into a file

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo")
EXTRA = ("DESCRIPTION:Lorem ipsum dolor sit amet\\, consetetur sadipscing elitr\\, sed diam nonumy eirmod "
         "tempor invidunt ut labore et dolore magna aliquyam erat")  # fmt: skip


def _event(uid: str, chance: random.Random, start: datetime, minutes: int, *more: str) -> list[str]:
    zone = ZONES[chance.choice([0, 0, 0, 1, 2])]
    end = start + timedelta(minutes=minutes)
    return [
        "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", "CREATED:20250101T000000Z",
        f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}", f"DTEND;TZID={zone}:{end:%Y%m%dT%H%M%S}", *more,
        f"SUMMARY:Meeting {uid}", EXTRA, "LOCATION:Room 4", "STATUS:CONFIRMED", "SEQUENCE:0",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT",
    ]  # fmt: skip


def make_calendar(seed: int, *, singles: int = 4_500, series: int = 500) -> bytes:
    """Return one calendar; the same seed gives the same bytes."""
    chance = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN"]
    for number in range(singles):
        start = datetime(2025, 1, 1) + timedelta(days=chance.randint(0, 900), minutes=15 * chance.randint(28, 80))
        lines += _event(f"s{number}", chance, start, chance.choice([15, 30, 60, 120]))
    for number in range(series):
        start = datetime(2025, 1, 1) + timedelta(days=chance.randint(0, 400), minutes=15 * chance.randint(28, 80))
        rule = chance.choice(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=2TU",
                              "FREQ=WEEKLY;INTERVAL=2", "FREQ=YEARLY", "FREQ=DAILY;COUNT=200"])  # fmt: skip
        skipped = start + timedelta(days=14)
        more = [f"RRULE:{rule}", f"EXDATE;TZID=Europe/Berlin:{skipped:%Y%m%dT%H%M%S}"]
        lines += _event(f"r{number}", chance, start, 30, *more)
        if number % 5 == 0:
            moved = start + timedelta(days=7)
            lines += _event(f"r{number}", chance, moved + timedelta(hours=1), 30,
                            f"RECURRENCE-ID;TZID=Europe/Berlin:{moved:%Y%m%dT%H%M%S}")  # fmt: skip
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
