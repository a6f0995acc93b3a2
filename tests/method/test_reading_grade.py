"""The reading grade: syllables of common words, known sentences, and texts without words."""

import pytest

from homeward.method.reading_grade import count_syllables, reading_grade


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1), ("people", 2), ("table", 2), ("makes", 1), ("wanted", 2), ("walked", 1), ("emergency", 4),
        ("idea", 3),
        ("violence", 3), ("serious", 3), ("suggests", 2), ("special", 2), ("quiet", 2), ("choices", 2), ("create", 2),
        ("behaviour", 3), ("saying", 2), ("rules", 1), ("friend", 1), ("notices", 3), ("homeward", 2), ("don't", 1),
        ("relationship", 4), ("passphrase", 2), ("therapist", 3), ("careful", 2), ("hmm", 1),
    ],
)  # fmt: skip
def test_syllables_of_common_words(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_the_formula_on_a_sentence_counted_by_hand() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert reading_grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_longer_words_and_sentences_read_harder() -> None:
    easy = "You can stop here. You can come back."
    hard = (
        "Discontinuation of the conversation is possible at any moment, and subsequent participation remains available."
    )
    assert reading_grade(easy) < 3 < 12 < reading_grade(hard)


@pytest.mark.parametrize("text", ["", "12 34", "...", "\n"])
def test_a_text_without_words_has_grade_nought(text: str) -> None:
    assert reading_grade(text) == 0.0
