"""An agreement as a calendar file: the look together, and the zone or the date where a time of day is told."""

import datetime as dt

from homeward.timing import NEUTRAL_TITLE, Entry, weekly_zone, write_calendar
from homeward.web.agreements.adapters import Agreement
from homeward.web.talks.zones import machine_zone

LOOK_TIME = dt.time(10, 0)
LOOK_MINUTES = 20
EVERY_DAY = tuple(range(7))


def calendar_file(agreement: Agreement, *, title: str, now: dt.datetime) -> bytes:
    """Return the file; every entry bears the one title the person chose, or a neutral one."""
    name = " ".join(title.split()) or NEUTRAL_TITLE
    zone = machine_zone()
    look = Entry(
        key=f"{agreement.id}-look",
        start=dt.datetime.combine(agreement.check_in, LOOK_TIME),
        minutes=LOOK_MINUTES,
        zone=zone,
        changed=now,
        title=name,
        sequence=agreement.version,
    )
    entries = [look]
    if agreement.at is not None:
        own = Entry(
            key=str(agreement.id),
            start=dt.datetime.combine(agreement.start, agreement.at),
            minutes=agreement.minutes or LOOK_MINUTES,
            zone=zone,
            changed=now,
            title=name,
            sequence=agreement.version,
        )
        repeats = agreement.kind == "zone" or agreement.days
        entries.append(weekly_zone(own, agreement.days or EVERY_DAY, until=agreement.end) if repeats else own)
    return write_calendar(entries)
