"""Keep this: nothing is stored before, everything is sealed after, and only its owner opens or erases it."""

from pathlib import Path

import pytest
from django.test import Client

from homeward.web.accounts.models import Account
from homeward.web.talks.models import Talk
from homeward.web.talks.queries.check import items

pytestmark = pytest.mark.django_db
NEW = {"name": "river stone", "passphrase": "slow lantern copper thursday", "again": "slow lantern copper thursday"}


def prepare(client: Client) -> None:
    client.post("/talk/check", dict.fromkeys(items(), "no"))
    client.post("/talk/say", {"text": "I miss our walks."})
    client.post("/talk/words", {"request": "walk on Sunday", "thanks": "making tea"})


def test_nothing_is_stored_before_keep(checked: Client) -> None:
    prepare(checked)
    checked.get("/talk/card")
    checked.get("/talk/keep")
    assert Talk.objects.count() == Account.objects.count() == 0


def test_keeping_makes_the_account_shows_the_code_and_leads_to_the_talk(client: Client) -> None:
    prepare(client)
    assert client.post("/talk/keep", NEW).headers["Location"] == "/code"
    assert "recovery code" in client.get("/code").content.decode()
    assert client.post("/code").headers["Location"] == "/talk"
    page = client.get("/talk").content.decode()
    assert "Kept on " in page
    kept = client.get(f"/talk/kept/{Talk.objects.get().pk}").content.decode()
    for words in ("I miss our walks.", "Could we walk on Sunday?", "making tea"):
        assert words in kept


def test_it_is_found_again_after_signing_in(client: Client) -> None:
    prepare(client)
    client.post("/talk/keep", NEW)
    later = Client()
    later.post("/sign-in", {"name": NEW["name"], "passphrase": NEW["passphrase"]})
    assert "Kept on " in later.get("/talk").content.decode()
    later.post("/talk/check", dict.fromkeys(items(), "no"))
    assert "I miss our walks." in later.get(f"/talk/kept/{Talk.objects.get().pk}").content.decode()


def test_the_row_says_nothing(client: Client) -> None:
    prepare(client)
    client.post("/talk/keep", NEW)
    row = Talk.objects.get()
    assert b"walks" not in bytes(row.box)
    assert len(bytes(row.box)) % 1024 == 0
    assert {field.name for field in Talk._meta.fields} == {"id", "owner", "day", "box"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "A name is needed"),
        ({"name": "n" * 640}, "are the most"),
        ({"passphrase": "short", "again": "short"}, "Twelve letters or more"),
        ({"again": "another lantern copper"}, "The two are not the same."),
        ({"passphrase": "", "again": ""}, "The passphrase is missing."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_half_kept(client: Client, wrong: dict[str, str], said: str) -> None:
    prepare(client)
    answer = client.post("/talk/keep", {**NEW, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Talk.objects.count() == Account.objects.count() == 0
    assert "I miss our walks." in client.get("/talk/card").content.decode()


def test_a_taken_name_is_said(alice: object, client: Client) -> None:
    prepare(client)
    answer = client.post("/talk/keep", {**NEW, "name": "Alice"})
    assert answer.status_code == 422
    assert "This name is taken here." in answer.content.decode()
    assert Talk.objects.count() == 0


def test_where_sign_up_is_closed_the_card_is_not_lost(
    alice: object, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from homeward.web.accounts import queries
    from homeward.web.house import House

    monkeypatch.setattr(queries, "house", House)
    prepare(client)
    assert "has not opened it for another account" in client.get("/talk/keep").content.decode()
    assert client.post("/talk/keep", NEW).status_code in (200, 403, 422)
    assert Talk.objects.count() == 0
    assert "I miss our walks." in client.get("/talk/card").content.decode()


def test_a_signed_in_person_keeps_at_once_and_finds_it(alice: object) -> None:
    client = alice.client  # type: ignore[attr-defined]
    prepare(client)
    answer = client.post("/talk/keep")
    row = Talk.objects.get()
    assert answer.headers["Location"] == f"/talk/kept/{row.pk}"
    assert row.owner_id == alice.account.pk  # type: ignore[attr-defined]


def test_a_kept_talk_is_taken_up_again(alice: object) -> None:
    client = alice.client  # type: ignore[attr-defined]
    prepare(client)
    client.post("/talk/keep")
    client.post("/talk/say", {"text": "Something else."})
    client.post(f"/talk/kept/{Talk.objects.get().pk}/again")
    assert "I miss our walks." in client.get("/talk/say").content.decode()


def test_deleting_asks_once_and_then_erases(alice: object) -> None:
    client = alice.client  # type: ignore[attr-defined]
    prepare(client)
    client.post("/talk/keep")
    address = f"/talk/kept/{Talk.objects.get().pk}/delete"
    assert "Delete this talk?" in client.get(address).content.decode()
    assert Talk.objects.count() == 1
    assert client.post(address).headers["Location"] == "/talk"
    assert Talk.objects.count() == 0
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("tail", ["", "/again", "/delete"])
def test_nobody_else_opens_takes_or_erases_it(alice: object, bob: object, charlie: object, tail: str) -> None:
    prepare(alice.client)  # type: ignore[attr-defined]
    alice.client.post("/talk/keep")  # type: ignore[attr-defined]
    address = f"/talk/kept/{Talk.objects.get().pk}{tail}"
    for other in (bob, charlie):
        prepare(other.client)  # type: ignore[attr-defined]
        answers = [other.client.get(address), other.client.post(address)]  # type: ignore[attr-defined]
        assert all(answer.status_code in (404, 405, 303) for answer in answers)
        assert all("walks" not in answer.content.decode() for answer in answers)
    assert Client().get(address).status_code in (401, 405)
    assert Talk.objects.count() == 1


def test_an_account_with_and_without_talks_lists_only_its_own(alice: object, bob: object) -> None:
    prepare(alice.client)  # type: ignore[attr-defined]
    alice.client.post("/talk/keep")  # type: ignore[attr-defined]
    assert "Kept on " not in bob.client.get("/talk").content.decode()  # type: ignore[attr-defined]


def test_a_locked_key_opens_nothing_of_the_talk(alice: object) -> None:
    client = alice.client  # type: ignore[attr-defined]
    prepare(client)
    client.post("/talk/keep")
    client.post("/lock")
    for address in ("/talk", "/talk/say", "/talk/card", f"/talk/kept/{Talk.objects.get().pk}"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert "walks" not in answer.content.decode()


def test_no_template_of_the_room_takes_a_picture_or_a_recording() -> None:
    rooms = Path(__file__).parents[3] / "src" / "homeward" / "web"
    for template in [*rooms.glob("talks/**/*.html"), *rooms.glob("calm/**/*.html"), *rooms.glob("*/static/**/*.js")]:
        text = template.read_text()
        for word in ("geolocation", "getUserMedia", "Notification", "contacts", "localStorage", "sessionStorage"):
            assert word not in text, template


def test_nothing_written_is_nothing_to_keep(checked: Client) -> None:
    assert checked.get("/talk/keep").headers["Location"] == "/talk/say"
    assert checked.post("/talk/keep", NEW).headers["Location"] == "/talk/say"
    assert Account.objects.count() == 0


def test_keep_this_tapped_twice_comes_in_once_and_shows_the_code(
    checked: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from homeward.web.talks.views import keep

    # The second request passed the first look before the first one had written its account.
    monkeypatch.setattr(keep, "may_sign_up", lambda: True)
    checked.post("/talk/say", {"text": "I miss our evenings."})
    form = {"name": "kim", "passphrase": "four plain words here", "again": "four plain words here"}
    assert Client().post("/new", form).headers["Location"] == "/code"
    assert checked.post("/talk/keep", form).headers["Location"] == "/code"
    assert 'class="code"' in checked.get("/code").content.decode()
