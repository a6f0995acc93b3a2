"""Diary in, calibrated answers out: more distance than usual, what it moves with, whether the plan helped.

Pure: no clock, no chance, no files. The maths stands in ``model`` (Q1, Q2), ``effects`` (Q3) and ``regression``.
"""

from homeward.patterns.decide import Reading, read_diary
from homeward.patterns.demo import simulate_person, simulate_story
from homeward.patterns.pictures import draw_distance, draw_movement, draw_plan
from homeward.patterns.report import Words, write_words
from homeward.patterns.series import DiarySeries, Facts, series_from_days

__all__ = [
    "DiarySeries",
    "Facts",
    "Reading",
    "Words",
    "draw_distance",
    "draw_movement",
    "draw_plan",
    "read_diary",
    "series_from_days",
    "simulate_person",
    "simulate_story",
    "write_words",
]
