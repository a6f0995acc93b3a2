"""``homeward busy``: the contract, field by field, and how it says no."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{start}\r\nDTEND:{end}\r\nEND:VEVENT\r\n"


def write(path: Path, *events: str) -> str:
    path.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n", encoding="utf-8")
    return str(path)


def event(start: str, end: str, uid: str = "a") -> str:
    return EVENT.format(uid=uid, start=start, end=end)


def homeward(*words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "homeward", "busy", *words]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


WINDOW = ("--from", "2026-10-01", "--to", "2026-11-01", "--zone", "Europe/Berlin")


@pytest.fixture
def calendar(tmp_path: Path) -> str:
    return write(tmp_path / "a.ics", event("20261013T100000Z", "20261013T110000Z"))


def test_json_is_the_contract(calendar: str) -> None:
    done = homeward(calendar, *WINDOW, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"busy": [["2026-10-13T10:00:00Z", "2026-10-13T11:00:00Z"]], "warnings": []}
    assert done.stderr == ""


def test_intervals_are_clipped_and_touching_ones_merged_over_all_files(tmp_path: Path, calendar: str) -> None:
    other = write(tmp_path / "b.ics", event("20261013T110000Z", "20261013T120000Z"),
                  event("20260930T200000Z", "20261001T010000Z", "b"))  # fmt: skip
    found = json.loads(homeward(calendar, other, *WINDOW, "--json").stdout)
    assert found["busy"] == [
        ["2026-09-30T22:00:00Z", "2026-10-01T01:00:00Z"], ["2026-10-13T10:00:00Z", "2026-10-13T12:00:00Z"],
    ]  # fmt: skip


def test_a_window_with_offsets_is_taken_as_written(calendar: str) -> None:
    words = ("--from", "2026-10-13T12:30+02:00", "--to", "2026-10-13T12:45:00+02:00", "--zone", "Asia/Tokyo", "--json")
    found = json.loads(homeward(calendar, *words).stdout)
    assert found["busy"] == [["2026-10-13T10:30:00Z", "2026-10-13T10:45:00Z"]]


def test_a_person_reads_local_clocks(calendar: str) -> None:
    assert homeward(calendar, *WINDOW).stdout == "Tue 13 Oct 2026  12:00 – 13:00\n"


def test_a_skipped_event_is_named_and_the_rest_stays(tmp_path: Path) -> None:
    name = write(tmp_path / "a.ics", event("20261313T100000Z", "20261013T110000Z", "bad"),
                 event("20261013T100000Z", "20261013T110000Z"))  # fmt: skip
    done = homeward(name, *WINDOW, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(found["busy"]) == 1
    assert found["warnings"] == [
        "line 3: VEVENT left out: DTSTART: '20261313T100000Z' names a day that does not exist"
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "<html><body>Sign in</body></html>", "BEGIN:VCARD\nEND:VCARD\n", "\x00" * 99])
def test_a_file_without_a_calendar_is_bad_input_and_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "login.ics"
    path.write_text(content, encoding="utf-8")
    done = homeward(str(path), *WINDOW, "--json")
    assert done.returncode == 2
    assert "login.ics: there is no calendar in it" in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("missing.ics", *WINDOW), "missing.ics: no such file or directory"),
        ((*WINDOW,), "at least one calendar file"),
        (("a.ics", "--from", "2026-10-01", "--to", "2026-11-01"), "busy needs --zone"),
        (("a.ics", "--from", "soon", "--to", "2026-11-01", "--zone", "UTC"), "--from: 'soon' is not a date"),
        (("a.ics", "--from", "2026-11-01", "--to", "2026-10-01", "--zone", "UTC"), "--from: must come before --to"),
        (("a.ics", "--from", "2026-10-01", "--to", "2026-11-01", "--zone", "Mars"), "--zone: 'Mars' is not"),
        (("--jsonl", "a.ics"), "takes its files"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(words: tuple[str, ...], said: str) -> None:
    done = homeward(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_jsonl_answers_each_line_in_order_and_goes_on_after_a_bad_one(calendar: str, tmp_path: Path) -> None:
    good = {"id": "1", "file": calendar, "from": "2026-10-01", "to": "2026-11-01", "zone": "Europe/Berlin"}
    lines = [
        json.dumps(good), "", "not json", json.dumps({**good, "id": 2, "file": str(tmp_path / "none.ics")}),
        json.dumps({"id": "3"}), "[1]", json.dumps({**good, "id": "4", "from": "2026-10-14"}),
    ]  # fmt: skip
    done = homeward("--jsonl", given="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [answer["id"] for answer in answers] == ["1", None, 2, "3", None, "4"]
    assert answers[0] == {"id": "1", "busy": [["2026-10-13T10:00:00Z", "2026-10-13T11:00:00Z"]], "warnings": []}
    assert "no such file" in answers[2]["error"]
    assert answers[5]["busy"] == []
    assert homeward("--jsonl", given=json.dumps(good)).returncode == 0
