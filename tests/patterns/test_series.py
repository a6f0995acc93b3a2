"""Diaries from plain mappings: order is free, doubles and wild answers are refused, gaps are silent days."""

from datetime import date

import numpy as np
import pytest

from homeward.patterns.series import Facts, series_from_days


def test_days_are_laid_out_in_order_with_gaps_silent() -> None:
    days = [{"date": date(2026, 3, 8), "closeness": 5}, {"date": date(2026, 3, 5), "quiet": 2, "closeness": None}]
    series = series_from_days(days, Facts())
    assert series.length == 4
    assert series.logged.tolist() == [True, False, False, True]
    assert series.weekend.tolist() == [False, False, True, True]
    assert series.item("closeness")[3] == 5
    assert np.isnan(series.item("closeness")[0])


def test_no_day_is_a_diary_of_no_length() -> None:
    assert series_from_days([], Facts()).length == 0


def test_a_window_keeps_its_day_numbers_and_date() -> None:
    days = [{"date": date(2026, 3, day), "closeness": day % 7 + 1} for day in range(1, 11)]
    part = series_from_days(days, Facts()).window(3, 7)
    assert (part.first_day, part.length, part.first_date) == (3, 4, date(2026, 3, 4))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"date": date(2026, 3, 1), "closeness": 9}, "outside 1 to 7"),
        ({"date": date(2026, 3, 1), "cancelled": 0.5}, "outside 0 to 1"),
        ({"date": date(2026, 3, 1), "quiet": "much"}, "not a number"),
        ({"date": "2026-03-01"}, "not a date"),
    ],
)
def test_wild_answers_are_refused_in_plain_words(entry: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        series_from_days([entry], Facts())


def test_the_same_date_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        series_from_days([{"date": date(2026, 3, 1)}, {"date": date(2026, 3, 1)}], Facts())
