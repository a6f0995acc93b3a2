"""The pattern language: each kind of element, what a gap may not step over, and how a trigger is chosen."""

import pytest

from homeward.safety.pattern import Reader

READER = Reader({"pets": (("dog",), ("guinea", "pig"))}, {"the": 20, "i": 20, "you": 20})


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("dog", "my dog", True),
        ("dog", "my dogs", False),
        ("feed|walk the <pets>", "walk the guinea pig", True),
        ("feed|walk the <pets>", "walk the guinea", False),
        ("walk* home", "walking home", True),
        ("walk* home", "wal home", False),
        ("(go home|stay) now", "go home now", True),
        ("(go home|stay|<pets>) now", "dog now", True),
        ("walk ..2 dog", "walk the big dog", True),
        ("walk ..2 dog", "walk the very big dog", False),
        ("walk ..2 dog", "walk not the dog", False),
        ("walk ...2 dog", "walk not the dog", True),
        ("walk the? dog", "walk dog", True),
        ("^ dog", "dog barks", True),
        ("^ dog", "a dog barks", False),
        ("dog $", "a dog", True),
        ("dog $", "a dog barks", False),
    ],
)
def test_each_element_matches_what_it_says(pattern: str, text: str, *, matches: bool) -> None:
    assert any(READER.read(pattern).places(text.split())) is matches


def test_the_least_common_place_starts_the_search() -> None:
    assert READER.read("(i|you) walk|feed the <pets>").triggers == {"walk", "feed"}
    assert READER.read("(i|you) (walk|feed|wash) the <pets>").triggers == {"dog", "guinea"}
    assert READER.read("i (walk|feed|wash)").triggers == {"walk", "feed", "wash"}


def test_a_sentence_that_lacks_a_needed_word_is_passed_over() -> None:
    pattern = READER.read("walk ..2 the <pets> (home|out)")
    assert pattern.possible(frozenset({"walk", "the", "dog", "home"}))
    assert not pattern.possible(frozenset({"walk", "the", "dog", "away"}))
    assert not pattern.finds(["walk", "the", "dog", "away"])
