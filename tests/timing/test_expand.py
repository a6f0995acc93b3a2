"""Recurrence rules: a table worked out by hand, and random rules against a slow literal reader."""

# ruff: noqa: DTZ001, DTZ007 - rules are about wall clocks, which have no zone

import random
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.timing.literal_reader import read

from homeward.timing.errors import BadRule, WorkLimit
from homeward.timing.expand import expand
from homeward.timing.limits import COMMAND_LINE, FEED, Budget
from homeward.timing.rule import parse_rule

EPOCH = datetime(1970, 1, 1)
TABLE = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))["rule"]


def seconds(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds())


def engine(rule: str, start: datetime, last: datetime, *, first: datetime | None = None) -> list[datetime]:
    parsed = parse_rule(rule)
    until = parsed.until.seconds if parsed.until else None
    budget = Budget(COMMAND_LINE)
    found = expand(
        parsed, seconds(start), first=seconds(first or start), last=seconds(last), budget=budget, until=until
    )
    return [EPOCH + timedelta(seconds=int(moment)) for moment in found]


def moments(text: str) -> list[datetime]:
    """Read the table's short form: full moments, then days or days and hours that take the rest from the one before."""
    found: list[datetime] = []
    for word in text.split():
        found.append(datetime.strptime(word, "%Y%m%dT%H%M%S" if "T" in word else "%Y%m%d"))
    return found


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['start']} {row['rule']}" for row in TABLE])
def test_rule_gives_the_instances_of_the_table(row: dict[str, str]) -> None:
    start = moments(row["start"])[0]
    wanted = moments(row["instances"])
    clock = timedelta(hours=start.hour, minutes=start.minute, seconds=start.second)
    wanted = [
        day + clock if "T" not in word else day for day, word in zip(wanted, row["instances"].split(), strict=True)
    ]
    last = moments(row["until"])[0] if "until" in row else start + timedelta(days=366 * 12)
    found = engine(row["rule"], start, last)
    if row.get("ends", True):
        assert found == wanted
    else:
        assert found[: len(wanted)] == wanted
        assert len(found) > len(wanted)


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 120
    assert len({(row["start"], row["rule"]) for row in TABLE}) == len(TABLE)


def random_rule(chance: random.Random) -> tuple[str, datetime]:
    frequency = chance.choice(["YEARLY", "MONTHLY", "MONTHLY", "WEEKLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY"])
    parts = [f"FREQ={frequency}"]

    def some(name: str, values: list[object], likely: float) -> None:
        if chance.random() < likely:
            parts.append(f"{name}={','.join(str(v) for v in chance.sample(values, chance.randint(1, 3)))}")

    if chance.random() < 0.5:
        parts.append(f"INTERVAL={chance.randint(1, 5)}")
    if frequency == "YEARLY":
        some("BYWEEKNO", [1, 2, 20, 52, 53, -1, -2], 0.2)
        some("BYYEARDAY", [1, 59, 60, 61, 200, 365, 366, -1, -366], 0.2)
    if frequency in ("YEARLY", "MONTHLY"):
        some("BYMONTHDAY", [1, 13, 28, 29, 30, 31, -1, -2, -31], 0.3)
        some("BYDAY", ["MO", "2TU", "-1FR", "SA", "5SU", "-2WE", "TH"], 0.4)
    else:
        some("BYDAY", ["MO", "TU", "WE", "FR", "SA", "SU"], 0.4)
    some("BYMONTH", list(range(1, 13)), 0.25)
    some("BYHOUR", [0, 6, 9, 13, 23], 0.15)
    some("BYMINUTE", [0, 15, 40], 0.15)
    some("BYSETPOS", [1, 2, -1, 3], 0.25)
    if chance.random() < 0.3:
        parts.append(f"WKST={chance.choice(['SU', 'MO', 'WE'])}")
    if chance.random() < 0.3:
        parts.append(f"COUNT={chance.randint(1, 12)}")
    start = datetime(chance.choice([1999, 2003, 2004, 2020, 2024]), 1, 1) + timedelta(
        days=chance.randint(0, 365), hours=chance.randint(0, 23), minutes=chance.choice([0, 15, 30])
    )
    return ";".join(parts), start


def compare_random_rules(seed: int, size: int) -> None:
    chance = random.Random(seed)
    for _ in range(size):
        rule, start = random_rule(chance)
        days = {"HOURLY": 40, "MINUTELY": 2}.get(rule.split(";")[0][5:], 1500)
        last = start + timedelta(days=days)
        wanted = read(rule, start, last)
        assert engine(rule, start, last) == wanted, (rule, start)
        if "COUNT" not in rule and days > 40:
            middle = start + timedelta(days=700, seconds=chance.randint(0, 86_400))
            late = [moment for moment in wanted if moment >= middle]
            assert engine(rule, start, last, first=middle) == late, (rule, start, middle)


def test_random_rules_agree_with_the_literal_reader() -> None:
    compare_random_rules(seed=5, size=50)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_many_random_rules_agree_with_the_literal_reader() -> None:
    compare_random_rules(seed=6, size=2000)


@pytest.mark.parametrize(
    "rule",
    [
        "", "INTERVAL=2", "FREQ=SOMETIMES", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;UNTIL=20260231", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYYEARDAY=367", "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;BYMINUTE=60", "FREQ=DAILY;BYSECOND=61",
        "FREQ=DAILY;BYSETPOS=0", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;NEVER", "FREQ=WEEKLY;WKST=XX",
        "RSCALE=HEBREW;FREQ=YEARLY", "FREQ=DAILY;BYHOUR=1.5",
    ],
)  # fmt: skip
def test_a_rule_outside_the_standard_is_refused(rule: str) -> None:
    with pytest.raises(BadRule):
        parse_rule(rule)


@pytest.mark.parametrize(
    "rule", ["freq=daily;count=2", "FREQ=DAILY;COUNT=2;", " FREQ=DAILY ; COUNT = 2 ", "FREQ=DAILY;X-A=1;COUNT=2"]
)
def test_small_slips_in_a_rule_are_forgiven(rule: str) -> None:
    assert len(engine(rule, datetime(2026, 1, 1), datetime(2027, 1, 1))) == 2


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=100000000",
        "FREQ=MINUTELY;COUNT=90000000",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60)))
        + ";BYSECOND=" + ",".join(map(str, range(60))),
        "FREQ=HOURLY;BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=" + ",".join(map(str, range(60))),
    ],
)  # fmt: skip
def test_a_rule_bomb_runs_into_the_limit_and_not_into_the_night(rule: str) -> None:
    start, last = seconds(datetime(1990, 1, 1)), seconds(datetime(2027, 1, 1))
    with pytest.raises(WorkLimit):
        expand(parse_rule(rule), start, first=start, last=last, budget=Budget(FEED))


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=31"])
def test_an_impossible_date_ends_at_once_even_by_the_second(rule: str) -> None:
    start, last = seconds(datetime(1990, 1, 1)), seconds(datetime(2027, 1, 1))
    assert expand(parse_rule(rule), start, first=start, last=last, budget=Budget(FEED)).size == 0


def test_a_window_far_from_the_start_costs_no_more_than_the_window() -> None:
    start, first = seconds(datetime(1990, 1, 1)), seconds(datetime(2026, 1, 1))
    budget = Budget(FEED)
    found = expand(parse_rule("FREQ=SECONDLY"), start, first=first, last=first + 99, budget=budget)
    assert np.array_equal(found, np.arange(first, first + 100))
