"""What an occurrence means for a talk: hard (never touched), soft (only makes a window less good), context, or nothing.

Strict busy time comes first and knows nothing of this; these are choices about people, each with its reason in
the table of docs/reference/talk-time-weights.md.
"""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from homeward.timing.busy import LaidOut
from homeward.timing.calendar import CalendarFile
from homeward.timing.event import Event
from homeward.timing.house_rules import Hold
from homeward.timing.preferences import HouseRules
from homeward.timing.series import Laid
from homeward.timing.spans import Spans, join, no_spans

LONG_SECONDS = 3 * 3600
"""An appointment this long tires, whatever it is about."""
MANY_PEOPLE = 8
"""A meeting of so many is seldom a rest."""


class Weight(Enum):
    """How much an occurrence counts."""

    HARD = "hard"
    SOFT = "soft"
    CONTEXT = "context"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Day:
    """One person's appointments, sorted by weight; ``straining`` are the hard ones that are likely to tire."""

    hard: list[Hold]
    soft: Spans
    context: Spans
    straining: Spans


def weigh(event: Event, rules: HouseRules) -> Weight:
    """Say what an event means for a talk.

    Parameters
    ----------
    event : Event
        The event that governs the occurrence.
    rules : HouseRules
        Whose calendar it is: their mail addresses tell their own answer among the attendees.

    Returns
    -------
    Weight
        NOTHING when cancelled, transparent or declined; CONTEXT for a whole day unless the person wants it busy; SOFT
        when tentative or not answered yet; else HARD. A private event is as hard as any other.
    """
    answers = {answer for address, answer in event.partstats if address in rules.owner}
    if not event.is_busy or answers == {"DECLINED"}:
        return Weight.NOTHING
    if event.start.is_date and not rules.all_day_is_busy:
        return Weight.CONTEXT
    is_open = bool(answers & {"TENTATIVE", "NEEDS-ACTION"}) and "ACCEPTED" not in answers
    if event.status == "TENTATIVE" or event.busy_status == "TENTATIVE" or is_open:
        return Weight.SOFT
    return Weight.HARD


def is_straining(event: Event, spans: Spans, rules: HouseRules) -> bool:
    """Return whether an event is likely to tire: by its own tag, the person's words, its length, or its crowd."""
    if event.strain in ("HIGH", "HARD") or any(
        category.lower() in ("hard", "stressful") for category in event.categories
    ):
        return True
    title = event.summary.casefold()
    if any(word.casefold() in title for word in rules.hard_words):
        return True
    return len(event.partstats) >= MANY_PEOPLE or bool(np.any(spans[1] - spans[0] >= LONG_SECONDS))


def without_words(file: CalendarFile, rules: HouseRules) -> CalendarFile:
    """Return a file with only its times: titles and other people are gone, what they said about strain stays.

    Parameters
    ----------
    file : CalendarFile
        As it was read.
    rules : HouseRules
        Whose calendar it is: their words mark hard appointments, their addresses find their own answer.
    """
    calendars = (replace(own, events=tuple(_bare(event, rules) for event in own.events)) for own in file.calendars)
    return replace(file, calendars=tuple(calendars))


def _bare(event: Event, rules: HouseRules) -> Event:
    strain = "HIGH" if is_straining(event, no_spans(), rules) else ""
    own = tuple(pair for pair in event.partstats if pair[0] in rules.owner)
    return replace(event, summary="", categories=(), partstats=own, strain=strain)


def sort_day(files: list[LaidOut], rules: HouseRules) -> Day:
    """Sort every occurrence and free/busy period of one person by what it means for a talk.

    After every hard appointment comes the wind-down, before it the travel time its file names; both are as hard.
    """
    hard: list[Laid] = []
    soft: list[Spans] = []
    context: list[Spans] = []
    straining: list[Spans] = []
    for file in files:
        for laid in file.events:
            weight = weigh(laid.event, rules)
            if weight is Weight.HARD:
                hard.append(laid)
                if is_straining(laid.event, laid.spans, rules):
                    straining.append(laid.spans)
            elif weight is not Weight.NOTHING:
                (soft if weight is Weight.SOFT else context).append(laid.spans)
        soft += [period.spans for period in file.periods if period.kind == "BUSY-TENTATIVE"]
    periods = [period.spans for file in files for period in file.periods if period.kind != "BUSY-TENTATIVE"]
    return Day(_holds(hard, periods, rules), join(soft), join(context), join(straining))


def _holds(hard: list[Laid], periods: list[Spans], rules: HouseRules) -> list[Hold]:
    spans = join([laid.spans for laid in hard] + periods)
    rest = rules.wind_down_minutes * 60
    winding = join([(own.spans[1], own.spans[1] + rest) for own in hard if not own.event.start.is_date]
                   + [(ends, ends + rest) for _, ends in periods])  # fmt: skip
    travel = join([(own.spans[0] - own.event.travel, own.spans[0]) for own in hard if own.event.travel])
    return [Hold("appointment", spans), Hold("wind_down", winding), Hold("travel", travel)]
