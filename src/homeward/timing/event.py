"""One VEVENT as values: what it says about time, and the few things a person's own rules look at."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypedDict

from homeward.timing.errors import BadValue, TimingError
from homeward.timing.limits import Limits
from homeward.timing.split import Block
from homeward.timing.text_lines import name_and_value, unescape
from homeward.timing.values import Duration, Stamp, parse_duration, parse_stamp


@dataclass(frozen=True, slots=True)
class Period:
    """One RDATE: its start, and its own end or length where it is a PERIOD."""

    start: Stamp
    end: Stamp | None = None
    duration: Duration | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A VEVENT. ``index`` counts the BEGIN lines of its file, to find it again for a warning.

    ``partstats`` maps each attendee's mail address in small letters to its PARTSTAT; ``travel`` is the Apple travel
    time in seconds; ``busy_status`` is Microsoft's, ``""`` where absent.
    """

    uid: str
    start: Stamp
    index: int = field(compare=False)
    end: Stamp | None = None
    duration: Duration | None = None
    rules: tuple[str, ...] = ()
    excluded_rules: tuple[str, ...] = ()
    dates: tuple[Period, ...] = ()
    excluded: tuple[Stamp, ...] = ()
    recurrence_id: Stamp | None = None
    this_and_future: bool = False
    sequence: int = 0
    status: str = ""
    is_transparent: bool = False
    busy_status: str = ""
    summary: str = ""
    categories: tuple[str, ...] = ()
    partstats: tuple[tuple[str, str], ...] = ()
    travel: int = 0
    strain: str = ""

    @property
    def repeats(self) -> bool:
        """Whether its own properties make more or fewer of it than the one instance."""
        return bool(self.rules or self.dates or self.excluded or self.excluded_rules) and self.recurrence_id is None

    @property
    def is_busy(self) -> bool:
        """Whether its instances count as busy time in the strict sense."""
        return not self.is_transparent and self.status != "CANCELLED"


@dataclass(slots=True)
class _Reading:
    """Property values as they are collected."""

    first: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    many: dict[str, list[tuple[dict[str, str], str]]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


_ONCE = frozenset((
    "UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "STATUS", "TRANSP", "SUMMARY",
    "X-MICROSOFT-CDO-BUSYSTATUS", "X-APPLE-TRAVEL-DURATION", "X-HOMEWARD-STRAIN",
))  # fmt: skip
_MANY = frozenset(("RRULE", "EXRULE", "RDATE", "EXDATE", "ATTENDEE", "CATEGORIES"))


@lru_cache(maxsize=2048)
def _read_head(head: str) -> tuple[str, dict[str, str]]:
    """Return name and parameters of a line; one feed writes the same few heads again and again."""
    name, parameters, _ = name_and_value(head)
    return name, parameters


def read_event(block: Block, limits: Limits) -> tuple[Event, list[str]]:
    """Read a VEVENT.

    Parameters
    ----------
    block : Block
        The component, its nested parts already cut out.
    limits : Limits
        Properties and letters a line.

    Returns
    -------
    (Event, list of str)
        The event, and what was forgiven while reading it.

    Raises
    ------
    BadValue
        When its time cannot be known: no DTSTART, or a time, length or date list that cannot be read.
    """
    reading = _collect(block, limits)
    if "DTSTART" not in reading.first:
        raise BadValue("it has no start")
    first, many = reading.first, reading.many
    event = Event(
        uid=_text(reading, "UID"),
        start=_stamp(reading, "DTSTART"),
        index=block.index,
        end=_stamp(reading, "DTEND") if "DTEND" in first else None,
        duration=_duration(reading, "DURATION") if "DURATION" in first else None,
        recurrence_id=_stamp(reading, "RECURRENCE-ID") if "RECURRENCE-ID" in first else None,
        this_and_future=_parameters(reading, "RECURRENCE-ID").get("RANGE", "").upper() == "THISANDFUTURE",
        sequence=_whole(_text(reading, "SEQUENCE")),
        status=_text(reading, "STATUS").upper(),
        is_transparent=_text(reading, "TRANSP").upper() == "TRANSPARENT",
        busy_status=_text(reading, "X-MICROSOFT-CDO-BUSYSTATUS").upper(),
        summary=unescape(_text(reading, "SUMMARY")),
        travel=_travel(reading),
        strain=_text(reading, "X-HOMEWARD-STRAIN").upper(),
        **(_lists(reading) if many else {}),
    )
    return event, reading.warnings


class _Lists(TypedDict, total=False):
    rules: tuple[str, ...]
    excluded_rules: tuple[str, ...]
    dates: tuple[Period, ...]
    excluded: tuple[Stamp, ...]
    categories: tuple[str, ...]
    partstats: tuple[tuple[str, str], ...]


def _lists(reading: _Reading) -> _Lists:
    """Return the properties that may come more than once."""
    return {
        "rules": tuple(value for _, value in reading.many.get("RRULE", ())),
        "excluded_rules": tuple(value for _, value in reading.many.get("EXRULE", ())),
        "dates": _dates(reading),
        "excluded": _excluded(reading),
        "categories": _categories(reading),
        "partstats": _partstats(reading),
    }


def _collect(block: Block, limits: Limits) -> _Reading:
    reading = _Reading()
    lines = block.text.split("\n")
    if len(lines) > limits.properties + 1:
        raise BadValue(f"it has more than {limits.properties} properties")
    for line in lines:
        head, _, value = line.partition(":")
        if len(head) > 120 or '"' in head:
            name, parameters, value = name_and_value(line)
        else:
            name, parameters = _read_head(head)
        if name in _ONCE:
            # Doubled against the standard: the first one counts, as most readers have it.
            reading.first.setdefault(name, (parameters, value))
        elif name in _MANY:
            reading.many.setdefault(name, []).append((parameters, value))
        else:
            continue
        if len(line) > limits.line_chars:
            raise BadValue(f"a line is longer than {limits.line_chars} letters")
    return reading


def _text(reading: _Reading, name: str) -> str:
    found = reading.first.get(name)
    return found[1].strip() if found else ""


def _parameters(reading: _Reading, name: str) -> dict[str, str]:
    return reading.first.get(name, ({}, ""))[0]


def _stamp(reading: _Reading, name: str) -> Stamp:
    parameters, value = reading.first[name]
    try:
        return _read_stamp(parameters, value)
    except BadValue as error:
        raise BadValue(f"{name}: {error}") from None


def _read_stamp(parameters: dict[str, str], value: str) -> Stamp:
    # An unquoted colon in a TZID ("(UTC+01:00) Berlin") leaves its rest in front of the value.
    tzid = parameters.get("TZID", "")
    if ":" in value:
        head, _, value = value.rpartition(":")
        tzid = f"{tzid}:{head}" if tzid else ""
    return parse_stamp(value, tzid)


def _duration(reading: _Reading, name: str) -> Duration:
    try:
        duration, tidy = parse_duration(_text(reading, name))
    except BadValue as error:
        raise BadValue(f"{name}: {error}") from None
    if not tidy:
        reading.warnings.append(f"{name} '{_text(reading, name)[:40]}' is written without its T; read all the same")
    return duration


def _whole(text: str) -> int:
    return int(text[:9]) if text.lstrip("-").isdecimal() and text[:9] != "-" else 0


def _split_list(parameters: dict[str, str], value: str) -> list[tuple[dict[str, str], str]]:
    tzid = parameters.get("TZID", "")
    head, colon, tail = value.rpartition(":")
    if colon and tzid:
        parameters, value = {**parameters, "TZID": f"{tzid}:{head}"}, tail
    return [(parameters, piece) for piece in value.split(",") if piece.strip()]


def _excluded(reading: _Reading) -> tuple[Stamp, ...]:
    stamps = []
    for parameters, value in reading.many.get("EXDATE", ()):
        for own, piece in _split_list(parameters, value):
            try:
                stamps.append(_read_stamp(own, piece))
            except BadValue as error:
                reading.warnings.append(f"EXDATE: {error}; nothing is taken out for it")
    return tuple(stamps)


def _dates(reading: _Reading) -> tuple[Period, ...]:
    periods = []
    for parameters, value in reading.many.get("RDATE", ()):
        for own, piece in _split_list(parameters, value):
            try:
                periods.append(read_period(own, piece))
            except BadValue as error:
                reading.warnings.append(f"RDATE: {error}; that date is left out")
    return tuple(periods)


def read_period(parameters: dict[str, str], text: str) -> Period:
    """Read one RDATE or FREEBUSY value: a moment, or a PERIOD with an end or a length.

    Raises
    ------
    BadValue
        When it is none of these.
    """
    begin, slash, rest = text.strip().partition("/")
    start = _read_stamp(parameters, begin)
    if not slash:
        return Period(start)
    if rest.lstrip("+-").upper().startswith("P"):
        return Period(start, duration=parse_duration(rest)[0])
    return Period(start, end=_read_stamp(parameters, rest))


def _categories(reading: _Reading) -> tuple[str, ...]:
    lists = (value for _, value in reading.many.get("CATEGORIES", ()))
    return tuple(unescape(piece).strip() for value in lists for piece in re.split(r"(?<!\\),", value) if piece.strip())


def _partstats(reading: _Reading) -> tuple[tuple[str, str], ...]:
    attendees = reading.many.get("ATTENDEE", ())
    return tuple(
        (re.sub(r"(?i)^mailto:", "", value.strip()).lower(), parameters.get("PARTSTAT", "NEEDS-ACTION").upper())
        for parameters, value in attendees
    )


def _travel(reading: _Reading) -> int:
    text = _text(reading, "X-APPLE-TRAVEL-DURATION")
    if not text:
        return 0
    try:
        length, _ = parse_duration(text)
    except TimingError:
        return 0
    return max(0, length.days * 86_400 + length.seconds)
