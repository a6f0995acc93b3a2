"""From the patterns engine to what is sealed, and from there to what the page draws."""

import datetime as dt
from dataclasses import dataclass

from homeward.patterns import draw_distance, draw_movement, draw_plan, read_diary, write_words
from homeward.patterns.report import STANDING, TOO_LITTLE
from homeward.patterns.series import DiarySeries
from homeward.web.insights.drawing import Chart, Range, Week, chart_of, range_of
from homeward.web.sealing.box import Values

YES = "yes"
# A "yes" is told once it has stood three readings in a row, so that one bad week does not speak.
READINGS_BEFORE_YES = 3
BAR_WORDS = {"load": "work load", "stressor": "another strain", "unexplained": "neither of these"}
OUTCOME_WORDS = {
    "buffer": "The time without work talk",
    "conflict": "Rows",
    "closeness": "Closeness",
    "trust": "Finding a way to talk",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One part of the third question: its heading, sentences and weeks."""

    title: str
    sentences: tuple[str, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """The page's three answers."""

    entries: int
    standing: str
    distance: tuple[str, ...]
    movement: tuple[str, ...]
    needs: tuple[str, ...]
    chart: Chart | None
    ranges: tuple[Range, ...]
    plan: tuple[Outcome, ...]


EMPTY = Look(0, STANDING, (TOO_LITTLE,), (TOO_LITTLE,), (), None, (), ())


def reading_values(series: DiarySeries, first: dt.date) -> Values:
    """Run the engine once and return everything the page will need, as plain values."""
    reading = read_diary(series)
    words = write_words(reading, series)
    picture = draw_distance(reading, series)
    return {
        "first": first.isoformat(),
        "entries": int(reading.logged),
        "distance_answer": reading.distance.answer,
        "movement_answer": reading.movement.answer,
        "standing": words.standing,
        "distance": list(words.distance),
        "movement": list(words.movement),
        "needs": list(words.needs),
        "points": [[point.day, point.value] for point in picture.points],
        "usual": list(picture.usual) if picture.usual else None,
        "change": list(picture.change) if picture.change else None,
        "bars": [[bar.name, bar.middle, bar.low, bar.high] for bar in draw_movement(reading)],
        "plan": {name: list(sentences) for name, sentences in words.plan.items()},
        "weeks": {
            drawn.outcome: [[week.first_day, week.written, week.anyway, week.entries] for week in drawn.weeks]
            for drawn in draw_plan(reading, series)
        },
    }


def look_of(latest: Values, answers: list[str]) -> Look:
    """Return the page's answers from the latest reading and the answers of the last three, newest first."""
    stands = answers[:READINGS_BEFORE_YES] == [YES] * READINGS_BEFORE_YES
    is_shown = latest["distance_answer"] != YES or stands
    first = dt.date.fromisoformat(latest["first"])
    moves = latest["movement_answer"] not in ("insufficient", "none") and is_shown
    return Look(
        entries=latest["entries"],
        standing=latest["standing"],
        distance=tuple(latest["distance"]) if is_shown else (TOO_LITTLE,),
        movement=tuple(latest["movement"]) if is_shown else (TOO_LITTLE,),
        needs=tuple(latest["needs"]),
        chart=chart_of(latest["points"], latest["usual"], latest["change"] if is_shown else None, first),
        ranges=tuple(range_of(BAR_WORDS[name], *numbers) for name, *numbers in latest["bars"]) if moves else (),
        plan=tuple(outcome_of(name, sentences, latest, first) for name, sentences in latest["plan"].items()),
    )


def outcome_of(name: str, sentences: list[str], latest: Values, first: dt.date) -> Outcome:
    """Return one part of the third question."""
    rows = latest["weeks"].get(name, [])
    weeks = (Week(first + dt.timedelta(days=day), written, anyway, n) for day, written, anyway, n in rows)
    return Outcome(OUTCOME_WORDS[name], tuple(sentences), tuple(weeks))
