"""The fixed forms of a reading: one row of PRED.csv, one JSON object."""

from homeward.patterns.decide import PlanEffect, Reading, q12_window
from homeward.patterns.priors import CAUSES
from homeward.patterns.report import Words
from homeward.patterns.series import OUTCOMES, DiarySeries
from homeward.patterns.slopes import load_slope

ROW_COLUMNS = (
    "diary_id",
    "q1_p",
    "q1_answer",
    "onset_day",
    *(f"q2_{cause}" for cause in CAUSES),
    "q2_answer",
    *(f"q3_{name}_{part}" for name in OUTCOMES for part in ("p", "est", "lo", "hi", "answer")),
)


def six(value: float | None) -> str:
    """Return six decimals, or a blank; never a negative zero."""
    return "" if value is None else f"{value + 0.0:.6f}".replace("-0.000000", "0.000000")


def quoted(text: str) -> str:
    """Return a CSV cell."""
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text


def shares(p: tuple[float, ...]) -> list[str]:
    """Return probabilities at six decimals that still sum to one: the largest takes the rounding."""
    millionths = [round(1e6 * share) for share in p]
    millionths[millionths.index(max(millionths))] += 1_000_000 - sum(millionths)
    return [f"{part / 1e6:.6f}" for part in millionths]


def as_row(reading: Reading) -> str:
    """Return one line of PRED.csv without its line end."""
    distance, movement = reading.distance, reading.movement
    onset = "" if distance.onset_day is None else str(distance.onset_day)
    cells = [quoted(reading.diary_id), six(distance.p), distance.answer, onset, *shares(movement.p), movement.answer]
    for name in OUTCOMES:
        cells += plan_cells(None if reading.plan is None else reading.plan[name])
    return ",".join(cells)


def plan_cells(part: PlanEffect | None) -> list[str]:
    """Return the five cells of one outcome."""
    if part is None:
        return [""] * 5
    effect = part.effect
    return [six(effect.p), six(effect.mean), six(effect.low), six(effect.high), part.answer]


def as_json(reading: Reading, series: DiarySeries, words: Words) -> dict[str, object]:
    """Return the numbers of one diary."""
    distance, movement = reading.distance, reading.movement
    plan = None if reading.plan is None else {name: plan_numbers(reading.plan[name]) for name in OUTCOMES}
    slope = load_slope(q12_window(series))
    return {
        "diary_id": reading.diary_id,
        "days": reading.days,
        "logged": reading.logged,
        "q1": {
            "p": rounded(distance.p),
            "answer": distance.answer,
            "onset_day": distance.onset_day,
            "onset_range": None if distance.onset_range is None else list(distance.onset_range),
        },
        "q2": {
            "p": dict(zip(CAUSES, (rounded(share) for share in movement.p), strict=True)),
            "answer": movement.answer,
            "parts": {
                "load": band(movement.load),
                "stressor": band(movement.stressor),
                "unexplained": band(movement.unexplained),
            },
            "load_slope": None if slope is None else band(slope),
        },
        "q3": plan,
        "needs": list(words.needs),
    }


def rounded(value: float | None) -> float | None:
    """Return six decimals."""
    return None if value is None else round(value, 6) + 0.0


def band(part: tuple[float, float, float]) -> dict[str, float | None]:
    """Return a contribution's mean and 90 % interval."""
    return {"est": rounded(part[0]), "lo": rounded(part[1]), "hi": rounded(part[2])}


def plan_numbers(part: PlanEffect) -> dict[str, object]:
    """Return one outcome's numbers."""
    effect = part.effect
    return {
        "p": rounded(effect.p),
        "est": rounded(effect.mean),
        "lo": rounded(effect.low),
        "hi": rounded(effect.high),
        "answer": part.answer,
        "expected": rounded(effect.expected),
    }
