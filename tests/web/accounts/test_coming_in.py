"""Sign-up, sign-in, lock, unlock, recovery and a change of passphrase, as a person does them."""

import html
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from homeward.web.accounts import session
from homeward.web.accounts.models import Account, WrappedKey
from homeward.web.accounts.waiting import Waiting
from homeward.web.visit import memory

pytestmark = pytest.mark.django_db

WORDS = "a lamp for anna in the hall"


def sign_up(client: Client, name: str = "anna", passphrase: str = WORDS) -> str:
    """Make an account and return the recovery code as the page shows it."""
    answer = client.post("/new", {"name": name, "passphrase": passphrase, "again": passphrase})
    assert answer.status_code == 303, answer.content.decode()
    page = client.get(answer.headers["Location"]).content.decode()
    found = re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", page)
    assert found, page
    return found.group()


def test_the_first_account_can_be_made_and_a_second_needs_the_keeper(client: Client) -> None:
    sign_up(client)
    other = Client()
    assert other.get("/new").status_code == 403
    assert other.post("/new", {"name": "b", "passphrase": WORDS, "again": WORDS}).status_code == 403
    assert Account.objects.count() == 1


def test_the_recovery_code_is_shown_until_written_down_and_never_again(client: Client) -> None:
    code = sign_up(client)
    assert code in client.get("/code").content.decode()
    client.post("/code")
    assert client.get("/code").status_code == 303


def test_the_database_holds_no_passphrase_and_no_code(client: Client) -> None:
    code = sign_up(client)
    account = Account.objects.get()
    stored = repr(list(WrappedKey.objects.values())) + account.password
    assert WORDS not in stored
    assert code not in stored
    assert not hasattr(account, "last_login") or account.last_login is None
    assert {field.name for field in Account._meta.fields} == {"id", "name", "password"}


@pytest.mark.parametrize(
    ("name", "passphrase", "again", "said"),
    [
        ("anna", "short", "short", "Twelve letters or more"),
        ("anna", "x" * 129, "x" * 129, "128 letters are the most"),
        ("anna", "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "others try first"),
        ("anna", "Password12345!", "Password12345!", "others try first"),
        ("anna", "passwordpassword", "passwordpassword", "others try first"),
        ("annabella", "annabella annabella", "annabella annabella", "easy to guess"),
        ("anna", "homeward anna 1", "homeward anna 1", "easy to guess"),
        ("anna", WORDS, WORDS + " ", "not the same"),
        ("anna", WORDS, "", "second time"),
        ("", WORDS, WORDS, "A name is needed"),
        ("a" * 65, WORDS, WORDS, "65 letters long"),
    ],
)
def test_a_weak_or_mistyped_form_says_what_is_wrong_beside_the_field(
    client: Client, name: str, passphrase: str, again: str, said: str
) -> None:
    answer = client.post("/new", {"name": name, "passphrase": passphrase, "again": again})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert 'aria-invalid="true"' in text
    assert (passphrase not in text) or passphrase == name
    assert not Account.objects.exists()


def test_signing_in_again_works_whatever_the_case_of_the_name(client: Client) -> None:
    sign_up(client, name="Anna  Lee")
    other = Client()
    assert other.get("/account").status_code == 401
    answer = other.post("/sign-in", {"name": "anna lee", "passphrase": WORDS, "next": "/account"})
    assert answer.headers["Location"] == "/account"
    assert other.get("/account").status_code == 200


def test_a_wrong_name_and_a_wrong_passphrase_get_the_same_answer(client: Client) -> None:
    sign_up(client)
    wrong = Client().post("/sign-in", {"name": "anna", "passphrase": "not the words at all"})
    unknown = Client().post("/sign-in", {"name": "nora", "passphrase": "not the words at all"})
    assert wrong.status_code == unknown.status_code == 422
    assert "do not fit together" in wrong.content.decode()
    pages = [re.sub(r'en" value="[^"]*"', "", answer.content.decode()) for answer in (wrong, unknown)]
    assert pages[0].replace("anna", "nora") == pages[1]


@pytest.mark.long
def test_a_wrong_name_and_a_wrong_passphrase_take_the_same_time(client: Client, monkeypatch: Any) -> None:
    sign_up(client)
    monkeypatch.setattr("homeward.web.accounts.limits.MOST_TRIES", 10_000)
    taken: dict[str, list[float]] = {"anna": [], "nora": []}
    for _ in range(100):
        for name, times in taken.items():
            began = time.perf_counter()
            Client().post("/sign-in", {"name": name, "passphrase": "not the words at all"})
            times.append(time.perf_counter() - began)
    known, unknown = (statistics.median(times) for times in taken.values())
    assert abs(known - unknown) < 0.015


def test_after_five_wrong_tries_even_the_right_one_waits_a_quarter_hour(
    client: Client, ticks: Callable[[float], None]
) -> None:
    sign_up(client)
    for _ in range(5):
        Client().post("/sign-in", {"name": "anna", "passphrase": "not the words at all"})
    answer = Client().post("/sign-in", {"name": "anna", "passphrase": WORDS})
    assert "quarter of an hour" in answer.content.decode()
    assert client.get("/account").status_code == 200, "a session that is open stays open"
    ticks(15 * 60 + 1)
    assert Client().post("/sign-in", {"name": "anna", "passphrase": WORDS}).status_code == 303


def test_five_idle_minutes_lock_and_the_passphrase_unlocks(alice: Any, ticks: Callable[[float], None]) -> None:
    ticks(299)
    assert alice.get("/account").status_code == 200
    ticks(301)
    answer = alice.get("/account")
    assert answer.status_code == 401
    assert "Locked" in answer.content.decode()
    assert alice.post("/unlock", passphrase="not the words at all").status_code == 422
    assert alice.post("/unlock", passphrase=alice.passphrase, next="/account").headers["Location"] == "/account"
    assert alice.get("/account").status_code == 200


def test_eight_hours_end_the_session_however_often_it_was_unlocked(alice: Any, ticks: Callable[[float], None]) -> None:
    for _ in range(10):
        ticks(45 * 60)
        alice.post("/unlock", passphrase=alice.passphrase)
    assert alice.get("/account").status_code == 200
    ticks(31 * 60)
    assert "Sign in" in alice.get("/account").content.decode()


def test_what_was_being_sent_when_the_lock_fell_is_carried_on(alice: Any) -> None:
    alice.post("/lock")
    answer = alice.post("/account/passphrase", words="three & <four>", current="secret")
    text = answer.content.decode()
    assert answer.status_code == 401
    assert "secret" not in text
    carried = re.search(r'name="carried" value="([^"]*)"', text)
    assert carried
    answer = alice.post(
        "/unlock", passphrase=alice.passphrase, next="/account/passphrase", carried=html.unescape(carried.group(1))
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'action="/account/passphrase"' in text
    assert "three &amp; &lt;four&gt;" in text


@pytest.mark.parametrize("path", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "/nowhere", "x"])
def test_sign_in_never_leads_to_another_site(alice: Any, path: str) -> None:
    answer = Client().post("/sign-in", {"name": "alice", "passphrase": alice.passphrase, "next": path})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("carried", ["{", "[]", "[1]", '[["a"]]', '[["a", 1]]', "null", "9" * 300_000])
def test_a_broken_carried_value_is_nothing(alice: Any, carried: str) -> None:
    answer = Client().post("/sign-in", {"name": "alice", "passphrase": alice.passphrase, "carried": carried})
    assert answer.status_code == 303


def test_after_exit_and_sign_out_a_replayed_cookie_opens_nothing(alice: Any) -> None:
    for way_out in ("/exit", "/sign-out"):
        client = Client()
        client.post("/sign-in", {"name": "alice", "passphrase": alice.passphrase})
        kept = {name: morsel.value for name, morsel in client.cookies.items()}
        assert client.get("/account").status_code == 200
        assert client.post(way_out).status_code == 303
        for name, value in kept.items():
            client.cookies[name] = value
        assert client.get("/account").status_code == 401
    assert len(session.KEYRING.keys) == 1, "only Alice's first session is left"


def test_a_key_cookie_of_one_person_opens_nothing_for_another(alice: Any, charlie: Any) -> None:
    charlie.client.cookies[settings.KEY_COOKIE_NAME] = alice.client.cookies[settings.KEY_COOKIE_NAME].value
    assert charlie.get("/account").status_code == 401


def test_cookies_are_strict_neutral_and_out_of_reach_of_scripts(alice: Any) -> None:
    assert set(alice.client.cookies) <= {"sid", "tok", "vid", "kid"}
    for morsel in alice.client.cookies.values():
        assert morsel["samesite"] == "Strict"
        assert morsel["httponly"]
        assert not morsel["max-age"]


def test_a_changed_passphrase_keeps_the_key_and_ends_other_sessions(alice: Any) -> None:
    other = Client()
    other.post("/sign-in", {"name": "alice", "passphrase": alice.passphrase})
    words = "another lamp in the garden"
    assert (
        alice.post("/account/passphrase", current="wrong wrong wrong", passphrase=words, again=words).status_code == 422
    )
    assert alice.post("/account/passphrase", current=alice.passphrase, passphrase=words, again=words).status_code == 200
    assert alice.get("/account").status_code == 200
    assert other.get("/account").status_code == 401
    assert Client().post("/sign-in", {"name": "alice", "passphrase": alice.passphrase}).status_code == 422
    assert Client().post("/sign-in", {"name": "alice", "passphrase": words}).status_code == 303


def test_the_recovery_code_opens_the_same_key_once(alice: Any) -> None:
    words = "another lamp in the garden"
    form = {"name": "alice", "code": alice.recovery_code.lower(), "passphrase": words, "again": words}
    client = Client()
    assert client.post("/recover", form).headers["Location"] == "/code"
    keys = session.KEYRING.open(client.session["ring"], client.cookies["kid"].value, now=time.monotonic())
    assert keys == alice.opened
    assert Client().post("/recover", form).status_code == 422
    assert Client().post("/sign-in", {"name": "alice", "passphrase": words}).status_code == 303


@pytest.mark.parametrize(("name", "code"), [("alice", "0000-" * 5 + "0000"), ("nobody", "0000-" * 5 + "0000")])
def test_a_wrong_recovery_code_says_the_same_for_every_name(alice: Any, name: str, code: str) -> None:
    words = "another lamp in the garden"
    answer = Client().post("/recover", {"name": name, "code": code, "passphrase": words, "again": words})
    assert answer.status_code == 422
    assert "do not fit together" in answer.content.decode()


def test_a_short_recovery_code_is_said_to_be_short(client: Client) -> None:
    answer = client.post("/recover", {"name": "a", "code": "1234", "passphrase": WORDS, "again": WORDS})
    assert "this has 4" in answer.content.decode()


def test_a_form_without_its_token_is_refused_and_shows_what_was_typed(nobody: Client) -> None:
    answer = nobody.post("/sign-in", {"name": "anna of the lamp", "passphrase": WORDS})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "anna of the lamp" in text
    assert WORDS not in text


def test_an_address_opened_the_wrong_way_gets_a_calm_page(alice: Any) -> None:
    answer = alice.get("/account/passphrase")
    assert answer.status_code == 405
    assert "opens another way" in answer.content.decode()


def test_a_hidden_tab_can_lock_by_beacon_without_a_token(alice: Any) -> None:
    beacon = Client(enforce_csrf_checks=True)
    beacon.cookies = alice.client.cookies
    assert beacon.post("/lock").status_code == 303
    assert alice.get("/account").status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 422),
        ({"origin": "null"}, 422),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
    ],
)
def test_a_form_with_its_token_passes_from_our_own_page_only(
    nobody: Client, headers: dict[str, str], status: int
) -> None:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', nobody.get("/sign-in").content.decode())
    assert token
    form = {"name": "anna", "passphrase": "not the words at all", "csrfmiddlewaretoken": token.group(1)}
    assert nobody.post("/sign-in", form, headers=headers).status_code == status
    assert nobody.post("/sign-in", {**form, "csrfmiddlewaretoken": "x" * 64}, headers=headers).status_code == 403


def test_what_was_on_the_screen_when_it_locked_is_sealed_and_comes_back(alice: Any, charlie: Any) -> None:
    alice.post("/lock", _path="/usual", usual_closeness="6", passphrase="never this", odd="words <here>")
    held = memory.STORE.visits[alice.client.cookies["vid"].value].values
    assert "words" not in repr(held)
    assert not any(b"words" in value.box for value in held.values() if isinstance(value, Waiting))
    text = alice.post("/unlock", passphrase=alice.passphrase).content.decode()
    assert 'action="/usual"' in text
    assert "words &lt;here&gt;" in text
    assert "never this" not in text
    alice.post("/lock")
    assert alice.post("/unlock", passphrase=alice.passphrase).status_code == 303, "it comes back once"


def test_another_person_at_the_same_browser_does_not_get_the_waiting_words(alice: Any, charlie: Any) -> None:
    alice.post("/lock", _path="/usual", odd="words")
    form = {"name": "charlie", "passphrase": charlie.passphrase}
    answer = alice.client.post("/sign-in", form)
    assert answer.status_code == 303
    assert "words" not in answer.content.decode()


@pytest.mark.parametrize("path", ["//elsewhere.example", "/nowhere", ""])
def test_waiting_words_go_to_our_own_pages_only(alice: Any, path: str) -> None:
    alice.post("/lock", _path=path, odd="words")
    assert alice.post("/unlock", passphrase=alice.passphrase).status_code == 303


def test_a_second_person_signing_in_over_a_session_gets_a_visit_of_their_own(alice: Any, bob: Any) -> None:
    alice.post("/lock", _path="/usual", odd="words")
    first = alice.client.cookies["vid"].value
    form = {"name": "bob", "passphrase": bob.passphrase}
    assert alice.client.post("/sign-in", form).status_code == 303
    assert alice.client.cookies["vid"].value != first
    assert first not in memory.STORE.visits
    assert alice.client.get("/today").status_code == 200
