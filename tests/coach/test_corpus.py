"""What the coach is worth on the project's own sentences: the test passes, which nobody tuned on, and the dev ones."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from homeward.coach.judge import judge
from homeward.coach.kinds import PROBLEM_KINDS


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "measure_coach.py"
    spec = importlib.util.spec_from_file_location("measure_coach", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def share(told: str) -> float:
    return float(told.split()[0])


def test_there_are_two_thousand_sentences_over_every_kind_in_passes_of_their_own(tool: ModuleType) -> None:
    dev, test = tool.rows_of("dev"), tool.rows_of("test")
    assert len(dev) >= 2_000
    assert len(test) >= 600
    for rows in (dev, test):
        for kind in PROBLEM_KINDS:
            assert sum(kind in row["kinds"] for row in rows) >= 30, kind
    # Different people do write "hello???"; nothing longer may stand on both sides.
    shared = {row["text"] for row in dev} & {row["text"] for row in test}
    assert len(shared) <= 10
    assert all(len(text.split()) <= 6 for text in shared), shared


def test_the_test_passes_meet_the_gate(tool: ModuleType) -> None:
    rows = tool.rows_of("test")
    scores = tool.label_scores(rows, [judge(row["text"]) for row in rows])
    assert share(scores["accuracy"]) >= 0.85, scores
    assert share(scores["ok kept"]) >= 0.92, scores
    assert share(scores["pairs, both sides right"]) >= 0.75, scores


def test_the_safety_screen_rarely_stops_an_ordinary_message(tool: ModuleType) -> None:
    rows = tool.rows_of("dev")[::3]
    stopped = [row["id"] for row in rows if judge(row["text"]).safety != "none"]
    assert len(stopped) <= 0.02 * len(rows), stopped
