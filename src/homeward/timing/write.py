"""What was agreed, written as iCalendar so that every calendar program shows it on the right minute.

Nothing is taken from a clock: the same entries always give the same bytes. Titles are neutral until a person chooses
one, because a calendar may be shared or seen on a lock screen.
"""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from homeward import __version__
from homeward.timing.errors import BadValue
from homeward.timing.rule import WEEKDAYS
from homeward.timing.tzdb import load_zone
from homeward.timing.zone_text import write_timezone

NEUTRAL_TITLE = "Reminder"
_NAMESPACE = uuid.UUID("5a0f6f1e-3e56-5d5e-9c0b-2f8f5a9d7c11")
_DAY_NAMES = tuple(WEEKDAYS)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to write.

    ``key`` is our own lasting id of it; the UID is made from it and never changes. ``start`` is wall clock in ``zone``,
    without a tzinfo. ``changed`` (aware) is when it was last changed: it becomes DTSTAMP. ``sequence`` grows by one
    when time, rule or status change, not for a new title. ``days`` (0 is Monday) makes it weekly up to ``until``, which
    is inclusive.
    """

    key: str
    start: datetime
    minutes: int
    zone: str
    changed: datetime
    title: str = NEUTRAL_TITLE
    sequence: int = 0
    is_transparent: bool = False
    is_cancelled: bool = False
    days: tuple[int, ...] = ()
    until: date | None = None
    alarm_minutes: int | None = None


def write_calendar(entries: Sequence[Entry], *, is_feed: bool = False) -> bytes:
    """Write entries as one iCalendar file.

    Parameters
    ----------
    entries : sequence of Entry
        In any order; they are written in the order given.
    is_feed : bool
        True for an address that programs read again and again: adds METHOD:PUBLISH and how often to look. A CalDAV
        object must not carry a METHOD (RFC 4791 section 4.1).

    Returns
    -------
    bytes
        UTF-8, CRLF, folded at 75 octets, with a VTIMEZONE for every zone used.

    Raises
    ------
    UnknownZone
        When an entry's zone is not an IANA name.
    BadValue
        When an entry's start carries a tzinfo, its length is not positive, or ``changed`` carries none.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Notebook//Notebook {__version__}//EN", "CALSCALE:GREGORIAN"]
    if is_feed:
        lines += ["METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"]
    for name in sorted({load_zone(entry.zone).name for entry in entries} - {"UTC"}):
        lines += write_timezone(name)
    for entry in entries:
        lines += _event_lines(entry)
    lines.append("END:VCALENDAR")
    return "".join(fold(line) for line in lines).encode()


def write_talk(
    key: str, start: datetime, *, minutes: int, zone: str, changed: datetime, title: str = NEUTRAL_TITLE,
    alarm_minutes: int | None = None,
) -> bytes:  # fmt: skip
    """Write one talk.

    Parameters
    ----------
    key : str
        Our own lasting id of the talk.
    start : datetime
        Aware; written as wall clock of ``zone``.
    minutes : int
        Its length.
    zone : str
        IANA name.
    changed : datetime
        Aware; when it was agreed or last changed.
    title : str
        Neutral until the person chooses one.
    alarm_minutes : int or None
        Minutes before the start at which to be reminded, or no alarm.

    Returns
    -------
    bytes
        An iCalendar file with one VEVENT.

    Raises
    ------
    UnknownZone, BadValue
        As ``write_calendar``.
    """
    wall = local_start(start, zone)
    if load_zone(zone).instant(int(wall.replace(tzinfo=UTC).timestamp())) != int(start.timestamp()):
        # The second pass of a repeated hour has no name on the clock's face.
        zone, wall = "UTC", local_start(start, "UTC")
    entry = Entry(key, wall, minutes, zone, changed, title, alarm_minutes=alarm_minutes)
    return write_calendar([entry])


def local_start(start: datetime, zone: str) -> datetime:
    """Return an aware moment as the wall clock of a zone, without a tzinfo.

    Raises
    ------
    BadValue
        When ``start`` carries no tzinfo.
    """
    if start.tzinfo is None:
        raise BadValue("the start needs a time zone")
    return datetime.fromtimestamp(load_zone(zone).local(int(start.timestamp())), UTC).replace(tzinfo=None)


def weekly_zone(entry: Entry, days: tuple[int, ...], *, until: date | None = None) -> Entry:
    """Return an entry as a weekly buffer zone: transparent, so that it never looks busy to anyone else.

    Its first day becomes the first of ``days`` (0 is Monday) on or after the entry's own; ``until`` is inclusive.
    """
    ahead = min((day - entry.start.weekday()) % 7 for day in days)
    start = entry.start + timedelta(days=ahead)
    return replace(entry, start=start, days=days, until=until, is_transparent=True)


def _event_lines(entry: Entry) -> list[str]:
    if entry.start.tzinfo is not None or entry.changed.tzinfo is None or entry.minutes <= 0:
        raise BadValue("an entry needs a wall-clock start, a positive length and an aware time of change")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(_NAMESPACE, entry.key)}",
        f"DTSTAMP:{entry.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{escape(entry.title)}",
        *_times(entry),
    ]
    if entry.days:
        lines.append(f"RRULE:{_weekly_rule(entry)}")
    lines.append(f"SEQUENCE:{entry.sequence}")
    lines.append(f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}")
    lines.append(f"TRANSP:{'TRANSPARENT' if entry.is_transparent else 'OPAQUE'}")
    if entry.alarm_minutes is not None and not entry.is_cancelled:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escape(entry.title)}",
                  f"TRIGGER;VALUE=DURATION:-PT{entry.alarm_minutes}M", "END:VALARM"]  # fmt: skip
    return [*lines, "END:VEVENT"]


def _times(entry: Entry) -> list[str]:
    """Return start and length: a repeated entry ends by the clock's face, a single one after its real minutes."""
    zone = load_zone(entry.zone).name
    head, tail = ("", "Z") if zone == "UTC" else (f";TZID={zone}", "")
    lines = [f"DTSTART{head}:{entry.start:%Y%m%dT%H%M%S}{tail}"]
    if entry.days:
        return [*lines, f"DTEND{head}:{entry.start + timedelta(minutes=entry.minutes):%Y%m%dT%H%M%S}{tail}"]
    hours, minutes = divmod(entry.minutes, 60)
    return [*lines, "DURATION:PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")]


def _weekly_rule(entry: Entry) -> str:
    rule = "FREQ=WEEKLY"
    days = "BYDAY=" + ",".join(_DAY_NAMES[day] for day in sorted(entry.days))
    if entry.until is None:
        return f"{rule};{days}"
    # UNTIL stands in UTC beside a start with a TZID (RFC 5545 section 3.3.10): the last day's own start.
    last = datetime.combine(entry.until, entry.start.time(), UTC)
    instant = load_zone(entry.zone).instant(int(last.timestamp()))
    return f"{rule};UNTIL={datetime.fromtimestamp(instant, UTC):%Y%m%dT%H%M%SZ};{days}"


def escape(text: str) -> str:
    """Return text as a TEXT value; a leading sign that a spreadsheet would run as a formula gets an apostrophe."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if plain[:1] in ("=", "+", "-", "@"):
        plain = "'" + plain
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """Return a content line ended by CRLF, folded so that no line is longer than 75 octets and no letter is cut."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"
