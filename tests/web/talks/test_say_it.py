"""The one box: read back with strengths first, marks that open, suggestions to take, leave and undo."""

import re

import pytest
from django.test import Client

from homeward.web import visit
from homeward.web.talks import drafting
from homeward.web.talks.prepared import MOST_DRAFT, MOST_EARLIER, Words

pytestmark = pytest.mark.django_db
DRAFT = "You never talk to me anymore. I know the launch is heavy."
PLAIN = "I miss our evenings. Could we have ten minutes after dinner tomorrow?"
HOSTILE = "<script>alert(1)</script> \u202eabc\u202c \U0001f60a\x00\x07"


def main_of(client: Client, address: str = "/talk/say") -> str:
    return client.get(address).content.decode().partition("<main")[2]


def say(client: Client, text: str, **more: str) -> object:
    return client.post("/talk/say", {"text": text, **more})


def version_of(page: str) -> str:
    return re.search(r'name="version" value="(\d+)"', page)[1]  # type: ignore[index]


def test_an_empty_box_has_no_reading(checked: Client) -> None:
    page = main_of(checked)
    assert "Read it back to me" in page
    assert "How it may land" not in page


def test_strengths_come_before_marks(checked: Client) -> None:
    say(checked, DRAFT)
    page = main_of(checked)
    assert page.index("What is good here") < page.index("How it may land")
    assert "You see their load" in page


def test_a_mark_opens_why_and_what_to_try_and_can_be_kept(checked: Client) -> None:
    say(checked, DRAFT)
    page = main_of(checked)
    mark = re.search(r'<a class="mark s(\d)" href="#(why-1)">([^<]+)</a>', page)
    assert mark is not None
    assert mark[3].startswith("You never talk")
    assert 'id="why-1"' in page
    assert "What to try" in page
    kept = re.search(r'name="keep" value="([^"]+)"', page)[1]  # type: ignore[index]
    say(checked, DRAFT, keep=kept)
    page = main_of(checked)
    assert 'class="mark s' not in page
    assert "You keep 1 as you wrote it" in page
    say(checked, DRAFT, show_all="1")
    assert 'class="mark s' in main_of(checked)


def test_no_percentage_is_ever_shown(checked: Client) -> None:
    say(checked, DRAFT)
    assert "%" not in main_of(checked)


def test_a_wording_is_taken_and_undone(checked: Client) -> None:
    say(checked, DRAFT)
    page = main_of(checked)
    names = re.findall(r'name="take" value="(\w+)"', page)
    assert names
    assert len(names) <= 3
    say(checked, DRAFT, take=names[0], version=version_of(page))
    taken = main_of(checked)
    assert f">\n{DRAFT}</textarea>" not in taken
    assert "Undo the last change" in taken
    text = re.search(r"<textarea[^>]*>\n([^<]*)</textarea>", taken)[1]  # type: ignore[index]
    say(checked, text.replace("&#x27;", "'"), undo="1", version=version_of(taken))
    assert f">\n{DRAFT}</textarea>" in main_of(checked)


def test_a_plain_kind_text_is_left_alone(checked: Client) -> None:
    say(checked, PLAIN)
    page = main_of(checked)
    assert 'class="mark s' not in page
    assert "Take this" not in page


def test_advice_that_was_asked_for_is_not_marked(checked: Client) -> None:
    text = "If I were you I would tell your boss no about the hours."
    say(checked, text)
    assert 'class="mark s' in main_of(checked)
    say(checked, text, was_asked="on")
    assert 'class="mark s' not in main_of(checked)


def test_another_language_is_said_plainly(checked: Client) -> None:
    say(checked, "Ich vermisse dich so sehr und wir reden abends gar nicht mehr miteinander, das tut mir weh.")
    page = main_of(checked)
    assert "I can only read English so far." in page
    assert "Go on with my words" in page


def test_live_reading_is_a_part_and_keeps_the_words(checked: Client) -> None:
    answer = checked.post("/talk/read", {"text": DRAFT, "version": "0"}, headers={"x-partial": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "data-say=" in page
    assert DRAFT in main_of(checked)


def test_too_long_is_said_beside_the_box_and_nothing_is_lost_or_stored(checked: Client) -> None:
    text = "word " * MOST_DRAFT * 2
    answer = say(checked, text)
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert 'id="id_text_error"' in page
    assert 'aria-describedby="id_text_helptext id_text_error"' in page
    assert "autofocus" in page
    assert text.strip() in page
    assert "word" not in re.search(r"<textarea.*?</textarea>", main_of(checked), re.S)[0].split(">", 1)[1]  # type: ignore[index]
    live = checked.post("/talk/read", {"text": text}, headers={"x-partial": "1"})
    assert live.status_code == 422
    assert "are the most" in live.content.decode()


def test_hostile_text_is_text(checked: Client) -> None:
    say(checked, f"You never listen {HOSTILE}")
    page = main_of(checked)
    assert "<script>alert" not in page
    assert "\U0001f60a" in page
    assert "\u202e" in page
    assert "\x00" not in page


def test_a_second_tab_does_not_lose_the_first_ones_words(checked: Client) -> None:
    first = main_of(checked)
    say(checked, "From the first tab.", version=version_of(first))
    say(checked, "From the second tab.", version=version_of(first))
    page = main_of(checked)
    assert "From the second tab." in page
    say(checked, "From the second tab.", undo="1", version=version_of(page))
    assert "From the first tab." in main_of(checked)


@pytest.mark.parametrize("address", ["/talk/say", "/talk/words", "/talk/when", "/talk/times", "/talk/keep"])
def test_an_ended_visit_in_mid_writing_loses_nothing(checked: Client, address: str) -> None:
    from homeward.web.talks.queries.check import items
    from homeward.web.visit import memory

    memory.STORE.visits.clear()
    answer = checked.post(address, {"text": "Words from before.", "miss": "our walks"})
    page = answer.content.decode()
    assert "Your visit had ended" in page
    carried = dict(re.findall(r'<input type="hidden" name="(text|miss)" value="([^"]*)"', page))
    assert carried == {"text": "Words from before.", "miss": "our walks"}
    checked.post("/talk/check", {**dict.fromkeys(items(), "no"), **carried})
    assert "Words from before." in main_of(checked)
    assert "our walks" in main_of(checked, "/talk/words") + main_of(checked, "/talk/card")


def test_a_live_reading_after_the_visit_ended_says_so_in_place(client: Client) -> None:
    answer = client.post("/talk/read", {"text": DRAFT, "version": "0"}, headers={"x-partial": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "This visit has ended" in page
    assert "<html" not in page
    assert "vid" not in answer.cookies


def test_crisis_words_silence_the_coach(checked: Client) -> None:
    say(checked, "You never talk to me. I want to kill myself.")
    page = main_of(checked)
    assert "How it may land" not in page
    assert "Take this" not in page
    assert "112" in page
    assert "This was a mistake" not in page


def test_earlier_wordings_are_bounded() -> None:
    words = Words(text="0")
    for number in range(1, 30):
        words = drafting.taken(words, str(number))
    assert len(words.earlier) == MOST_EARLIER
    for _ in range(40):
        words = drafting.undone(words)
    assert words.text == str(29 - MOST_EARLIER)


def test_an_almost_full_visit_still_takes_the_draft(checked: Client) -> None:
    text = "\U000e0041" * MOST_DRAFT
    for number in range(12):
        answer = say(checked, text[:-2] + f"{number:02}", version="99")
        assert answer.status_code == 303  # type: ignore[attr-defined]
    assert "11" in main_of(checked)
    assert visit.store.MOST_BYTES_A_VISIT == 256 * 1024


def test_wrong_methods_are_refused(checked: Client) -> None:
    assert checked.get("/talk/read").status_code == 405
    assert checked.delete("/talk/say").status_code == 405


def test_leaving_forgets_the_words_at_once(checked: Client) -> None:
    say(checked, DRAFT)
    checked.post("/exit")
    assert checked.get("/talk/say").headers["Location"] == "/talk/check"
    assert DRAFT not in checked.get("/talk/check").content.decode()


def test_private_fields_keep_browser_helpers_out(checked: Client) -> None:
    for address in ("/talk/say", "/talk/words"):
        boxes = re.findall(r"<textarea[^>]*>", main_of(checked, address))
        assert boxes
        for box in boxes:
            for attribute in (
                'spellcheck="false"',
                'writingsuggestions="false"',
                'autocomplete="off"',
                'translate="no"',
            ):
                assert attribute in box


def test_a_second_tab_does_not_write_over_words_that_were_typed_live_in_the_first(checked: Client) -> None:
    checked.post("/talk/read", {"text": "Tea on Sunday.", "version": 0}, headers={"X-Partial": "1"})
    checked.post("/talk/say", {"text": "Tea on Sunday.", "version": 0})
    checked.post("/talk/read", {"text": "Soup today.", "version": 0}, headers={"X-Partial": "1"})
    checked.post("/talk/say", {"text": "Soup today.", "version": 0})
    checked.post("/talk/say", {"text": "Soup today.", "undo": "1"})
    assert "Tea on Sunday." in checked.get("/talk/say").content.decode()
