"""Diaries from known truth, for tests, measurements, the demo and the docs.

Unlike the model's own assumptions on purpose: shocks have heavy tails, felt scales are rounded, bounded and drift,
silent days depend on what happened, the load rating leaks from mood, first days run high, episodes ramp, flicker or
began before the diary, peaks subside, decoys shift and move nothing. What would break its use: tuning the model to it.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from homeward.patterns.priors import CAUSES
from homeward.patterns.regimes import DEFAULT, Regime
from homeward.patterns.series import (
    GOOD_SIDE,
    ITEM_INDEX,
    ITEM_NAMES,
    OUTCOME_ITEM,
    OUTCOMES,
    STRESSORS,
    BoolArray,
    DiarySeries,
    Facts,
    FloatArray,
)

CAUSE_SHARE = (0.32, 0.21, 0.17, 0.15, 0.15)
WINDOWS = (10, 14, 21, 28, 35, 42, 60)
PLAN_WORKS = {"buffer": 0.5, "conflict": 0.38, "closeness": 0.38, "trust": 0.38}
START = date(2026, 3, 2)  # a Monday
MEANS = {"irritable": 1.1, "quiet": 1.3, "closeness": 2.8}  # felt items with more meaning more distance
SDS = {"irritable": 0.95, "quiet": 0.95, "closeness": 1.05}


@dataclass(frozen=True, slots=True)
class Truth:
    """What was really so: the cause, its onset day (None if none), and each outcome's true average plan effect."""

    cause: str
    onset: int | None
    plan_works: dict[str, bool]
    plan_effect: dict[str, float]
    subsiding: bool

    @property
    def is_real(self) -> bool:
        """Whether there is more distance than usual."""
        return self.cause in ("work", "not_work", "layered")

    @property
    def began_before(self) -> bool:
        """Whether it began before the first entry."""
        return self.onset is not None and self.onset < 0


@dataclass(frozen=True, slots=True)
class Simulated:
    """A diary and its truth."""

    series: DiarySeries
    truth: Truth


@dataclass(frozen=True, slots=True)
class Course:
    """The latent days: distance, load above base, worry above base, stressors, and when load peaked, if it did."""

    distance: FloatArray
    load: FloatArray
    worry: FloatArray
    stressors: FloatArray
    weekend: FloatArray
    peak: tuple[float, float] | None


def shocks(rng: np.random.Generator, shape: tuple[int, ...], tail: float) -> FloatArray:
    """Return unit-variance draws with ``tail`` degrees of freedom."""
    return np.asarray(rng.standard_t(tail, shape) / np.sqrt(tail / (tail - 2.0)))


def autoregressive(rng: np.random.Generator, length: int, phi: float, tail: float) -> FloatArray:
    """Return a stationary AR(1) course of unit variance."""
    draws = shocks(rng, (length,), tail) * np.sqrt(1 - phi**2)
    course = np.empty(length)
    level = float(rng.standard_normal())
    for t in range(length):
        level = phi * level + float(draws[t])
        course[t] = level
    return course


def episode(rng: np.random.Generator, length: int, onset: float, end: float) -> FloatArray:
    """Return (T,) 0..1: a step, a ramp, or a flicker from ``onset`` until it fades from ``end``."""
    days = np.arange(length)
    kind = rng.choice(3, p=[0.5, 0.35, 0.15])
    width = {0: 0.5, 1: rng.uniform(5, 16), 2: 0.5}[int(kind)]
    course = np.clip((days - onset + 0.5) / width, 0, 1)
    if kind == 2:
        course = course * (rng.random(length) < 0.75)
    return np.asarray(course * np.clip((end - days) / rng.uniform(2, 8) + 1, 0, 1))


def onset_day(rng: np.random.Generator, window: int, before: float) -> int:
    """Draw when an episode began: before the first entry with chance ``before``, else inside the window."""
    if rng.random() < before:
        return -int(rng.integers(5, 45))
    return int(rng.integers(3, max(window - 3, 4)))


def simulate_diary(
    rng: np.random.Generator, regime: Regime = DEFAULT, *, cause: str | None = None, window: int | None = None
) -> Simulated:
    """Draw one diary.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of chance.
    regime : Regime
        The world.
    cause : str or None
        One of ``CAUSES``, or None to draw it at ``CAUSE_SHARE``.
    window : int or None
        Days that Q1 and Q2 read (``q12_day``), or None to draw one.

    Returns
    -------
    Simulated
        The diary runs on for two to six weeks after the window when a plan begins.
    """
    named = cause or str(rng.choice(CAUSES, p=CAUSE_SHARE))
    window = window or int(rng.choice(WINDOWS))
    plan = window + int(rng.integers(0, 3)) if rng.random() < 0.8 else None
    length = window if plan is None else window + int(rng.integers(14, 43))
    onset = onset_day(rng, window, regime.before)
    fades = named in ("work", "layered") and rng.random() < regime.subsides
    end = float(window + rng.integers(-2, 10)) if fades else 10.0 * length
    works = {name: plan is not None and bool(rng.random() < PLAN_WORKS[name]) for name in OUTCOMES}
    return draw_person(rng, regime, named, span=(length, onset, end), window=window, plan=plan, works=works)


def draw_person(
    rng: np.random.Generator,
    regime: Regime,
    cause: str,
    *,
    span: tuple[int, int, float],
    window: int,
    plan: int | None,
    works: dict[str, bool],
) -> Simulated:
    """Draw one diary whose cause, days (length, onset, end), plan and working outcomes are settled."""
    length, onset, end = span
    course = draw_course(rng, regime, cause, span=span)
    dose = plan_dose(rng, length, plan)
    size = {name: (GOOD_SIDE[name] * rng.lognormal(-0.35, 0.4) if works[name] else 0.0) for name in OUTCOMES}
    values, effects, usual = draw_items(rng, regime, course, (dose, size), cause)
    silent = draw_silence(rng, regime, course)
    values[silent] = np.nan
    facts = draw_facts(rng, regime, usual, window=window, plan=plan, peak=course.peak, cause=cause)
    weekend: BoolArray = np.asarray(course.weekend, dtype=np.bool_)
    logged: BoolArray = np.asarray(~np.isnan(values).all(axis=1), dtype=np.bool_)
    series = DiarySeries("simulated", 0, values, logged, weekend, facts, START)
    began = None if cause == "none" else onset
    return Simulated(series, Truth(cause, began, works, effects, end < length))


def draw_course(rng: np.random.Generator, regime: Regime, cause: str, *, span: tuple[int, int, float]) -> Course:
    """Draw the latent days of one person."""
    length, onset, end = span
    weekend = (np.arange(length) % 7 >= 5).astype(float)
    phi = float(np.clip(rng.normal(*regime.phi), 0.0, 0.8))
    size = regime.effect * rng.lognormal(0.0, 0.4)
    active = episode(rng, length, onset, end)
    near = episode(rng, length, onset + int(rng.integers(-3, 4)), end)
    decoys = rng.random(3) < regime.decoy * np.array([1.0, 0.5, 0.5])
    starts = [onset_day(rng, length, regime.before) for _ in range(3)]
    elsewhere = [episode(rng, length, start, 10.0 * length) for start in starts]
    peak = (float(onset), end) if cause in ("work", "layered") else (float(starts[0]), 10.0 * length)
    load_rise = rng.uniform(0.9, 2.0)
    lifted = active if cause in ("work", "layered") else elsewhere[0] * decoys[0]
    load = 0.65 * autoregressive(rng, length, 0.35, 8.0) - rng.uniform(0.2, 1.2) * weekend + load_rise * lifted
    stressors = 0.55 * np.stack([autoregressive(rng, length, 0.5, 5.0) for _ in STRESSORS])
    chosen = int(rng.integers(4))
    stress_rise = rng.uniform(0.8, 1.7)
    stressors[chosen] += stress_rise * (near if cause == "layered" else elsewhere[1] * decoys[1])
    felt_load = 0.75 * load + 0.25 * np.concatenate([load[:1], load[:-1]])
    distance = autoregressive(rng, length, phi, regime.tail) + rng.normal(0.04, 0.06) * felt_load
    distance = distance - abs(rng.normal(0.2, 0.2)) * weekend
    if cause == "work":
        distance = distance + size / load_rise * felt_load
    if cause == "not_work":
        distance = distance + size * active
    if cause == "layered":
        distance = distance + 0.6 * size / load_rise * felt_load + 0.6 * size / stress_rise * stressors[chosen]
    worry = 0.75 * autoregressive(rng, length, 0.45, 6.0) + rng.uniform(0.0, 0.45) * distance
    worry = worry + rng.uniform(0.8, 1.8) * (active if cause == "artefact" else elsewhere[2] * decoys[2])
    worry = worry + regime.early * np.exp(-np.arange(length) / 2.0)
    return Course(distance, load, worry, stressors, weekend, peak if lifted.any() else None)


def plan_dose(rng: np.random.Generator, length: int, plan: int | None) -> FloatArray:
    """Return (T,) 0..1 how far the plan has taken hold: slowly or at once, sometimes wearing off."""
    if plan is None:
        return np.zeros(length)
    since = np.arange(length) - plan
    dose = np.clip((since + 1) / rng.uniform(1, 9), 0, 1) * (since >= 0)
    return np.asarray(dose * np.exp(-np.maximum(since, 0) / 40.0) if rng.random() < 0.25 else dose)


def chance(log_odds: FloatArray) -> FloatArray:
    """Return probabilities from log-odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)))


def rated(x: FloatArray, low: float, high: float) -> FloatArray:
    """Round to the answers a scale offers."""
    return np.clip(np.rint(x), low, high)


def draw_items(
    rng: np.random.Generator, regime: Regime, course: Course, plan: tuple[FloatArray, dict[str, float]], cause: str
) -> tuple[FloatArray, dict[str, float], dict[str, float]]:
    """Turn latent days to answers; also return true plan effects and the usual felt levels."""
    length = course.load.size
    dose, size = plan
    values = np.full((length, len(ITEM_NAMES)), np.nan)
    put = {name: ITEM_INDEX[name] for name in ITEM_NAMES}
    effects: dict[str, float] = {}
    for name, base in (("cancelled", rng.normal(-2.0, 0.5)), ("text_only", rng.normal(-1.7, 0.6))):
        steep = rng.lognormal(0.0, 0.3)
        values[:, put[name]] = rng.random(length) < chance(base + steep * course.distance)
    colour = rng.normal(0.7, 0.2) if cause == "artefact" else max(rng.normal(regime.colour, 0.12), 0.0)
    judge = shocks(rng, (length,), regime.tail)
    drift = rng.normal(0.0, regime.drift) * (np.arange(length) / max(length, 1) - 0.5)
    early = regime.early * np.exp(-np.arange(length) / 2.0)
    stretch = rng.lognormal(0.0, 0.25)
    usual: dict[str, float] = {}
    for name, mean in MEANS.items():
        usual[name] = mean + rng.normal(0.0, 0.4)
        loading = rng.uniform(0.42, 0.74)
        noise = np.sqrt(regime.judge) * judge + np.sqrt(1 - regime.judge) * shocks(rng, (length,), regime.tail)
        signal = loading * (course.distance + colour * course.worry + early + drift)
        latent = usual[name] + stretch * SDS[name] * (signal + np.sqrt(1 - loading**2) * noise)
        if name == "closeness":
            lifted = latent - size["closeness"] * dose * 0.9
            values[:, put[name]] = rated(8.0 - lifted, 1, 7)
            effects["closeness"] = on_average(np.clip(8 - lifted, 1, 7) - np.clip(8 - latent, 1, 7), dose)
        else:
            values[:, put[name]] = rated(latent, 0, 4)
    values[:, put["work_load"]] = rated(
        rng.normal(1.5, 0.35) + course.load + regime.leak * course.distance + 0.35 * rng.standard_normal(length), 0, 4
    )
    values[:, put["late_home"]] = rng.random(length) < chance(rng.normal(-1.3, 0.4) + 1.1 * course.load)
    for k, name in enumerate(STRESSORS):
        values[:, put[name]] = rated(rng.uniform(0.2, 0.9) + course.stressors[k], 0, 3)
    values[:, put["own_anxiety"]] = rated(rng.normal(1.2, 0.4) + course.worry, 0, 4)
    draw_outcomes(rng, course, (dose, size), values, effects)
    values[rng.random(values.shape) < regime.blank] = np.nan
    return values, effects, usual


def on_average(change: FloatArray, dose: FloatArray) -> float:
    """Return the mean change over the plan's days."""
    return float(change[dose > 0].mean()) if (dose > 0).any() else 0.0


def draw_outcomes(
    rng: np.random.Generator,
    course: Course,
    plan: tuple[FloatArray, dict[str, float]],
    values: FloatArray,
    effects: dict[str, float],
) -> None:
    """Add what Q3 reads besides closeness: zones kept, arguments, small rows, help, and trust on Sundays."""
    length = course.load.size
    dose, size = plan
    odds = {
        "buffer": rng.normal(-0.2, 0.6) - 0.5 * course.load - 0.3 * course.distance,
        "conflict": rng.normal(-1.7, 0.4) + 0.6 * course.distance + 0.3 * course.worry,
    }
    for name, scale in (("buffer", 1.5), ("conflict", 1.1)):
        moved = odds[name] + scale * size[name] * dose
        values[:, ITEM_INDEX[OUTCOME_ITEM[name]]] = rng.random(length) < chance(moved)
        effects[name] = on_average(chance(moved) - chance(odds[name]), dose)
    week = np.convolve(course.distance, np.ones(7) / 7)[:length]
    trust = rng.normal(5.2, 0.6) - 0.6 * week + 0.6 * rng.standard_normal(length)
    values[:, ITEM_INDEX["trust"]] = np.where(
        np.arange(length) % 7 == 6, rated(trust + 0.9 * size["trust"] * dose, 1, 7), np.nan
    )
    effects["trust"] = on_average(np.clip(trust + 0.9 * size["trust"] * dose, 1, 7) - np.clip(trust, 1, 7), dose)
    values[:, ITEM_INDEX["micro_date"]] = rng.random(length) < 0.15 + 0.1 * dose
    values[:, ITEM_INDEX["support_given"]] = rng.random(length) < 0.3 + 0.1 * dose


def draw_silence(rng: np.random.Generator, regime: Regime, course: Course) -> BoolArray:
    """Draw days without an entry: likelier on distant and heavy days and late in the diary."""
    length = course.load.size
    odds = rng.normal(regime.silent, 0.5) + regime.telling * (course.distance + 0.7 * course.load)
    return np.asarray(rng.random(length) < chance(odds + 0.5 * np.arange(length) / length))


def draw_facts(
    rng: np.random.Generator,
    regime: Regime,
    usual: dict[str, float],
    *,
    window: int,
    plan: int | None,
    peak: tuple[float, float] | None,
    cause: str,
) -> Facts:
    """Draw what the writer told besides: recalled levels with a shared rosy or sour tint, guesses at the peak."""
    told = rng.random() < (0.65 if peak is not None else 0.08)
    onset, end = peak or (float(rng.integers(0, window)), float(window + rng.integers(0, 20)))
    skipped = rng.random() < regime.recall_skipped
    tint = rng.normal(-0.1, regime.recall_noise)
    recall = {name: level + tint + regime.recall_noise * rng.normal() * 0.8 for name, level in usual.items()}
    return Facts(
        q12_day=window,
        plan_day=plan,
        peak_start=round(onset + rng.normal(0, 3)) if told else None,
        peak_end=int(min(end, 400) + round(rng.normal(0, 4))) if told and end < 400 else None,
        trait_anxiety=float(np.clip(np.round(rng.normal(3.9 if cause == "artefact" else 3.3, 1.1)), 1, 7)),
        usual_closeness=None if skipped else float(np.clip(np.rint(8 - recall["closeness"]), 1, 7)),
        usual_quiet=None if skipped else float(np.clip(np.rint(recall["quiet"]), 0, 4)),
        usual_irritable=None if skipped else float(np.clip(np.rint(recall["irritable"]), 0, 4)),
    )
