"""The coach as a whole: the seed's own sentences, and properties that hold for every text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.coach import load_rules, review
from homeward.coach.arbitration import settle
from homeward.coach.board import lay_out
from homeward.coach.hits import find_hits
from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
from homeward.coach.reading import read
from homeward.coach.registry import load_everywhere, load_rulebook, make_rulebook

LANDS_BADLY = {
    "You never talk to me anymore": "generalisation",
    "You clearly care more about work than us.": "mind_reading",
    "I feel like you don't care about us.": "false_i_statement",
    "hello??? answer me": "pursuit",
    "If you loved me you would come home on time.": "guilt_trip",
}
LANDS_WELL = {
    "I’ve noticed you seem quieter lately, and I miss our usual connection time. I’m wondering if the pressure from "
    "Project X is making it hard to switch off in the evenings?": {"observation", "feeling"},
    "I know this quarter has been exceptionally demanding, and I truly admire how you are handling it.": {"validation"},
    "When you’re overwhelmed, what I need most is five minutes of physical closeness, like a hug when you walk in the "
    "door, to feel grounded with you.": set(),
    "I will handle all meal planning and grocery shopping for the next two weeks so you have more bandwidth.": {
        "offer_of_support"
    },
    "In two weeks, we will check in on our stress buffer zones and see what worked.": set(),
    "I miss you": {"feeling"},
    "Could you call me at lunch tomorrow?": {"request"},
    "You never let me down, thank you.": {"appreciation"},
}


@pytest.mark.parametrize(("text", "kind"), LANDS_BADLY.items())
def test_what_lands_badly_is_marked_with_its_kind(text: str, kind: str) -> None:
    found = review(text)
    assert found.label == "problem"
    assert kind in found.kinds
    assert kind in {finding.kind for finding in found.findings}
    assert found.rewrite is not None


@pytest.mark.parametrize(("text", "strengths"), LANDS_WELL.items())
def test_what_lands_well_is_left_alone_and_its_strengths_are_named(text: str, strengths: set[str]) -> None:
    found = review(text)
    assert found.label == "ok"
    assert not found.findings
    assert found.rewrite is None
    assert strengths <= set(found.strengths)


def test_a_text_without_words_is_fine_and_scores_nothing() -> None:
    for text in ("", "   ", "\n\n"):
        found = review(text)
        assert (found.label, found.score, found.findings) == ("ok", 0.0, ())


def test_another_language_is_not_judged() -> None:
    found = review("Du bist nie da und ich habe keine Lust mehr auf das alles.")
    assert (found.language, found.label, found.score, found.findings) == ("other", "ok", None, ())


def test_safety_comes_first_and_suppresses_everything_else() -> None:
    found = review("I want to kill myself, and you never talk to me.")
    assert found.safety == "crisis_self"
    assert (found.label, found.score, found.kinds, found.strengths, found.findings, found.rewrite) == (
        "problem", None, (), (), (), None,
    )  # fmt: skip


def test_a_rule_switched_off_is_silent() -> None:
    text = "You never talk to me anymore"
    rules = {finding.rule for finding in review(text).findings}
    assert not rules & {finding.rule for finding in review(text, disabled=frozenset(rules)).findings}


def test_advice_the_other_asked_for_is_kept() -> None:
    text = "You need to learn to say no to your boss."
    assert "unsolicited_advice" in {finding.kind for finding in review(text).findings}
    assert "unsolicited_advice" not in {finding.kind for finding in review(text, asked_for_advice=True).findings}


def test_a_mark_kept_on_purpose_stays_kept_while_text_elsewhere_changes() -> None:
    kept = frozenset(finding.fingerprint for finding in review("You never talk to me anymore.").findings)
    assert not review("I love you. You never talk to me anymore. Sleep well.", kept=kept).findings


WRITTEN = st.text(alphabet="abcdeilnorstuvyIYOU nevr alwys’'\"“”.,!?…\n😘\u200b\ud800", max_size=120)
DRAFTS = st.sampled_from(
    [*LANDS_BADLY, *LANDS_WELL, "u never listen 😘😘 and im sick of it!!! 'fine'", "YOU ALWAYS DO THIS"]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(WRITTEN, DRAFTS, st.text(max_size=60)))
def test_marks_lie_in_the_text_and_no_two_share_a_place(text: str) -> None:
    found = review(text)
    ends = [(finding.span.start, finding.span.end) for finding in found.findings]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    assert set(found.kinds) <= set(PROBLEM_KINDS)
    assert set(found.strengths) <= set(STRENGTHS)
    assert review(text) == found


@settings(max_examples=40, deadline=None)
@given(DRAFTS, st.sampled_from(["", " ", "\n", "   \n"]))
def test_marks_are_stable_under_trailing_space_and_curly_quotes(text: str, tail: str) -> None:
    def spans(draft: str) -> list[tuple[int, int, str]]:
        return [(finding.span.start, finding.span.end, finding.rule) for finding in review(draft).findings]

    assert spans(text + tail) == spans(text)
    assert spans(text.replace("'", "’")) == spans(text.replace("’", "'"))


@settings(max_examples=30, deadline=None)
@given(DRAFTS)
def test_an_emoji_in_front_moves_marks_by_its_length_and_changes_nothing_else(text: str) -> None:
    plain = [(finding.span.start, finding.span.end, finding.rule) for finding in review(text).findings]
    moved = [(finding.span.start - 2, finding.span.end - 2, finding.rule) for finding in review("🙂 " + text).findings]
    assert moved == plain


def test_the_order_of_rules_does_not_matter() -> None:
    rules, shared = load_rules(), load_everywhere()
    backwards = make_rulebook(tuple(reversed(rules)), shared)
    for text in LANDS_BADLY:
        boards = [lay_out(read(text), book.phrases) for book in (load_rulebook(), backwards)]
        books = (load_rulebook(), backwards)
        first, second = (settle(b, find_hits(b, book), frozenset()) for b, book in zip(boards, books, strict=True))
        assert first == second


@settings(max_examples=20, deadline=None)
@given(DRAFTS)
def test_a_suggested_wording_is_never_marked_again(text: str) -> None:
    found = review(text)
    if found.rewrite is not None:
        again = review(found.rewrite.full)
        assert again.label == "ok"
        assert not [finding for finding in again.findings if finding.severity >= 2]
