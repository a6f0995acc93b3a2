"""The composer asks only for what is missing and builds from the person's own words, blanks in view."""

import re

import pytest
from django.test import Client

from homeward.web.talks.composing import PARTS, card_lines, composed, message, missing_parts, sentence
from homeward.web.talks.prepared import MOST_PIECE, Words

SAW, MISS, LOAD, REQUEST = PARTS


def main_of(client: Client, address: str = "/talk/words") -> str:
    return client.get(address).content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    ("part", "typed", "said"),
    [
        (SAW, "you eat at your desk", "I have noticed that you eat at your desk."),
        (SAW, "I saw you fall asleep on the sofa.", "I saw you fall asleep on the sofa."),
        (SAW, "on Tuesday we did not speak", "On Tuesday we did not speak."),
        (MISS, "our walks", "I miss our walks."),
        (MISS, "I miss our walks!", "I miss our walks!"),
        (MISS, "I feel lonely", "I feel lonely."),
        (LOAD, "the quarter end is heavy", "I know that the quarter end is heavy."),
        (REQUEST, "have ten minutes after dinner", "Could we have ten minutes after dinner?"),
        (REQUEST, "have ten minutes after dinner?", "Could we have ten minutes after dinner?"),
        (REQUEST, "would you walk with me on Sunday", "Would you walk with me on Sunday?"),
        (REQUEST, "I would like one evening", "I would like one evening."),
        (MISS, "  our   long\n walks ", "I miss our long walks."),
        (MISS, "", ""),
    ],
)
def test_a_sentence_is_the_persons_own(part: object, typed: str, said: str) -> None:
    assert sentence(part, typed) == said  # type: ignore[arg-type]


def test_only_what_is_missing_is_asked() -> None:
    strengths = (("feeling", "I miss you."), ("request", "Could we talk?"))
    assert missing_parts(Words(text="I miss you. Could we talk?"), strengths) == (SAW, LOAD)
    assert missing_parts(Words(), ()) == PARTS


def test_blanks_are_visible_and_never_part_of_the_message() -> None:
    words = Words(text="Hello.", load="work is a lot")
    bits = composed(words, PARTS)
    assert [bit.text for bit in bits if bit.is_blank] == ["what you saw", "what you miss", "one small thing"]
    assert message(words, PARTS) == "Hello.\nI know that work is a lot."


def test_every_word_of_the_message_is_the_persons_or_a_stem() -> None:
    words = Words(text="Hello.", saw="you were late", miss="you", load="it is a lot", request="talk")
    own = set(re.findall(r"\w+", " ".join([words.text, words.saw, words.miss, words.load, words.request]).lower()))
    stems = set(re.findall(r"\w+", " ".join(part.stem for part in PARTS).lower()))
    assert set(re.findall(r"\w+", message(words, PARTS).lower())) <= own | stems


def test_the_card_lists_what_is_known_and_nothing_else() -> None:
    words = Words(text="I miss you.", request="walk on Sunday", thanks="making tea")
    lines = card_lines(words, (("feeling", "I miss you."),))
    assert lines == (("I miss", "I miss you."), ("I ask", "Could we walk on Sunday?"), ("Thanks", "making tea"))


@pytest.mark.django_db
def test_the_page_asks_for_all_four_where_nothing_is_written(checked: Client) -> None:
    page = main_of(checked)
    for name in ("saw", "miss", "load", "request"):
        assert re.search(rf'<textarea name="{name}"', page)
    assert page.count('class="blank"') == 4


@pytest.mark.django_db
def test_pieces_stay_and_come_together(checked: Client) -> None:
    checked.post("/talk/words", {"miss": "our walks", "request": "walk on Sunday", "second": "ten minutes"})
    page = main_of(checked)
    assert "I miss our walks." in page
    assert "Could we walk on Sunday?" in page
    assert page.count('class="blank"') == 2
    assert ">\nten minutes</textarea>" in page


@pytest.mark.django_db
def test_going_on_leads_to_a_time(checked: Client) -> None:
    assert checked.post("/talk/words", {"miss": "our walks", "on": "1"}).headers["Location"] == "/talk/when"


@pytest.mark.django_db
def test_the_live_part_shows_the_message(checked: Client) -> None:
    answer = checked.post("/talk/preview", {"miss": "our walks"}, headers={"x-partial": "1"})
    assert "I miss our walks." in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["saw", "miss", "load", "request", "second", "thanks"])
def test_a_piece_too_long_is_answered_beside_it(checked: Client, name: str) -> None:
    answer = checked.post("/talk/words", {name: "w" * MOST_PIECE * 10, "on": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{name}_error"' in page
    assert "w" * MOST_PIECE * 10 in page
    assert "w" * 30 not in main_of(checked)


@pytest.mark.django_db
def test_hostile_pieces_come_back_as_text(checked: Client) -> None:
    checked.post("/talk/words", {"miss": "<script>alert(1)</script>\u202e\U0001f60a\x00"})
    page = main_of(checked)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "\x00" not in page


@pytest.mark.django_db
def test_a_filled_piece_stays_in_sight_when_the_draft_says_it_too(checked: Client) -> None:
    checked.post("/talk/words", {"miss": "our walks"})
    checked.post("/talk/say", {"text": "I miss you."})
    page = main_of(checked)
    assert ">\nour walks</textarea>" in page
    assert "I miss our walks." in page
