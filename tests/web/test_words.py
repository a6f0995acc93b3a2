"""The words on our pages are plain: a reading grade of eight at most, page by page."""

import html
import re
from pathlib import Path

import pytest

MOST_GRADE = 8.0
FEWEST_WORDS = 40
ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "src" / "homeward" / "web").rglob("templates/**/*.html"))


def sentences(template: str) -> list[list[str]]:
    """Return a template's sentences as words; blocks of markup end a sentence too."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}", " ", template, flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}", "it", text)
    text = re.sub(r"</(?:p|li|h1|h2|h3|dt|dd|td|th|summary|label|button|legend|caption|figcaption)>", ". ", text)
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    found = [re.findall(r"[A-Za-z][A-Za-z’'-]*", part) for part in re.split(r"[.?…]+\s", text)]
    return [words for words in found if words]


def syllables(word: str) -> int:
    """Count vowel groups, without a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1))


def grade(parts: list[list[str]]) -> float:
    """Return the Flesch-Kincaid grade (Kincaid and others, 1975)."""
    words = [word for part in parts for word in part]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_grade_tells_plain_from_heavy() -> None:
    plain = sentences("You can stop here. Take your time. We keep it for you.")
    heavy = sentences(
        "Notwithstanding considerable organisational complexity, individuals characteristically internalise."
    )
    assert grade(plain) < 3 < 12 < grade(heavy)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_page_reads_at_grade_eight_or_below(path: Path) -> None:
    parts = sentences(path.read_text(encoding="utf-8"))
    if sum(map(len, parts)) >= FEWEST_WORDS:
        assert grade(parts) <= MOST_GRADE, f"{path.name}: {grade(parts):.1f}"
