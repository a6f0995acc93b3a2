"""Looking back shows what was stored after an entry, and never runs the engine on a visit."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from homeward.patterns.report import STANDING, TOO_LITTLE
from homeward.web import clock, demo
from homeward.web.diary.actions import erase_diary, keep_day, keep_past
from homeward.web.diary.adapters import series_of
from homeward.web.diary.signals import diary_changed
from homeward.web.insights import adapters
from homeward.web.insights.actions import read_again
from homeward.web.insights.models import Reading
from homeward.web.insights.queries import latest_look

pytestmark = pytest.mark.django_db


def fill_eight_weeks(person: Any) -> None:
    days, past = demo.story(clock.local_today())
    keep_past(opened=person.opened, past=past, day=days[0].day)
    demo.write(person.opened, days)


def test_an_empty_diary_says_too_little(alice: Any) -> None:
    text = alice.get("/look").content.decode()
    assert TOO_LITTLE in text
    assert STANDING in text


def test_an_entry_is_read_once_and_a_visit_never_reads(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    alice.post("/today", closeness="5")
    assert Reading.objects.count() == 1
    monkeypatch.setattr(adapters, "read_diary", lambda series: pytest.fail("the engine ran on a plain visit"))
    assert alice.get("/look").status_code == 200


def test_eight_weeks_answer_all_three_questions_with_picture_and_table(alice: Any) -> None:
    fill_eight_weeks(alice)
    text = alice.get("/look").content.decode()
    look = latest_look(alice.opened)
    for sentence in (*look.distance, *look.movement, *(s for outcome in look.plan for s in outcome.sentences)):
        assert sentence in text
    assert len(look.plan) == 4
    assert text.count("<circle") == look.entries
    assert "<table>" in text
    assert "style=" not in text


def test_a_yes_is_held_until_it_stood_three_readings() -> None:
    days, past = demo.story(dt.date(2026, 11, 24))
    values = {**adapters.reading_values(series_of(days, past), days[0].day), "distance_answer": "yes"}
    values["movement_answer"] = "work"
    shown = adapters.look_of(values, ["yes", "yes", "yes"])
    assert shown.distance == tuple(values["distance"])
    assert len(shown.ranges) == 3
    for answers in (["yes"], ["yes", "yes"], ["yes", "no", "yes"], ["yes", "yes", "insufficient", "yes"]):
        held = adapters.look_of(values, answers)
        assert held.distance == held.movement == (TOO_LITTLE,)
        assert held.ranges == ()
        assert held.chart is not None
        assert held.chart.change is None


def test_nothing_of_a_reading_stands_in_the_clear(alice: Any) -> None:
    fill_eight_weeks(alice)
    for row in Reading.objects.all():
        assert b"distance" not in bytes(row.box)
        assert len(bytes(row.box)) % 1024 == 0


def test_erasing_the_diary_takes_the_readings_along(alice: Any) -> None:
    fill_eight_weeks(alice)
    erase_diary(opened=alice.opened)
    diary_changed.send(sender=None, opened=alice.opened, day=clock.local_today())
    assert not Reading.objects.exists()


def test_a_failing_reading_never_loses_the_entry(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(series: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(adapters, "read_diary", fail)
    assert alice.post("/today", closeness="5").status_code == 303
    assert 'value="5" checked' in alice.get("/today").content.decode()


def test_another_person_sees_their_own_and_nothing_else(alice: Any, charlie: Any) -> None:
    fill_eight_weeks(alice)
    assert TOO_LITTLE in charlie.get("/look").content.decode()
    assert Client().get("/look").status_code == 401


def test_the_demo_story_ends_within_a_week_of_today_on_its_own_weekdays(alice: Any) -> None:
    today = dt.date(2026, 11, 24)
    days, past = demo.story(today)
    assert 0 <= (today - days[-1].day).days <= 7
    assert all(day.day.weekday() == 6 for day in days if "trust" in day.answers)
    assert past.plan_start is not None
    assert past.plan_start.weekday() == 0


def test_reading_twice_on_a_day_keeps_the_last(alice: Any) -> None:
    days, _ = demo.story(clock.local_today())
    keep_day(opened=alice.opened, day=days[0])
    for _ in range(2):
        read_again(opened=alice.opened, day=days[0].day)
    assert Reading.objects.count() == 1
