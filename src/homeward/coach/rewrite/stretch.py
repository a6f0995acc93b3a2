"""How far a piece of the writer's own words may be carried over: where it ends, and what falls away at its edges."""

from collections.abc import Sequence

from homeward.coach.clauses import BREAKS, NOMINATIVE
from homeward.coach.lemma import load_lemmas
from homeward.coach.lexicon import load_lexicons
from homeward.coach.rewrite.word_lists import phrase_list, word_list
from homeward.coach.rewrite.words import is_sign
from homeward.coach.tokens import Token

MOST_TOKENS = 15
HARD_BREAKS = word_list("hard_breaks")
EDGE_WORDS = word_list("edge_words")
EDGE_PHRASES = phrase_list("edge_phrases")
GOES_ON = frozenset(["because", "until", "cause", "so", "since"])
LEADING_ADVERBS = word_list("leading_adverbs")
BAD_ENDS = word_list("bad_ends")
SAYING_VERBS = word_list("saying_verbs")
BARRED_PHRASES = phrase_list("barred_phrases")
BARRED_LISTS = frozenset(["@insult", "@swear"])
BARRED_WORDS = word_list("barred_words")


def reach(tokens: Sequence[Token], first: int, *, limit: int, whole: bool = False) -> int:
    """Return the token number after the run that starts at ``first``: to the first hard break, at most ``limit``.

    ``whole``: a clause goes on over "because" and "so".
    """
    at = first + 1
    while at < limit and ((whole and tokens[at].word in GOES_ON) or not breaks_off(tokens, at, limit)):
        at += 1
    return at


def breaks_off(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether the run ends before token ``at``."""
    token = tokens[at]
    if is_sign(token) or (token.text in BREAKS and not is_hyphen(tokens, at, limit)) or token.text == ",":
        return True
    following = tokens[at + 1] if at + 1 < limit else None
    if token.word in {"when", "like", "as"} and [one.word for one in tokens[at + 1 : at + 2]] == ["i"]:
        return at + 2 < limit and tokens[at + 2].lemma in {"say", "tell", "ask"}
    if token.word == "or":
        return not joins_nouns(tokens[at + 1 : min(at + 5, limit)])
    if token.word in HARD_BREAKS:
        return True
    if token.word == "so":
        return following is None or following.upos not in {"ADJ", "ADV"}
    if token.word == "and":
        return (
            following is None
            or following.word in NOMINATIVE | {"it", "that", "this"}
            or following.upos in {"CCONJ", "SCONJ", "ADV", "INTJ"}
        )
    return starts_anew(tokens[at - 1], token, following)


def joins_nouns(after: Sequence[Token]) -> bool:
    """Tell whether "or" joins two things ("tea or coffee") rather than a threat to an order."""
    verbs = load_lemmas().verbs
    names = bool(after) and after[0].upos in {"NOUN", "ADJ", "DET"} and after[0].word not in verbs
    return names and not any(token.upos in {"VERB", "AUX"} for token in after)


def starts_anew(before: Token, token: Token, following: Token | None) -> bool:
    """Tell whether a pronoun opens a clause of its own: "that plane I won't …", but not "the sheet I showed you"."""
    if token.word not in NOMINATIVE or following is None or before.word == "case":
        return False
    if before.upos == "VERB":
        return following.upos == "AUX" and before.lemma not in SAYING_VERBS
    closes = before.upos in {"NOUN", "PROPN", "ADV", "ADJ", "NUM"}
    return closes and (following.upos == "AUX" or before.word in {"now", "too", "anymore", "again"})


def is_hyphen(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether a dash joins two words."""
    if tokens[at].text not in {"-", "/"} or at + 1 >= limit:
        return False
    return tokens[at].start == tokens[at - 1].end and tokens[at].end == tokens[at + 1].start


def trim(tokens: Sequence[Token], *, front: bool) -> list[Token]:
    """Drop what only sharpens: adverbs up front (if ``front``), "again", "every time", "babe" at the end."""
    kept = list(tokens)
    while front and kept and kept[0].word in LEADING_ADVERBS:
        kept.pop(0)
    endearments = load_lexicons().single
    while kept:
        last = kept[-1]
        named = len(kept) > 1 and (
            kept[-2].upos in {"DET", "ADJ"} or kept[-2].word == "word" or kept[-2].xpos == "PRP$"
        )
        if last.word in EDGE_WORDS or (("@endearment", "") in endearments.get(last.word, ()) and not named):
            kept.pop()
            continue
        size = next((len(phrase) for phrase in EDGE_PHRASES if ends_with(kept, phrase)), 0)
        if not size:
            break
        del kept[-size:]
    return kept


def ends_with(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    """Tell whether a run ends with a phrase, and has something before it."""
    size = len(phrase)
    return len(tokens) > size and tuple(token.word for token in tokens[-size:]) == phrase


def is_fit(tokens: Sequence[Token]) -> bool:
    """Tell whether a run may be carried over: not too long, whole at its end, and no insult or swear word in it."""
    if not tokens or len(tokens) > MOST_TOKENS or tokens[-1].word in BAD_ENDS:
        return False
    if any(tuple(token.word for token in tokens[: len(phrase)]) == phrase for phrase in BARRED_PHRASES):
        return False
    single = load_lexicons().single
    for token in tokens:
        lists = {key for name in (token.word, "~" + token.lemma) for key, _ in single.get(name, ())}
        if token.word in BARRED_WORDS or lists & BARRED_LISTS or token.text == '"':
            return False
    return True
