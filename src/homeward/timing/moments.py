"""Instants in and out as text: the ISO forms of the command line and of JSON."""

import re
from datetime import UTC, datetime, timedelta

from homeward.timing.errors import BadValue
from homeward.timing.zone import Zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOCAL_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock has no zone
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def parse_moment(text: str, zone: Zone) -> int:
    """Read an ISO date or time; one without an offset is read in ``zone``, a date is its midnight there.

    Raises
    ------
    BadValue
        When it is neither.
    """
    plain = text.strip()
    try:
        if _DATE.fullmatch(plain):
            moment = datetime.fromisoformat(f"{plain}T00:00:00")
        else:
            moment = datetime.fromisoformat(plain)
    except ValueError:
        raise BadValue(f"'{text[:40]}' is not a date such as 2026-11-24 or a time such as 2026-11-24T20:00") from None
    moment = moment.replace(microsecond=0)
    if moment.tzinfo is None:
        return zone.instant((moment - _LOCAL_EPOCH) // timedelta(seconds=1))
    return (moment - _EPOCH) // timedelta(seconds=1)


def format_utc(instant: int) -> str:
    """Return an instant as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return (_LOCAL_EPOCH + timedelta(seconds=instant)).isoformat() + "Z"


def wall_clock(local: int) -> datetime:
    """Return wall-clock seconds as a datetime without a zone, for its fields and for words."""
    return _LOCAL_EPOCH + timedelta(seconds=local)
