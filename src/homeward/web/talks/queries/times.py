"""Which times suit both: usual hours and calendar files in, three windows out, and the talk as a calendar file."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from homeward.calendars.errors import ReadingFailed
from homeward.calendars.reading import read_safely
from homeward.timing import (
    NEUTRAL_TITLE,
    CalendarFile,
    NotACalendar,
    Question,
    read_preferences,
    suggest,
    write_talk,
)
from homeward.web.talks.prepared import Chosen, Offer, Offered

DAYS_AHEAD = 14
MINUTES = 30
MOST_OFFERS = 3
MOST_NOTES = 12
MOST_AT_ONCE = 2


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
    """Read uploaded calendars, each in a child process; one that cannot be read does not take the others with it."""
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        outcomes = list(pool.map(lambda file: read_one(file.data), files))
    calendars, notes, broken = [], [], []
    for file, outcome in zip(files, outcomes, strict=True):
        if isinstance(outcome, str):
            broken.append(f"{file.name}: {outcome}. Was it saved from a sign-in page, or is it another kind of file?")
        else:
            calendars.append(outcome)
            notes += notes_on(file.name, outcome)
    return ReadFiles(tuple(calendars), tuple(notes), tuple(broken))


def read_one(data: bytes) -> CalendarFile | str:
    """Return the calendar, or in words why there is none."""
    try:
        return read_safely(data)
    except (NotACalendar, ReadingFailed) as error:
        return str(error)


def notes_on(name: str, calendar: CalendarFile) -> list[str]:
    """Return what was read of a file, and every entry that was passed over or guessed at, with its line."""
    count = sum(len(part.events) + len(part.periods) for part in calendar.calendars)
    skipped = f", {len(calendar.warnings)} with a note" if calendar.warnings else ""
    first = f"{name}: {count} {'entry' if count == 1 else 'entries'} read{skipped}."
    return [first, *(f"{name}: {warning}" for warning in calendar.warnings[:MOST_NOTES])]


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
