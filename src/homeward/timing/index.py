"""One calendar kept laid out: a new version of the file costs only what changed in it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from homeward.timing.busy import LaidGroup, LaidOut, lay_out_file
from homeward.timing.calendar import CalendarFile, read_calendar
from homeward.timing.limits import FEED, Limits


@dataclass(frozen=True, slots=True)
class Index:
    """A calendar file laid out in a window (instants) and a home zone, with the digest of its bytes."""

    digest: bytes
    file: CalendarFile
    laid: LaidOut
    first: int
    last: int
    zone: str

    def covers(self, first: int, last: int, zone: str) -> bool:
        """Return whether a question about this stretch and zone can be answered from it."""
        return self.first <= first and last <= self.last and self.zone == zone


def index_calendar(
    data: bytes, *, first: int, last: int, zone: str, limits: Limits = FEED, before: Index | None = None
) -> Index:
    """Read and lay out a calendar file, taking over what an earlier version already came to.

    Parameters
    ----------
    data : bytes
        The file as it is now.
    first, last : int
        The window, instants.
    zone : str
        IANA name of the home zone.
    limits : Limits
        What the file may cost.
    before : Index or None
        The index of an earlier version. The very same bytes give it back unchanged; an event is compared without
        DTSTAMP, LAST-MODIFIED and CREATED, which some servers write anew at every fetch.

    Returns
    -------
    Index
        The same as without ``before``.

    Raises
    ------
    NotACalendar, UnknownZone, WorkLimit
        As ``read_calendar`` and ``busy``.
    """
    digest = hashlib.blake2b(data, digest_size=16).digest()
    same_window = before is not None and (before.first, before.last, before.zone) == (first, last, zone)
    if before is not None and same_window and before.digest == digest:
        return before
    file = read_calendar(data, limits=limits, before=before.file if before else None, keep_parsed=True)
    known = _still_right(before, file) if before is not None and same_window else {}
    return Index(digest, file, lay_out_file(file, first=first, last=last, zone=zone, known=known), first, last, zone)


def _still_right(before: Index, file: CalendarFile) -> Mapping[tuple[int, str], LaidGroup]:
    """Return the groups of the earlier version, unless a zone or a calendar's own time zone changed."""
    zones = [[(own.timezones, own.own_zone) for own in version.calendars] for version in (before.file, file)]
    plain = [[(tuple((block.text, block.parts) for block in blocks), name) for blocks, name in one] for one in zones]
    return before.laid.groups if plain[0] == plain[1] else {}
