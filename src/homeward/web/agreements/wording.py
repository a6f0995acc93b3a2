"""How an agreement reads in plain words, and the names of what can be chosen."""

import datetime as dt

from homeward.web.agreements.adapters import Agreement

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
KIND_NAMES = {
    "zone": "A quiet zone",
    "date": "A small date",
    "offer": "An offer of help",
    "request": "A request",
}
KIND_NOTES = {
    "zone": "A time or a place that work stays out of.",
    "date": "Short and certain beats long and called off.",
    "offer": "One thing off their plate, with an end.",
    "request": "One thing you would like, that they may skip.",
}
QUESTIONS = {
    "bring_up": (
        "If it gets heavy again, do you know how you would bring it up?",
        (("yes", "Yes"), ("partly", "More or less"), ("no", "Not yet"), ("", "Don’t know")),
    ),
    "days_together": (
        "How is it working for the two of you?",
        (("well", "Well"), ("partly", "Partly"), ("no", "Not so far"), ("", "Too early to say")),
    ),
    "free_time": (
        "Is there time together that stays free of work?",
        (("most", "On most days"), ("some", "On some days"), ("no", "Hardly ever"), ("", "Don’t know")),
    ),
    "rows": (
        "How often do small rows come up just now?",
        (("no", "Hardly ever"), ("some", "Now and then"), ("often", "Often"), ("", "Don’t know")),
    ),
}


def days_in_words(days: tuple[int, ...]) -> str:
    """Return weekdays as people write them: runs of three or more joined, the rest listed."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = [
        f"{DAY_NAMES[run[0]]}–{DAY_NAMES[run[-1]]}" if len(run) > 2 else ", ".join(DAY_NAMES[day] for day in run)
        for run in runs
    ]
    return "every day" if len(days) == 7 else ", ".join(parts)


def day_in_words(day: dt.date) -> str:
    """Return a day as it stands on a card."""
    return f"{day:%a} {day.day} {day:%b}"


def time_in_words(agreement: Agreement) -> str:
    """Return the time of day: from when to when, or from when for how long, or only how long."""
    if agreement.at is None:
        return f"{agreement.minutes} minutes" if agreement.minutes else ""
    if agreement.kind == "zone" and agreement.until is not None:
        return f"{agreement.at:%H:%M} to {agreement.until:%H:%M}"
    length = f", {agreement.minutes} minutes" if agreement.minutes else ""
    return f"at {agreement.at:%H:%M}{length}"


def span_in_words(agreement: Agreement) -> str:
    """Return when it applies: days, time, and up to when."""
    if agreement.kind == "date":
        parts = [day_in_words(agreement.start), time_in_words(agreement), agreement.when]
    else:
        days = days_in_words(agreement.days)
        parts = [days, time_in_words(agreement), agreement.when, f"until {day_in_words(agreement.end)}"]
    span = ", ".join(part for part in parts if part)
    return span[:1].upper() + span[1:]


def check_in_words(agreement: Agreement) -> str:
    """Return when it is looked at together."""
    return ", ".join(part for part in (day_in_words(agreement.check_in), agreement.check_when) if part)
