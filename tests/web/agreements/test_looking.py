"""The page for two, the check-in with both answers side by side, renewal, and what Today says."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.agreements.sending import filled, in_days, main_of

from homeward.web import clock
from homeward.web.agreements.models import Look
from homeward.web.agreements.queries.kept import all_agreements, tonight

pytestmark = pytest.mark.django_db
Agree = Callable[..., str]
ANSWERS = {"bring_up": "no", "days_together": "partly", "free_time": "some", "rows": "often", "words": "The walks"}


def go_on(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    day = clock.local_today() + dt.timedelta(days=days)
    monkeypatch.setattr(clock, "local_today", lambda: day)


def test_two_read_it_on_one_phone_and_say_yes(anna: Any, agree: Agree) -> None:
    address = agree(state="proposed")
    page = main_of(anna, f"{address}/together")
    assert page.count("what would make this workable for you?") == 2
    assert "Either of you may skip it" in page
    anna.post(f"{address}/together", works_for_me="Tea first", works_for_you="Not on Mondays", answer="yes")
    page = main_of(anna, address)
    assert "Tea first" in page
    assert "Not on Mondays" in page
    assert all_agreements(anna.opened)[0].state == "holds"


def test_not_now_keeps_it_proposed_and_keeps_the_words(anna: Any, agree: Agree) -> None:
    address = agree(state="proposed")
    anna.post(f"{address}/together", works_for_me="Tea first", answer="later")
    assert all_agreements(anna.opened)[0].state == "proposed"
    assert "Tea first" in main_of(anna, f"{address}/together")


def test_yes_and_not_now_look_the_same(anna: Any, agree: Agree) -> None:
    page = main_of(anna, f"{agree(state='proposed')}/together")
    assert '<button name="answer" value="yes">We both say yes</button>' in page
    assert '<button name="answer" value="later">Not now</button>' in page


def test_the_same_questions_at_the_start_and_at_the_check_in_side_by_side(
    anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = agree()
    assert "Answer them once" in main_of(anna, address)
    asked = main_of(anna, "/agree/check-in")
    assert "do you know how you would bring it up?" in asked
    assert anna.post("/agree/check-in", **ANSWERS).headers["Location"] == "/agree/answers"
    assert "Answer them once" not in main_of(anna, address)
    go_on(monkeypatch, 14)
    assert anna.get("/agree/check-in").status_code == 200
    anna.post("/agree/check-in", **{**ANSWERS, "bring_up": "yes", "rows": "", "words": "Less rushing"})
    page = main_of(anna, "/agree/answers")
    assert "<td>Not yet</td><td>Yes</td>" in page
    assert "<td>Often</td><td>Don’t know</td>" in page
    assert "The walks" in page
    assert "Less rushing" in page
    for never in ("better", "worse", "improved", "%"):
        assert never not in page.replace("What worked", "")


def test_answers_of_one_day_replace_each_other_and_stay_sealed(anna: Any) -> None:
    for words in ("canary one", "canary two"):
        anna.post("/agree/check-in", **{**ANSWERS, "words": words})
    row = Look.objects.get()
    assert b"canary" not in bytes(row.box)
    assert "canary two" in main_of(anna, "/agree/answers")


def test_an_answer_that_does_not_exist_is_told_and_the_words_stay(anna: Any) -> None:
    answer = anna.post("/agree/check-in", **{**ANSWERS, "rows": "9"})
    assert answer.status_code == 422
    assert "one of those shown" in answer.content.decode()
    assert "The walks" in answer.content.decode()
    assert not Look.objects.exists()


def test_somebody_elses_answers_are_not_shown(anna: Any, bob: Any) -> None:
    from tests.web.agreements.sending import pass_check

    anna.post("/agree/check-in", **ANSWERS)
    pass_check(bob.client)
    assert bob.get("/agree/answers").headers["Location"] == "/agree/check-in"


def test_each_agreement_can_be_kept_changed_or_ended_at_the_check_in(anna: Any, agree: Agree) -> None:
    address = agree()
    page = main_of(anna, "/agree/check-in")
    for tail in ("renew", "change", "end"):
        assert f'href="{address}/{tail}"' in page


def test_keeping_it_asks_whether_it_is_fair_and_sets_both_days(
    anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = agree(check_in=in_days(1))
    go_on(monkeypatch, 2)
    assert "check-in due" in main_of(anna, "/agree")
    assert "is it still fair to both?" in main_of(anna, f"{address}/renew")
    assert anna.post(f"{address}/renew", end=in_days(30), check_in=in_days(14)).status_code == 303
    assert "check-in due" not in main_of(anna, "/agree")


def test_one_that_ran_out_is_taken_up_again(anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch) -> None:
    address = agree()
    go_on(monkeypatch, 30)
    assert "has run its time" in main_of(anna, "/today")
    anna.post(f"{address}/renew", end=in_days(20), check_in=in_days(10))
    assert "Holds now" in main_of(anna, "/agree")


@pytest.mark.parametrize(
    ("end", "look", "said"), [(91, 14, "Ninety days"), (-1, -1, "has passed"), (10, 11, "after the end")]
)
def test_a_renewal_keeps_to_ninety_days_and_an_order(anna: Any, agree: Agree, end: int, look: int, said: str) -> None:
    address = agree()
    answer = anna.post(f"{address}/renew", end=in_days(end), check_in=in_days(look))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_today_shows_the_zone_on_its_days_only(anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch) -> None:
    weekday = clock.local_today().weekday()
    agree(words="Table without work", days=[str(weekday)])
    agree(words="Another day", days=[str((weekday + 1) % 7)], at=None)
    agree(words="Only proposed", state="proposed", at=None)
    agree("date", words="Tea on the step", start=in_days(0), days=None, at="21:00", minutes="10")
    page = main_of(anna, "/today")
    assert "Table without work (19:00 to 20:00)" in page
    assert "Tea on the step (at 21:00, 10 minutes)" in page
    assert "Another day" not in page
    assert "Only proposed" not in page
    go_on(monkeypatch, 1)
    assert "Tea on the step" not in main_of(anna, "/today")
    assert "Another day" in main_of(anna, "/today")


def test_today_says_nothing_where_nothing_was_agreed(anna: Any) -> None:
    assert "Agreed for today" not in main_of(anna, "/today")
    assert tonight(anna.opened, clock.local_today()).lines == ()


def test_a_check_in_is_shown_from_its_day_on(anna: Any, agree: Agree, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(check_in=in_days(2))
    go_on(monkeypatch, 1)
    assert "A check-in is set for now." not in main_of(anna, "/today")
    go_on(monkeypatch, 1)
    assert "A check-in is set for now." in main_of(anna, "/today")


def test_what_the_two_typed_is_kept_when_a_note_stands_against_it(anna: Any, agree: Agree) -> None:
    address = agree(state="proposed")
    words = "Do it or I will hurt you"
    answer = anna.post(f"{address}/together", works_for_you=words, answer="yes")
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert all_agreements(anna.opened)[0].state == "proposed"
    assert filled()["words"] in answer.content.decode()
