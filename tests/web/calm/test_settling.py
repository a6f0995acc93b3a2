"""Settling: every step may be skipped, numbers are told in words, and what is written stays in the visit."""

import re

import pytest
from django.test import Client

from homeward.web.calm.settling import Settling, with_feeling

pytestmark = pytest.mark.django_db

PAGES = (
    "/settle", "/settle/breathe", "/settle/look", "/settle/write", "/settle/after", "/settle/feel", "/settle/story",
    "/settle/readings", "/space", "/space/2",
)  # fmt: skip
HOSTILE = "<script>alert(1)</script> \u202eabc\u202c \U0001f60a \x00\x07"


def text_of(client: Client, address: str) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", client.get(address).content.decode().partition("<main")[2])


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_without_anything_before_it(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_looking_alone_begins_no_visit(client: Client, address: str) -> None:
    assert "vid" not in client.get(address).cookies


def test_a_calming_page_is_one_tap_from_the_first(client: Client) -> None:
    assert 'href="/settle"' in client.get("/").content.decode()
    assert "small-breath" in client.get("/settle").content.decode()


@pytest.mark.parametrize(
    ("exercise", "address"),
    [
        ("breathing", "/settle/breathe"),
        ("grounding", "/settle/look"),
        ("writing", "/settle/write"),
        ("?", "/settle/breathe"),
    ],
)
def test_an_exercise_begins_with_or_without_a_number(client: Client, exercise: str, address: str) -> None:
    for worry in ({}, {"worry": "8"}):
        answer = client.post("/settle", {"exercise": exercise, **worry})
        assert (answer.status_code, answer.headers["Location"]) == (303, address)


def test_both_numbers_are_told_in_words(client: Client) -> None:
    client.post("/settle", {"exercise": "breathing", "worry": "8"})
    client.post("/settle/after", {"worry": "5"})
    assert "8 then, 5 now." in text_of(client, "/settle/after")
    assert "You decide." in text_of(client, "/settle/after")


def test_one_number_alone_is_told_alone(client: Client) -> None:
    client.post("/settle", {"exercise": "breathing"})
    client.post("/settle/after", {"worry": "3"})
    assert " 3 now. " in text_of(client, "/settle/after")


def test_a_worry_that_rose_is_not_blamed(client: Client) -> None:
    client.post("/settle", {"worry": "4"})
    client.post("/settle/after", {"worry": "7"})
    words = text_of(client, "/settle/after")
    assert "it passes" in words
    assert "not ready" not in words


def test_skipping_the_second_number_goes_on(client: Client) -> None:
    assert client.post("/settle/after", {}).headers["Location"] == "/settle/feel"


@pytest.mark.parametrize("worry", ["11", "-1", "lots", "1" * 400])
def test_a_number_outside_the_scale_is_answered_beside_it(client: Client, worry: str) -> None:
    answer = client.post("/settle", {"exercise": "breathing", "worry": worry})
    assert answer.status_code == 422
    assert "number from 0 to 10" in answer.content.decode()


def test_a_feeling_is_named_by_a_door_and_a_word(client: Client) -> None:
    client.post("/settle/feel", {"group": "missing"})
    client.post("/settle/feel", {"word": "lonely"})
    words = text_of(client, "/settle/feel")
    assert "I would like more of your company." in words
    assert "left out" in words
    client.post("/settle/feel", {"word": "lonely"})
    assert "I would like more of your company." not in text_of(client, "/settle/feel")


def test_words_that_are_no_feelings_change_nothing(client: Client) -> None:
    client.post("/settle/feel", {"group": HOSTILE, "word": HOSTILE})
    assert "script" not in text_of(client, "/settle/feel")


def test_three_feelings_are_the_most() -> None:
    feelings: tuple[str, ...] = ()
    for word in ("sad", "tired", "hurt", "numb"):
        feelings = with_feeling(feelings, word)
    assert feelings == ("tired", "hurt", "numb")


def test_the_story_stands_beside_two_other_readings(client: Client) -> None:
    client.post("/settle/story", {"story": "I think work matters more to them than me"})
    page = client.get("/settle/readings").content.decode()
    assert "I think work matters more" in page
    assert page.count("It could also be") == 2
    assert "Work is shouting louder just now" in page


def test_a_listed_story_brings_its_own_readings(client: Client) -> None:
    client.post("/settle/story", {"pick": "There is someone else.", "story": ""})
    assert "a hard project looks like" in client.get("/settle/readings").content.decode()


def test_a_story_too_long_is_kept_and_answered_with_both_figures(client: Client) -> None:
    story = "x" * 6000
    answer = client.post("/settle/story", {"story": story})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "6,000" in page
    assert story in page
    assert "autofocus" in page
    assert "x" * 30 not in client.get("/settle/readings").content.decode()


def test_hostile_text_comes_back_as_text(client: Client) -> None:
    client.post("/settle/story", {"story": HOSTILE})
    page = client.get("/settle/readings").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "\u202eabc\u202c \U0001f60a" in page
    assert "\x00" not in page


def test_what_is_written_for_oneself_is_let_go(client: Client) -> None:
    answer = client.post("/settle/write", {"writing": "a plain evening of mine"})
    assert answer.headers["Location"] == "/settle/after"
    assert "a plain evening" not in client.get("/settle/write").content.decode()


@pytest.mark.parametrize(("address", "field"), [("/settle/write", "writing"), ("/settle/story", "story")])
def test_words_of_despair_are_met_first(client: Client, address: str, field: str) -> None:
    answer = client.post(address, {field: "I want to kill myself"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Lines in your country" in page
    assert "112" in page


def test_space_offers_one_act_at_a_time_and_comes_round(client: Client) -> None:
    seen, address = set(), "/space"
    for _ in range(40):
        page = client.get(address).content.decode()
        seen.add(re.search(r'class="worries">([^<]+)<', page)[1])  # type: ignore[index]
        address = re.search(r'href="(/space/\d+)"', page)[1]  # type: ignore[index]
    assert len(seen) >= 20
    assert client.get("/space/999").status_code == 404
    assert client.get("/space/0").status_code == 404


@pytest.mark.parametrize("before", [None, 0, 10])
def test_nothing_is_told_before_the_second_number(before: int | None) -> None:
    assert Settling(before=before).told == ""


def test_wrong_methods_are_refused(client: Client) -> None:
    assert client.post("/space").status_code == 405
    assert client.post("/settle/breathe").status_code == 405
    assert client.delete("/settle").status_code == 405


def test_private_fields_keep_browser_helpers_out(client: Client) -> None:
    for address in ("/settle/write", "/settle/story"):
        box = re.search(r"<textarea[^>]*>", client.get(address).content.decode())[0]  # type: ignore[index]
        for attribute in ('spellcheck="false"', 'writingsuggestions="false"', 'autocomplete="off"', 'translate="no"'):
            assert attribute in box
