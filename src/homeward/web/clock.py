"""The one place where the web reads a clock; engines are given what it says."""

import datetime as dt
import time
from zoneinfo import ZoneInfo


def ticks() -> float:
    """Return seconds that only ever grow, for locks, visits and limits."""
    return time.monotonic()


def now() -> dt.datetime:
    """Return this moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def today(zone: ZoneInfo) -> dt.date:
    """Return the date where the person is."""
    return now().astimezone(zone).date()


def local_today() -> dt.date:
    """Return the date on this machine's own wall, which is the person's while the server runs at home."""
    return now().astimezone().date()
