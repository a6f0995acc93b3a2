"""A form that makes an account and arrives twice: two taps, or a reload after the answer was lost."""

import re
from typing import Any

import pytest
from django.test import Client

from homeward.web.accounts import queries, views
from homeward.web.accounts.just_made import KEPT_SECONDS, JustMade
from homeward.web.accounts.models import Account

pytestmark = pytest.mark.django_db
WORDS = "four plain words here"
FORM = {"name": "anna", "passphrase": WORDS, "again": WORDS}


@pytest.fixture(autouse=True)
def nobody_just_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "JUST_MADE", JustMade())


def code_shown(client: Client) -> str:
    found = re.search(r'class="code"[^>]*>([^<]+)', client.get("/code").content.decode())
    return found.group(1) if found else ""


@pytest.mark.parametrize("is_open", [False, True])
def test_the_second_tap_comes_in_and_shows_the_same_code(monkeypatch: pytest.MonkeyPatch, is_open: bool) -> None:
    if is_open:
        monkeypatch.setattr(queries, "may_sign_up", lambda: True)
    first, second = Client(), Client()
    assert first.post("/new", FORM).headers["Location"] == "/code"
    assert second.post("/new", FORM).headers["Location"] == "/code"
    assert Account.objects.count() == 1
    assert code_shown(second) == code_shown(first) != ""


def test_the_code_is_not_shown_again_once_it_was_written_down() -> None:
    first, second = Client(), Client()
    first.post("/new", FORM)
    first.post("/code")
    assert second.post("/new", FORM).headers["Location"] == "/"
    assert code_shown(second) == ""


def test_another_passphrase_is_another_person_and_guesses_are_counted(alice: Any, client: Client) -> None:
    for number in range(5):
        wrong = f"not these words {number}"
        answer = client.post("/new", {"name": "alice", "passphrase": wrong, "again": wrong})
        assert "taken" in answer.content.decode()
    right = {"name": "alice", "passphrase": alice.passphrase, "again": alice.passphrase}
    assert "taken" in client.post("/new", {**right, "name": "Alice"}).content.decode()


def test_a_code_waits_two_minutes_at_most() -> None:
    made, account = JustMade(), Account().pk
    made.note(account, "CODE", now=0.0)
    assert made.code_of(account, now=KEPT_SECONDS - 1) == "CODE"
    assert made.code_of(account, now=KEPT_SECONDS) == ""
    made.note(account, "CODE", now=0.0)
    made.forget(account)
    assert made.code_of(account, now=1.0) == ""
