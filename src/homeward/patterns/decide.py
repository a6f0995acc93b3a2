"""From probabilities to answers: hard gates first, then .90, .10 and .70, then the tipping-point check.

"Not enough data yet" is a full answer. What would break it: silent days that differ from written ones by far more
than half a day's swing.
"""

from dataclasses import dataclass, replace

import numpy as np

from homeward.patterns.effects import Effect, fit_effects
from homeward.patterns.mixture import Mixture
from homeward.patterns.model import CauseFit, fit_causes, read_window
from homeward.patterns.priors import CAUSES, SHIPPED
from homeward.patterns.series import DiarySeries, FloatArray

YES, NO, INSUFFICIENT = "yes", "no", "insufficient"
SURE, UNLIKELY = 0.90, 0.10  # patterns page 3.2: .80 answers more and is wrong twice as often
NAMED = 0.70  # patterns page 3.2: Q2 answers from here
NAMED_WORRY = 0.80  # own: real distance called worry must stay under 2 % (patterns page 3.3), so worry must be surer
STANDS = 0.60  # own: a named cause survives imagined silent days from here
LOGGED_DAYS = 10
LOGGED_EACH_SIDE = 3
RECENT_DAYS, RECENT_SHARE = 14, 0.4
PLAN_BEFORE, PLAN_AFTER = 7, 10
TRUST_ANSWERS = 8  # evidence page: trust is reported only after eight weekly answers
IMAGINED_SHIFT = 0.5  # SD: how far silent days are imagined to lie from the rest (patterns page 3.4)
LONGEST_WINDOW = 400  # days that Q1 and Q2 read, the last ones
BEFORE_DIARY_DAYS = 14  # what "before the first entry" is written as, in days
ONSET_TAIL = 0.1  # the onset's range holds 80 %


@dataclass(frozen=True, slots=True)
class Distance:
    """Q1: more distance than the writer's own usual, and since when (day numbers; the range holds 80 %)."""

    p: float
    answer: str
    onset_day: int | None = None
    onset_range: tuple[int, int] | None = None
    began_before: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """Q2: (5,) probabilities over ``CAUSES``, the answer, and the contributions as (mean, low, high), 90 %, in SD."""

    p: tuple[float, ...]
    answer: str
    load: tuple[float, float, float]
    stressor: tuple[float, float, float]
    unexplained: tuple[float, float, float]
    worst_stressor: int


@dataclass(frozen=True, slots=True)
class PlanEffect:
    """Q3 for one outcome: what was estimated, and the answer."""

    effect: Effect
    answer: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is answered for one diary. ``gates`` names what is missing before an answer can be given."""

    diary_id: str
    days: int
    logged: int
    distance: Distance
    movement: Movement
    plan: dict[str, PlanEffect] | None
    gates: tuple[str, ...]


def read_diary(series: DiarySeries, *, tipping: bool = True) -> Reading:
    """Answer all three questions for one diary.

    Parameters
    ----------
    series : DiarySeries
        The whole diary.
    tipping : bool
        Whether an answer to Q1 or Q2 must also survive silent days imagined half an SD higher and lower.

    Returns
    -------
    Reading
        Probabilities are always there, also when the answer is "insufficient".

    References
    ----------
    Patterns page 3.2 (lines), 3.4 (tipping point).
    """
    window = q12_window(series)
    effects = fit_effects(series)
    plan = None if effects is None else {name: decide_plan(series, name, one) for name, one in effects.items()}
    gates = window_gates(window)
    if window.logged.sum() == 0:
        distance, movement = nothing_written()
    else:
        distance, movement = answer_causes(window, gates, tipping=tipping)
    return Reading(series.diary_id, series.length, int(series.logged.sum()), distance, movement, plan, gates)


def q12_window(series: DiarySeries) -> DiarySeries:
    """Return the days that Q1 and Q2 read: before ``q12_day``, at most the last 400."""
    stop = series.length
    if series.facts.q12_day is not None:
        stop = min(max(series.facts.q12_day - series.first_day, 0), series.length)
    return series.window(max(0, stop - LONGEST_WINDOW), stop)


def window_gates(window: DiarySeries) -> tuple[str, ...]:
    """Name the gates that are still shut: "entries", "recent", "usual" (this one shuts only "no")."""
    gates = []
    if int(window.logged.sum()) < LOGGED_DAYS:
        gates.append("entries")
    if window.length == 0 or float(window.logged[-RECENT_DAYS:].mean()) < RECENT_SHARE:
        gates.append("recent")
    facts = window.facts
    if facts.usual_closeness is None and facts.usual_quiet is None and facts.usual_irritable is None:
        gates.append("usual")
    return tuple(gates)


def nothing_written() -> tuple[Distance, Movement]:
    """Return the prior as the answer to Q1 and Q2."""
    p = tuple(share / sum(SHIPPED.cause) for share in SHIPPED.cause)
    flat = (0.0, 0.0, 0.0)
    return Distance(sum(p[1:4]), INSUFFICIENT), Movement(p, INSUFFICIENT, flat, flat, flat, 0)


def answer_causes(window: DiarySeries, gates: tuple[str, ...], *, tipping: bool) -> tuple[Distance, Movement]:
    """Answer Q1 and Q2 on one window."""
    inputs = read_window(window)
    fit = fit_causes(window, inputs=inputs)
    distance, movement = decide_distance(window, fit, fit.p, gates), decide_movement(fit, fit.p, gates)
    settled = distance.answer == INSUFFICIENT and movement.answer == INSUFFICIENT
    if not tipping or settled or bool(window.logged.all()):
        return distance, movement
    for shift in (IMAGINED_SHIFT, -IMAGINED_SHIFT):
        moved = fit_causes(window, inputs=inputs, unlogged_shift=shift)
        if decide_distance(window, moved, moved.p, gates).answer != distance.answer:
            distance = Distance(distance.p, INSUFFICIENT)
        if movement.answer != INSUFFICIENT and not still_stands(moved.p, movement.answer):
            movement = replace(movement, answer=INSUFFICIENT)
    return distance, movement


def decide_distance(window: DiarySeries, fit: CauseFit, p: FloatArray, gates: tuple[str, ...]) -> Distance:
    """Answer Q1 from calibrated probabilities."""
    withdrawing = float(p[1:4].sum())
    shut = {"entries", "recent"} & set(gates)
    if shut:
        return Distance(withdrawing, INSUFFICIENT)
    if withdrawing <= UNLIKELY and "usual" not in gates:
        return Distance(withdrawing, NO)
    if withdrawing < SURE:
        return Distance(withdrawing, INSUFFICIENT)
    low, middle, high = (onset_slot(fit, share) for share in (ONSET_TAIL, 0.5, 1 - ONSET_TAIL))
    began_before = middle < 0
    if not began_before:
        after = int(window.logged[middle:].sum())
        if min(int(window.logged.sum()) - after, after) < LOGGED_EACH_SIDE:
            return Distance(withdrawing, INSUFFICIENT)
    first = window.first_day
    return Distance(withdrawing, YES, middle + first, (low + first, high + first), began_before=began_before)


def onset_slot(fit: CauseFit, share: float) -> int:
    """Return the slot by which ``share`` of the onset's mass lies; negative for before the first entry."""
    at = int(np.searchsorted(np.cumsum(fit.onset), share))
    if at == 0 or fit.days.size == 0:
        return -BEFORE_DIARY_DAYS
    return int(fit.days[min(at, fit.days.size) - 1])


def decide_movement(fit: CauseFit, p: FloatArray, gates: tuple[str, ...]) -> Movement:
    """Answer Q2 from calibrated probabilities."""
    return Movement(
        tuple(float(share) for share in p),
        name_movement(p, gates),
        summarise(fit.load),
        summarise(fit.stressor),
        summarise(fit.unexplained),
        fit.worst_stressor,
    )


def name_movement(p: FloatArray, gates: tuple[str, ...]) -> str:
    """Return the cause that is likely enough to be named, or "insufficient"."""
    likeliest = int(p.argmax())
    shut = {"entries", "recent"} & set(gates)
    line = NAMED_WORRY if CAUSES[likeliest] == "artefact" else NAMED
    return CAUSES[likeliest] if p[likeliest] >= line and not shut else INSUFFICIENT


def still_stands(p: FloatArray, answer: str) -> bool:
    """Whether a named cause is still the likeliest by a clear margin once silent days are imagined otherwise."""
    return CAUSES[int(p.argmax())] == answer and float(p.max()) >= STANDS


def summarise(part: Mixture) -> tuple[float, float, float]:
    """Return mean and 90 % interval of one contribution."""
    low, high = part.interval(0.9)
    return part.average(), low, high


def decide_plan(series: DiarySeries, outcome: str, effect: Effect) -> PlanEffect:
    """Answer Q3 for one outcome: seven logged days before the plan and ten from it on, then the lines."""
    plan = (series.facts.plan_day or 0) - series.first_day
    before = int(series.logged[: max(plan, 0)].sum())
    after = int(series.logged[max(plan, 0) :].sum())
    enough = before >= PLAN_BEFORE and after >= PLAN_AFTER and effect.mean is not None
    if outcome == "trust":
        enough = enough and effect.before + effect.after >= TRUST_ANSWERS
    if not enough or UNLIKELY < effect.p < SURE:
        return PlanEffect(effect, INSUFFICIENT)
    return PlanEffect(effect, YES if effect.p >= SURE else NO)
