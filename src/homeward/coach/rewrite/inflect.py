"""Put a verb into the form a sentence asks for: regular spelling rules, and a table for the verbs that break them."""

import re
from functools import cache
from importlib.resources import files

from homeward.coach.rewrite.word_lists import word_list

IRREGULAR_FILE = "irregular_verbs.txt"
ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
DOUBLED = word_list("doubled")
ING = {"be": "being", "lie": "lying", "die": "dying", "tie": "tying", "see": "seeing", "agree": "agreeing"}


@cache
def load_irregular() -> dict[str, tuple[str, str]]:
    """Read the shipped table: base form, past, participle."""
    text = files("homeward.coach.rewrite").joinpath(IRREGULAR_FILE).read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines())
    return {base: (past, participle) for base, past, participle in rows}


@cache
def irregular_forms() -> dict[str, str]:
    """Return for every irregular past and participle its base form; the first verb of the table wins."""
    forms: dict[str, str] = {}
    for base, pair in load_irregular().items():
        for form in pair:
            forms.setdefault(form, base)
    return forms


def base_of_irregular(word: str) -> str:
    """Return the base form of an irregular past or participle; a word that is none is returned as it is."""
    return irregular_forms().get(word, word)


def inflect(base: str, form: str) -> str:
    """Return a form of a verb.

    Parameters
    ----------
    base : str
        The dictionary form, lower case.
    form : str
        ``base``, ``past`` (as after "you"), ``participle`` or ``ing``.
    """
    if form == "base":
        return base
    if form == "ing":
        return ing_form(base)
    past, participle = load_irregular().get(base) or (past_form(base), past_form(base))
    return past if form == "past" else participle


def doubles(base: str) -> bool:
    """Tell whether the last letter is written twice before "-ed" and "-ing"."""
    return base in DOUBLED or ONE_SYLLABLE.fullmatch(base) is not None


def past_form(base: str) -> str:
    """Return the regular past."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if doubles(base) else base + "ed"


def ing_form(base: str) -> str:
    """Return the form in "-ing"."""
    if base in ING:
        return ING[base]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if doubles(base) else base + "ing"
