"""Ask and agree: ideas by what an evening has room for, own words, every wrong day told, two tabs, a kept talk."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.agreements.sending import filled, in_days, main_of, pass_check

from homeward.web import clock
from homeward.web.agreements.models import Agreement as Row
from homeward.web.agreements.queries.ideas import ideas
from homeward.web.agreements.queries.kept import all_agreements
from homeward.web.diary.actions import keep_past
from homeward.web.diary.adapters import Past
from homeward.web.talks.models import Talk
from homeward.web.talks.queries.check import items

pytestmark = pytest.mark.django_db
Agree = Callable[..., str]


@pytest.mark.parametrize(("kind", "most"), [("zone", 25), ("date", 60), ("offer", 40), ("request", 40)])
def test_the_menu_shows_every_idea(anna: Any, kind: str, most: int) -> None:
    assert main_of(anna, f"/agree/ideas/{kind}").count("?idea=") == len(ideas(kind)) >= most


def test_the_menu_of_requests_is_filtered_by_minutes_energy_and_touch(anna: Any) -> None:
    page = main_of(anna, "/agree/ideas/request?minutes=5&energy=1&touch=none")
    fitting = [idea for idea in ideas("request") if (idea.minutes or 0) <= 5 and idea.energy == 1 and not idea.touch]
    assert page.count("?idea=") == len(fitting) > 3
    assert "hug" not in page


def test_small_dates_are_filtered_by_place_and_cost(anna: Any) -> None:
    page = main_of(anna, "/agree/ideas/date?place=apart&cost=free")
    assert 0 < page.count("?idea=") < 10
    assert "Tea on the front step" not in page


def test_the_zones_of_ones_own_life_come_first(anna: Any) -> None:
    page = main_of(anna, "/agree/ideas/zone?suits=shift_work")
    assert "Between two shifts" in page.partition("No work talk at the dinner table")[0]
    assert "on the school run" not in page.lower()


@pytest.mark.parametrize("sent", ["minutes=soon", "energy=9", "suits=<b>", "touch=none&minutes=5&energy=" + "1" * 999])
def test_a_filter_that_does_not_exist_filters_nothing_away_in_silence(anna: Any, sent: str) -> None:
    answer = anna.get(f"/agree/ideas/request?{sent}")
    assert answer.status_code == 200
    assert answer.content.decode().count("?idea=") > 3


def test_an_idea_fills_the_form(anna: Any) -> None:
    page = main_of(anna, "/agree/new/request?idea=hug_door")
    assert "A hug when you come in, before anything else" in page
    assert 'name="minutes" value="2"' in page
    assert "ten minutes" in page


def test_the_days_are_set_in_the_same_step(anna: Any) -> None:
    page = main_of(anna, "/agree/new/zone")
    assert f'name="check_in" value="{in_days(14)}"' in page
    assert f'name="end" value="{in_days(28)}"' in page
    assert "overnight" in page


def test_the_end_of_the_busy_time_is_offered_for_the_check_in(anna: Any) -> None:
    ease = clock.local_today() + dt.timedelta(days=20)
    keep_past(opened=anna.opened, past=Past(peak_end=ease), day=clock.local_today())
    assert f"ease about {ease:%A} {ease.day} {ease:%B}" in main_of(anna, "/agree/new/zone")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"start": "2020-01-01"}, "That day has passed."),
        ({"start": "2099-01-01", "end": "2099-01-20", "check_in": "2099-01-10"}, "Is the year right?"),
        ({"end": "2099-01-01"}, "Ninety days from today is the most"),
        ({"end": "soon"}, "year-month-day"),
        ({"end": ""}, "A day is needed here."),
        ({"start": "in:9", "end": "in:3", "check_in": "in:9"}, "The end comes before the start."),
        ({"check_in": "in:29"}, "That is after the end."),
        ({"start": "in:5", "check_in": "in:2"}, "That is before it starts."),
        ({"check_in": "in:-1"}, "That day has passed."),
        ({"days": ["5"], "start": "in:0", "end": "in:0", "check_in": "in:0"}, "None of these days comes"),
        ({"days": ["9"]}, "days of the week"),
        ({"at": "late"}, "hours and minutes"),
        ({"minutes": "0"}, "One minute is the least."),
        ({"minutes": "9999"}, "720 minutes, is the most"),
        ({"minutes": "some"}, "a number of minutes"),
        ({"words": ""}, "A few words are needed here."),
        ({"words": "w" * 301}, "301 letters long"),
        ({"state": "perhaps"}, "one of those shown"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    anna: Any, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], said: str
) -> None:
    monkeypatch.setattr(clock, "local_today", lambda: dt.date(2026, 11, 23))
    told = {
        name: in_days(int(value[3:])) if isinstance(value, str) and value.startswith("in:") else value
        for name, value in changed.items()
    }
    answer = anna.post("/agree/new/zone", **filled(when="when the kettle is on", **told))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "when the kettle is on" in page
    assert not Row.objects.exists()


@pytest.mark.parametrize("kind", ["zone", "date", "offer", "request"])
def test_each_kind_is_kept(anna: Any, agree: Agree, kind: str) -> None:
    address = agree(kind, second="a wave", way="just_do", load="the launch")
    assert "No work talk at the dinner table" in main_of(anna, address)
    kept = all_agreements(anna.opened)[0]
    assert (kept.kind, kept.state) == (kind, "holds")
    assert kept.way == ("just_do" if kind == "offer" else "")
    assert (kept.end - clock.local_today()).days <= 90


def test_a_kind_that_does_not_exist_is_not_found(anna: Any) -> None:
    for address in ("/agree/new/rule", "/agree/ideas/rule"):
        assert anna.get(address).status_code == 404


def test_a_vague_offer_is_met_with_three_questions_and_may_be_kept(anna: Any) -> None:
    form = filled(words="Let me know if I can help", way="ask_first")
    page = anna.post("/agree/new/offer", **form).content.decode()
    for question in ("What exactly will you do?", "Until when?", "Is it fair to you as well?"):
        assert question in page
    assert "Let me know if I can help" in page
    assert not Row.objects.exists()
    assert anna.post("/agree/new/offer", **form, anyway="1").status_code == 303


def test_research_is_told_for_each_way_to_bring_help(anna: Any) -> None:
    page = main_of(anna, "/agree/new/offer")
    for words in ("more help than people wanted", "It can weigh on those who are not", "help that went unseen"):
        assert words in page


def test_a_zone_that_meets_another_names_it_and_may_be_kept(anna: Any, agree: Agree) -> None:
    agree()
    form = filled(words="Walks after dinner", days=["3", "4"], at="19:30")
    page = anna.post("/agree/new/zone", **form).content.decode()
    assert "It meets “No work talk at the dinner table” on Thu, 19:00 to 20:00." in page
    assert anna.post("/agree/new/zone", **filled(words="Later", at="20:00")).status_code == 303
    assert anna.post("/agree/new/zone", **form, anyway="1").status_code == 303


def test_words_that_control_are_not_kept_and_stay_in_sight(anna: Any) -> None:
    words = "You give me your phone password or I will hurt you"
    answer = anna.post("/agree/new/request", **filled(words=words))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert anna.post("/agree/new/request", **filled(words=words), anyway="1").status_code == 422
    assert not Row.objects.exists()


def test_two_tabs_lose_nothing(anna: Any, agree: Agree) -> None:
    address = agree()
    first = filled(words="First tab", version="1", kind="zone")
    second = filled(words="Second tab", version="1", kind="zone")
    assert anna.post(f"{address}/change", **first).status_code == 303
    answer = anna.post(f"{address}/change", **second)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "changed in another tab" in page
    assert "First tab" in page
    assert "Second tab" in page
    assert 'name="version" value="2"' in page
    assert all_agreements(anna.opened)[0].words == "First tab"
    assert anna.post(f"{address}/change", **{**second, "version": "2"}).status_code == 303
    assert all_agreements(anna.opened)[0].words == "Second tab"


def test_words_for_one_that_was_deleted_meanwhile_can_be_kept_anew(anna: Any, agree: Agree) -> None:
    address = agree()
    anna.post(f"{address}/delete")
    page = anna.post(f"{address}/change", **filled(words="Still here", kind="zone", version="1")).content.decode()
    assert "There it was deleted." in page
    assert "Still here" in page
    assert 'action="/agree/new/zone"' in page


def test_a_change_keeps_days_that_have_passed_since(anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch) -> None:
    form = filled()
    address = agree()
    day = clock.local_today() + dt.timedelta(days=3)
    monkeypatch.setattr(clock, "local_today", lambda: day)
    assert anna.post(f"{address}/change", **{**form, "words": "New words", "version": "1"}).status_code == 303


TALK = {"load": "I know the launch is heavy.", "request": "Fifteen minutes of tea at nine", "second": "Five minutes"}


def keep_a_talk(person: Any) -> str:
    person.post("/talk/say", text="I miss our walks.")
    person.post("/talk/words", text="I miss our walks.", **TALK)
    person.post("/talk/keep")
    return str(Talk.objects.get().pk)


def test_a_kept_talk_carries_its_request_and_load_on_and_into_the_check_in(anna: Any) -> None:
    talk = keep_a_talk(anna)
    assert f"/agree/talk/{talk}" in main_of(anna, f"/talk/kept/{talk}")
    page = main_of(anna, f"/agree/talk/{talk}")
    assert all(words in page for words in TALK.values())
    assert f'name="talk" value="{talk}"' in page
    form = filled(words=TALK["request"], load=TALK["load"], second=TALK["second"], talk=talk, check_in=in_days(0))
    address = anna.post("/agree/new/request", **form).headers["Location"]
    assert all(words in main_of(anna, address) for words in TALK.values())
    assert "A check-in is set for now." in main_of(anna, "/today")
    assert TALK["request"] in main_of(anna, "/agree/check-in")


def test_a_talk_of_somebody_else_carries_nothing(anna: Any, bob: Any) -> None:
    talk = keep_a_talk(anna)
    pass_check(bob.client)
    assert bob.get(f"/agree/talk/{talk}").status_code == 404


def test_a_check_in_on_the_day_of_the_talk_is_told(anna: Any) -> None:
    from homeward.web.talks.actions import keep_talk
    from homeward.web.talks.prepared import Card, Chosen, KeptTalk, Words

    start = dt.datetime.combine(clock.local_today() + dt.timedelta(days=2), dt.time(12), dt.UTC)
    chosen = Chosen(start, start + dt.timedelta(minutes=30), "UTC", "key")
    kept = KeptTalk(Words(text="I miss us."), Card("I miss us.", (), chosen))
    talk = keep_talk(opened=anna.opened, day=clock.local_today(), kept=kept)
    answer = anna.post("/agree/new/request", **filled(talk=str(talk), check_in=in_days(2)))
    assert "That is the day of the talk." in answer.content.decode()
    assert anna.post("/agree/new/request", **filled(talk="no such talk", check_in=in_days(2))).status_code == 303


def test_what_was_sent_before_the_check_waits(alice: Any) -> None:
    assert alice.get("/agree/new/zone").headers["Location"] == "/talk/check"
    assert alice.post("/agree/new/zone", **filled(words="Waiting words")).headers["Location"] == "/talk/check"
    pass_check(alice.client)
    assert "still waiting" in main_of(alice, "/agree")
    page = main_of(alice, "/agree/new/zone")
    assert "Waiting words" in page
    assert not Row.objects.exists()
    alice.post("/agree/new/zone", **filled(words="Waiting words"))
    assert "still waiting" not in main_of(alice, "/agree")


def test_the_check_leads_on_to_where_the_person_was_going(alice: Any) -> None:
    alice.get("/agree/ideas/zone?suits=children")
    answer = alice.post("/talk/check", **dict.fromkeys(items(), "no"))
    assert answer.headers["Location"] == "/agree/ideas/zone?suits=children"
    again = alice.post("/talk/check", **dict.fromkeys(items(), "no"))
    assert again.headers["Location"] == "/talk/say"


def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    for address in ("/agree", "/agree/ideas/zone", "/agree/new/zone", "/agree/check-in"):
        assert client.get(address).status_code == 401
