"""Notice: a few dated notes, sealed, bounded in time, and one plain sentence made of them."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homeward.web import clock
from homeward.web.sealing.rows import unseal
from homeward.web.talks import noticing
from homeward.web.talks.models import Note
from homeward.web.talks.noticing import Noted
from homeward.web.talks.queries.check import items

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
TODAY = dt.date(2026, 11, 25)


def clear(client: Client) -> Client:
    client.post("/talk/check", dict.fromkeys(items(), "no"))
    return client


def note(client: Client, text: str, *, back: int = 0, **more: str) -> object:
    seen = clock.local_today() - dt.timedelta(days=back)
    return client.post("/talk/notice", {"text": text, "seen": seen.isoformat(), **more})


def page(client: Client, address: str = "/talk/notice") -> str:
    return client.get(address).content.decode()


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> object:
    """Move the date on: ``days(15)`` makes it fifteen days later than the test began."""
    real = clock.local_today()

    def move_to(later: int) -> None:
        monkeypatch.setattr(clock, "local_today", lambda: real + dt.timedelta(days=later))

    return move_to


def test_notes_become_one_plain_sentence_in_the_order_they_happened() -> None:
    notes = [
        Noted("We ate apart", TODAY),
        Noted("Our walk was called off.", dt.date(2026, 11, 22)),
        Noted("Kim's call took the evening!", dt.date(2026, 11, 10)),
    ]
    assert noticing.opening(notes, TODAY) == (
        "I noticed that on 10 November Kim's call took the evening, on Sunday our walk was called off, "
        "and today we ate apart."
    )
    assert noticing.opening(notes[:1], TODAY) == "I noticed that today we ate apart."
    assert noticing.opening([Noted("You said no", dt.date(2026, 11, 24)), notes[0]], TODAY) == (
        "I noticed that yesterday you said no and today we ate apart."
    )
    assert noticing.opening([], TODAY) == ""


def test_the_page_stands_behind_the_check(client: Client) -> None:
    for address in ("/talk/notice", "/talk/opening", "/talk/why", "/talk/why/1", "/talk/more/1", "/talk/set-off"):
        assert client.get(address).headers["Location"] == "/talk/check"


def test_a_stop_keeps_notes_closed_but_they_can_be_deleted(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "We ate apart.")
    client.post("/talk/check", {**dict.fromkeys(items(), "no"), next(iter(items())): "yes"})
    # An earlier clear answer of this visit may be taken again; the stop holds from then on.
    row = Note.objects.get()
    assert client.get(f"/talk/notice/{row.pk}/delete").status_code == 200
    assert client.post(f"/talk/notice/{row.pk}/delete").status_code == 303
    assert Note.objects.count() == 0
    assert client.get("/talk/notice").headers["Location"] == "/talk/later"


def test_a_visitor_keeps_two_lines_in_the_visit_and_nothing_is_stored(checked: Client) -> None:
    note(checked, "We ate apart.", back=1)
    note(checked, "We only texted that day.")
    shown = page(checked)
    assert "We ate apart." in shown
    assert "We only texted that day." in shown
    assert "It will be erased when this visit ends" not in shown
    assert "This is enough to talk." in shown
    note(checked, "A third one.")
    assert "A third one." not in page(checked)
    assert Note.objects.count() == 0


def test_a_line_of_the_visit_comes_back_into_the_field(checked: Client) -> None:
    note(checked, "We ate apart.")
    answer = checked.post("/talk/notice", {"take_back": "1", "text": ""}).content.decode()
    assert "We ate apart.</textarea>" in answer
    assert "In this visit only." not in page(checked)


def test_a_note_is_sealed_with_a_day_and_no_time(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    assert note(client, "Our marmalade walk was called off.", back=3).status_code == 303  # type: ignore[attr-defined]
    row = Note.objects.get()
    assert b"marmalade" not in bytes(row.box)
    assert len(bytes(row.box)) % 1024 == 0
    assert {field.name for field in Note._meta.fields} == {"id", "owner", "day", "box", "until"}
    seen = (clock.local_today() - dt.timedelta(days=3)).isoformat()
    assert unseal(row, opened=alice.opened) == {  # type: ignore[attr-defined]
        "text": "Our marmalade walk was called off.",
        "seen": seen,
    }
    assert row.day == clock.local_today()


def test_the_purpose_stands_above_the_field_with_the_day_it_is_really_erased(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    erased = clock.local_today() + dt.timedelta(days=44)
    said = f"It will be erased on {erased.day} {erased:%B} {erased.year}."
    before = page(client)
    assert "Only what you saw or heard yourself, to plan one kind talk." in before
    assert said in before
    assert before.index(said) < before.index("<textarea")
    note(client, "We ate apart.")
    assert Note.objects.get().until == erased


def test_later_notes_of_the_same_time_go_on_the_same_day(alice: object, days: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "We ate apart.")
    days(10)  # type: ignore[operator]
    note(client, "We only texted that day.")
    assert len(set(Note.objects.values_list("until", flat=True))) == 1


def test_after_two_weeks_they_are_offered_for_deletion_and_after_four_no_more_are_taken(
    alice: object, days: object
) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "We ate apart.")
    days(13)  # type: ignore[operator]
    assert "Two weeks of looking are over." not in page(client)
    days(14)  # type: ignore[operator]
    assert "Two weeks of looking are over." in page(client)
    days(28)  # type: ignore[operator]
    assert "Four weeks of looking are enough" in page(client)
    note(client, "One more.")
    assert Note.objects.count() == 1


def test_old_notes_are_erased_without_any_key_unless_kept_one_by_one(alice: object, bob: object, days: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "We ate apart.")
    note(client, "We only texted that day.")
    row = Note.objects.order_by("pk").first()
    assert row is not None
    text = unseal(row, opened=alice.opened)  # type: ignore[attr-defined]
    client.post(f"/talk/notice/{row.pk}", {**text, "keep": "1"})
    days(43)  # type: ignore[operator]
    clear(bob.client).get("/talk/notice")  # type: ignore[attr-defined]
    assert Note.objects.count() == 2
    days(44)  # type: ignore[operator]
    bob.client.get("/talk/notice")  # type: ignore[attr-defined]
    assert [left.pk for left in Note.objects.all()] == [row.pk]


def test_a_kept_note_can_be_let_go_after_all(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "We ate apart.")
    row = Note.objects.get()
    text = unseal(row, opened=alice.opened)  # type: ignore[attr-defined]
    client.post(f"/talk/notice/{row.pk}", {**text, "keep": "1"})
    assert "Kept until you delete it." in page(client)
    client.post(f"/talk/notice/{row.pk}", {**text, "let_go": "1"})
    row.refresh_from_db()
    assert row.until == clock.local_today() + dt.timedelta(days=44)


def test_a_note_is_changed_and_deleted_after_a_question(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "We ate apart.")
    address = f"/talk/notice/{Note.objects.get().pk}"
    client.post(address, {"text": "We ate apart again.", "seen": clock.local_today().isoformat()})
    assert "We ate apart again." in page(client)
    assert "Delete this note?" in page(client, f"{address}/delete")
    assert Note.objects.count() == 1
    client.post(f"{address}/delete")
    assert Note.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "A few words are needed here."),
        ({"text": "x" * 301}, "300 are the most"),
        ({"seen": "2099-01-01"}, "Please pick one of the days in the list."),
        ({"seen": "1999-01-01"}, "Please pick one of the days in the list."),
        ({"seen": "soon"}, "Please pick one of the days in the list."),
        ({"seen": ""}, "Which day was it?"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(alice: object, wrong: dict[str, str], said: str) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    sent = {"text": "We ate apart.", "seen": clock.local_today().isoformat(), **wrong}
    answer = client.post("/talk/notice", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Note.objects.count() == 0


def test_ten_are_the_most(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    for number in range(12):
        note(client, f"We ate apart, {number}.")
    assert Note.objects.count() == 10
    assert "Ten notes are the most." in page(client)


def test_an_example_goes_into_the_field_and_is_not_kept(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    answer = note(client, "Mine first.", example="We ate apart.").content.decode()  # type: ignore[attr-defined]
    assert "Mine first.\nWe ate apart.</textarea>" in answer
    assert Note.objects.count() == 0


def test_a_note_that_speaks_of_danger_shows_help_first(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    answer = note(client, "I want to kill myself.").content.decode()  # type: ignore[attr-defined]
    assert "Helplines" in answer or "tel:" in answer
    assert Note.objects.count() == 0


def test_the_sentence_opens_the_draft_and_is_typed_once(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    note(client, "Our walk was called off.", back=1)
    note(client, "We ate apart.")
    shown = page(client, "/talk/opening")
    sentence = "I noticed that yesterday our walk was called off and today we ate apart."
    assert sentence in shown
    assert client.post("/talk/opening", {"line": sentence, "on": "1"}).headers["Location"] == "/talk/say"
    assert sentence in page(client, "/talk/say")
    assert "What you would like back" in page(client, "/talk/words")
    assert 'name="saw"' not in page(client, "/talk/words").replace('type="hidden" name="saw"', "")


def test_a_draft_in_hand_is_not_lost(checked: Client) -> None:
    checked.post("/talk/say", {"text": "I miss our walks."})
    note(checked, "We ate apart.")
    checked.post("/talk/opening", {"line": "I noticed that today we ate apart.", "on": "1"})
    assert "I noticed that today we ate apart.\nI miss our walks.</textarea>" in page(checked, "/talk/say")
    checked.post("/talk/say", {"undo": "1", "text": "I noticed that today we ate apart.\nI miss our walks."})
    assert ">\nI miss our walks.</textarea>" in page(checked, "/talk/say")


def test_only_the_notes_ticked_are_in_it_and_blame_is_marked(checked: Client) -> None:
    note(checked, "Our walk was called off.", back=1)
    note(checked, "You never listen.")
    first = checked.post("/talk/opening", {"use": "1", "again": "1"}).content.decode()
    assert "I noticed that yesterday our walk was called off." in first
    assert "How it may land" in page(checked, "/talk/opening")
    assert "May sound like every time" in page(checked, "/talk/opening")


def test_nothing_noticed_has_no_sentence(checked: Client) -> None:
    assert checked.get("/talk/opening").headers["Location"] == "/talk/notice"


def test_nobody_else_reads_changes_or_deletes_a_note(alice: object, bob: object) -> None:
    note(clear(alice.client), "Our marmalade walk.")  # type: ignore[attr-defined]
    address = f"/talk/notice/{Note.objects.get().pk}"
    other = clear(bob.client)  # type: ignore[attr-defined]
    sent = {"text": "Mine.", "seen": clock.local_today().isoformat()}
    assert other.get(address).status_code == other.post(address, sent).status_code == 404
    assert other.get(f"{address}/delete").status_code == 404
    other.post(f"{address}/delete")
    assert "marmalade" not in page(other)
    assert Note.objects.count() == 1
    assert Client().get(address).status_code == 401


def test_the_pages_ask_the_database_little(alice: object) -> None:
    client = clear(alice.client)  # type: ignore[attr-defined]
    for number in range(10):
        note(client, f"We ate apart, {number}.")
    for address in ("/talk/notice", "/talk/opening", "/talk/why/4"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= MOST_QUERIES
