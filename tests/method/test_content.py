"""Content for the evening: enough of it, whole, in plain words, and of nobody's gender."""

import re
from collections.abc import Iterator

import pytest

from homeward.method.content import (
    exercises,
    feelings,
    micro_dates,
    offers,
    pressures,
    requests,
    self_care,
    stories,
    triggers,
    zones,
)
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
    yield from shared_texts()


def shared_texts() -> Iterator[tuple[str, str]]:
    for trigger in triggers():
        yield trigger.id, f"{trigger.text}. {trigger.asks}"
    for pressure in pressures():
        yield pressure.id, " ".join([pressure.say, pressure.leave, pressure.other_help])
    for request in requests():
        yield request.id, f"I would like {request.text}. If not, {request.second_best}."
    for plain in (*self_care(), *zones(), *offers(), *micro_dates()):
        yield plain.id, plain.text + "."


def test_there_is_enough_of_each() -> None:
    assert len(exercises()) == 3
    assert len(feelings()) >= 30
    assert len(stories()) >= 20
    assert len(self_care()) >= 20
    assert len(triggers()) >= 15
    assert len(pressures()) >= 10
    assert len(requests()) >= 40
    assert len(zones()) >= 25
    assert len(offers()) >= 40
    assert len(micro_dates()) >= 60


def test_at_least_half_of_the_requests_and_most_small_dates_need_no_touch() -> None:
    assert sum(not request.touch for request in requests()) * 2 >= len(requests())
    assert sum(not date.touch for date in micro_dates()) * 4 >= len(micro_dates()) * 3


def test_every_life_has_its_zones() -> None:
    lives = [zone.suits for zone in zones()]
    for life in ("shift_work", "home_office", "children", "one_room", "on_call"):
        assert lives.count(life) >= 2, life


def test_scales_stay_in_their_range() -> None:
    assert {request.energy for request in requests()} <= {1, 2, 3}
    assert {offer.effort for offer in offers()} <= {1, 2, 3}
    assert {date.energy for date in micro_dates()} <= {1, 2, 3}
    assert {date.place for date in micro_dates()} == {"home", "out", "apart"}
    assert {date.cost for date in micro_dates()} == {"free", "low", "mid"}
    assert all(1 <= each.minutes <= 180 for each in (*requests(), *offers(), *micro_dates()))


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
