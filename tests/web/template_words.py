"""What a person reads of a template, for the tests of words in every room."""

import re
from html import unescape
from pathlib import Path

from homeward.method.reading_grade import reading_grade

HIGHEST_GRADE = 8.0
FEWEST_WORDS = 12
BLOCK_END = re.compile(r"</(?:p|h\d|li|a|button|summary|legend|dt|dd|span|label|th|td|caption)>")


def text_of(template: Path) -> str:
    """Return what a person reads of a template: one block element a line, no tags."""
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", template.read_text())
    source = BLOCK_END.sub("\n", re.sub(r"\{\{.*?\}\}", "it", source))
    return unescape(re.sub(r"<[^>]*>", " ", source))


def assert_reads_easily(text: str) -> None:
    """Hold a page's text to the highest grade; a few words alone have no grade."""
    if len(re.findall(r"[A-Za-z]+", text)) >= FEWEST_WORDS:
        assert reading_grade(text) <= HIGHEST_GRADE
