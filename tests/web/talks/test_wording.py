"""The words of night one: easy to read, kind to both, nothing promised."""

import re
from pathlib import Path

import pytest
from tests.web.template_words import HIGHEST_GRADE, assert_reads_easily, text_of

from homeward.method.reading_grade import reading_grade
from homeward.web.talks import naming
from homeward.web.talks.composing import PARTS

ROOMS = Path(__file__).parents[3] / "src" / "homeward" / "web"
TEMPLATES = sorted([*ROOMS.glob("calm/templates/calm/*.html"), *ROOMS.glob("talks/templates/talks/*.html")])
NEVER = re.compile(
    r"\b(should|toxic|needy|proven|anonymous|husband|wife|boyfriend|girlfriend|zero-knowledge|certified|compliant"
    r"|not ready|always be|guarantee\w*)\b|!|%|end-to-end",
    re.IGNORECASE,
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_page_reads_at_grade_eight_or_below(template: Path) -> None:
    assert_reads_easily(text_of(template))


def test_all_pages_together_read_easily() -> None:
    assert reading_grade("\n".join(text_of(template) for template in TEMPLATES)) <= 6.0


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_words_that_are_never_used(template: Path) -> None:
    assert NEVER.findall(text_of(template)) == []


def test_names_of_marks_and_repairs_are_plain_and_blame_nobody() -> None:
    words = [*naming.KINDS.values(), *naming.STRENGTHS.values(), *naming.REPAIRS.values(), *naming.WORDINGS.values()]
    for line in [*words, *(part.stem for part in PARTS)]:
        assert NEVER.findall(line) == []
    assert reading_grade("\n".join(naming.REPAIRS.values())) <= HIGHEST_GRADE


def test_every_kind_strength_and_repair_of_the_coach_has_a_name() -> None:
    from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
    from homeward.coach.rule import REPAIRS

    assert set(naming.KINDS) == set(PROBLEM_KINDS)
    assert set(naming.STRENGTHS) == set(STRENGTHS)
    assert set(naming.REPAIRS) == set(REPAIRS)


def test_no_template_has_an_inline_style_or_script() -> None:
    for template in TEMPLATES:
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", template.read_text()), template
