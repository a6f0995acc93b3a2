"""Busy time as recurring-ical-events reads it: the independent reader that the engine is compared with."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events


def read(data: bytes, first: int, last: int, home: str) -> list[tuple[int, int]]:
    """Return merged busy spans of all VEVENTs between two instants, in seconds since 1970."""
    calendar = icalendar.Calendar.from_ical(data)
    begin, end = datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC)
    spans = []
    for event in recurring_ical_events.of(calendar).between(begin - timedelta(days=2), end + timedelta(days=2)):
        if event.get("TRANSP") == "TRANSPARENT" or event.get("STATUS") == "CANCELLED":
            continue
        start = _instant(event["DTSTART"].dt, home)
        stop = _instant(event["DTEND"].dt, home) if "DTEND" in event else start
        spans.append((max(start, first), min(stop, last)))
    return _merge(spans)


def _instant(moment: date, home: str) -> int:
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=ZoneInfo(home))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(home))
    return int(moment.timestamp())


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
