"""The Flesch-Kincaid reading grade of plain English text, for the tests that keep our own words easy to read."""

import re

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|(?:[^laeiouyscgxzh]|[aeiouy]l)es$|[^aeioudty]ed$")
PARTED = re.compile(
    r"i(?:a|o(?!u)|u|et|en)|eo(?!ple)|[aeiouy]ing|uous|[rvdn]ious|ea$|eas$|creat|ruin|fluid|[^aeiou]ier$"
)
ONE_SOUND = re.compile(r"[cgst]i(?:a|o(?!u)|en)|[fr]ien[dc]")
INNER_SILENT = re.compile(r"^(?:some|home|care|hope|where|there|safe|one)(?=[bdflnstw])")


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade level of a text.

    Parameters
    ----------
    text : str
        Plain English; a colon, a line break and each of `.!?` end a sentence.

    Returns
    -------
    float
        The United States school grade, from about -3 for one-syllable sentences upwards; 0.0 for a text without words.

    Notes
    -----
    Syllables are counted by vowel groups with a few corrections, so a grade can be off by about half a step.

    References
    ----------
    Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new readability formulas for Navy enlisted personnel":
    0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(1 for part in SENTENCE_END.split(text) if WORD.search(part))
    syllables = sum(count_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def count_syllables(word: str) -> int:
    """Count the syllables of a word by its vowel groups; never less than one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(VOWELS.findall(letters)) + len(PARTED.findall(letters)) - len(ONE_SOUND.findall(letters))
    count -= bool(SILENT_END.search(letters)) + bool(INNER_SILENT.search(letters))
    return max(1, count)
