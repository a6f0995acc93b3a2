"""Content for the evening: enough of it, whole, in plain words, and of nobody's gender."""

import re
from collections.abc import Iterator

import pytest

from homeward.method.content import exercises, feelings, self_care, stories
from homeward.method.content.reading import rows

NEVER = re.compile(
    r"\b(should|must|toxic|needy|he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|man|woman|cure|guarantee|prove)\b|!",
    re.I,
)


def texts() -> Iterator[tuple[str, str]]:
    for each in exercises():
        yield each.id, " ".join([each.title + ".", each.why, *each.steps])
    for feeling in feelings():
        yield feeling.id, f"I feel {feeling.word}. {feeling.says}"
    for story in stories():
        yield story.id, " ".join([story.text, *story.readings])
    for act in self_care():
        yield act.id, act.text + "."


def test_there_is_enough_of_each() -> None:
    assert len(exercises()) == 3
    assert len(feelings()) >= 30
    assert len(stories()) >= 20
    assert len(self_care()) >= 20


def test_every_near_feeling_is_a_feeling_and_another_one() -> None:
    known = {feeling.id for feeling in feelings()}
    for feeling in feelings():
        assert set(feeling.near) <= known - {feeling.id}, feeling.id
        assert feeling.far, feeling.id


def test_every_story_has_two_different_other_readings() -> None:
    for story in stories():
        assert len({story.text, *story.readings}) == 3, story.id


@pytest.mark.parametrize(("content_id", "text"), list(texts()))
def test_words_are_plain_kind_and_of_no_gender(content_id: str, text: str) -> None:
    assert not NEVER.findall(text), content_id


def test_a_doubled_id_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from homeward.method.content import reading

    monkeypatch.setattr(reading.tomllib, "loads", lambda _: {"act": [{"id": "a"}, {"id": "a"}]})
    reading.rows.cache_clear()
    with pytest.raises(ValueError, match=r"self_care\.toml: doubled id: a"):
        rows("self_care", "act")
    reading.rows.cache_clear()
