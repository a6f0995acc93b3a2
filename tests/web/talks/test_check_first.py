"""The safety check stands before every page that helps with words; its stops hold, and nothing of it is written."""

import re

import pytest
from django.test import Client

from homeward.web.talks.prepared import Checked
from homeward.web.talks.queries.check import items

pytestmark = pytest.mark.django_db
COACHING = (
    "/talk/say", "/talk/read", "/talk/words", "/talk/preview", "/talk/when", "/talk/times", "/talk/card", "/talk/file",
    "/talk/keep",
)  # fmt: skip
READ_BY_GET = [address for address in COACHING if address not in ("/talk/read", "/talk/preview", "/talk/file")]
STILL_OPEN = ("/", "/settle", "/settle/breathe", "/space", "/help", "/who")
KEYS = tuple(items())
FIRST_SIX, SCREEN_READ = KEYS[:6], KEYS[6]


def answer(client: Client, **answers: str) -> str:
    """Answer the check, no where nothing else is said, and return where it leads."""
    return client.post("/talk/check", {**dict.fromkeys(KEYS, "no"), **answers}).headers["Location"]


def main_of(client: Client, address: str = "/talk/later") -> str:
    return client.get(address).content.decode().partition("<main")[2]


def test_there_are_seven_questions_with_three_answers(client: Client) -> None:
    page = main_of(client, "/talk/check")
    assert page.count("<fieldset") == 7
    assert page.count('type="radio"') == 21
    assert "checked" not in re.findall(r"<input[^>]*radio[^>]*>", page)[0]


@pytest.mark.parametrize("address", COACHING)
def test_no_coaching_page_answers_before_the_check(client: Client, address: str) -> None:
    if address in READ_BY_GET:
        assert client.get(address).headers["Location"] == "/talk/check"
    if address == "/talk/card":
        return
    page = client.post(address, {"text": "waiting words"}).content.decode()
    assert "First, are you safe?" in page
    assert 'value="waiting words"' in page


@pytest.mark.parametrize("key", FIRST_SIX)
def test_a_yes_to_any_of_the_first_six_stops(client: Client, key: str) -> None:
    assert answer(client, **{key: "yes"}) == "/talk/later"
    page = main_of(client)
    assert "Lines in your country" in page
    assert "A no is not proof that you are safe." in page
    for address in COACHING:
        if address in READ_BY_GET:
            assert client.get(address).headers["Location"] == "/talk/later"
        if address != "/talk/card":
            assert client.post(address, {"text": "x"}).headers["Location"] == "/talk/later"
    assert [client.get(address).status_code for address in STILL_OPEN] == [200] * len(STILL_OPEN)


def test_a_stop_cannot_be_taken_back_in_the_same_visit(client: Client) -> None:
    answer(client, afraid="yes")
    assert client.get("/talk/check").headers["Location"] == "/talk/later"
    assert answer(client) == "/talk/later"
    assert client.get("/talk/say").headers["Location"] == "/talk/later"


def test_a_screen_that_may_be_read_brings_the_exit_first_and_no_more_questions(client: Client) -> None:
    answer(client, **{SCREEN_READ: "yes"})
    page = main_of(client)
    assert page.index("Leave quickly") < page.index("Lines in your country")
    assert "private window" in page
    assert "<form" not in page.replace('<form class="exit"', "")
    assert client.get("/talk/say").headers["Location"] == "/talk/later"


@pytest.mark.parametrize("key", KEYS)
def test_rather_not_say_rests_the_talk_without_asking_more(client: Client, key: str) -> None:
    assert answer(client, **{key: "rather_not_say"}) == "/talk/later"
    page = main_of(client)
    assert "Then not today." in page
    assert "<form" not in page
    assert "Lines in your country" in page


def test_own_harmful_acts_bring_lines_and_no_apology_template(client: Client) -> None:
    answer(client, hurt_them="yes")
    page = main_of(client)
    assert "what you might do" in page
    assert "sorry" not in page.lower()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("given", ["yes", "rather_not_say"])
def test_couples_help_is_never_named_on_or_after_a_stop(client: Client, key: str, given: str) -> None:
    answer(client, **{key: given})
    for address in ("/talk/later", *STILL_OPEN):
        assert "couples" not in client.get(address).content.decode().lower()


def test_all_clear_goes_on_and_says_what_a_no_is_worth(client: Client) -> None:
    assert answer(client) == "/talk/say"
    assert "A no in the check is not proof that you are safe." in main_of(client, "/talk/say")
    assert client.get("/talk/check").status_code == 200


@pytest.mark.parametrize("left_out", KEYS)
def test_an_open_question_is_named_and_the_rest_stays_answered(client: Client, left_out: str) -> None:
    answers = dict.fromkeys(KEYS, "no")
    del answers[left_out]
    found = client.post("/talk/check", answers)
    page = found.content.decode()
    assert found.status_code == 422
    assert "One is still open." in page
    assert page.count(" checked") == 6


@pytest.mark.parametrize("value", ["maybe", "<script>", "yes\x00", "y" * 10_000])
def test_another_answer_is_none(client: Client, value: str) -> None:
    found = client.post("/talk/check", {**dict.fromkeys(KEYS, "no"), "afraid": value})
    assert found.status_code == 422
    assert client.get("/talk/say").headers["Location"] == "/talk/check"


def test_the_visit_remembers_what_follows_and_no_answer() -> None:
    assert set(Checked.__dataclass_fields__) == {"may_go_on", "texts", "lines", "exit_first", "owner"}


@pytest.mark.parametrize("answers", [{}, {"afraid": "yes"}, {"own_life": "yes"}, {SCREEN_READ: "yes"}])
def test_every_outcome_sends_the_same_cookies(client: Client, answers: dict[str, str]) -> None:
    found = client.post("/talk/check", {**dict.fromkeys(KEYS, "no"), **answers})
    assert set(found.cookies) <= {"vid", "tok"}
    assert len(found.cookies["vid"].value) == 43


def test_the_check_of_one_visit_is_not_that_of_another(client: Client) -> None:
    answer(client, afraid="yes")
    assert Client().get("/talk/say").headers["Location"] == "/talk/check"


def test_a_draft_with_a_threat_is_not_coached_timed_printed_or_kept(checked: Client) -> None:
    text = "If you leave me I will kill you."
    checked.post("/talk/say", {"text": text})
    page = main_of(checked, "/talk/say")
    assert "Lines in your country" in page
    assert "Take this" not in page
    for address in ("/talk/words", "/talk/when", "/talk/times", "/talk/card", "/talk/keep"):
        assert checked.get(address).headers["Location"] == "/talk/say", address
    assert checked.post("/talk/file", {"title": "x"}).headers["Location"] == "/talk/say"


def test_a_threat_in_a_piece_waits_at_the_pieces(checked: Client) -> None:
    checked.post("/talk/say", {"text": "Hello."})
    checked.post("/talk/words", {"second": "", "request": "I will kill you"})
    assert "Lines in your country" in main_of(checked, "/talk/words")
    assert checked.get("/talk/card").headers["Location"] == "/talk/words"


def test_a_misread_line_can_be_called_a_mistake_without_explaining(checked: Client) -> None:
    text = "I need his passcode so that I can check his phone tonight."
    checked.post("/talk/say", {"text": text})
    page = main_of(checked, "/talk/say")
    rule = re.search(r'name="mistake" value="([^"]+)"', page)
    assert rule is not None
    checked.post("/talk/say", {"text": text, "mistake": rule[1]})
    page = main_of(checked, "/talk/say")
    assert "mark nothing in them" in page
    assert "Take this" not in page
    assert checked.get("/talk/words").status_code == 200


def test_check_and_stop_are_never_logged(capfd: pytest.CaptureFixture[str], client: Client) -> None:
    client.get("/talk/check")
    answer(client, afraid="yes")
    client.get("/talk/later")
    assert "talk" not in capfd.readouterr().err


def test_a_direct_threat_or_a_plan_to_die_cannot_be_waved_off(checked: Client) -> None:
    from homeward.safety import screen

    for text in ("If you leave me I will kill you.", "I want to kill myself."):
        checked.post("/talk/say", {"text": text, "mistake": screen(text).rule})
        assert "Lines in your country" in main_of(checked, "/talk/say")
        assert checked.get("/talk/words").headers["Location"] == "/talk/say"


def test_signing_in_asks_again_but_a_stop_holds(alice: object) -> None:
    from homeward.web.accounts.models import Account

    assert Account.objects.count() == 1
    words = {"name": "alice", "passphrase": alice.passphrase}  # type: ignore[attr-defined]
    for answers, leads_to in (({}, "/talk/check"), ({"afraid": "yes"}, "/talk/later")):
        client = Client()
        answer(client, **answers)
        client.post("/sign-in", words)
        assert client.get("/talk/say").headers["Location"] == leads_to


def test_an_account_made_to_keep_this_does_not_ask_again(client: Client) -> None:
    answer(client)
    client.post("/talk/say", {"text": "I miss our walks."})
    passphrase = "slow lantern copper thursday"
    client.post("/talk/keep", {"name": "river", "passphrase": passphrase, "again": passphrase})
    assert client.get("/talk/say").status_code == 200
