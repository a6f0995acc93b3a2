"""The minute is sealed as it comes, changed as one likes, and nobody else's."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from homeward.patterns.series import ITEMS as ENGINE_ITEMS
from homeward.web import clock
from homeward.web.diary import actions, queries
from homeward.web.diary.adapters import Day, Past, read_past, series_of
from homeward.web.diary.items import ITEMS
from homeward.web.diary.models import Before, Entry
from homeward.web.sealing.box import SealError
from homeward.web.sealing.rows import unseal

pytestmark = pytest.mark.django_db
A_SUNDAY = dt.date(2026, 11, 22)
A_MONDAY = dt.date(2026, 11, 23)


def test_every_item_of_the_engine_is_asked_on_its_own_scale() -> None:
    assert set(ITEMS) == set(ENGINE_ITEMS)
    for name, (low, high, is_yes_no) in ENGINE_ITEMS.items():
        numbers = {int(value) for value, _ in ITEMS[name].choices}
        assert numbers == ({int(low), int(high)} if is_yes_no else set(range(int(low), int(high) + 1))), name


def test_answers_are_kept_and_shown_again(alice: Any) -> None:
    answer = alice.post("/today", closeness="5", own_anxiety="2", conflict="0")
    assert answer.headers["Location"] == "/today/kept"
    text = alice.get("/today/kept").content.decode()
    assert "Kept." in text
    assert 'name="closeness" value="5" checked' in text
    day = queries.day_of(alice.opened, clock.local_today())
    assert day.answers == {"closeness": 5, "own_anxiety": 2, "conflict": 0}


def test_one_row_a_day_and_none_when_all_answers_are_taken_back(alice: Any) -> None:
    alice.post("/today", closeness="5")
    alice.post("/today", closeness="4", quiet="1")
    assert Entry.objects.count() == 1
    alice.post("/today")
    assert Entry.objects.count() == 0


def test_yesterday_can_still_be_written(alice: Any) -> None:
    alice.post("/yesterday", closeness="3")
    assert Entry.objects.get().day == clock.local_today() - dt.timedelta(days=1)


def test_a_live_answer_gets_a_word_not_a_page(alice: Any) -> None:
    answer = alice.client.post("/today", {"closeness": "5"}, headers={"x-partial": "1"})
    assert answer.content.decode().strip() == "Kept."


@pytest.mark.parametrize("wrong", ["8", "0", "-1", "5.5", "five", "5" * 500, "\u202e5", "<script>"])
def test_an_answer_that_does_not_exist_changes_nothing(alice: Any, wrong: str) -> None:
    alice.post("/today", closeness="5")
    answer = alice.post("/today", closeness=wrong)
    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode().replace("<script type", "")
    assert queries.day_of(alice.opened, clock.local_today()).answers == {"closeness": 5}


def test_trust_is_asked_on_sundays_only(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, is_asked in ((A_SUNDAY, True), (A_MONDAY, False)):
        monkeypatch.setattr(clock, "local_today", lambda day=day: day)
        assert ('name="trust"' in alice.get("/today").content.decode()) is is_asked
        alice.post("/today", closeness="5", trust="6")
        assert ("trust" in queries.day_of(alice.opened, day).answers) is is_asked


def test_nothing_of_the_answers_stands_in_the_clear(alice: Any) -> None:
    alice.post("/today", closeness="5")
    row = Entry.objects.get()
    assert {field.name for field in Entry._meta.fields} == {"id", "owner", "day", "box"}
    assert b"closeness" not in bytes(row.box)
    assert len(bytes(row.box)) == 1024


def test_a_row_moved_to_another_owner_or_day_id_does_not_open(alice: Any, bob: Any) -> None:
    alice.post("/today", closeness="5")
    row = Entry.objects.get()
    row.owner_id = bob.opened.owner
    for keys in (alice.opened, bob.opened):
        with pytest.raises(SealError):
            unseal(row, opened=keys)


def test_nobody_else_sees_a_day(alice: Any, bob: Any, charlie: Any) -> None:
    alice.post("/today", closeness="5")
    for other in (bob, charlie):
        assert "checked" in other.get("/today").content.decode()
        assert 'value="5" checked' not in other.get("/today").content.decode()
    assert Client().get("/today").status_code == 401


def test_after_eight_weeks_the_diary_proposes_its_own_end(alice: Any) -> None:
    assert "eight weeks" not in alice.get("/today").content.decode()
    first = clock.local_today() - dt.timedelta(days=56)
    actions.keep_day(opened=alice.opened, day=Day(first, {"closeness": 4}))
    assert "eight weeks" in alice.get("/today").content.decode()


def test_the_time_before_is_kept_and_reaches_the_engine(alice: Any) -> None:
    form = {"usual_closeness": "6", "usual_quiet": "1", "peak_start": "2026-10-05", "plan_start": "2026-11-02"}
    assert alice.post("/usual", **form).status_code == 303
    past = queries.past_of(alice.opened)
    assert past == Past(6, 1, None, dt.date(2026, 10, 5), None, dt.date(2026, 11, 2))
    assert read_past({}) == Past()
    facts = series_of([Day(dt.date(2026, 10, 1), {"closeness": 5})], past).facts
    assert (facts.usual_closeness, facts.peak_start, facts.plan_day) == (6, 4, 32)
    assert Before.objects.count() == 1
    assert 'value="2026-10-05"' in alice.get("/usual").content.decode()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"peak_start": "soon"}, "year-month-day"),
        ({"peak_start": "2026-11-10", "peak_end": "2026-11-01"}, "before the day work became heavy"),
        ({"plan_start": "1926-11-10"}, "Is the year right"),
        ({"usual_quiet": "9"}, "valid choice"),
    ],
)
def test_a_wrong_date_is_told_beside_its_field(alice: Any, form: dict[str, str], said: str) -> None:
    answer = alice.post("/usual", **form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Before.objects.exists()


def sign_in_new(page: Page, name: str) -> None:
    """Make an account by hand and land on Today."""
    page.goto("/new")
    for field in ("passphrase", "again"):
        page.fill(f"[name={field}]", "a lamp for them in the hall")
    page.fill("[name=name]", name)
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("button", name="I have written it down").click()
    page.wait_for_url("**/today")


@pytest.mark.browser
def test_the_minute_in_a_browser_saves_as_it_goes(page: Page, assert_accessible: Callable[[Page], None]) -> None:
    sign_in_new(page, "minute-with-script")
    assert_accessible(page)
    page.locator("[name=closeness][value='5']").check()
    expect(page.get_by_role("status")).to_have_text("Kept.")
    page.reload()
    assert page.locator("input[name=closeness][value='5']").is_checked()
    page.get_by_role("link", name="Looking back").click()
    assert_accessible(page)
    page.get_by_role("button", name="Lock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")


@pytest.mark.browser
def test_the_minute_works_without_javascript(open_page: Callable[..., Page]) -> None:
    page = open_page(javascript=False)
    sign_in_new(page, "minute-without-script")
    page.locator("[name=closeness][value='5']").check()
    page.get_by_role("button", name="Keep this day").click()
    page.wait_for_url("**/today/kept")
    expect(page.get_by_role("status")).to_have_text("Kept.")


@pytest.mark.browser
def test_an_answer_that_did_not_arrive_is_not_called_kept(page: Page) -> None:
    sign_in_new(page, "minute-locked-elsewhere")
    page.evaluate("fetch('/lock', {method: 'POST', redirect: 'manual'})")
    page.wait_for_timeout(200)
    page.locator("[name=closeness][value='5']").check()
    expect(page.get_by_role("status")).to_have_text("Not kept yet. The button below keeps it.")
    page.get_by_role("button", name="Keep this day").click()
    page.fill("[name=passphrase]", "a lamp for them in the hall")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/today/kept")
    assert page.locator("input[name=closeness][value='5']").is_checked()
