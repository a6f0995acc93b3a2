"""Plain word lists: contractions, chat spellings, masked and stretched words, sentence ends and endless sentences."""

import pytest

from homeward.safety.normalise import MOST_WORDS_A_SENTENCE, OVERLAP_WORDS, sentences

VOCABULARY = frozenset({"kill", "me", "myself", "will", "i", "hurt", "so", "passed"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I can't", "i can not"),
        ("I won’t", "i will not"),
        ("dont u", "do not you"),
        ("He'll go", "he will go"),
        ("she's mum's", "she is mother s"),
        ("I'll kill", "i will kill"),
        ("ill kill him", "i will kill him"),
        ("I am ill", "i am ill"),
        ("k1ll", "kill"),
        ("k*ll me", "kill me"),
        ("50 pills", "50 pills"),
        ("kiiiill me", "kill me"),
        ("k i l l m e", "kill me"),
        ("a b c d", "a b c d"),
        ("plan b", "plan b"),
        ("café", "cafe"),
        ("well... no", "well no"),
        ("ha\u200bte", "hate"),
    ],
)
def test_one_spelling_for_rules(text: str, words: str) -> None:
    assert [" ".join(sentence) for sentence in sentences(text, VOCABULARY)] == [words]


def test_sentences_end_where_writers_end_them() -> None:
    assert [" ".join(words) for words in sentences("No. Yes! Why?\nStop; go: now", VOCABULARY)] == [
        "no", "yes", "why", "stop", "go", "now",
    ]  # fmt: skip


def test_an_endless_sentence_comes_in_overlapping_pieces_that_lose_nothing() -> None:
    words = [f"w{number}" for number in range(5_000)]
    found = list(sentences(" ".join(words), VOCABULARY))
    assert max(map(len, found)) <= MOST_WORDS_A_SENTENCE
    pairs = {pair for piece in found for pair in zip(piece, piece[OVERLAP_WORDS - 1 :], strict=False)}
    assert set(zip(words, words[OVERLAP_WORDS - 1 :], strict=False)) <= pairs
