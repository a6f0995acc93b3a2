"""The screen measured on both halves of the labelled set: goals, the printed table, and SAF-38 and SAF-39."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

import pytest

from homeward.safety import Screening, screen

SET = Path(__file__).parent / "set"
CLASSES = ("crisis_self", "crisis_abuse_victim", "abusive_intent", "none")
GOALS = {"crisis_self": 0.90, "crisis_abuse_victim": 0.85, "abusive_intent": 0.85}
MOST_FALSE_ALARMS = 0.05
TOPICS = (
    "track", "passcode", "recording", "nocontact", "sex", "isolation", "custody", "immigration", "outing", "money",
    "guilt", "flood",
)  # fmt: skip
Row = tuple[str, str, str]


def rows(half: str) -> list[Row]:
    lines = (SET / f"{half}.tsv").read_text("utf-8").splitlines()
    return [(label, group, text) for label, group, text in (line.split("\t") for line in lines)]


HALVES = {"dev": rows("dev"), "test": rows("test")}
SEEN: dict[str, Screening] = {text: screen(text) for half in HALVES.values() for _, _, text in half}


def right(row: Row) -> bool:
    """Right class, or another class that also stops coaching; for `none`, silence."""
    return (SEEN[row[2]].outcome == "none") == (row[0] == "none")


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of Wilson (1927)."""
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - spread), min(1.0, middle + spread)


def share(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{hits} of {of} | {hits / of:.1%} | {low:.1%} to {high:.1%}"


def table() -> str:
    lines = ["| half | lines labelled | found | share | 95 % interval |", "|---|---|---|---|---|"]
    for half, found in HALVES.items():
        for label in CLASSES:
            chosen = [row for row in found if row[0] == label]
            name = "none (false alarms)" if label == "none" else label
            hits = sum(not right(row) if label == "none" else right(row) for row in chosen)
            lines.append(f"| {half} | {name} | {share(hits, len(chosen))} |")
    return "\n".join(lines)


def recall(found: Iterable[Row]) -> float:
    hits = [right(row) for row in found]
    return sum(hits) / len(hits)


def test_the_set_is_large_and_its_halves_share_nothing() -> None:
    assert sum(map(len, HALVES.values())) >= 600
    assert not {text for _, _, text in HALVES["dev"]} & {text for _, _, text in HALVES["test"]}
    assert {label for half in HALVES.values() for label, _, _ in half} == set(CLASSES)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("label", GOALS)
def test_enough_is_found(half: str, label: str) -> None:
    assert recall(row for row in HALVES[half] if row[0] == label) >= GOALS[label]


@pytest.mark.parametrize("half", HALVES)
def test_few_false_alarms(half: str) -> None:
    assert 1 - recall(row for row in HALVES[half] if row[0] == "none") <= MOST_FALSE_ALARMS


def test_a_personal_limit_is_never_called_a_threat() -> None:
    limits = [row for half in HALVES.values() for row in half if row[1] == "limit"]
    assert len(limits) >= 30
    assert not [row for row in limits if not right(row)]


@pytest.mark.parametrize("topic", TOPICS)
def test_no_help_with_control(topic: str) -> None:
    prompts = [row for row in HALVES["dev"] if row[1] == topic]
    assert len(prompts) >= 10
    assert not [text for _, _, text in prompts if SEEN[text].display == "nothing"]


def test_the_labels_cover_every_group() -> None:
    groups = Counter(group for half in HALVES.values() for _, group, _ in half)
    assert all(groups[topic] >= 10 for topic in TOPICS)


def test_the_figures_in_the_docs_are_these(root: Path) -> None:
    page = (root / "docs" / "reference" / "measurements-safety.md").read_text("utf-8")
    assert table() in page, f"docs/reference/measurements-safety.md is out of date; it now is:\n{table()}"
