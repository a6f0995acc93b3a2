"""Typed slots: a verb phrase that can change its form, a clause, a thing, a word, each from the draft's own tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from homeward.coach.lemma import load_lemmas
from homeward.coach.lexicon import load_lexicons
from homeward.coach.reading import Reading
from homeward.coach.rewrite.inflect import inflect, irregular_forms
from homeward.coach.rewrite.stretch import is_fit, reach, trim
from homeward.coach.rewrite.word_lists import word_list
from homeward.coach.rewrite.words import say
from homeward.coach.tokens import Token

VERB_TAGS = frozenset(["VERB", "AUX"])
THING_TAGS = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM"])
CHARGES = word_list("charges")
SHORT_VERBS = frozenset(["'s", "'m", "'ve", "am", "are", "is", "'re"])
OPEN_ENDS = word_list("open_ends")
BARE_NOUNS = word_list("bare_nouns")
NEEDS_OBJECT = word_list("needs_object")
HARM_VERBS = word_list("harm_verbs")
PEOPLE = word_list("people")
SHE_WORDS = frozenset(["wife", "girlfriend", "she", "gf"])
HE_WORDS = frozenset(["husband", "boyfriend", "bf", "man", "he", "guy", "bloke", "lad"])
SOME = {"any": "some", "anything": "something", "anyone": "someone", "anybody": "somebody", "anywhere": "somewhere"}
Filled = dict[str, str]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a capture starts and what must not be passed."""

    reading: Reading
    first: int
    past: int
    limit: int
    shouted: bool


def fill_slot(name: str, cut: Cut) -> Filled:
    """Return every form of one capture as ``name.form`` to text; empty where it cannot be carried over.

    The name tells the type: ``act`` a verb phrase, ``clause`` a clause, ``thing`` a noun phrase, all reaching as far as
    they sensibly go; ``word`` is exactly what was captured.
    """
    if name.startswith("act"):
        return act_forms(name, cut)
    if name.startswith("clause"):
        return clause_forms(name, cut)
    if name.startswith("thing"):
        return thing_forms(name, cut)
    if name.startswith("bit"):
        run = trim(cut.reading.tokens[cut.first : cut.past], front=False)
        whole = is_fit(run) and all(token.text != "," for token in run)
        return {name: say(run, shouted=cut.shouted, opens=opens(cut))} if whole else {}
    return {name: say(cut.reading.tokens[cut.first : cut.past], shouted=cut.shouted, opens=opens(cut))}


def opens(cut: Cut) -> bool:
    """Tell whether the capture stands first in its sentence."""
    return any(stretch.first == cut.first for stretch in cut.reading.sentences)


def act_forms(name: str, cut: Cut) -> Filled:
    """Return the forms of a verb phrase, from "forget the keys"."""
    tokens = cut.reading.tokens
    run = trim(tokens[cut.first : reach(tokens, cut.first, limit=cut.limit)], front=True)
    if not is_fit(run) or not is_verbal(run[0]) or run[0].lemma in {"will", "would", "can", "could", "must"}:
        return {}
    denied = len(run) > 1 and run[1].word == "not"
    denied |= base_of(run[0]) == "do" and [token.word for token in run[1:]] in (["it"], ["that"], ["this"])
    if denied or (len(run) == 1 and base_of(run[0]) in NEEDS_OBJECT) or changes_tense(run):
        return {}
    run = [soften(token) if token.word in SOME else token for token in run]
    forms = {"": "base", ".past": "past", ".ing": "ing"}
    filled = {name + ending: say_act(run, form, cut) for ending, form in forms.items()}
    past = run[0].xpos in {"VBD", "VBN"} or (
        run[0].word in irregular_forms() and run[0].word not in load_lemmas().verbs
    )
    filled[name + ".as"] = filled[name + (".past" if past else "")]
    filled[name + ".feel"] = "felt" if past else "feel"
    if base_of(run[0]) not in HARM_VERBS and not names_trait(run):
        filled[name + ".hope"], filled[name + ".hoped"] = filled[name], filled[name + ".past"]
        if len(run) < 7 and not {"when", "if", "until", "before", "after"} & {token.word for token in run}:
            filled[name + ".brief"] = filled[name + ".past"]
    filled[name + ".turned"] = say_act(turned(run, cut), "past", cut)
    return filled


def is_verbal(token: Token) -> bool:
    """Tell whether a token is a verb, or a word taken for a noun that is also the base form of a verb."""
    table = load_lemmas()
    return base_of(token) in table.verbs or token.word in SHORT_VERBS


def changes_tense(run: Sequence[Token]) -> bool:
    """Tell whether a verb joined by "and" has another tense than the first: "left school and owns two vans"."""
    plain = {"VB": "VBP"}
    head = plain.get(run[0].xpos, run[0].xpos)
    joined = [after for link, after in pairwise(run) if link.word == "and" and after.upos == "VERB"]
    return any(plain.get(verb.xpos, verb.xpos) != head for verb in joined if verb.xpos in {"VBD", "VBZ", "VBP", "VB"})


def soften(token: Token) -> Token:
    """Turn "anything" into "something": the wish has no "never" before it any more."""
    word = SOME[token.word]
    return Token(token.start, token.end, word, word, token.upos, token.xpos, word)


def turned(run: list[Token], cut: Cut) -> list[Token]:
    """Turn what another couple do into what the two of us could do: "dances with her" into "dances with me"."""
    before = [token.word for token in reversed(cut.reading.tokens[: cut.first])]
    subject = next((word for word in before if word in SHE_WORDS | HE_WORDS), "he")
    mine, yours = (("him", "his"), "her") if subject in SHE_WORDS else (("her", "her"), "his")
    out: list[Token] = []
    for at, token in enumerate(run):
        following = run[at + 1].upos if at + 1 < len(run) else ""
        owns = following in {"NOUN", "ADJ", "PROPN"}
        word = token.word
        if word == mine[1] and owns:
            word = "my"
        elif word in (mine[0], "them"):
            word = "me"
        elif word in (yours, "their"):
            word = "your"
        out.append(
            Token(token.start, token.end, word, word, token.upos, token.xpos, word) if word != token.word else token
        )
    return out


def base_of(token: Token) -> str:
    """Return the dictionary form of a verb as written."""
    lemma = {"'s": "be", "'m": "be", "'ve": "have"}.get(token.word, token.lemma)
    if token.word in SHORT_VERBS:
        return "be" if token.word in {"am", "are", "is", "'re"} else lemma
    past = token.xpos in {"VBD", "VBN"} or token.upos not in VERB_TAGS
    if past and token.word in irregular_forms():
        return irregular_forms()[token.word]
    verbs = load_lemmas().verbs
    # The lemma table learnt a few typing errors ("wonder", "wander"); a base form is its own lemma.
    if token.word in verbs and token.xpos not in {"VBD", "VBN"}:
        return token.word
    known = token.upos in VERB_TAGS or token.lemma in verbs
    return token.lemma if known else load_lemmas().exceptions.get("v " + token.word, token.word)


def say_act(run: list[Token], form: str, cut: Cut) -> str:
    """Say a verb phrase with its head, and verbs joined to the head by "and", in the form asked for."""
    head = run[0]
    words = [inflect(base_of(head), form)]
    start = 1
    for at in range(1, len(run) - 1):
        joined = run[at].word == "and" and run[at + 1].upos == "VERB" and run[at + 1].xpos == head.xpos
        if joined:
            words.append(say(run[start : at + 1], shouted=cut.shouted))
            words.append(inflect(base_of(run[at + 1]), form))
            start = at + 2
            break
    words.append(say(run[start:], shouted=cut.shouted))
    return " ".join(word for word in words if word)


def clause_forms(name: str, cut: Cut) -> Filled:
    """Return a clause as said, without the words that only sharpen it."""
    tokens = cut.reading.tokens
    run = trim(tokens[cut.first : reach(tokens, cut.first, limit=cut.limit, whole=True)], front=False)
    run = restore(tokens, run)
    run = [token for at, token in enumerate(run) if at > 4 or token.word not in CHARGES]
    if is_owned(run) or not is_fit(run) or not says_something(run) or (run[0].word == "you" and names_trait(run)):
        return {}
    text = say(run, shouted=cut.shouted, opens=opens(cut))
    if run[0].word == "your" and run[1].xpos == "VBG":
        text = "you're" + text.removeprefix("your")  # "ur punishing me"
    return {name: text}


def is_owned(run: Sequence[Token]) -> bool:
    """Tell whether "your" was read as "you are" before a noun: "your way of hiding" is no clause to carry over."""
    one_word = len(run) > 2 and run[0].start == run[1].start and run[0].text.lower() in {"your", "ur"}
    return one_word and run[2].upos in {"NOUN", "PROPN"} and not run[2].word.endswith("ing")


def says_something(run: Sequence[Token]) -> bool:
    """Tell whether a clause is whole and says more than "you did it"."""
    words = [token.word for token in run]
    if (
        len(run) < 2
        or words[1] == "be"
        or words[-1] in OPEN_ENDS
        or (len(run) < 6 and words[-2:] in (["doing", "it"], ["do", "it"]))
    ):
        return False
    if len(run) > 2 and words[1] in {"'d", "would", "could"} and words[2] not in {"rather", "prefer", "never"}:
        return False
    return any(token.upos in VERB_TAGS for token in run)


def restore(tokens: Sequence[Token], run: list[Token]) -> list[Token]:
    """Give a clause its "anymore" back: in a fear it is the point."""
    following = [token for token in tokens if run and token.start >= run[-1].end][:2]
    words = [token.word for token in following]
    if words[:1] == ["anymore"]:
        return [*run, following[0]]
    return [*run, *following] if words == ["any", "more"] else run


def names_trait(run: Sequence[Token]) -> bool:
    """Tell whether a clause sticks a trait on somebody."""
    single = load_lexicons().single
    names = (name for token in run for name in (token.word, "~" + token.lemma))
    return any(key in {"@trait", "@trait_noun"} for name in names for key, _ in single.get(name, ()))


def thing_forms(name: str, cut: Cut) -> Filled:
    """Return a noun phrase as said."""
    tokens = cut.reading.tokens
    past = thing_end(cut.reading, cut.first, cut.limit)
    run = list(tokens[cut.first : past])
    if not is_fit(run) or not is_settled(run):
        return {}
    return {name: say(run, shouted=cut.shouted, opens=opens(cut))}


def is_settled(run: Sequence[Token]) -> bool:
    """Tell whether a noun phrase can stand alone: a determiner, a plural, or a name with its capital."""
    nouns = [token for token in run if token.upos in {"NOUN", "PROPN"}]
    if not nouns:
        return False
    named = nouns[0].upos == "PROPN" and nouns[0].text[:1].isupper() and len(run) < 4
    if run[0].word == "its":
        return False
    return (
        run[0].upos == "DET"
        or nouns[-1].word in BARE_NOUNS
        or run[0].xpos == "PRP$"
        or nouns[-1].xpos == "NNS"
        or named
    )


def thing_end(reading: Reading, first: int, limit: int) -> int:
    """Return the token number after the noun phrase that starts at ``first``."""
    tokens, at = reading.tokens, first
    while at < limit:
        token = tokens[at]
        after_noun = at > first and tokens[at - 1].upos in {"NOUN", "PROPN"}
        link = token.word in {"'s", "of"} and at + 1 < limit and tokens[at + 1].upos in THING_TAGS | {"PRON"}
        if token.word == "'s" and link and tokens[at + 1].word.endswith("ing"):
            break  # "my sister's talking to you": "is"
        if not (token.upos in THING_TAGS or token.xpos == "PRP$" or (after_noun and link)):
            break
        if after_noun and (token.upos == "DET" or token.xpos == "PRP$"):
            break
        at += 1
    if at - first > 1 and tokens[at - 2].lemma in PEOPLE and tokens[at - 1].lemma in load_lemmas().verbs:
        at -= 1  # "your mother rings": a clause, taken for a name
    while at > first and tokens[at - 1].upos in {"DET", "ADJ"} and tokens[at - 1].upos != "NOUN":
        at -= 1
    return at
