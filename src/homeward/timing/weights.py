"""The one table of weights by which windows are ranked; docs/reference/talk-time-weights.md is checked against it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of the score; they add up to 1."""

    time_of_day: float = 0.40
    no_soft_conflict: float = 0.18
    slack_after: float = 0.15
    slack_before: float = 0.10
    light_day: float = 0.07
    days_since_talk: float = 0.05
    sooner: float = 0.05


WEIGHTS = Weights()

FULL_SLACK_MINUTES = 60
"""Free time before or after a talk counts up to here."""
FULL_DAYS_SINCE = 7
"""After a week without a talk, more days make no difference."""
HEAVY_DAY_HOURS = 8
"""Hours of hard appointments, both people's together, at which a day counts as heavy."""
SOONER_DAYS = 14
"""Within two weeks a nearer window is a little better than a farther one."""

TIMES_OF_DAY: tuple[tuple[str, str, int, int, float], ...] = (
    # name, days, from minute, to minute, worth
    ("night", "all", 0, 7 * 60, 0.0),
    ("early", "all", 7 * 60, 9 * 60, 0.25),
    ("weekday", "weekday", 9 * 60, 17 * 60 + 30, 0.30),
    ("weekend_morning", "weekend", 9 * 60, 12 * 60, 0.95),
    ("weekend_midday", "weekend", 12 * 60, 14 * 60, 0.60),
    ("weekend_afternoon", "weekend", 14 * 60, 17 * 60 + 30, 0.75),
    ("before_dinner", "all", 17 * 60 + 30, 19 * 60 + 30, 0.55),
    ("after_dinner", "all", 19 * 60 + 30, 21 * 60 + 30, 1.00),
    ("late", "all", 21 * 60 + 30, 24 * 60, 0.40),
)
"""What each time of day is worth for a talk: people have eaten, the day is done, and nobody is falling asleep yet."""
