"""The card and the calendar file: own words first, a neutral title, nothing in an address."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

pytestmark = pytest.mark.django_db
HOURS = {
    "zone": "Europe/London", "my_days": "mon-fri", "my_from": "09:00", "my_to": "17:30", "my_bed": "22:30",
    "their_days": "mon-fri", "their_from": "09:00", "their_to": "17:30", "their_bed": "22:30",
    "dinner_from": "18:30", "dinner_to": "19:30",
}  # fmt: skip


@pytest.fixture
def chosen(checked: Client) -> Client:
    """Words, and a time picked for them."""
    checked.post("/talk/say", {"text": "I miss you. Could we walk on Sunday?", "on": "1"})
    checked.post("/talk/words", {"load": "the launch is heavy", "second": "ten minutes", "thanks": "making tea"})
    checked.post("/talk/when", HOURS)
    checked.post("/talk/times", {"choose": "1"})
    return checked


def test_the_card_has_the_words_first_then_ears_or_ideas(chosen: Client) -> None:
    page = chosen.get("/talk/card").content.decode().partition("<article")[2]
    assert page.index("I miss you.") < page.index("ears or ideas?") < page.index("Their load")
    assert "Somewhere quiet, phones away" in page
    for line in ("I know that the launch is heavy.", "ten minutes", "making tea"):
        assert line in page


def test_the_card_without_anything_still_opens(checked: Client) -> None:
    assert "ears or ideas?" in checked.get("/talk/card").content.decode()


def test_the_calendar_file_says_nothing_by_default(chosen: Client) -> None:
    answer = chosen.post("/talk/file", {"title": "Reminder"})
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert 'filename="reminder.ics"' in answer.headers["Content-Disposition"]
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "Reminder"
    assert {"DESCRIPTION", "LOCATION", "ATTENDEE"} & set(event) == set()
    assert event.duration == timedelta(minutes=30)
    assert b"miss" not in answer.content


def test_an_emptied_title_is_neutral_again(chosen: Client) -> None:
    assert b"SUMMARY:Reminder" in chosen.post("/talk/file", {"title": "  "}).content


def test_a_chosen_title_is_written_as_text(chosen: Client) -> None:
    answer = chosen.post("/talk/file", {"title": "Us two\r\nATTENDEE:x; and, tea"})
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert "ATTENDEE" not in event
    assert str(event["SUMMARY"]) == "Us two ATTENDEE:x; and, tea"


def test_a_title_too_long_is_answered_beside_it(chosen: Client) -> None:
    answer = chosen.post("/talk/file", {"title": "x" * 800})
    assert answer.status_code == 422
    assert "x" * 800 in answer.content.decode()


def test_the_file_keeps_its_name_when_taken_twice(chosen: Client) -> None:
    uids = {re.search(rb"UID:(.*)", chosen.post("/talk/file", {"title": t}).content)[1] for t in ("a", "b")}  # type: ignore[index]
    assert len(uids) == 1


def test_a_file_without_a_time_leads_to_one(checked: Client) -> None:
    assert checked.post("/talk/file", {"title": "x"}).headers["Location"] == "/talk/when"


def test_the_file_is_only_given_by_post(chosen: Client) -> None:
    assert chosen.get("/talk/file").status_code == 405
