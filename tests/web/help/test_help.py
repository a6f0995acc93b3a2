"""Help works for everyone, without account, JavaScript or cookies, and leaves no trace."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from homeward.safety.directory import countries, entries
from homeward.web import clock
from homeward.web.help.queries import directory_on


@pytest.mark.django_db
def test_every_country_and_every_line_is_on_the_page(nobody: Client) -> None:
    text = nobody.get("/help").content.decode()
    for country in countries():
        assert f"<summary>{country.name}</summary>" in text
        for line in entries(country.code, clock.local_today()).lines:
            assert f'href="{line.tel}"' in text, line.name
            assert line.label.split(".")[0].replace("'", "&#x27;") in text, line.name
    assert len(directory_on(clock.local_today()).places) == len(countries()) > 25


@pytest.mark.django_db
def test_only_telephone_links_and_two_lists_lead_away(nobody: Client) -> None:
    links = re.findall(r'href="([^"]*)"', nobody.get("/help").content.decode())
    away = {link for link in links if not link.startswith(("/", "#", "tel:"))}
    assert away == {"https://findahelpline.com", "https://befrienders.org"}
    assert all(re.fullmatch(r"tel:[0-9+]+", link) for link in links if link.startswith("tel:"))


@pytest.mark.django_db
def test_the_page_is_the_same_for_everyone_and_never_asks_the_database(
    nobody: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = nobody.get("/help")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.django_db
def test_a_member_whose_key_is_locked_still_reads_help(alice: Any) -> None:
    alice.post("/lock")
    for address in ("/help", "/who", "/security"):
        assert alice.get(address).status_code == 200


@pytest.mark.django_db
def test_pages_promise_nothing_that_was_not_tested(nobody: Client) -> None:
    banned = ("zero-knowledge", "end-to-end", "anonymous", "cannot read this", "detects abuse", "proven", "certified")
    for address in ("/", "/help", "/who", "/security", "/sign-in", "/new", "/recover"):
        text = nobody.get(address).content.decode().lower()
        for word in banned:
            assert word not in text, f"{address}: {word}"


def test_no_template_of_ours_uses_a_word_the_house_never_says(root: Path) -> None:
    never = re.compile(r"\b(should|toxic|needy|commit suicide)\b", re.IGNORECASE)
    for path in (root / "src" / "homeward" / "web").rglob("*.html"):
        text = re.sub(r"<!doctype|\{[%{].*?[%}]\}|<[^>]*>", " ", path.read_text(encoding="utf-8"))
        assert not never.search(text), path
        assert "!" not in text, path


@pytest.mark.browser
@pytest.mark.django_db
def test_help_opens_a_country_without_javascript(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None]
) -> None:
    page = open_page(javascript=False)
    page.goto("/help")
    page.locator("summary", has_text="Ireland").first.click()
    assert page.get_by_role("link", name="999").first.is_visible()
    assert page.context.cookies() == []
    with_script = open_page()
    with_script.goto("/help")
    with_script.locator("summary", has_text="Ireland").first.click()
    assert_accessible(with_script)
