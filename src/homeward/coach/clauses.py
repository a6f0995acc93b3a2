"""Split a sentence into clauses: who it is about, its verb group, tense, negation and mood.

No parser: the split leans on commas, conjunctions and the subject pronoun before a verb, which is how people who write
to each other late in the evening build their sentences. Long formal sentences are cut less well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from homeward.coach.sentences import ENDS, Stretch
from homeward.coach.tokens import Token
from homeward.coach.word_set import word_set

SUBJECTS = {
    "i": "i", "you": "you", "we": "we", "he": "third", "she": "third", "it": "third", "they": "third",
    "this": "third", "that": "third", "there": "third",
}  # fmt: skip
NOMINATIVE = frozenset(["i", "you", "we", "he", "she", "they"])
BREAKS = frozenset([",", ";", ":", "—", "–", "-", "(", ")", '"', "…", "..", "...", "/"])
OPENERS = word_set(
    """because if when whenever that while since although though unless until whether what why how where who which
    after before once cause so but and or then plus yet even as than"""
)
LEADING = word_set(
    """and but so or then plus well ok okay yes yeah no oh hey hi hello please sorry honestly look listen babe baby love
    honey darling dear hun sweetheart sweetie just also maybe because like"""
)
NEGATORS = word_set("not never no nothing nobody none neither nor hardly barely rarely nowhere cannot without")
QUESTION_WORDS = word_set("what why how where who when which whose")
MODALS = word_set("can could will would should may might must shall do does did have has had am is are was were")


@dataclass(frozen=True, slots=True)
class Clause:
    """Token numbers half-open, and what the clause is.

    ``subject`` is "i", "you", "we", "third" or "none"; ``verb`` the tokens of the verb group (``first == past`` when
    there is none); ``tense`` "past", "present", "future" or "none"; ``mood`` "statement", "question" or "command".
    """

    first: int
    past: int
    subject: str
    verb: Stretch
    tense: str
    negated: bool
    mood: str


def split_clauses(tokens: Sequence[Token], stretch: Stretch) -> list[Clause]:
    """Split the sentence that ``stretch`` names into clauses that tile it."""
    starts = [stretch.first]
    has_verb = is_verb(tokens[stretch.first])
    for here in range(stretch.first + 1, stretch.past):
        if starts_clause(tokens, here, stretch, has_verb=has_verb):
            starts.append(here)
            has_verb = False
        has_verb = has_verb or is_verb(tokens[here])
    question = any("?" in token.text for token in tokens[max(stretch.first, stretch.past - 3) : stretch.past])
    bounds = [*starts, stretch.past]
    return [describe(tokens, first, past, question=question) for first, past in pairwise(bounds)]


def is_verb(token: Token) -> bool:
    """Tell whether a token can carry a clause."""
    return token.upos == "VERB" or token.upos == "AUX"


def starts_clause(tokens: Sequence[Token], here: int, stretch: Stretch, *, has_verb: bool) -> bool:
    """Tell whether a clause starts at token ``here``."""
    token, before = tokens[here], tokens[here - 1]
    if before.text in BREAKS or before.text[0] in ENDS:
        return token.text not in BREAKS and token.text[0] not in ENDS
    if token.text in BREAKS or not has_verb:
        return False
    if token.word in OPENERS and token.upos in {"SCONJ", "CCONJ", "ADV", "PRON", "ADP"}:
        return any(is_verb(after) for after in tokens[here + 1 : min(here + 6, stretch.past)])
    return token.word in NOMINATIVE and before.word not in OPENERS and carries_verb(tokens, here, stretch.past)


def carries_verb(tokens: Sequence[Token], here: int, past: int) -> bool:
    """Tell whether the pronoun at ``here`` is the subject of a finite verb close behind it."""
    if is_verb(tokens[here - 1]) and tokens[here - 1].word in MODALS:
        return False  # "do you", "are we": the verb group is already open
    for token in tokens[here + 1 : min(here + 4, past)]:
        if is_verb(token):
            return token.xpos in {"VBP", "VBZ", "VBD", "MD"} or token.word in {"do", "have"}
        if token.upos not in {"ADV", "PART"}:
            return False
    return False


def describe(tokens: Sequence[Token], first: int, past: int, *, question: bool) -> Clause:
    """Work out subject, verb group, tense, negation and mood of one clause."""
    verb = verb_group(tokens, first, past)
    subject = subject_of(tokens, first, verb.first if verb.past > verb.first else past)
    if subject == "none" and verb.past > verb.first:
        subject = inverted_subject(tokens, verb, past)
    negated = any(token.word in NEGATORS for token in tokens[first:past])
    mood = mood_of(tokens, first, verb, subject=subject, question=question)
    return Clause(first, past, subject, verb, tense_of(tokens, verb), negated, mood)


def verb_group(tokens: Sequence[Token], first: int, past: int) -> Stretch:
    """Return the first run of verbs, with the adverbs, "not" and an inverted subject inside it."""
    start = next((at for at in range(first, past) if is_verb(tokens[at])), past)
    end = start
    for at in range(start, past):
        if is_verb(tokens[at]) or tokens[at].xpos == "TO":
            end = at + 1
        elif tokens[at].upos not in {"ADV", "PART"} and tokens[at].word not in SUBJECTS:
            break
    return Stretch(start, end)


def subject_of(tokens: Sequence[Token], first: int, before: int) -> str:
    """Return the subject that stands in front of the verb."""
    for at in range(before - 1, first - 1, -1):
        token = tokens[at]
        if token.word in SUBJECTS and token.upos in {"PRON", "DET"}:
            return SUBJECTS[token.word]
        if token.upos in {"NOUN", "PROPN"} or (token.upos == "PRON" and token.xpos in {"NN", "DT"}):
            return "third"
        if token.upos not in {"ADV", "PART", "ADJ", "INTJ", "SCONJ", "CCONJ"}:
            break
    return "none"


def inverted_subject(tokens: Sequence[Token], verb: Stretch, past: int) -> str:
    """Return the subject of "do you", "are we": it stands behind the first verb."""
    head = tokens[verb.first]
    after = tokens[verb.first + 1 : min(verb.first + 3, past)]
    if head.word not in MODALS:
        return "none"
    return next((SUBJECTS[token.word] for token in after if token.word in SUBJECTS and token.upos == "PRON"), "none")


def tense_of(tokens: Sequence[Token], verb: Stretch) -> str:
    """Return the tense of a verb group by its first verb."""
    group = [token for token in tokens[verb.first : verb.past] if is_verb(token)]
    if not group:
        return "none"
    if group[0].word in {"will", "shall"} or [token.word for token in group[:2]] == ["going", "to"]:
        return "future"
    return "past" if group[0].xpos == "VBD" else "present"


def mood_of(tokens: Sequence[Token], first: int, verb: Stretch, *, subject: str, question: bool) -> str:
    """Tell a command (a bare verb up front, no subject) from a question and a statement."""
    head = next((token for token in tokens[first : verb.past] if token.word not in LEADING), None)
    if head is None or verb.past == verb.first:
        return "question" if question else "statement"
    if subject == "none" and head.xpos in {"VB", "VBP"} and head.word not in {"am", "is", "are"}:
        return "question" if question else "command"
    asks = head.word in QUESTION_WORDS or head.word in MODALS
    return "question" if question or (asks and subject_after(tokens, first, verb)) else "statement"


def subject_after(tokens: Sequence[Token], first: int, verb: Stretch) -> bool:
    """Tell whether a subject pronoun follows the first verb, as it does in a question without a question mark."""
    return any(token.word in NOMINATIVE for token in tokens[verb.first + 1 : verb.first + 3]) and verb.first - first < 3
