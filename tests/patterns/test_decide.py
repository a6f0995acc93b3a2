"""The gates stand before every answer, and an answer must survive imagined silent days."""

from dataclasses import replace

import numpy as np
import pytest

from homeward.patterns import decide
from homeward.patterns.decide import q12_window, read_diary, window_gates
from homeward.patterns.effects import Effect
from homeward.patterns.mixture import Mixture
from homeward.patterns.model import CauseFit, fit_causes
from homeward.patterns.regimes import CLEAN, HARSH
from homeward.patterns.series import DiarySeries, Facts
from homeward.patterns.simulate import simulate_diary

NO_GATES: tuple[str, ...] = ()


@pytest.fixture
def series() -> DiarySeries:
    drawn = simulate_diary(np.random.default_rng(5), CLEAN, cause="work", window=42).series.window(0, 42)
    facts = replace(drawn.facts, plan_day=None, usual_closeness=5.0)
    return replace(drawn, logged=np.ones(42, dtype=bool), facts=facts)


def fit_of(p: list[float], onset_slot: int, length: int = 42) -> CauseFit:
    days = np.arange(3, length - 1).astype(float)
    onset = np.zeros(days.size + 1)
    onset[0 if onset_slot < 0 else 1 + onset_slot - 3] = 1.0
    flat = Mixture(np.zeros(0), np.zeros(0), np.zeros(0), 1.0)
    return CauseFit(np.array(p), onset, days, flat, flat, flat, 0)


SURE = [0.02, 0.93, 0.02, 0.02, 0.01]
CALM = [0.95, 0.01, 0.02, 0.01, 0.01]


def test_the_lines_are_ninety_and_ten(series: DiarySeries) -> None:
    def answer(p: float) -> str:
        shares = [1 - p, p, 0.0, 0.0, 0.0]
        return decide.decide_distance(series, fit_of(shares, 20), np.array(shares), NO_GATES).answer

    assert [answer(p) for p in (0.91, 0.89, 0.11, 0.09)] == ["yes", "insufficient", "insufficient", "no"]


def test_no_is_not_said_without_the_recalled_usual(series: DiarySeries) -> None:
    fit = fit_of(CALM, 20)
    assert decide.decide_distance(series, fit, fit.p, ("usual",)).answer == "insufficient"
    assert decide.decide_distance(series, fit, fit.p, NO_GATES).answer == "no"


@pytest.mark.parametrize("gate", ["entries", "recent"])
def test_a_shut_gate_shuts_both_questions(series: DiarySeries, gate: str) -> None:
    fit = fit_of(SURE, 20)
    assert decide.decide_distance(series, fit, fit.p, (gate,)).answer == "insufficient"
    assert decide.decide_movement(fit, fit.p, (gate,)).answer == "insufficient"
    assert decide.decide_movement(fit, fit.p, NO_GATES).answer == "work"


def test_a_yes_needs_three_entries_on_each_side(series: DiarySeries) -> None:
    fit = fit_of(SURE, 20)
    logged = series.logged.copy()
    logged[:18] = False
    assert decide.decide_distance(replace(series, logged=logged), fit, fit.p, NO_GATES).answer == "insufficient"
    assert decide.decide_distance(series, fit, fit.p, NO_GATES).answer == "yes"


def test_an_onset_before_the_first_entry_is_a_negative_day(series: DiarySeries) -> None:
    fit = fit_of(SURE, -1)
    told = decide.decide_distance(series, fit, fit.p, NO_GATES)
    assert told.began_before
    assert told.onset_day is not None
    assert told.onset_day < 0


def test_gates_count_entries_recent_days_and_recall(series: DiarySeries) -> None:
    assert window_gates(series) == ()
    few = np.zeros(42, dtype=bool)
    few[:9] = True
    assert window_gates(replace(series, logged=few, facts=Facts())) == ("entries", "recent", "usual")
    early = np.ones(42, dtype=bool)
    early[-9:] = False
    assert window_gates(replace(series, logged=early)) == ("recent",)


def test_the_window_ends_before_q12_day(series: DiarySeries) -> None:
    assert q12_window(replace(series, facts=Facts(q12_day=10))).length == 10
    assert q12_window(replace(series, facts=Facts(q12_day=0))).length == 0
    assert q12_window(replace(series, facts=Facts(q12_day=500))).length == 42
    assert q12_window(replace(series, first_day=5, facts=Facts(q12_day=10))).length == 5


def test_an_answer_that_silent_days_could_overturn_is_withdrawn() -> None:
    overturned = 0
    for k in range(20):
        drawn = simulate_diary(np.random.default_rng([6, k]), HARSH, window=42).series
        bold, careful = read_diary(drawn, tipping=False), read_diary(drawn)
        assert careful.distance.answer in (bold.distance.answer, "insufficient")
        assert careful.movement.answer in (bold.movement.answer, "insufficient")
        assert careful.distance.p == bold.distance.p
        moved = fit_causes(decide.q12_window(drawn), unlogged_shift=decide.IMAGINED_SHIFT)
        overturned += not np.allclose(moved.p, bold.movement.p, atol=1e-3)
    assert overturned > 10


def effect(p: float) -> Effect:
    return Effect(p, 0.1, 0.0, 0.2, 0.0, 0.1, 20, 20, np.zeros(42), 0)


@pytest.mark.parametrize(
    ("plan_day", "answer"), [(7, "yes"), (6, "insufficient"), (32, "yes"), (33, "insufficient"), (0, "insufficient")]
)
def test_the_plan_needs_seven_entries_before_and_ten_after(series: DiarySeries, plan_day: int, answer: str) -> None:
    told = decide.decide_plan(replace(series, facts=Facts(plan_day=plan_day)), "buffer", effect(0.95))
    assert told.answer == answer


def test_trust_needs_eight_answers(series: DiarySeries) -> None:
    planned = replace(series, facts=Facts(plan_day=20))
    few = replace(effect(0.95), before=3, after=4)
    assert decide.decide_plan(planned, "trust", few).answer == "insufficient"
    assert decide.decide_plan(planned, "trust", replace(few, after=5)).answer == "yes"


def test_worry_must_be_surer_than_any_other_answer() -> None:
    def answer(at: int, p: float) -> str:
        shares = np.full(5, (1 - p) / 4)
        shares[at] = p
        return decide.name_movement(shares, NO_GATES)

    assert [answer(1, 0.71), answer(4, 0.71), answer(4, 0.81)] == ["work", "insufficient", "artefact"]
