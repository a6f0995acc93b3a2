"""The topic: the noun phrase of the draft that "about …" can carry on."""

from collections.abc import Sequence
from itertools import pairwise

from homeward.coach.lemma import load_lemmas
from homeward.coach.lexicon import load_lexicons
from homeward.coach.reading import Reading
from homeward.coach.rewrite.situation import Situation
from homeward.coach.rewrite.slots import BARE_NOUNS, PEOPLE, is_settled, thing_end
from homeward.coach.rewrite.stretch import is_fit
from homeward.coach.rewrite.word_lists import word_list
from homeward.coach.rewrite.words import say
from homeward.coach.tokens import Token

LIGHT_NOUNS = word_list("light_nouns")
MASS_NOUNS = word_list("mass_nouns") | BARE_NOUNS
KIN = word_list("kin")
LIKENERS = frozenset(["like", "as", "even", "such", "than", "are", "am", "be"])
UNFIT_OPENERS = word_list("unfit_openers")
BARRED = frozenset(["@insult", "@trait", "@trait_noun", "@swear", "@endearment"])


def find_topic(
    reading: Reading, situation: Situation | None, marked: frozenset[int], *, shouted: bool, yours: bool
) -> str:
    """Return the best noun phrase to carry on, or ""; ``yours``: also one that starts with "your".

    One that names the situation wins, then one with "my", "our", "the" or a name, then a longer one, then a later one;
    those in marked sentences come first.
    """
    best, best_rank = "", (0, 0, 0, 0)
    at = 0
    while at < len(reading.tokens):
        past = thing_end(reading, at, len(reading.tokens)) if starts_thing(reading.tokens[at]) else at
        run = reading.tokens[at:past]
        lone = len(run) == 1 and run[0].upos == "PROPN" and any(one.first == at for one in reading.sentences)
        threat = past > at and is_threat(reading, at)
        likened = at > 0 and reading.tokens[at - 1].word in LIKENERS
        if is_topic(run) and not likened and not threat and not lone and (yours or run[0].word != "your"):
            rank = rank_of(run, situation, at in marked)
            if rank > best_rank:
                opens = any(stretch.first == at for stretch in reading.sentences)
                best, best_rank = say(run, shouted=shouted, opens=opens), rank
        at = max(past, at + 1)
    return best or (find_bare(reading, situation, marked) if yours else "")


def is_threat(reading: Reading, at: int) -> bool:
    """Tell whether a place in a sentence lies behind "or I" or "I will": what the writer threatens, not the matter."""
    first = next(one.first for one in reversed(reading.sentences) if one.first <= at)
    words = [token.word for token in reading.tokens[first:at]]
    return any(before in {"or", "and"} and word == "i" for before, word in pairwise(words)) or "i will" in " ".join(
        words
    )


def find_bare(reading: Reading, situation: Situation | None, marked: frozenset[int]) -> str:
    """Return a marked noun no determiner points at, to carry on: "no holiday" as "the holiday", "replies" as said."""
    best, best_rank = "", (0, 0)
    for at, token in enumerate(reading.tokens):
        said = bare_form(reading.tokens, at) if at in marked else ""
        if said:
            names_it = situation is not None and bool({token.word, token.lemma} & situation.triggers.keys())
            rank = (1 + names_it, at)
            if rank > best_rank:
                best, best_rank = said, rank
    return best


def is_likened(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun is a yardstick ("like the other trainees") and not the matter."""
    return any(token.word in {"like", "as", "than"} for token in tokens[max(0, at - 3) : at])


def bare_form(tokens: Sequence[Token], at: int) -> str:
    """Return how a lone noun is said when it is carried on, or ""."""
    token, before = tokens[at], tokens[at - 1].word if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.word in KIN and before not in {"worst", "best", "a", "the", "other", "great", "good", "like", "of"}:
        return token.text if not token.text.isupper() else token.word
    heads_on = following is not None and (following.upos in {"NOUN", "PROPN"} or following.word in {"'s", "of", "-"})
    if token.upos != "NOUN" or heads_on or token.lemma in LIGHT_NOUNS | PEOPLE or is_blow(token) or len(token.word) < 4:
        return ""
    if token.word in MASS_NOUNS or (
        token.xpos == "NNS" and not is_likened(tokens, at) and before not in {"of", "other"}
    ):
        return token.word
    start = at
    while start and tokens[start - 1].upos in {"ADJ", "NOUN"}:
        start -= 1
    pointed = start > 0 and tokens[start - 1].word in {"a", "an", "no", "any", "one", "another", "every"}
    if not pointed or (start > 1 and tokens[start - 2].word in LIKENERS):
        return ""
    run = tokens[start : at + 1]
    return "the " + say(run) if is_fit(run) and not any(is_blow(token) for token in run) else ""


def starts_thing(token: Token) -> bool:
    """Tell whether a noun phrase may start at a token."""
    return token.upos in {"DET", "NOUN", "PROPN"} or token.xpos == "PRP$" or (token.upos == "ADJ")


def is_topic(run: tuple[Token, ...]) -> bool:
    """Tell whether a noun phrase names a matter: a weighty noun, a determiner or plural or name, and no blow in it."""
    nouns = [token for token in run if token.upos in {"NOUN", "PROPN"}]
    if not nouns or not is_fit(run) or len(run) > 7 or nouns[-1].lemma in LIGHT_NOUNS or len(nouns[-1].word) < 3:
        return False
    if len(run) > 1 and run[1].word == "other":
        return False  # "the other trainees" are a yardstick
    if run[0].word in UNFIT_OPENERS or (run[0].word == "your" and run[-1].word.endswith("ing")):
        return False
    if run[0].upos == "NOUN" and run[0].word not in BARE_NOUNS:
        return False
    if any(token.word == "'s" for token in run) and run[-1].lemma in load_lemmas().verbs:
        return False  # "Sandra's husband dances": a clause, taken for a name
    return is_settled(run) and not any(is_blow(token) for token in run)


def is_blow(token: Token) -> bool:
    """Tell whether a word is an insult, a trait, a swear word or a name of affection."""
    single = load_lexicons().single
    return any(key in BARRED for name in (token.word, "~" + token.lemma) for key, _ in single.get(name, ()))


def rank_of(run: tuple[Token, ...], situation: Situation | None, inside: bool) -> tuple[int, int, int, int]:  # noqa: FBT001
    """Return how good a topic a noun phrase is."""
    words = {name for token in run for name in (token.word, token.lemma)}
    names_it = situation is not None and not words.isdisjoint(situation.triggers)
    pointed = run[0].word in {"my", "our", "the", "that", "this", "those", "these"}
    return 1 + names_it, int(inside), int(pointed), len(run)
