"""The directory of lines as the help page shows it."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from homeward.safety.directory import CALL_TRACE_WARNING, HelpLine, Listing, countries, entries
from homeward.web import clock

KIND_TITLES = (
    ("domestic_abuse", "Fear, control or violence at home"),
    ("suicide_crisis", "Thoughts of ending your life"),
    ("own_behaviour", "Worried about what you yourself might do"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one kind under their heading."""

    title: str
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One country: its emergency numbers and its sections."""

    listing: Listing
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything the page shows; nothing about who asks goes in."""

    anywhere: Listing
    places: tuple[Place, ...]
    warning: str


def directory() -> Directory:
    """Return the directory with today's labels."""
    return directory_on(clock.local_today())


@lru_cache(maxsize=2)
def directory_on(today: dt.date) -> Directory:
    """Return the directory with a day's labels."""
    places = tuple(place_of(entries(country.code, today)) for country in countries())
    return Directory(entries("", today), places, CALL_TRACE_WARNING)


def place_of(listing: Listing) -> Place:
    """Return a country's lines in sections, leaving out kinds it has no line for."""
    sections = (Section(title, listing.of_kind(kind)) for kind, title in KIND_TITLES)
    return Place(listing, tuple(section for section in sections if section.lines))
