"""The room in a browser: from asking to the check-in at phone size, by keyboard, and once without JavaScript."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from homeward.web import clock

pytestmark = pytest.mark.browser


def in_days(days: int) -> str:
    return (clock.local_today() + dt.timedelta(days=days)).isoformat()


def come_in(page: Page, name: str) -> None:
    """Make an account by hand and land on Today."""
    page.goto("/new")
    for field in ("passphrase", "again"):
        page.fill(f"[name={field}]", "a lamp for them in the hall")
    page.fill("[name=name]", name)
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("button", name="I have written it down").click()
    page.wait_for_url("**/today")


def answer_check(page: Page) -> None:
    for answer in page.locator("main input[value=no]").all():
        answer.check()
    page.locator("main form button").last.click()


def walk(page: Page, look: Callable[[Page], None], name: str) -> None:
    """Ask, agree together, see it on Today, answer the questions, keep it, end it."""
    come_in(page, name)
    page.get_by_role("link", name="Agreements").click()
    look(page)
    page.get_by_role("link", name="A quiet zone").click()
    answer_check(page)
    page.wait_for_url("**/agree/ideas/zone")
    look(page)
    page.get_by_role("link", name="No work talk at the dinner table").click()
    look(page)
    page.fill("[name=check_in]", "2099-01-01")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".errorlist")).to_contain_text("Is the year right?")
    assert page.input_value("[name=words]") == "No work talk at the dinner table"
    look(page)
    page.fill("[name=check_in]", in_days(0))
    page.get_by_role("button", name="Keep it").click()
    look(page)
    page.get_by_role("link", name="Read it together").click()
    look(page)
    page.get_by_label("The other one").fill("Not on launch days")
    page.get_by_role("button", name="We both say yes").click()
    expect(page.locator("main")).to_contain_text("Not on launch days")
    look(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Take the file").click()
    assert download.value.suggested_filename == "reminder.ics"
    page.get_by_role("link", name="Today").click()
    expect(page.locator("main")).to_contain_text("No work talk at the dinner table")
    look(page)
    page.get_by_role("link", name="Look at it together").click()
    look(page)
    page.get_by_label("More or less").check()
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.locator("td").first).to_have_text("More or less")
    look(page)
    page.get_by_role("link", name=re.compile("^Keep ?: No work talk")).click()
    look(page)
    page.get_by_role("button", name="It is fair, keep it").click()
    page.get_by_role("link", name="End it now").click()
    look(page)
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("What is over")).to_be_visible()


def test_the_whole_way_on_a_phone_with_nothing_for_axe_to_say(
    page: Page, assert_accessible: Callable[[Page], None]
) -> None:
    walk(page, assert_accessible, "agreeing-with-script")


def test_the_whole_way_without_javascript(open_page: Callable[..., Page]) -> None:
    walk(open_page(javascript=False), lambda _: None, "agreeing-without-script")


def test_an_agreement_is_written_by_keyboard_alone_in_the_dark(open_page: Callable[..., Page]) -> None:
    page = open_page(dark=True)
    come_in(page, "agreeing-by-keyboard")
    page.goto("/agree/new/offer")
    answer_check(page)
    page.wait_for_url("**/agree/new/offer")
    page.locator("[name=words]").focus()
    page.keyboard.type("Let me know if I can help")
    page.locator("[name=check_in]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").last).to_contain_text("What exactly will you do?")
    page.locator("[name=words]").fill("I do the food shopping for two weeks")
    page.locator("[name=check_in]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("An offer of help")
    expect(page.locator(".own").first).to_have_text("I do the food shopping for two weeks")


def test_a_page_is_never_wider_than_a_narrow_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(size={"width": 320, "height": 700})
    come_in(page, "agreeing-narrow")
    page.goto("/agree/ideas/date")
    answer_check(page)
    for address in ("/agree", "/agree/ideas/date", "/agree/new/zone", "/agree/new/offer", "/agree/check-in"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
