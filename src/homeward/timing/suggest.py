"""Both people's calendars and days in, the best windows for a talk out, each with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from homeward.timing.busy import LaidOut, lay_out_file
from homeward.timing.calendar import CalendarFile
from homeward.timing.days import DAY, Ints
from homeward.timing.house_rules import Hold, days_off, house_holds
from homeward.timing.index import Index
from homeward.timing.policy import Day, sort_day
from homeward.timing.preferences import HouseRules, Preferences
from homeward.timing.rank import Scene, Scores, candidate_starts, free_starts, score
from homeward.timing.spans import clip, join, touches
from homeward.timing.spread import spread
from homeward.timing.tzdb import load_zone
from homeward.timing.weights import TIMES_OF_DAY
from homeward.timing.words import BOTH, NEITHER, ONLY_MINE, ONLY_THEIRS, cautions, nothing_free, reasons, too_short
from homeward.timing.zone import Zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EASIEST_FIRST = ("dinner", "wind_down", "travel", "kids_bed", "night", "commute", "no_talk_day", "work", "appointment")


@dataclass(frozen=True, slots=True)
class OfferedWindow:
    """One offered time: aware UTC, half-open; ``score`` 0 to 1, higher is better; at least one reason."""

    start: datetime
    end: datetime
    score: float
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The windows, best first; when there are none, ``none_because`` says why and what would free one."""

    windows: tuple[OfferedWindow, ...]
    none_because: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a stretch of time (aware datetimes), the home zone, and how the talk may look."""

    start: datetime
    end: datetime
    zone: str
    minutes: int = 30
    top: int = 10
    preferences: Preferences = field(default_factory=Preferences)
    step_minutes: int = 5


Source = CalendarFile | Index
"""What a person's calendar may come as: a file as read, or an index kept from before."""


def suggest(mine: Sequence[Source], theirs: Sequence[Source], question: Question) -> Suggestions:
    """Suggest windows for a talk.

    Parameters
    ----------
    mine, theirs : sequences of CalendarFile or Index
        What ``read_calendar`` or ``index_calendar`` returned for each; either may be empty, then only the usual hours
        of that person count.
    question : Question
        When, how long, and by whose rules.

    Returns
    -------
    Suggestions
        Windows of exactly ``minutes``, starting on multiples of five minutes of the home clock, that do not overlap
        and touch nothing hard and no buffer of either person.

    Raises
    ------
    UnknownZone
        When the home zone is not an IANA name.
    WorkLimit
        When the stretch is longer than the files' limits allow.
    """
    return offer(look_out(mine, theirs, question), question)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Both people's time laid out for one question; asking again costs only the ranking."""

    scene: Scene
    holds: list[Hold]
    zone: Zone
    first: int
    last: int
    read: int
    warnings: tuple[str, ...]


def look_out(mine: Sequence[Source], theirs: Sequence[Source], question: Question) -> Outlook:
    """Lay out both people's time for a question; parameters and errors as ``suggest``."""
    zone = load_zone(question.zone)
    first, last = (int((moment - _EPOCH).total_seconds()) for moment in (question.start, question.end))
    preferences = question.preferences
    people = [_Person.read(files, rules, zone, first, last)
              for files, rules in ((mine, preferences.mine), (theirs, preferences.theirs))]  # fmt: skip
    holds = [hold for person in people for hold in person.holds] + [days_off(preferences, zone, first, last)]
    read = {(True, True): BOTH, (True, False): ONLY_MINE, (False, True): ONLY_THEIRS}.get(
        (bool(mine), bool(theirs)), NEITHER
    )
    warnings = tuple(warning for person in people for warning in person.warnings)
    return Outlook(_scene(people, holds, first, preferences), holds, zone, first, last, read, warnings)


def offer(outlook: Outlook, question: Question) -> Suggestions:
    """Rank every window of an outlook and offer the best."""
    minutes, zone, warnings = question.minutes, outlook.zone, outlook.warnings
    starts = candidate_starts(zone, outlook.first, outlook.last, minutes, step_minutes=question.step_minutes)
    if not starts.size:
        return Suggestions((), too_short(minutes), warnings)
    free = free_starts(starts, outlook.scene.hard, minutes)
    if not free.size:
        return Suggestions((), nothing_free(minutes, _nearest(starts, outlook.holds, minutes), zone), warnings)
    scores = score(free, minutes, outlook.scene)
    chosen = spread(free, scores.total, minutes, question.top, zone)
    windows = tuple(_offer(int(at), free, scores, outlook.scene, minutes, outlook.read) for at in chosen)
    return Suggestions(windows, None, warnings)


@dataclass(frozen=True, slots=True)
class _Person:
    """One person's calendar and days, laid out."""

    zone: Zone
    day: Day
    holds: list[Hold]
    warnings: list[str]

    @classmethod
    def read(cls, files: Sequence[Source], rules: HouseRules, home: Zone, first: int, last: int) -> "_Person":
        zone = load_zone(rules.zone) if rules.zone else home
        # A day on each side: an appointment just outside still needs its wind-down or its way there.
        laid = [_laid_out(file, first - DAY, last + DAY, zone) for file in files]
        day = sort_day(laid, rules)
        warnings = [warning for file in laid for warning in file.warnings]
        return cls(zone, day, day.hard + house_holds(rules, zone, first, last), warnings)


def _laid_out(source: Source, first: int, last: int, zone: Zone) -> LaidOut:
    if isinstance(source, Index):
        if source.covers(first, last, zone.name):
            return source.laid
        source = source.file
    return lay_out_file(source, first=first, last=last, zone=zone.name)


def _scene(people: list[_Person], holds: list[Hold], first: int, preferences: Preferences) -> Scene:
    return Scene(
        hard=join([hold.spans for hold in holds]),
        soft=join([person.day.soft for person in people]),
        context=join([person.day.context for person in people]),
        appointments=join([hold.spans for hold in holds if hold.kind == "appointment"]),
        straining=join([person.day.straining for person in people]),
        zones=(people[0].zone, people[1].zone),
        first=first,
        last_talk_day=preferences.last_talk.toordinal() - 719_163 if preferences.last_talk else None,
    )


def _nearest(starts: Ints, holds: list[Hold], minutes: int) -> tuple[str, int] | None:
    """Return the easiest single thing that would free a window, and the first start it frees."""
    for kind in _EASIEST_FIRST:
        if not any(hold.kind == kind for hold in holds):
            continue
        free = free_starts(starts, join([hold.spans for hold in holds if hold.kind != kind]), minutes)
        if free.size:
            return kind, int(free[0])
    return None


def _offer(at: int, free: Ints, scores: Scores, scene: Scene, minutes: int, read: int) -> OfferedWindow:
    start = int(free[at])
    kinds = [TIMES_OF_DAY[index] for index in scores.kind[:, at]]
    kind = min(kinds, key=lambda entry: entry[4])[0]
    midnight = min(zone.instant(zone.local(start) // DAY * DAY) for zone in scene.zones)
    span = np.array([start], dtype=np.int64), np.array([start + minutes * 60], dtype=np.int64)
    since = float(scores.days_since[at]) if scene.last_talk_day is not None else None
    return OfferedWindow(
        start=_EPOCH + timedelta(seconds=start),
        end=_EPOCH + timedelta(seconds=start + minutes * 60),
        score=round(float(scores.total[at]), 6),
        reasons=tuple(reasons(kind, before=int(scores.minutes_before[at]), after=int(scores.minutes_after[at]),
                              hours=float(scores.busy_hours[at]), days_since=since, read=read)),
        cautions=tuple(cautions(kind, after=int(scores.minutes_after[at]), is_soft=bool(scores.is_soft[at]),
                                is_context=bool(touches(scene.context, *span)[0]),
                                is_after_strain=bool(clip(scene.straining, midnight, start)[0].size), read=read)),
    )  # fmt: skip
