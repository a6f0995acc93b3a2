"""The room: what holds, ends soon, is proposed and is over; ending, deleting, moving, the calendar file."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.agreements.sending import filled, in_days, main_of, pass_check

from homeward.timing import read_calendar
from homeward.web import clock
from homeward.web.agreements import actions
from homeward.web.agreements.adapters import Agreement
from homeward.web.agreements.models import Agreement as Row
from homeward.web.talks.queries.check import items

pytestmark = pytest.mark.django_db
Agree = Callable[..., str]
MOST_QUERIES = 12


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    day = clock.local_today() + dt.timedelta(days=days)
    monkeypatch.setattr(clock, "local_today", lambda: day)


def test_an_empty_room_says_what_will_be_here_and_how_to_begin(anna: Any) -> None:
    page = main_of(anna, "/agree")
    assert "will stand here" in page
    assert page.count('href="/agree/ideas/') == 4


def test_an_agreement_reads_in_plain_words(anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "local_today", lambda: dt.date(2026, 11, 23))
    agree(end="2026-11-30", check_in="2026-11-29")
    page = main_of(anna, "/agree")
    assert "No work talk at the dinner table" in page
    assert "Mon–Thu, 19:00 to 20:00, until Mon 30 Nov. Check-in: Sun 29 Nov, after breakfast." in page


def test_holds_ends_soon_proposed_and_over_stand_apart(
    anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(words="holds on")
    agree(words="over soon", end=in_days(5), check_in=in_days(5), at=None)
    agree(words="only asked", state="proposed", at=None)
    page = main_of(anna, "/agree")
    order = [page.index(text) for text in ("Ends soon", "over soon", "Holds now", "holds on", "Proposed", "only asked")]
    assert order == sorted(order)
    assert "What is over" not in page
    later(monkeypatch, 40)
    page = main_of(anna, "/agree")
    assert "What is over" in page
    assert "Holds now" not in page


def test_ending_asks_once_and_keeps_it_among_what_is_over(anna: Any, agree: Agree) -> None:
    address = agree()
    assert "End this now?" in main_of(anna, f"{address}/end")
    assert "Holds now" in main_of(anna, "/agree")
    assert anna.post(f"{address}/end").status_code == 303
    assert "What is over" in main_of(anna, "/agree")


def test_deleting_asks_once_and_erases(anna: Any, agree: Agree) -> None:
    address = agree()
    assert "Delete this for good?" in main_of(anna, f"{address}/delete")
    assert Row.objects.count() == 1
    anna.post(f"{address}/delete")
    assert Row.objects.count() == 0
    assert anna.get(address).status_code == 404


def test_a_small_date_moves_with_its_check_in_and_back(anna: Any, agree: Agree) -> None:
    address = agree("date", words="Tea on the front step", start=in_days(3), days=None, end=None)
    assert anna.post(f"{address}/move", day=in_days(6)).status_code == 303
    page = main_of(anna, address)
    assert "Moved is not called off." in page
    moved = (clock.local_today() + dt.timedelta(days=17)).strftime("%d").lstrip("0")
    assert f" {moved} " in page.partition("Check-in:")[2][:12]
    anna.post(f"{address}/back")
    back = clock.local_today() + dt.timedelta(days=3)
    page = main_of(anna, address)
    assert f"{back:%a} {back.day} {back:%b}" in page
    assert "Moved is not called off." not in page


@pytest.mark.parametrize(
    ("day", "said"), [("2020-01-01", "has passed"), ("2099-01-01", "Is the year right"), ("soon", "year-month-day")]
)
def test_a_move_to_a_wrong_day_is_told_beside_it(anna: Any, agree: Agree, day: str, said: str) -> None:
    address = agree("date", start=in_days(3), days=None, end=None)
    answer = anna.post(f"{address}/move", day=day)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_only_a_small_date_moves(anna: Any, agree: Agree) -> None:
    address = agree()
    assert anna.post(f"{address}/move", day=in_days(6)).headers["Location"] == address


def test_the_calendar_file_has_the_look_and_the_zone_under_a_neutral_name(anna: Any, agree: Agree) -> None:
    address = agree()
    answer = anna.post(f"{address}/file", title="")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    assert text.count("SUMMARY:Reminder") == 2
    assert "FREQ=WEEKLY" in text
    assert "dinner" not in text
    assert len(read_calendar(answer.content).calendars[0].events) == 2
    named = anna.post(f"{address}/file", title="Our table")
    assert named.content.count(b"SUMMARY:Our table") == 2
    assert anna.post(f"{address}/file", title="a" * 81).status_code == 422


def test_without_a_clock_time_the_file_has_the_look_alone(anna: Any, agree: Agree) -> None:
    text = anna.post(f"{agree(at=None)}/file", title="Reminder").content.decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert (clock.local_today() + dt.timedelta(days=14)).strftime("%Y%m%dT100000") in text


@pytest.mark.parametrize("tail", ["", "/change", "/together", "/renew", "/move", "/back", "/end", "/delete", "/file"])
def test_nobody_else_opens_changes_or_erases_it(agree: Agree, bob: Any, charlie: Any, tail: str) -> None:
    address = agree()
    before = bytes(Row.objects.get().box)
    for other in (bob, charlie):
        pass_check(other.client)
        for answer in (other.get(address + tail), other.post(address + tail, **filled())):
            assert answer.status_code in (404, 405)
            assert "dinner" not in answer.content.decode()
        assert "dinner" not in other.get("/agree").content.decode()
    assert Client().get(address + tail).status_code in (401, 405)
    assert bytes(Row.objects.get().box) == before


def test_nothing_of_the_words_stands_in_the_clear(agree: Agree) -> None:
    agree(words="canary at the table", when="canary o'clock", check_when="canary morning")
    row = Row.objects.get()
    assert {field.name for field in Row._meta.fields} == {"id", "owner", "day", "box"}
    assert b"canary" not in bytes(row.box)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM agreements_agreement")
        assert b"canary" not in b"".join(str(cell).encode() for cell in cursor.fetchone())


def test_a_locked_key_opens_nothing(anna: Any, agree: Agree) -> None:
    address = agree()
    anna.post("/lock")
    for page in ("/agree", address, "/agree/check-in"):
        answer = anna.get(page)
        assert answer.status_code == 401
        assert "dinner" not in answer.content.decode()


def test_two_years_of_agreements_take_few_queries(anna: Any) -> None:
    for number in range(100):
        day = clock.local_today() - dt.timedelta(days=7 * number)
        kept = Agreement(
            "zone", f"zone {number}", day, day + dt.timedelta(days=28), day + dt.timedelta(days=14), state="holds"
        )
        actions.keep_agreement(opened=anna.opened, agreement=kept, day=day)
    for address in ("/agree", "/today", "/agree/check-in"):
        with CaptureQueriesContext(connection) as queries:
            assert anna.get(address).status_code == 200
        assert len(queries) <= MOST_QUERIES, address


def test_after_a_stop_the_room_lists_but_does_not_press(anna: Any, agree: Agree) -> None:
    address = agree(check_in=in_days(0))
    key = next(iter(items()))
    pass_check(anna.client, **{key: "yes"})
    for page in ("/agree/ideas/request", "/agree/new/zone", f"{address}/together", "/agree/check-in"):
        assert anna.get(page).headers["Location"] == "/talk/later"
    room = main_of(anna, "/agree")
    assert "dinner table" in room
    assert "/agree/ideas/" not in room
    assert "check-in is set" not in main_of(anna, "/today")
    assert anna.post(f"{address}/end").status_code == 303
