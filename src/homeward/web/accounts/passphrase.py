"""What a passphrase has to be: long, and not one of those everybody tries first."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

SHORTEST, LONGEST = 12, 128
FEWEST_DIFFERENT = 5
# What has to be left once names and the program's own words are taken out.
FEWEST_BESIDE_NAMES = 8
OWN_WORDS = ("homeward", "notebook", "passphrase", "password")


@cache
def common() -> frozenset[str]:
    """Return the passwords everybody tries first (Django ships about twenty thousand)."""
    return frozenset(CommonPasswordValidator().passwords)


def is_common(passphrase: str) -> bool:
    """Whether it is a common password, or one with digits and signs hung on or said twice."""
    plain = passphrase.casefold()
    bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
    half = plain[: len(plain) // 2]
    candidates = {plain, bare, re.sub(r"[\W_]+", "", plain)}
    if half * 2 == plain:
        candidates.add(half)
    return bool(candidates & common())


def left_beside(passphrase: str, words: Iterable[str]) -> int:
    """Return how many letters are left once ``words`` are taken out."""
    plain = re.sub(r"[\W_]+", "", passphrase.casefold())
    for word in sorted({re.sub(r"[\W_]+", "", word.casefold()) for word in words}, key=len, reverse=True):
        if len(word) >= 3:
            plain = plain.replace(word, "")
    return len(plain)


def complaint(passphrase: str, *, names: Iterable[str] = ()) -> str:
    """Return what is wrong with a new passphrase in plain words, an empty string when it will do."""
    typed = unicodedata.normalize("NFKC", passphrase)
    if len(typed) < SHORTEST:
        return f"Twelve letters or more, please: this has {len(typed)}. Four or five plain words in a row do well."
    if len(typed) > LONGEST:
        return f"128 letters are the most: this has {len(typed)}."
    if len(set(typed)) < FEWEST_DIFFERENT or is_common(typed):
        return "This is one that others try first. Four or five words that belong together only for you are better."
    if left_beside(typed, (*OWN_WORDS, *names)) < FEWEST_BESIDE_NAMES:
        return "Names and the words on this page are easy to guess. Add a few words that have nothing to do with them."
    return ""
