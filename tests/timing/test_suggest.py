"""Suggested windows: what must hold for every couple, checked on random pairs of calendars."""

import itertools
import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from tests.timing.random_calendars import calendar

from homeward.timing import HouseRules, LocalWindow, Preferences, Question, Suggestions, read_calendar, suggest
from homeward.timing.busy import lay_out_file
from homeward.timing.calendar import CalendarFile
from homeward.timing.house_rules import days_off, house_holds
from homeward.timing.policy import Weight, sort_day, weigh
from homeward.timing.rank import candidate_starts
from homeward.timing.spans import join, touches
from homeward.timing.tzdb import load_zone
from homeward.timing.weights import TIMES_OF_DAY, WEIGHTS

HOME = "Europe/Berlin"
NOBODY = HouseRules(work=(), dinner=None, wind_down_minutes=0, bed=0, up=0)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def ask(mine: list[CalendarFile], theirs: list[CalendarFile], **changes: object) -> Suggestions:
    question = Question(moment("2026-03-20T00:00"), moment("2026-04-03T00:00"), HOME)
    return suggest(mine, theirs, replace(question, **changes))  # type: ignore[arg-type]


def one_event(start: str, end: str, *more: str) -> CalendarFile:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x", f"DTSTART:{start}", f"DTEND:{end}", *more, "END:VEVENT"]
    return read_calendar("\r\n".join([*lines, "END:VCALENDAR", ""]).encode())


def random_rules(chance: random.Random) -> HouseRules:
    return HouseRules(
        zone=chance.choice(["", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]),
        commute_minutes=chance.choice([0, 20, 45]),
        wind_down_minutes=chance.choice([0, 30, 60]),
        kids_bed=chance.choice([None, LocalWindow(19 * 60 + 30, 20 * 60 + 15)]),
        bed=chance.choice([22 * 60 + 30, 30, 23 * 60]),
        all_day_is_busy=chance.random() < 0.3,
    )


def random_couple(seed: int) -> tuple[list[CalendarFile], list[CalendarFile], Preferences]:
    chance = random.Random(seed)
    mine, theirs = ([read_calendar(calendar(chance.randint(0, 10**6), size=chance.randint(0, 10)))] for _ in range(2))
    preferences = Preferences(
        random_rules(chance), random_rules(chance), date(2026, 3, chance.randint(1, 19)), (date(2026, 3, 24),), (3,)
    )
    return mine, theirs, preferences


@pytest.mark.parametrize("seed", range(40))
def test_no_window_touches_anything_hard_or_a_buffer(seed: int) -> None:
    mine, theirs, preferences = random_couple(seed)
    home = load_zone(HOME)
    found = ask(mine, theirs, preferences=preferences)
    first, last = int(moment("2026-03-20T00:00").timestamp()), int(moment("2026-04-03T00:00").timestamp())
    hard = [days_off(preferences, home, first, last).spans]
    for files, rules in ((mine, preferences.mine), (theirs, preferences.theirs)):
        zone = load_zone(rules.zone or HOME)
        laid = [lay_out_file(file, first=first - 10**6, last=last + 10**6, zone=zone.name) for file in files]
        hard += [hold.spans for hold in (*house_holds(rules, zone, first, last), *sort_day(laid, rules).hard)]
        for one in laid:
            for entry in one.events:
                if weigh(entry.event, rules) is Weight.HARD:
                    rest = rules.wind_down_minutes * 60 * (not entry.event.start.is_date)
                    hard.append((entry.spans[0], entry.spans[1] + rest))
    merged = join(hard)
    used = []
    for window in found.windows:
        start = int(window.start.timestamp())
        assert (window.end - window.start) == timedelta(minutes=30)
        assert first <= start <= last - 1800
        assert home.local(start) % 300 == 0
        starts = np.array([start])
        assert not touches(merged, starts, starts + 1800)[0]
        assert all(abs(start - other) >= 1800 for other in used)
        assert window.reasons
        assert 0 <= window.score <= 1
        used.append(start)
    assert [window.score for window in found.windows] == sorted((w.score for w in found.windows), reverse=True)
    free = candidate_starts(home, first, last, 30)
    assert bool(found.windows) == bool((~touches(merged, free, free + 1800)).any())
    assert (found.none_because is None) == bool(found.windows)


@pytest.mark.parametrize("seed", range(20))
def test_swapping_the_partners_changes_nothing(seed: int) -> None:
    mine, theirs, preferences = random_couple(seed)
    swapped = replace(preferences, mine=preferences.theirs, theirs=preferences.mine)
    here, there = ask(mine, theirs, preferences=preferences), ask(theirs, mine, preferences=swapped)
    assert here.windows == there.windows
    assert here.none_because == there.none_because


@pytest.mark.parametrize("seed", range(20))
def test_one_more_event_never_improves_a_window_it_overlaps(seed: int) -> None:
    mine, theirs, preferences = random_couple(seed)
    before = ask(mine, theirs, preferences=preferences, top=1000)
    if not before.windows:
        return
    target = random.Random(seed).choice(before.windows)
    more = [
        one_event(f"{target.start:%Y%m%dT%H%M%SZ}", f"{target.end:%Y%m%dT%H%M%SZ}", *extra)
        for extra in ((), ("STATUS:TENTATIVE",), ("TRANSP:TRANSPARENT",))
    ]
    for event in more:
        after = ask([*mine, event], theirs, preferences=preferences, top=1000)
        scores = {window.start: window.score for window in before.windows}
        for window in after.windows:
            if window.start < target.end and window.end > target.start and window.start in scores:
                assert window.score <= scores[window.start] + 1e-9


def test_the_home_zone_of_the_server_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        mine, theirs, preferences = random_couple(3)
        answers.append(ask(mine, theirs, preferences=preferences))
    monkeypatch.undo()
    time.tzset()
    assert answers[0] == answers[1] == answers[2]


def test_without_any_calendar_the_usual_hours_are_enough() -> None:
    found = ask([], [])
    assert len(found.windows) == 10
    assert "It fits the usual hours of you both." in found.windows[0].reasons
    assert any("was not read" in caution for caution in found.windows[0].cautions)


def test_five_answers_are_five_days() -> None:
    found = ask([], [], top=5)
    assert len({window.start.date() for window in found.windows}) == 5


def test_after_dinner_comes_first_and_a_weekend_morning_is_near() -> None:
    evening, *_ = ask([], [], top=1).windows
    assert "It is after dinner, when the day has settled." in evening.reasons
    morning = ask([], [], start=moment("2026-03-21T07:00"), end=moment("2026-03-21T11:00"), top=1).windows[0]
    assert "It is a quiet weekend morning." in morning.reasons
    assert morning.score > 0.8


@pytest.mark.parametrize(
    ("extra", "weight"),
    [
        ((), Weight.HARD), (("CLASS:PRIVATE",), Weight.HARD), (("TRANSP:TRANSPARENT",), Weight.NOTHING),
        (("STATUS:CANCELLED",), Weight.NOTHING), (("STATUS:TENTATIVE",), Weight.SOFT),
        (("ATTENDEE;PARTSTAT=DECLINED:MAILTO:Me@Example.org",), Weight.NOTHING),
        (("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.org",), Weight.SOFT),
        (("ATTENDEE:mailto:me@example.org",), Weight.SOFT),
        (("ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@example.org",), Weight.SOFT),
        (("ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org",), Weight.HARD),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:someone@example.org",), Weight.HARD),
        (("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",), Weight.SOFT),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), Weight.HARD),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), Weight.HARD),
        (("TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"), Weight.NOTHING),
    ],
)  # fmt: skip
def test_an_event_weighs_what_the_table_says(extra: tuple[str, ...], weight: Weight) -> None:
    event = one_event("20260321T100000Z", "20260321T110000Z", *extra).calendars[0].events[0]
    assert weigh(event, HouseRules(owner=("me@example.org",))) is weight


def test_an_all_day_event_is_context_until_the_person_wants_it_busy() -> None:
    event = one_event("20260321", "20260322").calendars[0].events[0]
    assert weigh(event, HouseRules()) is Weight.CONTEXT
    assert weigh(event, HouseRules(all_day_is_busy=True)) is Weight.HARD


def test_a_tentative_event_lowers_the_score_and_is_told() -> None:
    question = {"start": moment("2026-03-21T19:00"), "end": moment("2026-03-21T19:30")}
    free = ask([], [], **question).windows[0]
    soft = ask([one_event("20260321T190000Z", "20260321T193000Z", "STATUS:TENTATIVE")], [], **question).windows[0]
    assert soft.score < free.score
    assert any("not settled" in caution for caution in soft.cautions)


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("2026-03-23T17:30", "2026-03-23T18:30", "dinner"),
        ("2026-03-23T09:00", "2026-03-23T10:00", "work"),
        ("2026-03-23T23:00", "2026-03-24T01:00", "stayed up"),
    ],
)
def test_none_because_names_the_nearest_thing_that_would_free_one(start: str, end: str, kind: str) -> None:
    found = ask([], [], start=moment(start), end=moment(end))
    assert not found.windows
    assert found.none_because
    assert kind in found.none_because


def test_a_stretch_shorter_than_the_talk_says_so() -> None:
    found = ask([], [], start=moment("2026-03-21T19:00"), end=moment("2026-03-21T19:20"))
    assert found.none_because == "The time asked for is shorter than 30 minutes; choose a later end."


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_rules_are_clipped_and_never_shifted_on_a_clock_change(zone: str) -> None:
    rules, home = replace(NOBODY, bed=60, up=5 * 60), load_zone(zone)
    for change in [int(at) for at in home.onsets if 1_740_000_000 < at < 1_780_000_000]:
        spans = join([hold.spans for hold in house_holds(rules, home, change - 86_400, change + 86_400)])
        minutes = np.arange(change - 80_000, change + 80_000, 60)
        inside = touches(spans, minutes, minutes + 1)
        local = home.to_local(minutes) % 86_400 // 60
        assert ((local >= 60) & (local < 300) == inside).all()


def test_two_zones_at_once_leave_only_what_suits_both() -> None:
    theirs = HouseRules(zone="America/New_York")
    found = ask([], [], preferences=Preferences(HouseRules(), theirs), top=50)
    for window in found.windows:
        for name in (HOME, "America/New_York"):
            local = load_zone(name).local(int(window.start.timestamp())) % 86_400 // 60
            assert 450 <= local < 1350


def test_the_weights_add_up_and_every_minute_has_a_name() -> None:
    assert sum(getattr(WEIGHTS, name) for name in WEIGHTS.__slots__) == pytest.approx(1)
    for days in ("weekday", "weekend"):
        ends = sorted((begin, end) for _, kind, begin, end, _ in TIMES_OF_DAY if kind in ("all", days))
        assert ends[0][0] == 0
        assert ends[-1][1] == 1440
        assert all(one[1] == other[0] for one, other in itertools.pairwise(ends))
