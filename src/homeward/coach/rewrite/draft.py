"""A draft as the rewrite sees it: its sentences with their marks, what it is about, and the slots all frames share."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from homeward.coach.board import Board, lay_out
from homeward.coach.judge import Verdict
from homeward.coach.lemma import singular
from homeward.coach.reading import Reading
from homeward.coach.rewrite.moves import load_moves
from homeward.coach.rewrite.shape import RANK, load_shapes
from homeward.coach.rewrite.situation import Situation, find_situation
from homeward.coach.rewrite.topic import find_topic
from homeward.coach.rewrite.word_lists import phrase_list, word_list
from homeward.coach.rewrite.words import is_shouting, is_texting
from homeward.coach.sentences import Stretch

GREETINGS = word_list("greetings")
GLAD_WORDS = word_list("glad_words")
GOOD_WORDS = word_list("good_words")
STINGS = frozenset(["@sting", "@insult", "@swear", "@habit_never", "@habit_always", "@never_words"])
PERSON_WORDS = frozenset(["you", "your", "man", "woman", "person", "husband", "wife", "he", "she"])
# How a dig begins that carries no word a list would catch.
DIGS = tuple(" ".join(phrase) for phrase in phrase_list("digs"))
LOAD_WORDS = word_list("load_words")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, the kinds marked in it, and whether it can stay as it is."""

    stretch: Stretch
    kinds: tuple[str, ...]
    marked: bool
    good: bool
    harmless: bool
    fragment: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the lines are chosen by."""

    verdict: Verdict
    board: Board
    sentences: tuple[Sentence, ...]
    kinds: tuple[str, ...]
    situation: Situation | None
    register: str
    shouted: bool
    slots: dict[str, str]
    seed: str

    @property
    def on_topic(self) -> bool:
        """Tell whether the topic names what the situation is about."""
        head = self.slots["topic"].lower().split(" of ")[0].split(" ")[-1]
        return self.situation is not None and bool({head, singular(head)} & self.situation.triggers.keys())

    @property
    def reading(self) -> Reading:
        """Return the draft's reading."""
        return self.verdict.reading


def study(verdict: Verdict) -> Draft:
    """Study a judged draft."""
    reading = verdict.reading
    board = lay_out(reading, load_shapes().phrases)
    sentences = tuple(describe(verdict, board, stretch) for stretch in reading.sentences)
    found = [kind for sentence in sentences for kind in sentence.kinds]
    kinds = tuple(dict.fromkeys([*verdict.kinds, *sorted(found, key=lambda kind: RANK[kind])]))
    inside = frozenset(
        at for one in sentences if one.marked or not found for at in range(one.stretch.first, one.stretch.past)
    )
    situation = find_situation(reading, inside)
    if situation is not None and situation.name in {"family", "jealousy"} and kinds[:1] == ("leverage",):
        situation = None  # a mother who "even noticed" is a witness, an old love a yardstick: not the matter
    shouted = is_shouting(verdict.text)
    texting = is_texting(verdict.text, reading.tokens)
    topic = find_topic(reading, situation, inside, shouted=shouted, yours=False)
    slots = {
        "topic": topic,
        "matter": find_topic(reading, situation, inside, shouted=shouted, yours=True),
        "topic.is": f"{topic} {'are' if is_many(topic) else 'is'}" if topic else "",
        "feeling": own_feeling(board, sentences) or likely_feeling(verdict.text, kinds, situation),
        "load": "" if situation is not None and situation.name == "jealousy" else load_word(reading),
    }
    return Draft(
        verdict, board, sentences, kinds, situation, "warm" if texting else "plain", shouted, slots, verdict.text
    )


def describe(verdict: Verdict, board: Board, stretch: Stretch) -> Sentence:
    """Describe one sentence."""
    tokens = verdict.reading.tokens
    start, end = tokens[stretch.first].start, tokens[stretch.past - 1].end
    inside = [one for one in verdict.findings if one.span.start < end and start < one.span.end]
    kinds = tuple(one.kind for one in sorted(inside, key=lambda one: (-one.severity, RANK[one.kind])))
    good = any(one.span.start < end and start < one.span.end for one in verdict.good)
    good = (good or greets(verdict.reading, stretch)) and not stings(board, stretch)
    fragment = not good and is_fragment(verdict.reading, stretch)
    return Sentence(stretch, kinds, bool(inside), good, is_harmless(board, stretch), fragment)


def greets(reading: Reading, stretch: Stretch) -> bool:
    """Tell whether a sentence is a greeting or a good wish: short, and opened by such a word."""
    words = [token.word for token in reading.tokens[stretch.first : stretch.past] if token.text[0].isalnum()]
    return 0 < len(words) < 7 and words[0] in GREETINGS | {"good", "happy"}


def is_fragment(reading: Reading, stretch: Stretch) -> bool:
    """Tell whether a sentence is a stump that leans on a charge ("Always. Always."): short, no clause, no greeting."""
    words = [token for token in reading.tokens[stretch.first : stretch.past] if token.text[0].isalnum()]
    if not words or len(words) > 5 or any(token.word in GREETINGS for token in words):
        return False
    return len(words) == 1 or all(
        clause.subject == "none" for clause in reading.clauses if stretch.first <= clause.first < stretch.past
    )


def stings(board: Board, stretch: Stretch) -> bool:
    """Tell whether a sentence has a word in it that a list knows as a blow; a trait is one only of a person."""
    words = {token.word for token in board.reading.tokens[stretch.first : stretch.past]}
    blows = STINGS if words.isdisjoint(PERSON_WORDS) else STINGS | {"@trait", "@trait_noun"}
    return any(
        not blows.isdisjoint(board.keys[at]) or not blows.isdisjoint(board.phrases[at])
        for at in range(stretch.first, stretch.past)
    )


def is_harmless(board: Board, stretch: Stretch) -> bool:
    """Tell whether a sentence without a mark can surely stay: no sting in it, not about "you", no order."""
    if stings(board, stretch):
        return False
    words = " ".join(token.word for token in board.reading.tokens[stretch.first : stretch.past])
    if any(f" {dig}" in f" {words}" for dig in DIGS):
        return False
    inside = [clause for clause in board.reading.clauses if stretch.first <= clause.first < stretch.past]
    if any(clause.subject == "you" and clause.mood != "question" for clause in inside) and not praises(board, stretch):
        return False
    talks = any(clause.subject != "none" for clause in inside)
    return talks and all(clause.mood != "command" for clause in inside)


def praises(board: Board, stretch: Stretch) -> bool:
    """Tell whether a sentence has a good word in it and no "not"."""
    keys = [board.keys[at] for at in range(stretch.first, stretch.past)]
    words = {token.word for token in board.reading.tokens[stretch.first : stretch.past]}
    good = bool(words & GOOD_WORDS) or any("@praise" in row for row in keys)
    return good and not any("!neg" in row for row in keys)


def own_feeling(board: Board, sentences: Sequence[Sentence]) -> str:
    """Return the hard feeling the writer names for themselves in a marked sentence ("I'm so lonely"), or ""."""
    for at in board.at.get("@feeling", ()):
        token = board.reading.tokens[at]
        before = [one.word for one in board.reading.tokens[max(0, at - 4) : at]]
        if token.word in GLAD_WORDS or not any(
            one.stretch.first <= at < one.stretch.past for one in sentences if one.marked
        ):
            continue
        if "i" in before and {"am", "feel", "felt", "was", "feeling"} & set(before) and "not" not in before:
            phrase = board.phrases[at].get("@feeling", at + 1)
            return board.reading.words(at, phrase).lower() if token.upos != "NOUN" else ""
    return ""


def likely_feeling(seed: str, kinds: Sequence[str], situation: Situation | None) -> str:
    """Return a feeling the situation or the kind suggests, by the hash of the draft."""
    if situation is not None:
        choices: Sequence[str] = situation.feelings
    else:
        choices = load_moves()[kinds[0]].feelings if kinds else ("sad",)
    return choices[zlib.crc32(seed.encode("utf-8", "surrogatepass")) % len(choices)]


def is_many(phrase: str) -> bool:
    """Tell whether a noun phrase takes "are"."""
    last = phrase.split(" of ")[0].split(" ")[-1]
    return phrase.startswith(("these ", "those ")) or (
        last.endswith("s") and not last.endswith(("ss", "us", "'s", "is"))
    )


def load_word(reading: Reading) -> str:
    """Return "work" where a sentence of the draft speaks of the other's work, else ""."""
    for stretch in reading.sentences:
        words = [token.word for token in reading.tokens[stretch.first : stretch.past]]
        lemmas = [token.lemma for token in reading.tokens[stretch.first : stretch.past]]
        yours = not {"you", "your", "yourself"}.isdisjoint(words) or not {"i", "my", "we"} & set(words)
        if yours and not LOAD_WORDS.isdisjoint([*words, *lemmas]):
            return "work"
    return ""
