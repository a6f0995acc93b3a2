"""The rewrite as a whole: over the development messages, over the sixty drafts, and where it must hold its tongue."""

import dataclasses
import json
from pathlib import Path

import pytest
from tests.coach.rewrite.marked_drafts import load_drafts, verdict_of

from homeward.coach.finding import Finding, Span
from homeward.coach.judge import judge
from homeward.coach.rewrite import checks, rewording, rewrite
from homeward.coach.rewrite.draft import study

CORPUS = Path(__file__).parents[1] / "corpus"
EVERY = 5  # one message in five keeps this under ten seconds; tools/show_rewrites.py reads them all


def messages(label):
    rows = [
        json.loads(line)
        for name in ("pass-a", "pass-b", "pass-c")
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [row for row in rows if row["label"] == label][::EVERY]


def judged(row):
    """Return the coach's verdict, told the kinds where the coach itself is silent."""
    verdict = judge(row["text"])
    if verdict.label == "problem" or verdict.safety != "none":
        return verdict
    return dataclasses.replace(verdict, label="problem", kinds=tuple(row["kinds"]))


@pytest.fixture(scope="module")
def rewritten():
    pairs = [(judged(row), row["text"]) for row in messages("problem")]
    return [(verdict, rewrite(verdict)) for verdict, _ in pairs if verdict.safety == "none"]


def test_nearly_every_message_that_hurts_gets_a_wording(rewritten):
    assert sum(found is not None for _, found in rewritten) >= 0.95 * len(rewritten)


def test_every_wording_passes_every_check(rewritten):
    for verdict, found in rewritten:
        if found is None:
            continue
        own = study(verdict)
        for text in {found.smallest, found.full}:
            after = judge(text)
            assert after.label == "ok", (verdict.text, text)
            assert all(mark.severity < 2 for mark in after.findings), (verdict.text, text)
            assert after.good, (verdict.text, text)
            assert checks.reads_well(text), text
            assert checks.is_short_enough(own, text), text
            assert checks.is_nothing_new(own, text), (verdict.text, text)


def test_a_request_alone_is_one_short_whole_message(rewritten):
    for _, found in rewritten:
        if found is not None and found.request:
            assert checks.reads_well(found.request)
            assert len(found.request.split()) <= 40


def test_rewriting_a_wording_changes_nothing(rewritten):
    for verdict, found in rewritten:
        if found is not None:
            again = rewrite(judge(found.full))
            assert again is None or again.full == found.full, (verdict.text, found.full, again)


def test_the_same_draft_is_always_reworded_the_same(rewritten):
    for verdict, found in rewritten[:40]:
        assert rewrite(verdict) == found


def test_messages_that_are_fine_are_left_alone():
    for row in messages("ok"):
        verdict = judge(row["text"])
        if verdict.label == "ok" and not verdict.findings:
            assert rewrite(verdict) is None


def test_at_most_three_wordings_are_judged(rewritten, monkeypatch):
    counted = []
    monkeypatch.setattr(rewording, "judge", lambda text: counted.append(text) or judge(text))
    for verdict, _ in rewritten[:60]:
        counted.clear()
        rewrite(verdict)
        assert len(counted) <= rewording.MOST_JUDGED, verdict.text


@pytest.mark.parametrize("row", load_drafts(), ids=lambda row: row["text"][:32])
def test_a_longer_draft_is_reworded_as_written_down(row):
    found = rewrite(verdict_of(row["text"]))
    said = (found.smallest, found.full, found.request) if found else ("", "", "")
    assert said == (row["smallest"], row["full"], row["request"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("You never talk to me anymore", ("talk",)),
        ("You clearly care more about work than us.", ("work",)),
    ],
)
def test_the_two_sentences_to_avoid_are_reworded_with_their_matter_kept(text, kept):
    found = rewrite(judge(text))
    assert found is not None
    assert any(word in found.full for word in kept)
    assert judge(found.full).label == "ok"


@pytest.mark.parametrize(
    "text",
    [
        "I've noticed you seem quieter lately, and I miss our usual time together.",
        "I know this quarter has been exceptionally demanding, and I truly admire how you are handling it.",
        "When you're overwhelmed, what I need most is five minutes of closeness, like a hug when you walk in the door.",
        "I will handle all meal planning and grocery shopping for the next two weeks.",
        "",
        "Love you, see you at six.",
    ],
)
def test_good_sentences_are_left_alone(text):
    assert rewrite(judge(text)) is None


def with_mark(text, severity):
    span = Span(0, len(text))
    mark = Finding(span, "false_i_statement", severity, "written_in", "", "")
    return dataclasses.replace(judge(text), label="ok", findings=(mark,), kinds=("false_i_statement",))


def test_a_mild_mark_in_a_fine_message_gets_the_smallest_change_only():
    found = rewrite(with_mark("I feel so ignored.", 1))
    assert found is not None
    assert found.smallest == found.full
    assert len(found.full.split()) <= 14


def test_a_fine_message_with_a_mark_the_score_does_not_believe_is_left_alone():
    assert rewrite(with_mark("I feel so ignored.", 2)) is None


@pytest.mark.parametrize("outcome", ["crisis_self", "crisis_abuse_victim", "abusive_intent"])
def test_nothing_is_reworded_where_safety_comes_first(outcome):
    assert rewrite(dataclasses.replace(judge("You never talk to me anymore"), safety=outcome)) is None


def test_a_greeting_a_name_and_a_gentle_emoji_stay():
    found = rewrite(verdict_of("Hey Priya. {generalisation|You never call me} 😔. The keys are with Sam."))
    assert found is not None
    assert found.full.startswith("Hey Priya.")
    assert "Sam" in found.full
    assert "😔" in found.full


def test_no_word_of_an_insult_comes_back():
    for text in ("You are such an idiot about the bins.", "You lazy pig, you never do the laundry."):
        found = rewrite(judge(text))
        assert found is None or not {"idiot", "pig", "lazy"} & set(found.full.lower().split())


@pytest.mark.parametrize("text", ["!" * 4000, "you never " * 600, "you\ud800 never call me", "💔" * 300, "ur " * 900])
def test_odd_drafts_raise_nothing(text):
    rewrite(judge(text))
