"""The frame holds on every page: exit first, help next, headers tight, no inline anything."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from homeward.web.access import EVERYONE, access_of

pytestmark = pytest.mark.django_db


def all_routes(entries: list[URLPattern | URLResolver] | None = None) -> Iterator[URLPattern]:
    for entry in get_resolver().url_patterns if entries is None else entries:
        if isinstance(entry, URLResolver):
            yield from all_routes(entry.url_patterns)
        else:
            yield entry


def open_addresses() -> list[str]:
    """Every address without parts to fill in that nobody in particular may open."""
    routes = [str(route.pattern) for route in all_routes() if (a := access_of(route.callback)) and a.is_open]
    return [f"/{route}" for route in routes if "<" not in route]


def test_every_route_declares_who_may_use_it() -> None:
    assert [str(route.pattern) for route in all_routes() if access_of(route.callback) is None] == []


def test_a_route_without_declaration_is_refused(nobody: Client, settings: object) -> None:
    from django.core.exceptions import PermissionDenied
    from django.http import HttpResponse
    from django.test import RequestFactory

    from homeward.web.access import EveryRouteDeclares

    gate = EveryRouteDeclares(lambda request: HttpResponse())
    with pytest.raises(PermissionDenied):
        gate.process_view(RequestFactory().get("/"), lambda request: HttpResponse(), (), {})


@pytest.mark.parametrize("address", ["/", "/help", "/who", "/convert", "/no-such-page", "/healthz"])
def test_headers_are_tight_on_every_answer(nobody: Client, address: str) -> None:
    headers = nobody.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_no_page_has_inline_style_or_script_or_a_foreign_address(nobody: Client) -> None:
    for address in open_addresses():
        text = nobody.get(address).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text), address
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text) or address == "/help", address


def test_pages_for_people_in_need_set_no_cookie(nobody: Client) -> None:
    for address in ("/", "/help", "/who", "/convert"):
        assert not nobody.get(address).cookies, address


def test_exit_comes_first_then_skip_then_help(nobody: Client) -> None:
    text = nobody.get("/").content.decode()
    body = text[text.index("<body") :]
    focusable = re.findall(r"<(?:button|a|input|select|textarea)\b[^>]*>[^<]*", body)
    assert [re.sub(r"<[^>]*>", "", found) for found in focusable[:3]] == ["Leave quickly", "Skip to the page", "Help"]


def test_exit_works_without_script_and_without_token(nobody: Client) -> None:
    answer = nobody.post("/exit")
    assert answer.status_code == 303
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert nobody.get("/exit").status_code == 405


def test_a_form_from_another_site_is_refused(nobody: Client) -> None:
    assert nobody.post("/exit", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_followed_link_from_another_site_may_pass_but_a_frame_may_not(nobody: Client) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert nobody.get("/", headers=link).status_code == 200
    assert nobody.get("/", headers={**link, "sec-fetch-dest": "iframe"}).status_code == 403


def test_a_host_name_that_is_not_ours_is_refused(nobody: Client) -> None:
    answer = nobody.get("/", headers={"host": "rebound.example"})
    assert answer.status_code == 400
    assert "Leave quickly" in answer.content.decode()


MEMBER_PAGES = ("/today", "/yesterday", "/usual", "/look", "/account", "/kept", "/talk")


def test_every_private_field_keeps_browser_helpers_out(alice: Any) -> None:
    for address in (*open_addresses(), *MEMBER_PAGES):
        for tag in re.findall(r"<(?:textarea|input)\b[^>]*>", alice.get(address).content.decode()):
            kind = re.search(r'type="(\w+)"', tag)
            if tag.startswith("<textarea") or (kind and kind.group(1) == "text"):
                for attribute in ('spellcheck="false"', 'writingsuggestions="false"', 'autocomplete="off"'):
                    assert attribute in tag, (address, tag)
                assert 'translate="no"' in tag, (address, tag)
            elif kind and kind.group(1) == "password":
                assert 'autocomplete="off"' in tag, (address, tag)


def test_no_page_asks_the_database_often(alice: Any, django_assert_max_num_queries: Any) -> None:
    for address in (*open_addresses(), *MEMBER_PAGES):
        with django_assert_max_num_queries(5):
            alice.get(address)


def test_an_unexpected_error_is_calm_and_its_report_holds_no_words(
    alice: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(opened: object, day: object) -> None:
        raise KeyError("words of a person")

    monkeypatch.setattr("homeward.web.diary.queries.day_of", fail)
    alice.client.raise_request_exception = False
    answer = alice.get("/today")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "Leave quickly" in text
    assert "KeyError" not in text
    assert "words of a person" not in text
    printed = capsys.readouterr().err
    assert "error /today KeyError at" in printed
    assert "words of a person" not in printed


def test_error_pages_keep_calm(nobody: Client) -> None:
    answer = nobody.get("/no-such-page?words=secret")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "Leave quickly" in text
    assert "secret" not in text
    assert "Traceback" not in text


def test_every_open_route_is_open_to_all_six_roles() -> None:
    for route in all_routes():
        access = access_of(route.callback)
        assert access is not None
        if access.is_open:
            assert access.may == EVERYONE, str(route.pattern)


@pytest.mark.browser
def test_shift_three_times_leaves_and_back_shows_nothing(page: Page) -> None:
    page.goto("/who")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/convert")
    assert page.title() == "Unit converter"


@pytest.mark.browser
def test_exit_button_works_with_and_without_javascript(open_page: Callable[..., Page]) -> None:
    for javascript in (True, False):
        page = open_page(javascript=javascript)
        page.goto("/help")
        page.get_by_role("button", name="Leave quickly").click()
        page.wait_for_url("**/convert")


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("address", ["/", "/help", "/who", "/convert"])
def test_open_pages_are_accessible(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None], address: str, dark: bool
) -> None:
    page = open_page(dark=dark)
    page.goto(address)
    assert_accessible(page)


@pytest.mark.browser
def test_help_is_two_tabs_after_the_exit(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").text_content() == "Leave quickly"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").text_content() == "Help"
