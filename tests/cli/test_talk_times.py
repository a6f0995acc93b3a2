"""``homeward talk-times``: the contract, field by field, and how it says no."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Steering committee\r\n"
    "DTSTART;TZID=Europe/Berlin:20261014T190000\r\nDTEND;TZID=Europe/Berlin:20261014T203000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
WINDOW = ("--from", "2026-10-12", "--to", "2026-10-19", "--zone", "Europe/Berlin")


def homeward(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "homeward", "talk-times", *words], capture_output=True, text=True, check=False
    )


@pytest.fixture
def mine(tmp_path: Path) -> str:
    path = tmp_path / "mine.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    return str(path)


def preferences(tmp_path: Path, text: str) -> str:
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_is_the_contract(mine: str) -> None:
    done = homeward("--mine", mine, "--theirs", mine, *WINDOW, "--top", "4", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert found.keys() == {"windows", "none_because", "warnings"}
    assert len(found["windows"]) == 4
    assert found["none_because"] is None
    for window in found["windows"]:
        assert window.keys() == {"start", "end", "score", "reasons", "cautions"}
        assert window["start"].endswith("Z")
        assert window["reasons"]
    assert "Steering" not in done.stdout


def test_the_wind_down_after_an_appointment_is_kept(mine: str) -> None:
    words = (
        "--mine",
        mine,
        "--from",
        "2026-10-14T19:00",
        "--to",
        "2026-10-14T22:00",
        "--zone",
        "Europe/Berlin",
        "--json",
    )
    starts = sorted(window["start"] for window in json.loads(homeward(*words).stdout)["windows"])
    assert starts[0] == "2026-10-14T19:00:00Z"


def test_none_found_is_no_error(mine: str) -> None:
    done = homeward(
        "--mine", mine, "--from", "2026-10-14T19:30", "--to", "2026-10-14T20:30", "--zone", "Europe/Berlin", "--json"
    )
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert found["windows"] == []
    assert "appointment" in found["none_because"]


def test_every_key_of_the_preferences_is_taken(mine: str, tmp_path: Path) -> None:
    person = """
zone = "Europe/London"
work = [{days = "mon-thu", from = "08:00", to = "16:00"}, {days = "sat", from = 22:00:00, to = "02:00"}]
commute_minutes = 30
wind_down_minutes = 45
hard_words = ["board"]
dinner = {from = "18:00", to = "19:00"}
kids_bed = {from = "19:00", to = "19:45"}
bed = "23:00"
up = "06:30"
all_day = "busy"
owner = ["me@example.org"]
"""
    text = f'last_talk = 2026-10-01\nno_talk_days = ["sun", 2026-10-13]\n[mine]\n{person}[theirs]\n{person}'
    done = homeward("--mine", mine, *WINDOW, "--preferences", preferences(tmp_path, text), "--json")
    assert done.returncode == 0, done.stderr
    days = {window["start"][:10] for window in json.loads(done.stdout)["windows"]}
    assert days
    assert not days & {"2026-10-13", "2026-10-18"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "unknown key 'colour'"), ("[mine]\nbedtime = '22:00'", "unknown key 'mine.bedtime'"),
        ("[theirs]\nwork = [{day = 'mon'}]", "unknown key 'theirs.work.day'"),
        ("[mine]\ndinner = {from = '18:00', until = '19:00'}", "unknown key 'mine.dinner.until'"),
        ("[mine]\nbed = '25:00'", "'mine.bed' is not a time"), ("[mine]\nall_day = 'no'", "'mine.all_day'"),
        ("[mine]\nzone = 'Mars'", "'mine.zone'"), ("no_talk_days = ['someday']", "'no_talk_days'"),
        ("[mine]\ncommute_minutes = -1", "'mine.commute_minutes'"), ("last_talk = 'yesterday'", "'last_talk'"),
        ("[mine", "not readable as toml"), ("mine = 3", "'mine' is not a table"),
    ],
)  # fmt: skip
def test_preferences_that_cannot_be_read_are_bad_input_and_named(
    mine: str, tmp_path: Path, text: str, said: str
) -> None:
    done = homeward("--mine", mine, *WINDOW, "--preferences", preferences(tmp_path, text))
    assert done.returncode == 2
    assert said in done.stderr
    assert "p.toml" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"), [(("--minutes", "0"), "--minutes"), (("--top", "0"), "--top"), (("--zone", "x"), "--zone")]
)
def test_wrong_numbers_are_bad_input(mine: str, words: tuple[str, str], said: str) -> None:
    done = homeward("--mine", mine, *WINDOW, *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_person_reads_days_reasons_and_cautions(mine: str) -> None:
    done = homeward("--mine", mine, *WINDOW, "--top", "1")
    assert done.stdout.startswith("Monday 12 October, 20:30 to 21:00\n  + It is after dinner")
    assert "  - Your partner's calendar was not read" in done.stdout
