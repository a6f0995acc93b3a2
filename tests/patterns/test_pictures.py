"""The pictures' data agree with the diary and the reading they are drawn from."""

from dataclasses import replace

import numpy as np
import pytest

from homeward.patterns import draw_distance, draw_movement, draw_plan, read_diary
from homeward.patterns.decide import Distance
from homeward.patterns.demo import as_days, simulate_person, simulate_story
from homeward.patterns.series import Facts, series_from_days


def test_every_written_rating_is_a_point_and_the_band_comes_from_before_the_change() -> None:
    series = simulate_story(np.random.default_rng(0)).series
    reading = read_diary(series)
    told = replace(reading, distance=Distance(0.95, "yes", 20, (15, 24)))
    picture = draw_distance(told, series)
    assert len(picture.points) == int((~np.isnan(series.item("closeness"))).sum())
    assert picture.change == (15, 20, 24)
    early = [point.value for point in picture.points if point.day < 20]
    assert picture.usual == pytest.approx(tuple(np.quantile(early, [0.1, 0.9])))


def test_few_days_have_no_band() -> None:
    series = simulate_story(np.random.default_rng(0)).series.window(0, 3)
    assert draw_distance(read_diary(series), series).usual is None


def test_movement_is_three_ranges() -> None:
    bars = draw_movement(read_diary(simulate_story(np.random.default_rng(1)).series))
    assert [bar.name for bar in bars] == ["load", "stressor", "unexplained"]
    assert all(bar.low <= bar.high for bar in bars)


def test_plan_weeks_start_on_the_plan_and_count_every_entry() -> None:
    series = simulate_story(np.random.default_rng(2)).series
    pictures = draw_plan(read_diary(series), series)
    assert [picture.outcome for picture in pictures][:3] == ["buffer", "conflict", "closeness"]
    plan_day = series.facts.plan_day
    for picture in pictures:
        assert picture.plan_day == plan_day
        assert plan_day in {week.first_day for week in picture.weeks}
    closeness = next(picture for picture in pictures if picture.outcome == "closeness")
    assert sum(week.entries for week in closeness.weeks) == int((~np.isnan(series.item("closeness"))).sum())


def test_no_plan_no_picture() -> None:
    series = replace(simulate_story(np.random.default_rng(2)).series, facts=Facts())
    assert draw_plan(read_diary(series), series) == ()


def test_the_demo_person_comes_back_from_plain_days() -> None:
    story = simulate_story(np.random.default_rng(3))
    days = simulate_person(np.random.default_rng(3))
    assert days == as_days(story.series)
    back = series_from_days(days, story.series.facts)
    assert back.logged.sum() == story.series.logged.sum()
    assert {"date", "closeness", "work_load", "trust"} <= set(days[0])
