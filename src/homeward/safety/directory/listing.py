"""What the help page shows for a country: the emergency number first, then the lines, then what we have none for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from homeward.safety.directory.line import Country, EmergencyNumber, HelpLine, Link, label, read_line
from homeward.safety.errors import DirectoryError

KIND_NAMES = {"domestic_abuse": "line about abuse at home", "suicide_crisis": "line about thoughts of suicide"}
ANYWHERE = Country("", "your country", ("112", "911"), "112 works in much of the world, 911 in North America.")
LISTS_ELSEWHERE = (
    Link("Find a Helpline", "https://findahelpline.com"),
    Link("Befrienders Worldwide", "https://befrienders.org"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything to show for a country, in the order in which it is shown."""

    country: Country
    known: bool
    emergency: tuple[EmergencyNumber, ...]
    lines: tuple[HelpLine, ...]
    missing: tuple[str, ...]
    links: tuple[Link, ...] = ()

    def of_kind(self, kind: str) -> tuple[HelpLine, ...]:
        """Return the lines of one kind, in order."""
        return tuple(line for line in self.lines if line.kind == kind)


@cache
def directory() -> tuple[dict[str, Country], tuple[HelpLine, ...]]:
    """Read the directory that ships with Homeward."""
    from importlib.resources import files

    folder = files("homeward.safety.directory")
    return read_directory(
        {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name[-5:] == ".toml"}
    )


def read_directory(sources: Mapping[str, str]) -> tuple[dict[str, Country], tuple[HelpLine, ...]]:
    """Build the directory from the texts of its files.

    Parameters
    ----------
    sources : mapping of str to str
        File name to TOML text; `countries.toml` holds the countries, the others hold lines.

    Returns
    -------
    tuple
        Countries by code, and all lines in the order of file and place.

    Raises
    ------
    DirectoryError
        If an entry lacks a field, says something it may not, or names a country that is not listed.
    """
    rows: list[dict[str, Any]] = tomllib.loads(sources["countries.toml"])["country"]
    known = {row["code"]: Country(**{**row, "emergency": tuple(row["emergency"])}) for row in rows}
    lines: list[HelpLine] = []
    for name in sorted(sources.keys() - {"countries.toml"}):
        for place, row in enumerate(tomllib.loads(sources[name])["line"], start=1):
            lines.append(read_line(row, f"{name}: line {place}"))
    if strange := {line.country for line in lines} - known.keys():
        raise DirectoryError(f"no country has the code {sorted(strange)[0]!r}")
    return known, tuple(lines)


def countries() -> tuple[Country, ...]:
    """Return all countries of the directory, by name; the person picks one, it is never guessed."""
    return tuple(sorted(directory()[0].values(), key=lambda country: country.name))


def entries(country: str, today: date) -> Listing:
    """List the emergency numbers and help lines of a country.

    Parameters
    ----------
    country : str
        A code from `countries`; any other text gives the listing for an unknown country.
    today : date
        The day of showing, for the labels.

    Returns
    -------
    Listing
        Emergency numbers first; `missing` says in words what we have no line for.
    """
    known, lines = directory()
    found = known.get(country.strip().lower())
    place = found or ANYWHERE
    ours = tuple(replace(line, label=label(line, today)) for line in lines if found and line.country == found.code)
    kinds = {line.kind for line in ours}
    return Listing(
        country=place,
        known=found is not None,
        emergency=tuple(EmergencyNumber(number, place.note) for number in place.emergency),
        lines=tuple(sorted(ours, key=lambda line: line.mark != "V")),
        missing=tuple(f"We have no {KIND_NAMES[kind]} for {place.name}." for kind in KIND_NAMES if kind not in kinds),
        links=() if ours else LISTS_ELSEWHERE,
    )
