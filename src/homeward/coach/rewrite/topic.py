"""The topic: the noun phrase of the draft that "about …" can carry on."""

from homeward.coach.lemma import load_lemmas
from homeward.coach.lexicon import load_lexicons
from homeward.coach.reading import Reading
from homeward.coach.rewrite.situation import Situation
from homeward.coach.rewrite.slots import BARE_NOUNS, is_settled, thing_end
from homeward.coach.rewrite.stretch import is_fit
from homeward.coach.rewrite.word_lists import word_list
from homeward.coach.rewrite.words import say
from homeward.coach.tokens import Token

LIGHT_NOUNS = word_list("light_nouns")
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
        likened = at > 0 and reading.tokens[at - 1].word in {"like", "as"}
        if is_topic(run) and not likened and not lone and (yours or run[0].word != "your"):
            rank = rank_of(run, situation, at in marked)
            if rank > best_rank:
                opens = any(stretch.first == at for stretch in reading.sentences)
                best, best_rank = say(run, shouted=shouted, opens=opens), rank
        at = max(past, at + 1)
    return best


def starts_thing(token: Token) -> bool:
    """Tell whether a noun phrase may start at a token."""
    return token.upos in {"DET", "NOUN", "PROPN"} or token.xpos == "PRP$" or (token.upos == "ADJ")


def is_topic(run: tuple[Token, ...]) -> bool:
    """Tell whether a noun phrase names a matter: a weighty noun, a determiner or plural or name, and no blow in it."""
    nouns = [token for token in run if token.upos in {"NOUN", "PROPN"}]
    if not nouns or not is_fit(run) or len(run) > 7 or nouns[-1].lemma in LIGHT_NOUNS or len(nouns[-1].word) < 3:
        return False
    if run[0].word in UNFIT_OPENERS:
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
