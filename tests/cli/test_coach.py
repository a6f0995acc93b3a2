"""`homeward coach`: the contract's exact form, a person's reading, and bad input answered in plain words."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from homeward.cli.main import main
from homeward.coach import load_rules

FIELDS = {"id", "label", "kinds", "strengths", "score", "safety", "marks", "rewrite", "language"}


def feed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_draft_is_read_back_with_its_marks_underlined(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coach", "You never talk to me anymore"]) == 0
    out = capsys.readouterr().out
    assert "  You never talk to me anymore\n  ~~~~" in out
    assert "May land hard:" in out
    assert "A wording to take, change or leave:" in out


def test_a_draft_comes_from_standard_input_too(monkeypatch, capsys) -> None:
    feed(monkeypatch, "I miss you ’til Friday 😘".encode())
    assert main(["coach"]) == 0
    assert "Nothing here is likely to land as blame" in capsys.readouterr().out


def test_every_field_of_the_contract_is_there(monkeypatch, capsys) -> None:
    feed(
        monkeypatch,
        b'{"id": "a", "text": "You never listen to me \\ud83d\\ude00"}\n\n{"id": "b", "text": "I miss you"}\n',
    )
    assert main(["coach", "--jsonl"]) == 0
    bad, good = lines(capsys)
    assert set(bad) == FIELDS
    assert (bad["id"], bad["label"], bad["language"], bad["safety"]) == ("a", "problem", "en", "none")
    assert 0.5 <= bad["score"] <= 1
    mark = bad["marks"][0]
    assert set(mark) == {"start", "end", "kind", "severity", "rule", "why", "evidence"}
    assert "You never listen to me 😀"[mark["start"] : mark["end"]] == "You never listen"
    assert set(bad["rewrite"]) == {"smallest", "full", "request"}
    assert (good["label"], good["kinds"], good["marks"], good["rewrite"]) == ("ok", [], [], None)
    assert good["strengths"] == ["feeling"]


def test_output_is_ascii(monkeypatch, capsys) -> None:
    feed(monkeypatch, '{"id": "é", "text": "I miss you ❤️"}'.encode())
    assert main(["coach", "--jsonl"]) == 0
    assert capsys.readouterr().out.isascii()


def test_special_answers_of_the_contract(monkeypatch, capsys) -> None:
    rows = [
        {"id": "empty", "text": ""},
        {"id": "other", "text": "Ich bin so traurig und du bist nie da."},
        {"id": "self", "text": "I want to kill myself"},
    ]
    feed(monkeypatch, "\n".join(json.dumps(row) for row in rows).encode())
    assert main(["coach", "--jsonl"]) == 0
    empty, other, crisis = lines(capsys)
    assert (empty["label"], empty["score"]) == ("ok", 0)
    assert (other["label"], other["score"], other["language"], other["marks"]) == ("ok", None, "other", [])
    assert crisis["safety"] == "crisis_self"
    assert (crisis["label"], crisis["score"], crisis["kinds"], crisis["strengths"]) == ("problem", None, [], [])
    assert (crisis["marks"], crisis["rewrite"]) == ([], None)


@pytest.mark.parametrize(
    ("raw", "name", "error"),
    [
        (b"nonsense", None, "line 1: not JSON"),
        (b"[1, 2]", None, 'line 1: not an object with "id" and "text"'),
        (b'{"text": "hi"}', None, 'line 1: "id" must be a text'),
        (b'{"id": 3, "text": "hi"}', None, 'line 1: "id" must be a text'),
        (b'{"id": "x"}', "x", 'line 1: "text" must be a text'),
        (b'{"id": "x", "text": null}', "x", 'line 1: "text" must be a text'),
        (b"\xff\xfe{", None, "line 1: not UTF-8 text"),
        (b"[" * 100_000, None, "line 1: not JSON"),
    ],
)
def test_a_bad_line_is_answered_and_the_rest_goes_on(monkeypatch, capsys, raw: bytes, name: str, error: str) -> None:
    feed(monkeypatch, raw + b'\n{"id": "next", "text": "I miss you"}\n')
    assert main(["coach", "--jsonl"]) == 2
    first, second = lines(capsys)
    assert first == {"id": name, "error": error}
    assert second["id"] == "next"


def test_lone_surrogates_pass_through(monkeypatch, capsys) -> None:
    feed(monkeypatch, b'{"id": "s", "text": "You never listen \\ud800"}\n')
    assert main(["coach", "--jsonl"]) == 0
    assert lines(capsys)[0]["label"] == "problem"
    assert main(["coach", "You never listen \ud800"]) == 0


def test_binary_is_refused_in_one_line(monkeypatch, capsys) -> None:
    feed(monkeypatch, b"\x89PNG\r\n\x1a\n\xff\xff")
    assert main(["coach"]) == 2
    assert "is not UTF-8 text" in capsys.readouterr().err


def test_rules_are_listed_and_each_has_its_page(capsys) -> None:
    assert main(["coach", "--rules"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [rule.id for rule in load_rules()]
    assert main(["coach", "--rule", listed[0]]) == 0
    assert "## What it leaves alone" in capsys.readouterr().out


def test_an_unknown_rule_is_named(capsys) -> None:
    assert main(["coach", "--rule", "nonsense"]) == 2
    assert "there is no rule 'nonsense'" in capsys.readouterr().err
