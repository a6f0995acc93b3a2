"""Why a calendar from outside could not be had, each with one plain lower-case line that is safe to show.

CalendarSourceError
├── AddressRefused    the address is not one that may be asked
├── FetchFailed       the other side did not answer as it must
├── Conflict          somebody else changed the object in between; read it again
└── ReadingFailed     the calendar asked for more than reading it may cost
"""


class CalendarSourceError(Exception):
    """Anything that stands between a calendar and its reader."""


class AddressRefused(CalendarSourceError):
    """The address is not one that may be asked."""


class FetchFailed(CalendarSourceError):
    """The other side did not answer, or answered too much, too late, or something else than a calendar."""


class Conflict(CalendarSourceError):
    """The object changed on the server since it was read."""


class ReadingFailed(CalendarSourceError):
    """Reading was stopped: it took more time or memory than it may."""
