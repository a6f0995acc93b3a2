"""Tell English from another language by the small words of a text; a text too short to tell counts as English."""

import tomllib
from functools import cache
from importlib.resources import files

from homeward.coach.reading import Reading

FEWEST_FOREIGN = 2
LOOKED_AT = 400  # tokens; the small words of any language show within a few sentences


@cache
def small_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the small words of English, and those of other languages that are no English word."""
    table = tomllib.loads(files("homeward.coach").joinpath("data", "small_words.toml").read_text(encoding="utf-8"))
    english = frozenset(table.pop("english").split())
    return english, frozenset(word for words in table.values() for word in words.split()) - english


def is_english(reading: Reading) -> bool:
    """Tell whether the coach can judge this text."""
    english, foreign = small_words()
    words = [token.word for token in reading.tokens[:LOOKED_AT] if token.word[:1].isalpha()]
    ours = sum(1 for word in words if word in english)
    theirs = sum(1 for word in words if word in foreign)
    other_script = sum(1 for word in words if word[0] > "ɏ")
    if other_script > ours:
        return False
    return not (theirs >= FEWEST_FOREIGN and theirs > ours)
