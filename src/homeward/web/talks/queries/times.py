"""Which times suit both: usual hours and calendar files in, three windows out, and the talk as a calendar file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from homeward.timing import (
    FEED,
    NEUTRAL_TITLE,
    CalendarFile,
    NotACalendar,
    Question,
    read_calendar,
    read_preferences,
    suggest,
    write_talk,
)
from homeward.web.talks.prepared import Chosen, Offer, Offered

DAYS_AHEAD = 14
MINUTES = 30
MOST_OFFERS = 3
MOST_NOTES = 12


class NamedFile(NamedTuple):
    """A file as it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The calendars that could be read, what there is to say about them, and what could not be read at all."""

    calendars: tuple[CalendarFile, ...] = ()
    notes: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def read_files(files: list[NamedFile]) -> ReadFiles:
    """Read uploaded calendars; one that cannot be read does not take the others with it."""
    calendars, notes, broken = [], [], []
    for file in files:
        try:
            read = read_calendar(file.data, limits=FEED)
        except NotACalendar as error:
            broken.append(f"{file.name}: {error}. Was it saved from a sign-in page, or is it another kind of file?")
            continue
        calendars.append(read)
        count = sum(len(calendar.events) for calendar in read.calendars)
        skipped = f", {len(read.warnings)} with a note below" if read.warnings else ""
        notes.append(f"{file.name}: {count} {'entry' if count == 1 else 'entries'} read{skipped}.")
        notes += [f"{file.name}: {warning}" for warning in read.warnings[:MOST_NOTES]]
    return ReadFiles(tuple(calendars), tuple(notes), tuple(broken))


def offered(hours: Mapping[str, Any], mine: ReadFiles, theirs: ReadFiles, *, now: datetime) -> Offered:
    """Return three times in the next two weeks, or why there is none."""
    question = Question(
        start=now,
        end=now + timedelta(days=DAYS_AHEAD),
        zone=hours["zone"],
        minutes=MINUTES,
        top=MOST_OFFERS,
        preferences=read_preferences({"mine": rules(hours, "my"), "theirs": rules(hours, "their")}),
    )
    found = suggest(mine.calendars, theirs.calendars, question)
    return Offered(
        offers=tuple(Offer(window.start, window.end, window.reasons, window.cautions) for window in found.windows),
        zone=hours["zone"],
        their_zone=hours["their_zone"] or hours["zone"],
        none_because=found.none_because or "",
        notes=(*mine.notes, *theirs.notes, *found.warnings[:MOST_NOTES]),
    )


def rules(hours: Mapping[str, Any], who: str) -> dict[str, object]:
    """Return one person's usual hours in the timing engine's own words."""
    days = hours[f"{who}_days"]
    table: dict[str, object] = {
        "zone": hours["their_zone"] if who == "their" else "",
        "work": [{"days": days, **stretch(hours[f"{who}_from"], hours[f"{who}_to"])}] if days else [],
        "bed": hours[f"{who}_bed"],
        "dinner": stretch(hours["dinner_from"], hours["dinner_to"]),
    }
    if hours["kids_from"]:
        table["kids_bed"] = stretch(hours["kids_from"], hours["kids_to"])
    return table


def stretch(start: time, end: time) -> dict[str, time]:
    """Return two clock times as a stretch."""
    return {"from": start, "to": end}


def talk_file(chosen: Chosen, *, title: str, now: datetime) -> bytes:
    """Return the chosen time as a calendar file with one entry."""
    minutes = int((chosen.end - chosen.start).total_seconds() // 60)
    name = " ".join(title.split()) or NEUTRAL_TITLE
    return write_talk(chosen.key, chosen.start, minutes=minutes, zone=chosen.zone, changed=now, title=name)
