"""Fill a throwaway house with one simulated person, eight weeks in."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from homeward.patterns import simulate_story
from homeward.patterns.demo import as_days
from homeward.web import clock
from homeward.web.accounts.actions import make_account
from homeward.web.diary.actions import keep_day, keep_past
from homeward.web.diary.adapters import Day, Past
from homeward.web.insights.actions import read_again
from homeward.web.insights.adapters import READINGS_BEFORE_YES
from homeward.web.sealing.opened import Opened

NAME, PASSPHRASE = "demo", "quiet evenings by the lamp"
# Chosen among the first sixty so that all three questions have something to show. The truth behind it is known: work is
# the cause, and the plan helped the zone and closeness.
SEED = 46
WEEK = 7


@dataclass(frozen=True, slots=True)
class SignInWords:
    """What to type to look around."""

    name: str
    passphrase: str


def fill() -> SignInWords:
    """Make the account, seal the days and read them as the last three evenings would have."""
    made = make_account(name=NAME, passphrase=PASSPHRASE)
    days, past = story(clock.local_today())
    keep_past(opened=made.opened, past=past, day=days[0].day)
    write(made.opened, days)
    return SignInWords(NAME, PASSPHRASE)


def write(opened: Opened, days: list[Day]) -> None:
    """Seal the days in order, reading the diary after each of the last few."""
    for number, day in enumerate(days):
        keep_day(opened=opened, day=day)
        if number >= len(days) - READINGS_BEFORE_YES:
            read_again(opened=opened, day=day.day)


def story(today: dt.date) -> tuple[list[Day], Past]:
    """Return the simulated days moved by whole weeks to end just before today, and what was told besides."""
    series = simulate_story(np.random.default_rng(SEED)).series
    simulated = as_days(series)
    dates = [date for day in simulated if isinstance(date := day["date"], dt.date)]
    shift = dt.timedelta(days=(today - dates[-1]).days // WEEK * WEEK)
    days = [
        Day(date + shift, {name: int(number) for name, number in day.items() if isinstance(number, int)})
        for date, day in zip(dates, simulated, strict=True)
    ]
    facts = series.facts
    usual = (facts.usual_closeness, facts.usual_quiet, facts.usual_irritable)
    closeness, quiet, irritable = (None if number is None else round(number) for number in usual)
    start = None if facts.plan_day is None else days[0].day + dt.timedelta(days=facts.plan_day)
    return days, Past(closeness, quiet, irritable, plan_start=start)
