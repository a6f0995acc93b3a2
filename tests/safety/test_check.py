"""The seven-item check over all 2,187 answers, and the words of its questions."""

import itertools
import re

import pytest

from homeward.method.reading_grade import reading_grade
from homeward.safety import ANSWERS, DEVICE_TIPS, ITEMS, NOT_PROOF, Conclusion, conclude, outcome_lines, outcome_texts

TABLE = list(itertools.product(ANSWERS, repeat=7))
FIRST_SIX_TEXTS = ("C", "C", "E", "C", "C", "D")
# Turns of phrase by which the published questionnaires HITS, HARK, WAST and PVS can be known. Ours share none.
PUBLISHED = (
    "physically hurt you", "insult or talk down", "threaten you with harm", "scream or curse at you",
    "humiliated or emotionally abused", "afraid of your partner or ex", "forced to have any kind of sexual",
    "kicked hit slapped or otherwise", "how would you describe your relationship", "work out arguments",
    "arguments ever result in", "feel frightened by what your partner", "otherwise hurt by someone",
    "feel safe in your current relationship", "previous relationship who is making you feel unsafe",
)  # fmt: skip


def concluded(answers: tuple[str, ...]) -> Conclusion:
    return conclude({item.key: answer for item, answer in zip(ITEMS, answers, strict=True)})


def test_there_are_seven_items_and_every_combination_is_tried() -> None:
    assert len({item.key for item in ITEMS}) == 7
    assert len(TABLE) == 2_187


def test_any_yes_to_the_first_six_stops_with_the_texts_that_belong_to_it() -> None:
    for answers in TABLE:
        said = [text for text, answer in zip(FIRST_SIX_TEXTS, answers, strict=False) if answer == "yes"]
        found = concluded(answers)
        assert (found.action == "stop") == bool(said)
        if said:
            assert set(found.texts) - {"B"} == set(said)
            assert [text for text in found.texts if text != "B"] == sorted(set(said), key="DCE".index)


def test_a_screen_that_may_be_read_puts_the_exit_first() -> None:
    for answers in TABLE:
        found = concluded(answers)
        assert found.exit_first == (answers[6] == "yes")
        assert ("B" in found.texts) == (answers[6] == "yes")
        if answers[6] == "yes":
            assert found.texts[0] == "B"
            assert found.action in {"stop", "pause"}


def test_rather_not_say_shows_lines_and_pauses_without_a_text() -> None:
    for answers in TABLE:
        if "yes" not in answers and "rather_not_say" in answers:
            assert concluded(answers) == Conclusion("pause", (), ("domestic_abuse", "suicide_crisis"))


def test_only_seven_times_no_goes_on() -> None:
    going_on = [answers for answers in TABLE if concluded(answers).action == "go_on"]
    assert going_on == [("no",) * 7]
    assert concluded(("no",) * 7) == Conclusion("go_on", couples_help=True)


def test_lines_stand_on_every_stop_and_pause_and_couples_help_on_none() -> None:
    for answers in TABLE:
        found = concluded(answers)
        if found.action != "go_on":
            assert found.lines
            assert not found.couples_help
            assert "G" not in found.texts


def test_own_harm_shows_lines_for_people_worried_about_what_they_do() -> None:
    assert (
        conclude({item.key: "yes" if item.key == "hurt_them" else "no" for item in ITEMS}).lines[0] == "own_behaviour"
    )


def test_a_missing_answer_counts_as_rather_not_say() -> None:
    assert conclude({}).action == "pause"
    assert conclude({"own_life": "yes"}).texts == ("D",)


@pytest.mark.parametrize("answers", [{"mood": "yes"}, {"afraid": "maybe"}])
def test_unknown_items_and_answers_are_refused(answers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"mood|maybe"):
        conclude(answers)


def test_the_questions_are_short_plain_and_our_own() -> None:
    for item in ITEMS:
        plain = " ".join(re.findall(r"[a-z]+", item.question.lower()))
        assert reading_grade(item.question) <= 7
        assert item.question.endswith("?")
        assert not [phrase for phrase in PUBLISHED if phrase in plain]


def test_what_is_said_under_a_result() -> None:
    assert NOT_PROOF == "A no is not proof that you are safe."
    assert all(reading_grade(tip) <= 7 and "!" not in tip for tip in DEVICE_TIPS)


def test_outcomes_of_the_screen_name_texts_and_lines() -> None:
    assert outcome_texts("crisis_self") == ("D",)
    assert outcome_texts("crisis_abuse_victim") == ("C",)
    assert outcome_texts("abusive_intent") == ("E",)
    assert outcome_texts("none") == ()
    assert outcome_lines("abusive_intent")[0] == "own_behaviour"
