"""A window's figures as reasons and cautions, in plain words that blame nobody and name no appointment."""

from homeward.timing.moments import wall_clock
from homeward.timing.weights import FULL_SLACK_MINUTES
from homeward.timing.zone import Zone

_MOMENT = {
    "after_dinner": "It is after dinner, when the day has settled.",
    "weekend_morning": "It is a quiet weekend morning.",
    "weekend_afternoon": "It is a weekend afternoon, away from the working week.",
    "weekend_midday": "It is the weekend, with no work around it.",
    "before_dinner": "It is the early evening, when work is over.",
    "late": "It is late, when the house is quiet.",
    "weekday": "It is a free spot in the day.",
    "early": "It is early, before the day pulls at you.",
    "night": "It is a free spot in the night.",
}

_PULL = {
    "late": "It is late; you may both be tired.",
    "early": "It is early; the day may already be pulling.",
    "weekday": "It is in the middle of a weekday; work may still be on your minds.",
    "before_dinner": "It is before dinner; eat something small first.",
    "night": "It is in the night; most talks go better after sleep.",
}

NEITHER, ONLY_MINE, ONLY_THEIRS, BOTH = range(4)
"""Whose calendars were read."""


def reasons(kind: str, *, before: int, after: int, hours: float, days_since: float | None, read: int) -> list[str]:
    """Return why a window is offered; there is always at least one reason."""
    found = [_MOMENT[kind]]
    if read == BOTH:
        found.append("Both calendars are free then.")
    elif read == NEITHER:
        found.append("It fits the usual hours of you both.")
    else:
        found.append("Your calendar is free then." if read == ONLY_MINE else "Your partner's calendar is free then.")
    if after >= FULL_SLACK_MINUTES:
        found.append("Nothing has to start for an hour after it.")
    if before >= FULL_SLACK_MINUTES:
        found.append("There is an hour to arrive before it.")
    if hours == 0 and read != NEITHER:
        found.append("There are no other appointments that day.")
    if days_since is not None and days_since >= 3:
        found.append(f"Your last talk will be {int(days_since)} days ago.")
    return found


def cautions(kind: str, *, after: int, is_soft: bool, is_context: bool, is_after_strain: bool, read: int) -> list[str]:
    """Return what may stand in a window's way."""
    found = []
    if is_soft:
        found.append("One of you has something that is not settled yet at that time.")
    if is_after_strain:
        found.append("A long or hard appointment lies earlier that day.")
    if kind in _PULL:
        found.append(_PULL[kind])
    if after < 15:
        found.append("Something begins right after it; agree on an end.")
    if is_context:
        found.append("There is an all-day entry on that day; see if it matters.")
    if read in (NEITHER, ONLY_MINE):
        found.append("Your partner's calendar was not read; ask if the time suits them.")
    return found


_BLOCKER = {
    "appointment": "an appointment moved",
    "wind_down": "the quiet time after an appointment were shorter",
    "travel": "the travel time before an appointment were shorter",
    "work": "work ended sooner or left a free spot",
    "commute": "the way to or from work could wait",
    "dinner": "dinner moved",
    "kids_bed": "the children's bedtime were in one of your hands",
    "night": "you stayed up a little later or got up a little sooner",
    "no_talk_day": "a day you keep free of talks could be used",
}


def nothing_free(minutes: int, nearest: tuple[str, int] | None, zone: Zone) -> str:
    """Return why there is no window, with the nearest thing that would free one: its kind and the start it frees."""
    text = f"There are no {minutes} minutes that both of you have free in this time."
    if nearest is None:
        return f"{text} No single change would open some; try a longer stretch of days or a shorter talk."
    kind, start = nearest
    return f"{text} The nearest would be {spoken(start, zone)}, if {_BLOCKER[kind]}."


def too_short(minutes: int) -> str:
    """Return why a stretch shorter than the talk holds no window."""
    return f"The time asked for is shorter than {minutes} minutes; choose a later end."


def spoken(instant: int, zone: Zone) -> str:
    """Return an instant as people say it, in the home clock."""
    moment = wall_clock(zone.local(instant))
    return f"{moment:%A} {moment.day} {moment:%B} at {moment:%H:%M}"
