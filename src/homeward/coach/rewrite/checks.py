"""The checks every wording passes before it is shown; what fails one is not shown."""

import re
from functools import cache, lru_cache

from homeward.coach.judge import Verdict
from homeward.coach.lemma import load_lemmas
from homeward.coach.rewrite.draft import Draft
from homeward.coach.rewrite.frames import SLOT
from homeward.coach.rewrite.inflect import base_of_irregular
from homeward.coach.rewrite.moves import load_general, load_moves
from homeward.coach.rewrite.shape import load_shapes
from homeward.coach.rewrite.situation import load_situations
from homeward.coach.rewrite.slots import SOME
from homeward.coach.rewrite.word_lists import word_list

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
DOUBLED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
MAY_DOUBLE = word_list("may_double")
A_WRONG = re.compile(r"\b[Aa] (?!one\b|once\b|eu|uni|us[eu]|uk\b|ut[ei])(?:[aeiou]|hour|honest|honou?r|heir)\w*")
AN_WRONG = re.compile(r"\b[Aa]n (?!hour|heir|honest|honou?r|[fhlmnrsxFHLMNRSX]\b|[A-Z]{2})[^aeiouAEIOU\W]\w*")
DISAGREE = re.compile(
    r"\b(?:i (?:is|are|were|has|does)|(?:you|we) (?:is|was|has|does|am)|(?:he|she|it) (?:are|am|have|do))\b",
    re.IGNORECASE,
)
TIMES = word_list("times")
NUMBER = re.compile(r"\d+")
FUNCTION_UPOS = frozenset(["NOUN", "PROPN", "VERB", "ADJ"])
KEPT_SHARE = 0.6


def passes_all(draft: Draft, text: str, found: Verdict) -> bool:
    """Tell whether one wording passes every check; ``found`` is its own verdict."""
    return is_sound(draft, text) and lands_well(found)


def is_sound(draft: Draft, text: str) -> bool:
    """Tell whether a wording passes every check that needs no verdict."""
    written = reads_well(text) and is_whole(draft, text)
    return written and is_short_enough(draft, text) and is_nothing_new(draft, text)


def lands_well(found: Verdict) -> bool:
    """Tell whether the coach finds a strength and no mark, not even a mild one: coaching it again changes nothing."""
    return found.label == "ok" and bool(found.good) and not found.findings


def reads_well(text: str) -> bool:
    """Tell whether the grammar holds: no empty slot, no doubled word, "a" and "an" right, verbs that agree."""
    if not text or SLOT.search(text) or "  " in text or " ," in text or " ." in text:
        return False
    doubled = any(found.group(1).lower() not in MAY_DOUBLE for found in DOUBLED.finditer(text))
    return not (doubled or A_WRONG.search(text) or AN_WRONG.search(text) or DISAGREE.search(text))


def is_whole(draft: Draft, text: str) -> bool:
    """Tell whether it starts with a capital and ends with a mark, where it is not the writer's own sentence there."""
    own = draft.verdict.text.strip()
    starts = not text[:1].islower() or own.startswith(text.split(" ", 1)[0])
    return starts and (not text[-1:].isalpha() or own.endswith(text[-6:]) or text.endswith((" x", " xx", " xxx")))


def is_short_enough(draft: Draft, text: str) -> bool:
    """Tell whether the wording has at most twice the draft's words and twenty-five more."""
    return len(text.split()) <= 2 * len(draft.verdict.text.split()) + 25


def is_nothing_new(draft: Draft, text: str) -> bool:
    """Tell whether every word comes from the draft or from a frame, and no number or day is new."""
    own = own_words(draft)
    if any(number not in draft.verdict.text for number in NUMBER.findall(text)):
        return False
    words = {word.lower() for word in WORD.findall(text)}
    if any(word in TIMES and word not in own for word in words):
        return False
    return all(known(word, own) for word in words)


def own_words(draft: Draft) -> frozenset[str]:
    """Return the draft's words as read, as written, and their lemmas."""
    tokens = draft.reading.tokens
    names = frozenset(name for token in tokens for name in (token.word, token.lemma, token.text.lower()))
    bases = frozenset().union(*(lemmas(token.word) for token in tokens))
    return names | bases | {word.lower() for word in WORD.findall(draft.verdict.text)}


def known(word: str, own: frozenset[str]) -> bool:
    """Tell whether a word is the draft's, in whatever form, or a frame's."""
    stem = word.split("'")[0]
    if {word, stem} & own or {word, stem} & frame_words():
        return True
    return not lemmas(stem).isdisjoint(own)


@lru_cache(maxsize=4096)
def lemmas(word: str) -> frozenset[str]:
    """Return what a word may be a form of; the words of the frames come back in every wording."""
    table = load_lemmas()
    verbs = [table.of(word, "VERB", xpos) for xpos in ("VBD", "VBN", "VBG", "VBZ")]
    return frozenset([base_of_irregular(word), *verbs, table.of(word, "NOUN", "NNS")])


@cache
def frame_words() -> frozenset[str]:
    """Return every word that stands in a frame, a situation or a kind."""
    frames: list[str] = [*load_general().validation, *load_general().request, *load_general().opening.values()]
    for move in load_moves().values():
        frames += [*move.line, *move.blank, *move.request, *move.feelings]
    for shape in load_shapes().shapes:
        frames += [*shape.line, *shape.request, *shape.ask]
    for row in load_situations():
        frames += [*row.feelings, row.need, row.offer, row.checkin]
        for wording in row.wordings.values():
            frames += [*wording.lines, *wording.requests]
    frames += SOME.values()
    words = {word.lower() for frame in frames for word in WORD.findall(SLOT.sub(" ", frame))}
    return frozenset(words | {word.split("'")[0] for word in words} | {"don't", "doesn't", "n't", "can't", "won't"})


def keeps_topic(draft: Draft, text: str) -> bool:
    """Tell whether six in ten of the content words are still there that stand in sentences without mark or harm."""
    said = {word.lower() for word in WORD.findall(text)}
    said |= {lemma for word in said for lemma in lemmas(word)}
    spans = [one.span for one in draft.verdict.findings]
    outside = {
        token.lemma
        for one in draft.sentences
        if not one.marked and (one.harmless or one.good)
        for token in draft.reading.tokens[one.stretch.first : one.stretch.past]
        if token.upos in FUNCTION_UPOS and not any(span.start <= token.start < span.end for span in spans)
    }
    kept = sum(lemma in said for lemma in outside)
    return not draft.verdict.findings or not outside or kept >= KEPT_SHARE * len(outside)
