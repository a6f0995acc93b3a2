"""Zones by IANA name, read from the tzdata package (RFC 8536), so that every machine has the same rules."""

import re
import struct
from functools import lru_cache
from importlib import resources

from homeward.timing.days import DAY, day_number
from homeward.timing.errors import UnknownZone
from homeward.timing.zone import Zone, make_zone

_LAST_YEAR = 2200  # changes by yearly rule are written out up to here
_NAME = r"(?:[A-Za-z]{3,}|<[^>]+>)"
_OFFSET = r"([+-]?\d{1,3}(?::\d\d){0,2})"
_FOOTER = re.compile(rf"{_NAME}{_OFFSET}(?:{_NAME}{_OFFSET}?,([^,]+),([^,]+))?")
_RULE = re.compile(rf"(?:M(\d+)\.(\d)\.(\d)|(J?)(\d+))(?:/{_OFFSET})?")


@lru_cache(maxsize=1)
def zone_names() -> dict[str, str]:
    """Return every IANA name, keyed by its small-letter form (names do not differ by case alone)."""
    listing = resources.files("tzdata").joinpath("zones").read_text(encoding="ascii")
    return {name.lower(): name for name in listing.split()}


@lru_cache(maxsize=512)
def load_zone(name: str) -> Zone:
    """Return a zone of the IANA database.

    Parameters
    ----------
    name : str
        An IANA name or alias, in any case.

    Returns
    -------
    Zone
        All changes the database knows, and those of its yearly rule up to the year 2200.

    Raises
    ------
    UnknownZone
        When the database has no such name.
    """
    proper = zone_names().get(name.lower())
    if proper is None:
        raise UnknownZone(f"'{name[:60]}' is not a time zone name such as Europe/Berlin")
    data = resources.files("tzdata").joinpath("zoneinfo", *proper.split("/")).read_bytes()
    changes, before, footer, last = _read_file(data)
    return make_zone(proper, changes + _read_footer(footer, last), before)


def _read_file(data: bytes) -> tuple[list[tuple[int, int]], int, str, int]:
    """Return the written-out changes, the offset before them, the footer, and the instant the footer takes over."""
    skipped = 44 + _body_size(_counts(data, 0), 4)
    counts = _counts(data, skipped)
    leaps, times, types = counts[2], counts[3], counts[4]
    at = skipped + 44
    instants = struct.unpack(f">{times}q", data[at : at + times * 8])
    which = data[at + times * 8 : at + times * 9]
    kinds = at + times * 9
    offsets = [struct.unpack(">l", data[kinds + i * 6 : kinds + i * 6 + 4])[0] for i in range(types)]
    footer = data[at + _body_size(counts, 8) :].decode("ascii").strip()
    assert leaps == 0, "the right/ zones are not in the package"
    changes = [(instant, offsets[kind]) for instant, kind in zip(instants, which, strict=True)]
    return changes, offsets[0], footer, instants[-1] if instants else -(1 << 40)


def _counts(data: bytes, at: int) -> list[int]:
    """Return isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt of the header at ``at``."""
    return list(struct.unpack(">6l", data[at + 20 : at + 44]))


def _body_size(counts: list[int], width: int) -> int:
    indicators_ut, indicators_standard, leaps, times, types, letters = counts
    return times * (width + 1) + types * 6 + letters + leaps * (width + 4) + indicators_standard + indicators_ut


def _read_footer(footer: str, last: int) -> list[tuple[int, int]]:
    """Return the changes of a POSIX TZ string after the instant ``last``."""
    found = _FOOTER.fullmatch(footer)
    if not found or not found[3]:
        return []
    standard = -_seconds(found[1])
    summer = -_seconds(found[2]) if found[2] else standard + 3600
    changes = []
    for year in range(1970, _LAST_YEAR + 1):
        changes.append((_rule_moment(found[3], year) - standard, summer))
        changes.append((_rule_moment(found[4], year) - summer, standard))
    return [change for change in changes if change[0] > last]


def _seconds(text: str) -> int:
    hours, minutes, seconds = ([int(part) for part in text.lstrip("+-").split(":")] + [0, 0])[:3]
    size = hours * 3600 + minutes * 60 + seconds
    return -size if text.startswith("-") else size


def _rule_moment(text: str, year: int) -> int:
    """Return the wall-clock second (in the offset before the change) that a rule such as M3.5.0/2 names in a year."""
    found = _RULE.fullmatch(text)
    if not found:
        raise UnknownZone(f"the zone rule '{text}' cannot be read")
    clock = _seconds(found[6]) if found[6] else 7200
    if found[1] is None:
        new_year = day_number(year, 1, 1)
        leap_gap = 1 if found[4] and day_number(year + 1, 1, 1) - new_year == 366 and int(found[5]) > 59 else 0
        return (new_year + int(found[5]) - (1 if found[4] else 0) + leap_gap) * DAY + clock
    month, week, sunday_first = int(found[1]), int(found[2]), int(found[3])
    first = day_number(year, month, 1)
    day = first + ((sunday_first + 6) % 7 - (first + 3) % 7) % 7 + (week - 1) * 7
    end = day_number(year + month // 12, month % 12 + 1, 1)
    return (day if day < end else day - 7) * DAY + clock
