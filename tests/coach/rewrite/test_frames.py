"""The hand-written frames: complete, whole in every form, kind by the coach's own measure, and plain."""

import re

import pytest

from homeward.coach.judge import judge
from homeward.coach.kinds import PROBLEM_KINDS
from homeward.coach.rewrite.checks import reads_well
from homeward.coach.rewrite.frames import choose, fill, in_order, slots_of
from homeward.coach.rewrite.moves import load_general, load_moves
from homeward.coach.rewrite.shape import load_shapes
from homeward.coach.rewrite.situation import REGISTERS, load_situations
from homeward.coach.rewrite.words import finish

SAMPLE = {
    "topic": "the dishes",
    "matter": "the dishes",
    "topic.is": "the dishes are",
    "feeling": "sad",
    "load": "work",
    "clause": "you think I am faking it",
    "thing": "our anniversary",
    "word": "tired",
    "bit": "we come home",
    "wordplace": "on the phone",
    **{"act" + ending: "call my mother" for ending in ("", ".hope")},
    **{"act" + ending: "called my mother" for ending in (".past", ".hoped", ".brief", ".turned", ".as")},
    "act.ing": "calling my mother",
    "act.feel": "felt",
}
BANNED = re.compile(r"\b(?:should|toxic|needy|always|never|fault)\b|!", re.IGNORECASE)


def all_frames():
    for kind, move in load_moves().items():
        yield from ((kind, frame) for frame in (*move.line, *move.request))
    for shape in load_shapes().shapes:
        yield from ((shape.name, frame) for frame in (*shape.line, *shape.request, *shape.ask))
    for row in load_situations():
        for register in REGISTERS:
            wording = row.wordings[register]
            yield from ((row.name, frame) for frame in (*wording.lines, *wording.requests))
    yield from (("general", frame) for frame in (*load_general().validation, *load_general().request))


FRAMES = sorted(set(all_frames()))


def test_every_kind_has_shapes_and_a_generic_path():
    assert set(load_moves()) == set(PROBLEM_KINDS)
    assert {kind for shape in load_shapes().shapes for kind in shape.kinds} == set(PROBLEM_KINDS)
    assert all(len(move.line) >= 2 and len(move.request) >= 2 for move in load_moves().values())


def test_there_are_twenty_situations_in_two_registers_with_all_they_need():
    rows = load_situations()
    assert len(rows) >= 20
    for row in rows:
        assert len(row.feelings) == 3
        assert row.need
        assert row.offer
        assert row.checkin
        for register in REGISTERS:
            assert len(row.wordings[register].requests) == 3, row.name


def test_every_slot_of_a_frame_is_one_that_something_can_fill():
    unknown = {(name, slot) for name, frame in FRAMES for slot in slots_of(frame) if slot not in SAMPLE}
    assert not unknown


def test_every_frame_reads_well_and_is_plain():
    for name, frame in FRAMES:
        said = finish(fill(frame, SAMPLE))
        assert reads_well(said), (name, said)
        assert not BANNED.search(frame), (name, frame)
        assert len(frame.split()) <= 24, (name, frame)


def test_no_frame_names_a_day_of_its_own():
    for name, frame in FRAMES:
        assert not re.search(
            r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|today|tonight|tomorrow|yesterday", frame
        ), name


def test_every_request_asks_something_that_can_be_refused():
    for row in load_situations():
        for register in REGISTERS:
            for frame in row.wordings[register].requests:
                assert "?" in frame or "when you can" in frame, frame


def test_the_coach_marks_no_frame_that_stands_without_the_writers_words():
    own = {"clause", "act", "act.as", "act.past", "bit"}
    marked = {}
    for _, frame in FRAMES:
        if slots_of(frame) & own:
            continue
        found = judge(finish(fill(frame, SAMPLE)))
        if any(finding.severity >= 2 for finding in found.findings):
            marked[frame] = [finding.rule for finding in found.findings]
    assert not marked


def test_the_same_draft_gets_the_same_frame_and_different_drafts_different_ones():
    frames = ["One {word}.", "Two {word}.", "Three {word}."]
    assert choose(frames, {"word": "x"}, "a draft") == choose(frames, {"word": "x"}, "a draft")
    assert len({choose(frames, {"word": "x"}, str(seed)) for seed in range(40)}) == 3


def test_a_frame_with_an_empty_slot_is_passed_over():
    assert choose(["With {word}.", "Without."], {"word": ""}, "seed") == "Without."
    assert in_order(["Without.", "With {word}."], "any")[0] == "With {word}."


@pytest.mark.parametrize("row", load_situations(), ids=lambda row: row.name)
def test_a_situation_invents_no_day_and_no_digit(row):
    words = " ".join(text for wording in row.wordings.values() for text in (*wording.lines, *wording.requests)).lower()
    assert not re.search(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tonight|tomorrow|yesterday", words)
