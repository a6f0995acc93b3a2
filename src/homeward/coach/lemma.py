"""Give a tagged word its dictionary form, by spelling rules, a list of verbs and a table of exceptions."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VOWELS = "aeiou"
LEMMA_FILE = "lemmas.txt"
VERB_ENDING = {"VBZ": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed"}


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Verbs known by their base form, and the forms no spelling rule reaches, keyed ``v went``, ``n children``."""

    verbs: frozenset[str]
    exceptions: dict[str, str]

    def of(self, word: str, upos: str, xpos: str) -> str:
        """Return the lemma of one word as tagged; a word no rule knows is its own lemma."""
        if upos in {"VERB", "AUX"}:
            return self.exceptions.get("v " + word) or self.verb(word, xpos)
        if upos == "NOUN" and xpos == "NNS":
            return self.exceptions.get("n " + word) or singular(word)
        if xpos in {"JJR", "JJS", "RBR", "RBS"}:
            return self.exceptions.get("a " + word) or positive(word)
        return word

    def verb(self, word: str, xpos: str) -> str:
        """Return the base form of a regular verb form."""
        ending = VERB_ENDING.get(xpos, "")
        if xpos == "VBZ":
            return next((base for base in bases_of_s(word) if base in self.verbs), bases_of_s(word)[-1])
        if not ending or not word.endswith(ending) or len(word) < len(ending) + 2:
            return word
        stem = word[: -len(ending)]
        options = [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            options.append(stem[:-1])
        if ending == "ed" and stem.endswith("i"):
            options = [stem[:-1] + "y"]
        return next((base for base in options if base in self.verbs), guess_base(stem, options))


def bases_of_s(word: str) -> list[str]:
    """Return what "-s", "-es" and "-ies" may have been put on, the likeliest last."""
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y"]
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return [word[:-1], word[:-2]]
    return [word[:-1]] if word.endswith("s") and len(word) > 2 else [word]


def guess_base(stem: str, options: list[str]) -> str:
    """Choose a base form for a verb that is not on the list, by how its stem ends."""
    if len(options) == 1:
        return options[0]
    if len(options) == 3 and stem[-1] not in "lsz":
        return options[2]
    needs_e = stem[-1:] in {"v", "c", "u", "g"} or stem.endswith(("at", "iz", "is", "ur", "as", "us"))
    return options[1] if needs_e else options[0]


def singular(word: str) -> str:
    """Return the singular of a regular plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 2 else word


def positive(word: str) -> str:
    """Return the plain form of a regular comparative or superlative."""
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            doubled = stem[-1] == stem[-2] and stem[-1] not in "ls"
            return stem[:-1] if doubled else stem
    return word


@cache
def load_lemmas() -> Lemmas:
    """Read the shipped list and table: one base form a line, or ``v went go``."""
    verbs: list[str] = []
    exceptions: dict[str, str] = {}
    for line in files("homeward.coach").joinpath("data", LEMMA_FILE).read_text(encoding="utf-8").splitlines():
        cells = line.split(" ")
        if len(cells) == 3:
            exceptions[f"{cells[0]} {cells[1]}"] = cells[2]
        elif len(cells) == 1:
            verbs.append(line)
    return Lemmas(frozenset(verbs), exceptions)
