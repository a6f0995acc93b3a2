"""In a real browser: the exit is fast and leaves nothing behind the Back button, and the lock falls by itself."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PASSPHRASE = "a lamp for them in the hall"


def sign_up(page: Page, name: str) -> None:
    page.goto("/new")
    page.fill("[name=name]", name)
    page.fill("[name=passphrase]", PASSPHRASE)
    page.fill("[name=again]", PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="I have written it down").click()
    page.wait_for_url("**/today")


def test_after_the_exit_ten_times_back_shows_nothing_of_it(page: Page) -> None:
    sign_up(page, "exit-and-back")
    page.goto("/look")
    page.goto("/kept")
    page.get_by_role("button", name="Leave quickly").click()
    page.wait_for_url("**/convert")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    for _ in range(10):
        page.go_back(wait_until="commit")
        page.wait_for_load_state()
        text = page.locator("body").inner_text()
        assert page.title() in ("Notebook", "Unit converter", "")
        for private in ("Looking back", "What is kept", "How close"):
            assert private not in text, text
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"tok"}, "the sign-in form brings its token"


def test_the_cover_is_there_before_anything_else_happens(page: Page) -> None:
    page.goto("/who")
    shown_ms = page.evaluate(
        """() => {
            document.querySelector("form[data-exit]").dataset.exit = "#";
            const began = performance.now();
            document.querySelector("form[data-exit] button").click();
            const isCovered = document.querySelector(".cover") && document.body.children.length === 1;
            return isCovered ? performance.now() - began : -1;
        }"""
    )
    assert 0 <= shown_ms <= 100


def test_a_page_left_alone_for_five_minutes_locks_itself(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.clock.install()
    sign_up(page, "left-alone")
    expect(page.get_by_role("button", name="Keep this day")).to_be_visible()
    page.clock.fast_forward(4 * 60_000)
    page.mouse.move(10, 10)
    page.mouse.down()
    page.mouse.up()
    page.clock.fast_forward(4 * 60_000)
    expect(page.get_by_role("button", name="Keep this day")).to_be_visible()
    page.clock.fast_forward(2 * 60_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today")
    expect(page.get_by_role("button", name="Keep this day")).to_be_visible()


def test_words_on_the_screen_survive_the_lock_button(page: Page) -> None:
    sign_up(page, "lock-button")
    page.goto("/usual")
    page.select_option("[name=usual_closeness]", "6")
    page.get_by_role("button", name="Lock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/look")
    page.goto("/usual")
    assert page.locator("[name=usual_closeness]").input_value() == "6"


def test_a_tab_hidden_for_a_minute_locks(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.clock.install()
    sign_up(page, "hidden-tab")
    hide = "Object.defineProperty(document, 'hidden', {value: true, configurable: true})"
    page.evaluate(f"{hide}; document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.fast_forward(50_000)
    expect(page.get_by_role("button", name="Keep this day")).to_be_visible()
    page.clock.fast_forward(15_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")


def test_what_was_typed_when_the_lock_fell_goes_on_after_the_passphrase(page: Page) -> None:
    sign_up(page, "typed-and-locked")
    page.goto("/usual")
    page.select_option("[name=usual_closeness]", "6")
    page.evaluate("fetch('/lock', {method: 'POST', redirect: 'manual'})")
    page.wait_for_timeout(200)
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/look")
    page.goto("/usual")
    assert page.locator("[name=usual_closeness]").input_value() == "6"


@pytest.mark.parametrize("dark", [False, True])
def test_every_member_page_is_accessible(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None], dark: bool
) -> None:
    page = open_page(dark=dark)
    sign_up(page, f"accessible-{dark}")
    for address in ("/today", "/yesterday", "/usual", "/look", "/account", "/kept", "/security"):
        page.goto(address)
        assert_accessible(page)


def test_no_page_scrolls_sideways_on_a_narrow_phone_at_double_size(open_page: Callable[..., Page]) -> None:
    page = open_page(size={"width": 320, "height": 640})
    sign_up(page, "narrow")
    for address in ("/", "/help", "/who", "/security", "/today", "/look", "/usual", "/account", "/kept"):
        page.goto(address)
        wide: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address
