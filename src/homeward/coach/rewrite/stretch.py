"""How far a piece of the writer's own words may be carried over: where it ends, and what falls away at its edges."""

from collections.abc import Sequence

from homeward.coach.clauses import BREAKS, NOMINATIVE
from homeward.coach.lexicon import load_lexicons
from homeward.coach.rewrite.words import is_sign
from homeward.coach.tokens import Token

MOST_TOKENS = 16
HARD_BREAKS = frozenset("because but then while though although unless until or cause plus yet since instead except".split())
EDGE_WORDS = frozenset(
    """anymore again lol lmao ever though too now please honestly anyway right huh mate even always literally haha omg
    just so very clearly obviously seriously never constantly still actually simply really only ffs man wow and or but
    like already also then""".split()
)
EDGE_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "any more", "at all", "for once", "every time", "every single time", "all the time", "do you", "are you",
        "did you", "have you", "you know", "as usual", "every night", "every day", "every week", "every single day",
        "every single night", "every single week", "every evening", "every morning", "every weekend", "24 7",
        "this minute", "right now", "this instant", "the second", "end of discussion", "no excuses", "i swear",
        "on purpose", "like that", "once in a while", "for a change", "okay", "ok", "instead", "every month",
        "every year", "the whole time", "day and night", "do not you", "will you", "admit it", "full stop", "period",
        "like always", "when i told you to", "when i asked you to", "like i asked", "like i told you", "like a normal person",
        "like an adult", "like a normal human", "like everyone else", "like other people", "day in day out", "no matter what", "as always", "even once", "once",
    )
)  # fmt: skip
GOES_ON = frozenset(["because", "until", "cause", "so", "since"])
LEADING_ADVERBS = frozenset(
    """just even always never only constantly actually really ever clearly deliberately still simply completely also
    literally obviously honestly already secretly basically totally probably purposely conveniently perpetually
    forever suddenly kindly please once consistently""".split()
)
BAD_ENDS = frozenset(
    """to of for with at from than a an the my your our his her their and or as that if is are was were be am who which
    because into about i we he she they not how what when where why""".split()
)
BARRED_LISTS = frozenset(["@insult", "@swear"])
BARRED_WORDS = frozenset("hell stupid crap useless pathetic lazy selfish idiotic liar genius".split())


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
    if token.word in HARD_BREAKS:
        return not (token.word == "or" and following is not None and following.upos in {"NOUN", "ADJ", "DET"})
    if token.word == "so":
        return following is None or following.upos not in {"ADJ", "ADV"}
    if token.word == "and":
        return following is None or following.word in NOMINATIVE or following.upos in {"CCONJ", "SCONJ", "ADV", "INTJ"}
    return token.word in {"i", "you"} and tokens[at - 1].upos in {"NOUN", "PRON", "ADV"} and token.word == "you" and (
        following is not None and following.upos in {"AUX", "VERB"} and tokens[at - 1].word in {"now", "too", "anymore"}
    )


def is_hyphen(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether a dash joins two words."""
    if tokens[at].text not in {"-", "/"} or at + 1 >= limit:
        return False
    return tokens[at].start == tokens[at - 1].end and tokens[at].end == tokens[at + 1].start


def trim(tokens: Sequence[Token], *, front: bool) -> list[Token]:
    """Drop what only sharpens: adverbs up front (if ``front``), "again", "every time", names of affection at the end."""
    kept = list(tokens)
    while front and kept and kept[0].word in LEADING_ADVERBS:
        kept.pop(0)
    endearments = load_lexicons().single
    while kept:
        last = kept[-1]
        if last.word in EDGE_WORDS or ("@endearment", "") in endearments.get(last.word, ()):
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
    single = load_lexicons().single
    for token in tokens:
        lists = {key for name in (token.word, "~" + token.lemma) for key, _ in single.get(name, ())}
        if token.word in BARRED_WORDS or lists & BARRED_LISTS or token.text == '"':
            return False
    return True
