"""The crisis copy: short, easy, calm, promising nothing, and filled without a gap."""

import re

import pytest

from homeward.method.reading_grade import reading_grade
from homeward.safety import crisis_text
from homeward.safety.words import CrisisText

NAMES = "ABCDEFGH"
BANNED = (
    "commit suicide", "committed suicide", "you will be fine", "everything will be", "it gets better", "promise",
    "guarantee", "don't worry", "deaths", "die ", "died", "pills", "overdose", "rope", "bridge", "jump", "knife", "gun",
    "toxic", "needy", "should", "always", "never", "anonymous", "zero-knowledge", "proven", "certified",
)  # fmt: skip


@pytest.fixture(params=NAMES)
def text(request: pytest.FixtureRequest) -> CrisisText:
    return crisis_text(request.param)


def test_it_is_short_and_easy(text: CrisisText) -> None:
    words = " ".join(text.paragraphs)
    assert len(words.split()) <= 90
    assert reading_grade(words) <= 7


def test_it_is_calm_and_promises_nothing(text: CrisisText) -> None:
    words = f"{text.title} {' '.join(text.paragraphs)}".lower()
    assert not [phrase for phrase in BANNED if phrase in words]
    assert "!" not in words
    assert not re.search(r"\d", words), "no figures, least of all of deaths"


def test_it_is_filled_without_a_gap(text: CrisisText) -> None:
    values = {"lines": "Line 1", "emergency": "112", "name": "Kim", "date": "1 May", "more": "ignored"}
    assert not re.search(r"[{}]", " ".join(text.filled(**values)))
    if text.placeholders:
        with pytest.raises(ValueError, match=min(text.placeholders)):
            text.filled()


def test_lines_stand_alone_so_that_a_page_may_list_them() -> None:
    for name in "CDE":
        assert "{lines}" in crisis_text(name).paragraphs
        assert "emergency" in crisis_text(name).placeholders


def test_a_filled_in_brace_is_left_as_it_is() -> None:
    assert "{lines}" in crisis_text("A").filled(name="{lines}")[3]


def test_couples_help_is_named_in_text_g_alone() -> None:
    naming = [name for name in NAMES if "couples therapist" in " ".join(crisis_text(name).paragraphs)]
    assert naming == ["G"]


def test_the_stop_says_that_nothing_was_saved_and_blames_nobody() -> None:
    assert "Nothing you chose was saved." in crisis_text("C").paragraphs
    assert "You did nothing wrong by looking here." in " ".join(crisis_text("C").paragraphs)
    assert "nobody is told" in " ".join(crisis_text("D").paragraphs)
