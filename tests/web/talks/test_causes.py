"""What may be behind it: four ways, ten pressures, and the triggers, each with something to do."""

import re
from html import unescape

import pytest
from django.test import Client

from homeward.method.content import pressures, triggers

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_four_ways_each_say_what_they_mean_for_what_to_do(checked: Client) -> None:
    shown = page(checked, "/talk/why")
    for number in (1, 2, 3, 4):
        assert f"/talk/why/{number}" in shown
        assert re.search(r"<h1>If it is ", page(checked, f"/talk/why/{number}"))
    assert "cannot tell" in shown
    for number in (0, 5):
        assert checked.get(f"/talk/why/{number}").status_code == 404


def test_ten_pressures_say_what_to_say_what_to_leave_and_when_it_needs_help(checked: Client) -> None:
    assert len(pressures()) == 10
    for number, pressure in enumerate(pressures(), 1):
        shown = page(checked, f"/talk/more/{number}")
        for words in (pressure.title, pressure.say.strip('"'), pressure.leave, pressure.other_help):
            assert words in shown
        for way in (3, 4):
            assert pressure.title in page(checked, f"/talk/why/{way}")
        assert pressure.id not in f"/talk/more/{number}"
    for number in (0, 11):
        assert checked.get(f"/talk/more/{number}").status_code == 404


def test_every_trigger_asks_for_something(checked: Client) -> None:
    shown = page(checked, "/talk/set-off")
    for trigger in triggers():
        assert trigger.text in shown
        assert trigger.asks in shown


def test_a_line_that_is_offered_goes_into_the_draft_once(checked: Client) -> None:
    line = pressures()[1].say.strip('"')
    for _ in range(2):
        assert checked.post("/talk/line", {"line": line}).headers["Location"] == "/talk/say"
    assert page(checked, "/talk/say").count(f"{line}</textarea>") == 1
    checked.post("/talk/line", {"line": ""})
    assert f"{line}</textarea>" in page(checked, "/talk/say")
