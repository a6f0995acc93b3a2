"""What a couple told us about their days: work, commute, dinner, bedtimes, read from a table with no unknown keys."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from homeward.timing.errors import BadPreferences, UnknownZone
from homeward.timing.tzdb import load_zone

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class LocalWindow:
    """A wall-clock stretch in minutes of the day; ``end`` at or before ``start`` runs into the next day."""

    start: int
    end: int
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class HouseRules:
    """One person's days. Minutes of the day are wall clock in ``zone`` (``""``: the home zone); 0 is Monday."""

    zone: str = ""
    work: tuple[LocalWindow, ...] = (LocalWindow(9 * 60, 17 * 60 + 30, (0, 1, 2, 3, 4)),)
    commute_minutes: int = 0
    wind_down_minutes: int = 30
    hard_words: tuple[str, ...] = ()
    dinner: LocalWindow | None = LocalWindow(18 * 60 + 30, 19 * 60 + 30)
    kids_bed: LocalWindow | None = None
    bed: int = 22 * 60 + 30
    up: int = 7 * 60 + 30
    all_day_is_busy: bool = False
    owner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preferences:
    """Both people's days, the last talk, and the days without one: ISO dates and weekday numbers."""

    mine: HouseRules = field(default_factory=HouseRules)
    theirs: HouseRules = field(default_factory=HouseRules)
    last_talk: date | None = None
    no_talk_dates: tuple[date, ...] = ()
    no_talk_weekdays: tuple[int, ...] = ()


def read_preferences(table: Mapping[str, object]) -> Preferences:
    """Read preferences from a parsed TOML table.

    Parameters
    ----------
    table : mapping
        Keys ``mine``, ``theirs``, ``last_talk``, ``no_talk_days``, all optional.

    Returns
    -------
    Preferences
        With the defaults where the table is silent.

    Raises
    ------
    BadPreferences
        For an unknown key, named with its place, or a value of the wrong kind.
    """
    _refuse_unknown(table, ("mine", "theirs", "last_talk", "no_talk_days"), "")
    dates, weekdays = _read_days_off(table.get("no_talk_days", []))
    return Preferences(
        mine=_read_rules(table.get("mine", {}), "mine"),
        theirs=_read_rules(table.get("theirs", {}), "theirs"),
        last_talk=_read_date(table["last_talk"], "last_talk") if "last_talk" in table else None,
        no_talk_dates=dates,
        no_talk_weekdays=weekdays,
    )


_RULE_KEYS = (
    "zone", "work", "commute_minutes", "wind_down_minutes", "hard_words", "dinner", "kids_bed", "bed", "up", "all_day",
    "owner",
)  # fmt: skip


def _read_rules(raw: object, who: str) -> HouseRules:
    table = _table(raw, who)
    _refuse_unknown(table, _RULE_KEYS, f"{who}.")
    own = HouseRules()
    return HouseRules(
        zone=_read_zone(table.get("zone", ""), f"{who}.zone"),
        work=_read_work(table["work"], f"{who}.work") if "work" in table else own.work,
        commute_minutes=_read_minutes(table.get("commute_minutes", 0), f"{who}.commute_minutes"),
        wind_down_minutes=_read_minutes(table.get("wind_down_minutes", 30), f"{who}.wind_down_minutes"),
        hard_words=_read_words(table.get("hard_words", []), f"{who}.hard_words"),
        dinner=_read_stretch(table["dinner"], f"{who}.dinner") if "dinner" in table else own.dinner,
        kids_bed=_read_stretch(table["kids_bed"], f"{who}.kids_bed") if "kids_bed" in table else None,
        bed=_read_clock(table.get("bed", "22:30"), f"{who}.bed") % 1440,
        up=_read_clock(table.get("up", "07:30"), f"{who}.up") % 1440,
        all_day_is_busy=_read_all_day(table.get("all_day", "context"), f"{who}.all_day"),
        owner=tuple(
            word.lower().removeprefix("mailto:") for word in _read_words(table.get("owner", []), f"{who}.owner")
        ),
    )


def _table(raw: object, place: str) -> Mapping[str, object]:
    if not isinstance(raw, Mapping):
        raise BadPreferences(f"'{place}' is not a table")
    return raw


def _refuse_unknown(table: Mapping[str, object], known: tuple[str, ...], prefix: str) -> None:
    unknown = [f"'{prefix}{key}'" for key in table if key not in known]
    if unknown:
        raise BadPreferences(f"unknown key {', '.join(unknown)}; known are {', '.join(known)}")


def _read_zone(raw: object, place: str) -> str:
    if raw == "":
        return ""
    try:
        return load_zone(raw if isinstance(raw, str) else "").name
    except UnknownZone:
        raise BadPreferences(f"'{place}' is not a time zone name such as Europe/Berlin") from None


def _read_work(raw: object, place: str) -> tuple[LocalWindow, ...]:
    if not isinstance(raw, list):
        raise BadPreferences(f"'{place}' is not a list of tables with days, from and to")
    found = []
    for item in raw:
        table = _table(item, place)
        _refuse_unknown(table, ("days", "from", "to"), f"{place}.")
        stretch = _read_stretch({key: value for key, value in table.items() if key != "days"}, place)
        days = read_weekdays(table.get("days", "mon-fri"), f"{place}.days")
        if stretch is not None:
            found.append(LocalWindow(stretch.start, stretch.end, days))
    return tuple(found)


def _read_stretch(raw: object, place: str) -> LocalWindow | None:
    """Read ``{from, to}``; the same time twice means that there is no such stretch."""
    table = _table(raw, place)
    _refuse_unknown(table, ("from", "to"), f"{place}.")
    if "from" not in table or "to" not in table:
        raise BadPreferences(f"'{place}' needs both from and to")
    start, end = _read_clock(table["from"], f"{place}.from"), _read_clock(table["to"], f"{place}.to")
    return LocalWindow(start, end) if start != end else None


def _read_clock(raw: object, place: str) -> int:
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute
    found = _TIME.fullmatch(raw) if isinstance(raw, str) else None
    if not found or int(found[1]) * 60 + int(found[2]) > 1440:
        raise BadPreferences(f"'{place}' is not a time such as \"21:30\"")
    return int(found[1]) * 60 + int(found[2])


def _read_minutes(raw: object, place: str) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= 720:
        raise BadPreferences(f"'{place}' is not a whole number of minutes from 0 to 720")
    return raw


def _read_words(raw: object, place: str) -> tuple[str, ...]:
    words = [raw] if isinstance(raw, str) else raw
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise BadPreferences(f"'{place}' is not a list of words")
    return tuple(word.strip() for word in words)


def _read_all_day(raw: object, place: str) -> bool:
    if raw not in ("context", "busy"):
        raise BadPreferences(f'\'{place}\' is neither "context" nor "busy"')
    return raw == "busy"


def _read_date(raw: object, place: str) -> date:
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day)
    try:
        return date.fromisoformat(raw if isinstance(raw, str) else "")
    except ValueError:
        raise BadPreferences(f"'{place}' is not a date such as 2026-11-24") from None


def _read_days_off(raw: object) -> tuple[tuple[date, ...], tuple[int, ...]]:
    if not isinstance(raw, list):
        raise BadPreferences("'no_talk_days' is not a list of dates or weekdays")
    dates: list[date] = []
    weekdays: set[int] = set()
    for item in raw:
        if isinstance(item, str) and item[:3].lower() in WEEKDAYS:
            weekdays.update(read_weekdays(item, "no_talk_days"))
        else:
            dates.append(_read_date(item, "no_talk_days"))
    return tuple(dates), tuple(sorted(weekdays))


def read_weekdays(raw: object, place: str) -> tuple[int, ...]:
    """Read weekdays such as ``mon-fri`` or ``sat, sun``; 0 is Monday.

    Raises
    ------
    BadPreferences
        When a weekday is not known.
    """
    pieces = raw if isinstance(raw, list) else str(raw).split(",")
    days: set[int] = set()
    for piece in pieces:
        ends = [str(word).strip().lower()[:3] for word in str(piece).split("-")]
        if not 1 <= len(ends) <= 2 or any(end not in WEEKDAYS for end in ends):
            raise BadPreferences(f"'{place}' has '{str(piece).strip()[:20]}', which is not days such as \"mon-fri\"")
        first, last = WEEKDAYS.index(ends[0]), WEEKDAYS.index(ends[-1])
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(days))
