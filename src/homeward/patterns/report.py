"""Readings to sentences: the only place of this package with words on screen.

Every pattern is told by how many days, a range, chance, and one other explanation; nothing below fourteen days and
eight entries on each side. What would break it: a sentence written anywhere else.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from homeward.patterns.decide import (
    INSUFFICIENT,
    NO,
    PLAN_AFTER,
    PLAN_BEFORE,
    YES,
    Distance,
    Movement,
    PlanEffect,
    Reading,
    q12_window,
)
from homeward.patterns.scores import load_of_day, make_scores
from homeward.patterns.series import OUTCOMES, STRESSORS, BoolArray, DiarySeries, FloatArray

STANDING = "This is what you wrote down, not what happened."
TOO_LITTLE = "Too little to say yet. That is a full answer, and a common one in the first three weeks."
WORRY = (
    "Your felt ratings moved with your worry more than the countable signs did. Both can be true; the countable signs "
    "alone do not settle it yet."
)
FEWEST_DAYS, FEWEST_ENTRIES = 14, 8
CARRY_OVER = 1.5  # days next to each other are alike: a share's variance is wider than that of separate days
Z_95 = 1.96

STRESSOR_WORDS = {
    "stress_inlaws": "family",
    "stress_money": "money",
    "stress_health": "health",
    "stress_sleep": "poor sleep",
}
OUTCOME_WORDS = {
    "buffer": "your zone held",
    "conflict": "there was an argument",
    "closeness": "closeness",
    "trust": "trust",
}
GATE_WORDS = {
    "entries": "Ten entries at least. Fourteen days give a first picture.",
    "recent": "Entries on about half of the last two weeks.",
    "usual": "How close, quiet and snappish an ordinary day was, some months ago.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one reading: ``standing`` goes above them all; ``plan`` is empty without a plan."""

    standing: str
    distance: tuple[str, ...]
    movement: tuple[str, ...]
    plan: dict[str, tuple[str, ...]]
    needs: tuple[str, ...]


def write_words(reading: Reading, series: DiarySeries) -> Words:
    """Put a reading into words.

    Parameters
    ----------
    reading : Reading
        What ``read_diary`` answered.
    series : DiarySeries
        The same diary.

    Returns
    -------
    Words
        Warm, plain, without a verdict on anyone.
    """
    plan = {} if reading.plan is None else {name: plan_words(series, name, reading.plan[name]) for name in OUTCOMES}
    return Words(
        STANDING, distance_words(reading, series), movement_words(reading, series), plan, needs(reading, series)
    )


def needs(reading: Reading, series: DiarySeries) -> tuple[str, ...]:
    """Return what would settle what is open."""
    open_questions = INSUFFICIENT in (reading.distance.answer, reading.movement.answer)
    told = [GATE_WORDS[gate] for gate in reading.gates] if open_questions else []
    if open_questions and not told:
        told.append("Some more weeks of entries, light days and heavy days alike.")
    if reading.plan is not None and any(part.answer == INSUFFICIENT for part in reading.plan.values()):
        told.append(plan_needs(series))
    return tuple(told)


def plan_needs(series: DiarySeries) -> str:
    """Return what would settle the plan: entries on both sides, then the one strong design a couple can run."""
    plan = max((series.facts.plan_day or 0) - series.first_day, 0)
    before, after = int(series.logged[:plan].sum()), int(series.logged[plan:].sum())
    if before < PLAN_BEFORE or after < PLAN_AFTER:
        return (
            "For the plan: seven entries from before it and ten from its first day on; for trust, eight Sundays. "
            f"So far there are {before} and {after}."
        )
    return "For the plan: more weeks. Some with it and some without, by the toss of a coin, would tell the most."


def spoken(day: date) -> str:
    """Return a date as people say it, such as 3 March."""
    return f"{day.day} {day:%B}"


def when(series: DiarySeries, day: int) -> str:
    """Return a day number as a date where the diary has dates."""
    if series.first_date is None:
        return f"day {day}"
    return spoken(series.first_date + timedelta(days=day - series.first_day))


@dataclass(frozen=True, slots=True)
class Split:
    """Closer days in two groups of written days: ``x`` of ``a``, ``y`` of ``b``."""

    x: int
    a: int
    y: int
    b: int
    days: int

    @property
    def is_enough(self) -> bool:
        """Whether it may be told at all."""
        return self.days >= FEWEST_DAYS and min(self.a, self.b) >= FEWEST_ENTRIES

    @property
    def shows_less(self) -> bool:
        """Whether plain counting shows fewer closer days in the second group."""
        return self.is_enough and self.y * self.a < self.x * self.b


def closer_days(window: DiarySeries, first: BoolArray) -> Split:
    """Split written days by ``first`` and count those in the closer half by the felt items."""
    scores = make_scores(window)
    felt, known = scores.y[1], scores.weight[1] > 0
    middle = float(np.median(felt[known])) if known.any() else 0.0
    return split(felt < middle, known, first)


def split(hit: BoolArray, known: BoolArray, first: BoolArray) -> Split:
    """Count hits among known days in and outside of ``first``."""
    one, two = known & first, known & ~first
    return Split(int(hit[one].sum()), int(one.sum()), int(hit[two].sum()), int(two.sum()), int(known.size))


def share_range(s: Split) -> tuple[float, float]:
    """Return the 95 % interval of share y/b less share x/a.

    References
    ----------
    Agresti and Caffo 2000, doi:10.1080/00031305.2000.10474560, with its variance widened for carry-over.
    """
    p, q = (s.x + 1) / (s.a + 2), (s.y + 1) / (s.b + 2)
    half = Z_95 * (CARRY_OVER * (p * (1 - p) / (s.a + 2) + q * (1 - q) / (s.b + 2))) ** 0.5
    return max(q - p - half, -1.0), min(q - p + half, 1.0)


def range_words(low: float, high: float, unit: str) -> str:
    """Return a range as "from 2 fewer to 5 more …"."""

    def side(x: float) -> str:
        return f"{abs(x):.1f} {'fewer' if x < 0 else 'more'}"

    return f"Range: from {side(low)} to {side(high)} {unit}."


def pattern(entries: int, s: Split, *, groups: tuple[str, str], other: str) -> str:
    """Return the one form in which a pattern of closer days is told."""
    low, high = share_range(s)
    return (
        f"In {entries} entries over {s.days} days you felt closer on {s.x} of {s.a} days {groups[0]}, and {s.y} of "
        f"{s.b} {groups[1]}. {range_words(10 * low, 10 * high, 'such days in ten')} This may be chance; {other} could "
        "also explain it."
    )


def distance_words(reading: Reading, series: DiarySeries) -> tuple[str, ...]:
    """Return Q1 in words."""
    distance, window = reading.distance, q12_window(series)
    entries = int(window.logged.sum())
    if distance.answer == INSUFFICIENT or window.length < FEWEST_DAYS or entries < FEWEST_ENTRIES:
        return (TOO_LITTLE,)
    if distance.answer == NO:
        return (
            f"In {entries} entries over {window.length} days no more distance than your usual stands out. The chance "
            f"that there is some all the same is about {share_words(distance.p)}; a slow change could also hide here.",
        )
    if distance.began_before:
        return (
            f"In {entries} entries over {window.length} days you wrote of more distance than the usual you remembered. "
            f"It looks as if that began before your first entry. The chance is about {share_words(distance.p)}. A "
            "kinder memory of those days could also explain it.",
        )
    return since_words(distance, series, window)


def since_words(distance: Distance, series: DiarySeries, window: DiarySeries) -> tuple[str, ...]:
    """Return Q1's yes with its day and the days on each side."""
    onset, (low, high) = distance.onset_day or 0, distance.onset_range or (0, 0)
    start = (
        f"Most likely since about {when(series, onset)}, somewhere from {when(series, low)} to {when(series, high)}."
    )
    s = closer_days(window, np.arange(window.length) < onset - window.first_day)
    # A pattern that plain counting does not show is not told, whatever the model says.
    if not s.shows_less:
        return (TOO_LITTLE,)
    entries = int(window.logged.sum())
    told = pattern(entries, s, groups=("before then", "since"), other="a change in how you rate your days")
    return ("You wrote of more distance than your own usual.", start, told)


def share_words(p: float) -> str:
    """Return a probability as people say it."""
    return f"{max(1, min(99, round(100 * p)))} in 100"


MOVES = {
    "work": "What you wrote moves with work load.",
    "not_work": "What you wrote does not move with work load so far. What it moves with is not in the diary.",
    "none": "What you wrote moves with none of the loads you noted.",
}


def heavier_days(x: FloatArray) -> BoolArray:
    """Return the days above the writer's middle day of one input."""
    known = ~np.isnan(x)
    middle = float(np.median(x[known])) if known.any() else 0.0
    return np.asarray(known & (np.where(known, x, middle) > middle), dtype=np.bool_)


def movement_words(reading: Reading, series: DiarySeries) -> tuple[str, ...]:
    """Return Q2 in words."""
    movement, window = reading.movement, q12_window(series)
    if movement.answer == INSUFFICIENT:
        return open_words(movement, window)
    if movement.answer == "artefact":
        return worry_words(window)
    s = closer_days(window, ~heavier_days(load_of_day(window)))
    follows = movement.answer in ("work", "layered")
    if not s.is_enough or (follows and not s.shows_less):
        return (TOO_LITTLE,)
    strain = STRESSOR_WORDS[STRESSORS[movement.worst_stressor]]
    layered = f"What you wrote moves with work load, and with one more strain: {strain}."
    groups = ("with lighter load", "with heavier load")
    told = pattern(int(window.logged.sum()), s, groups=groups, other="short sleep or a bad week")
    return (MOVES.get(movement.answer, layered), told, "Moving together is not the same as one leading to the other.")


def open_words(movement: Movement, window: DiarySeries) -> tuple[str, ...]:
    """Return Q2's open answer; work and a step of its own may both be likely."""
    _, work, elsewhere, *_ = movement.p
    entries = int(window.logged.sum())
    both = work + elsewhere >= 0.8 and min(work, elsewhere) >= 0.3
    if both and window.length >= FEWEST_DAYS and entries >= 2 * FEWEST_ENTRIES:
        return ("It may be work, and something else that is not in the diary. Too little to tell them apart yet.",)
    return (TOO_LITTLE,)


def worry_words(window: DiarySeries) -> tuple[str, ...]:
    """Return what is said when felt ratings moved with worry: no verdict, and both may be true."""
    s = closer_days(window, ~heavier_days(window.item("own_anxiety")))
    if not s.shows_less:
        return (TOO_LITTLE,)
    groups = ("with less worry", "with more worry")
    return (WORRY, pattern(int(window.logged.sum()), s, groups=groups, other="a hard stretch for you both"))


def plan_words(series: DiarySeries, outcome: str, part: PlanEffect) -> tuple[str, ...]:
    """Return Q3 for one outcome in words."""
    effect = part.effect
    enough = min(effect.before, effect.after) >= FEWEST_ENTRIES and series.length >= FEWEST_DAYS
    if part.answer == INSUFFICIENT or effect.low is None or effect.high is None or not enough:
        return (TOO_LITTLE,)
    yes_no = outcome in ("buffer", "conflict")
    seen, coming = effect.seen or 0.0, effect.expected or 0.0
    scale = 10.0 if yes_no else 1.0
    unit = "such days in ten" if yes_no else "points on your scale"
    what = f"days on which {OUTCOME_WORDS[outcome]}" if yes_no else f"{OUTCOME_WORDS[outcome]}"
    head = {
        YES: f"Since the plan began, {what} changed more than was coming anyway.",
        NO: f"Since the plan began, {what} changed about as much as was coming anyway.",
    }[part.answer]
    return (
        head,
        f"In {effect.before + effect.after} entries over {series.length} days ({effect.before} before the plan, "
        f"{effect.after} since), the change you wrote down is {signed(scale * seen)} {unit}; {signed(scale * coming)} "
        "was coming anyway.",
        f"{range_words(scale * effect.low, scale * effect.high, unit)} This may be chance; a calmer time at work could "
        "also explain it.",
    )


def signed(x: float) -> str:
    """Return a number with its sign, zero without."""
    return "0.0" if abs(x) < 0.05 else f"{x:+.1f}"
