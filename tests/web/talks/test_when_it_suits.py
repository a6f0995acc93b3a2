"""When: usual hours or calendar files in, three times with reasons out, and what was read is said."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent / "calendars"
LONDON = ZoneInfo("Europe/London")
HOURS = {
    "zone": "Europe/London", "their_zone": "",
    "my_days": "mon-fri", "my_from": "09:00", "my_to": "17:30", "my_bed": "22:30",
    "their_days": "mon-fri", "their_from": "09:00", "their_to": "17:30", "their_bed": "22:30",
    "dinner_from": "18:30", "dinner_to": "19:30", "kids_from": "", "kids_to": "",
}  # fmt: skip


def file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (HERE / name).read_bytes(), "text/calendar")


def times_of(client: Client) -> list[tuple[str, str]]:
    page = client.get("/talk/times").content.decode()
    return re.findall(r"<h2>(\w+) [^<]*<span class=\"clock\">(\d\d:\d\d) to", page)


def test_the_hours_as_they_stand_give_three_times_with_reasons(checked: Client) -> None:
    assert checked.post("/talk/when", HOURS).headers["Location"] == "/talk/times"
    page = checked.get("/talk/times").content.decode()
    assert page.count("Choose this") == 3
    assert page.count("It is after dinner, when the day has settled.") == 3
    assert "Three times that could work." in page


def test_an_untouched_form_can_be_sent_as_it_is(checked: Client) -> None:
    page = checked.get("/talk/when").content.decode().partition("<main")[2]
    typed = dict(re.findall(r'<input type="time" name="(\w+)"(?: value="([\d:]*)")?', page))
    assert typed["my_from"] == "09:00"
    assert typed["dinner_from"] == "18:30"


@pytest.mark.parametrize("name", ["google.ics", "outlook.ics", "apple.ics", "nextcloud.ics", "thunderbird.ics"])
def test_files_of_five_calendar_programs_are_read(checked: Client, name: str) -> None:
    answer = checked.post("/talk/when", {**HOURS, "my_files": file(name), "their_files": file("google.ics")})
    assert answer.status_code == 303
    page = checked.get("/talk/times").content.decode()
    assert f"{name}: " in page
    assert " read" in page
    assert page.count("Choose this") >= 1


def test_no_offer_touches_a_busy_evening(checked: Client) -> None:
    mine, theirs = [file("google.ics"), file("apple.ics")], [file("outlook.ics"), file("nextcloud.ics")]
    checked.post("/talk/when", {**HOURS, "my_files": mine, "their_files": theirs})
    busy = {"Monday": "19:45", "Wednesday": "19:45", "Tuesday": "19:30", "Thursday": "20:00", "Friday": "19:30"}
    found = times_of(checked)
    assert found
    for day, begins in found:
        if day in busy:
            end = datetime.strptime(begins, "%H:%M") + timedelta(minutes=30)  # noqa: DTZ007
            assert end <= datetime.strptime(busy[day], "%H:%M") or begins >= "21:15"  # noqa: DTZ007


def test_titles_of_appointments_are_never_shown(checked: Client) -> None:
    checked.post("/talk/when", {**HOURS, "my_files": file("google.ics"), "their_files": file("outlook.ics")})
    page = checked.get("/talk/times").content.decode() + checked.get("/talk/when").content.decode()
    for title in ("Choir", "canary", "Quarter end call"):
        assert title not in page


def test_an_event_that_cannot_be_read_is_named_with_its_line(checked: Client) -> None:
    checked.post("/talk/when", {**HOURS, "my_files": file("thunderbird.ics")})
    page = checked.get("/talk/times").content.decode()
    assert re.search(r"thunderbird\.ics: .*line \d+", page)


def test_a_broken_file_is_named_and_everything_else_stays(checked: Client) -> None:
    broken = SimpleUploadedFile("sign-in.ics", b"<!doctype html><title>Sign in</title>", "text/calendar")
    hours = {**HOURS, "my_to": "16:45", "kids_from": "19:00", "kids_to": "19:45"}
    answer = checked.post("/talk/when", {**hours, "my_files": file("google.ics"), "their_files": broken})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_their_files_error"' in page
    assert "sign-in.ics" in page
    assert "google.ics: 2 entries read" in page
    assert 'value="16:45"' in page
    assert 'value="19:45"' in page


@pytest.mark.parametrize("data", [b"", b"\x00" * 5000, b"BEGIN:VCALENDAR\r\n", b"\xff\xfe\x00", b"x" * 6_000_000])
def test_nonsense_files_are_answered_not_raised(checked: Client, data: bytes) -> None:
    answer = checked.post("/talk/when", {**HOURS, "my_files": SimpleUploadedFile("x.ics", data)})
    assert answer.status_code in (303, 422)


def test_six_files_are_too_many(checked: Client) -> None:
    answer = checked.post("/talk/when", {**HOURS, "my_files": [file("google.ics") for _ in range(6)]})
    assert answer.status_code == 422
    assert "5 are the most" in answer.content.decode()


@pytest.mark.parametrize(
    "name", [name for name in HOURS if name not in ("their_zone", "kids_from", "kids_to", "my_days", "their_days")]
)
@pytest.mark.parametrize("value", ["", "25:00", "soon", "<script>", "\u202e\U0001f60a\x00", "9" * 300])
def test_a_wrong_hour_is_answered_beside_it(checked: Client, name: str, value: str) -> None:
    answer = checked.post("/talk/when", {**HOURS, name: value})
    assert answer.status_code == 422
    assert f'id="id_{name}_error"' in answer.content.decode()


def test_half_a_bedtime_asks_for_the_other_half(checked: Client) -> None:
    page = checked.post("/talk/when", {**HOURS, "kids_from": "19:00"}).content.decode()
    assert "The other half of this time is missing." in page


def test_two_time_zones_are_both_told(checked: Client) -> None:
    checked.post("/talk/when", {**HOURS, "their_zone": "Europe/Berlin"})
    assert "For your partner: " in checked.get("/talk/times").content.decode()


def test_where_nothing_fits_it_says_why_and_what_is_nearest(checked: Client) -> None:
    hours = {**HOURS, "my_days": "mon-sun", "my_from": "07:30", "my_to": "22:30"}
    checked.post("/talk/when", hours)
    page = checked.get("/talk/times").content.decode()
    assert "No half hour yet." in page
    assert "There are no 30 minutes" in page
    assert "Change the hours" in page


def test_hours_are_kept_for_this_visit(checked: Client) -> None:
    checked.post("/talk/when", {**HOURS, "my_to": "15:10"})
    assert 'value="15:10"' in checked.get("/talk/when").content.decode()


def test_choosing_goes_to_the_card_and_nonsense_does_not(checked: Client) -> None:
    checked.post("/talk/when", HOURS)
    for choice in ("0", "9", "-1", "one", "", "²", "9" * 5000):
        assert checked.post("/talk/times", {"choose": choice}).status_code == 200
    assert checked.post("/talk/times", {"choose": "1"}).headers["Location"] == "/talk/card"


def test_times_without_hours_leads_back(checked: Client) -> None:
    assert checked.get("/talk/times").headers["Location"] == "/talk/when"


@pytest.mark.parametrize("number", ["0", "0019", "4", "-1", "²", "9" * 5000, ""])
def test_a_time_that_was_not_offered_is_not_chosen(checked: Client, number: str) -> None:
    checked.post("/talk/when", HOURS)
    answer = checked.post("/talk/times", {"choose": number})
    assert answer.status_code == 200
