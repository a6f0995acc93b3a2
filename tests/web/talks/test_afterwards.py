"""Afterwards: four branches, each with a kind next step; the answer is sealed with the talk and can be changed."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homeward.web import clock
from homeward.web.sealing.rows import unseal
from homeward.web.talks.models import Talk
from homeward.web.talks.queries.check import items

pytestmark = pytest.mark.django_db
BRANCHES = {
    "fine": ("Good. Let it rest tonight.", "Did anything I said land badly?"),
    "not_now": ("Not now is an answer.", "Which evening this week would suit you better?"),
    "row": ("Stop there for tonight.", "I am sorry for my part."),
    "silence": ("Silence is not a no yet.", "You do not have to answer now."),
}


def kept_by(person: object) -> tuple[Client, str]:
    client: Client = person.client  # type: ignore[attr-defined]
    client.post("/talk/check", dict.fromkeys(items(), "no"))
    client.post("/talk/say", {"text": "I miss our walks."})
    client.post("/talk/words", {"request": "walk on Sunday"})
    client.post("/talk/keep")
    return client, f"/talk/kept/{Talk.objects.latest('day').pk}"


def page(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_a_kept_talk_asks_how_it_went(alice: object) -> None:
    client, kept = kept_by(alice)
    assert f"{kept}/after" in page(client, kept)
    shown = page(client, f"{kept}/after")
    for answer in ("It went all right", "Not now", "It became a row", "Silence"):
        assert answer in shown


@pytest.mark.parametrize("went", BRANCHES)
def test_each_answer_has_its_step_its_line_the_next_time_and_space(alice: object, went: str) -> None:
    client, kept = kept_by(alice)
    assert client.post(f"{kept}/after", {"went": went}).headers["Location"] == f"{kept}/after"
    shown = page(client, f"{kept}/after")
    for words in (*BRANCHES[went], "The next kind step", "Put it into my words", "Find the next time", "/space"):
        assert words in shown


def test_the_answer_is_sealed_with_its_day_and_nothing_else_changes(alice: object) -> None:
    client, kept = kept_by(alice)
    before = unseal(Talk.objects.get(), opened=alice.opened)  # type: ignore[attr-defined]
    client.post(f"{kept}/after", {"went": "row"})
    row = Talk.objects.get()
    after = unseal(row, opened=alice.opened)  # type: ignore[attr-defined]
    assert after == {**before, "went": "row", "went_on": clock.local_today().isoformat()}
    assert len(bytes(row.box)) % 1024 == 0


def test_the_answer_can_be_changed_and_taken_away(alice: object) -> None:
    client, kept = kept_by(alice)
    client.post(f"{kept}/after", {"went": "row"})
    client.post(f"{kept}/after", {"went": "silence"})
    assert BRANCHES["silence"][0] in page(client, f"{kept}/after")
    client.post(f"{kept}/after", {"take_away": "1"})
    assert "How did it go?" in page(client, f"{kept}/after")
    assert "How did it go?" in page(client, kept).replace("how did it go?", "How did it go?")


def test_a_talk_kept_before_this_was_asked_still_opens(alice: object) -> None:
    from homeward.web.sealing.rows import seal

    client, kept = kept_by(alice)
    row = Talk.objects.get()
    values = unseal(row, opened=alice.opened)  # type: ignore[attr-defined]
    del values["went"], values["went_on"]
    seal(row, values, opened=alice.opened)  # type: ignore[attr-defined]
    row.save()
    assert "I miss our walks." in page(client, kept)
    client.post(f"{kept}/after", {"went": "fine"})
    assert BRANCHES["fine"][0] in page(client, f"{kept}/after")


def test_no_answer_and_a_strange_one_are_said(alice: object) -> None:
    client, kept = kept_by(alice)
    for sent in ({}, {"went": "badly"}):
        answer = client.post(f"{kept}/after", sent)
        assert answer.status_code == 422
        assert "Please pick one of the four." in answer.content.decode()


def test_the_next_time_takes_the_same_words_along(alice: object) -> None:
    client, kept = kept_by(alice)
    client.post("/talk/say", {"text": "Something else."})
    assert client.post(f"{kept}/again", {"when": "1"}).headers["Location"] == "/talk/when"
    assert "I miss our walks." in page(client, "/talk/say")


def test_after_a_row_safety_comes_before_the_next_talk(alice: object) -> None:
    client, kept = kept_by(alice)
    client.post(f"{kept}/after", {"went": "row"})
    shown = page(client, f"{kept}/after")
    assert shown.index("do not plan another talk") < shown.index("The next kind step")


def test_nobody_else_sees_or_says_how_it_went(alice: object, bob: object) -> None:
    _, kept = kept_by(alice)
    client: Client = bob.client  # type: ignore[attr-defined]
    client.post("/talk/check", dict.fromkeys(items(), "no"))
    assert client.get(f"{kept}/after").status_code == 404
    assert client.post(f"{kept}/after", {"went": "fine"}).status_code == 404
    assert Client().get(f"{kept}/after").status_code == 401
    assert unseal(Talk.objects.get(), opened=alice.opened)["went"] == ""  # type: ignore[attr-defined]


def test_the_page_asks_the_database_little(alice: object) -> None:
    client, kept = kept_by(alice)
    client.post(f"{kept}/after", {"went": "fine"})
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{kept}/after")
    assert len(asked) <= 12
