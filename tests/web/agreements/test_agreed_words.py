"""The words of the room: easy to read, kind to both, nothing promised, nobody measured."""

import re
from pathlib import Path

import pytest
from tests.web.template_words import HIGHEST_GRADE, assert_reads_easily, text_of

from homeward.method.bounded import ways
from homeward.method.content import micro_dates, offers, requests, zones
from homeward.method.reading_grade import reading_grade
from homeward.web.agreements.adapters import Agreement, Look
from homeward.web.agreements.wording import KIND_NOTES, QUESTIONS, days_in_words

ROOM = Path(__file__).parents[3] / "src" / "homeward" / "web" / "agreements"
TEMPLATES = sorted((ROOM / "templates" / "agreements").glob("*.html"))
NEVER = re.compile(
    r"\b(should|must|toxic|needy|proven|husband|wife|boyfriend|girlfriend|guarantee\w*|streak|score|overdue|failed"
    r"|compliance|always be)\b|!|%",
    re.IGNORECASE,
)
# What no agreement to start from may be about (SAF-15).
CONTROL = re.compile(
    r"\b(password|passcode|location|gps|track|allowance|account|permission|allowed|forbid|obey|sex|read your mail)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_page_reads_at_grade_eight_or_below_without_words_that_are_never_used(template: Path) -> None:
    text = text_of(template)
    assert_reads_easily(text)
    assert NEVER.findall(text) == []


def test_the_pages_together_read_easily() -> None:
    assert reading_grade("\n".join(text_of(template) for template in TEMPLATES)) <= 6.0


def test_questions_notes_and_form_words_are_plain() -> None:
    words = [*KIND_NOTES.values(), *(question for question, _ in QUESTIONS.values())]
    words += [line for way in ways() for line in (way.note, way.research)]
    words += re.findall(r'"([A-Z][^"]{12,}[.?])"', (ROOM / "forms.py").read_text())
    assert reading_grade("\n".join(words)) <= HIGHEST_GRADE
    assert NEVER.findall("\n".join(words)) == []


def test_no_template_has_an_inline_style_or_script() -> None:
    for template in TEMPLATES:
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script", template.read_text()), template


def test_nothing_to_start_from_is_about_control() -> None:
    for idea in (*zones(), *offers(), *requests(), *micro_dates()):
        assert not CONTROL.search(idea.text), idea.id


def test_nothing_that_is_kept_counts_or_grades_anybody() -> None:
    kept = {*Agreement.__dataclass_fields__, *Look.__dataclass_fields__}
    assert not [name for name in kept if re.search(r"count|score|grade|kept|missed|streak|seen|rank", name)]


@pytest.mark.parametrize(
    ("days", "words"),
    [((), ""), ((0, 1, 2, 3), "Mon–Thu"), ((0, 1), "Mon, Tue"), ((0, 2, 3, 4, 6), "Mon, Wed–Fri, Sun")],
)
def test_days_read_as_people_write_them(days: tuple[int, ...], words: str) -> None:
    assert days_in_words(days) == words
    assert days_in_words(tuple(range(7))) == "every day"
