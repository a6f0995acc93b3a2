"""Screen a text before any coaching: life first, then the victim, then intent; keeps nothing and asks no network."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from homeward.safety.normalise import sentences
from homeward.safety.pattern import Pattern, match
from homeward.safety.rule import STEM, Rule, RuleSet, load_rules

Outcome = Literal["none", "crisis_self", "crisis_abuse_victim", "abusive_intent"]
Display = Literal["stop", "warn", "nothing"]

CANNOT_CHECK = "Homeward can only check English here. It cannot check this text."
ENGLISH = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "but",
        "by",
        "can",
        "come",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "get",
        "go",
        "going",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "just",
        "know",
        "let",
        "like",
        "make",
        "me",
        "more",
        "my",
        "myself",
        "need",
        "never",
        "no",
        "not",
        "now",
        "of",
        "on",
        "one",
        "or",
        "our",
        "out",
        "over",
        "please",
        "say",
        "see",
        "she",
        "so",
        "some",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "think",
        "this",
        "to",
        "today",
        "tonight",
        "too",
        "until",
        "up",
        "us",
        "want",
        "was",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
REACH = 12  # words before a match that a guard may look at
LAST_LATIN = "\u024f"
LEAST_WORDS_TO_JUDGE = 6
LEAST_ENGLISH = 0.16  # of the words; own notes in English lie above .3, German, French and Spanish ones below .12


@dataclass(frozen=True, slots=True)
class Screening:
    """What the screen found: the outcome, what to show, one plain line for a warning, and whether it can be waved off.

    `rule` names the rule for tests and the rule pages. `checked` is False where the text is not English.
    """

    outcome: Outcome = "none"
    display: Display = "nothing"
    reason: str = ""
    dismissable: bool = True
    rule: str = ""
    checked: bool = True


NOTHING = Screening()


def screen(text: str) -> Screening:
    """Look for signs of danger in a text.

    Parameters
    ----------
    text : str
        Any text; nothing of it is kept.

    Returns
    -------
    Screening
        `outcome` "none" with `display` "nothing" where no rule speaks. `dismissable` is False for direct threats and
        self-harm plans, where help stays on the screen.

    Notes
    -----
    A small set of English phrases: it misses many. Time is linear in the length of the text.

    Examples
    --------
    >>> screen("This job is killing me").outcome
    'none'
    >>> screen("I want to kill myself").outcome
    'crisis_self'
    """
    rules = load_rules()
    best: Rule | None = None
    known: set[tuple[str, ...]] = set()
    words = english = 0
    foreign = 0 if text.isascii() else sum(letter > LAST_LATIN and letter.isalpha() for letter in text)
    previous: list[str] = []
    for sentence in sentences(text, rules.vocabulary):
        words += len(sentence)
        english += sum(word in ENGLISH for word in sentence)
        pair = (*previous, "|", *sentence)
        if pair not in known:
            known.add(pair)
            best = max((best, *speaking(sentence, previous, rules)), key=weight)
        previous = sentence
    if best is not None:
        return Screening(best.outcome, best.display, best.reason, best.dismissable, best.id)  # type: ignore[arg-type]
    if foreign > words or (words >= LEAST_WORDS_TO_JUDGE and english < LEAST_ENGLISH * words):
        return Screening(reason=CANNOT_CHECK, checked=False)
    return NOTHING


def weight(rule: Rule | None) -> tuple[int, bool, bool]:
    """Rank what was found; nothing found comes last."""
    return (0, False, False) if rule is None else rule.weight


def speaking(sentence: list[str], previous: list[str], rules: RuleSet) -> Iterator[Rule]:
    """Yield the rules that speak on one sentence, with the one before it where a rule reads across."""
    both = [*previous, "|", *sentence]
    known, known_both = frozenset(sentence), frozenset(both)
    for place, number in sorted(candidates(known_both, rules)):
        rule = rules.rules[place]
        pattern = rule.patterns[number]
        words, seen = (both, known_both) if rule.across else (sentence, known)
        if pattern.possible(seen) and speaks(rule, pattern, words, seen):
            yield rule


def candidates(known: frozenset[str], rules: RuleSet) -> set[tuple[int, int]]:
    """List the patterns that one of the words may start, once each."""
    found: set[tuple[int, int]] = set()
    for word in known:
        if word in rules.by_word:
            found.update(rules.by_word[word])
        if word[:STEM] in rules.by_stem:
            found.update(rules.by_stem[word[:STEM]])
    return found


def speaks(rule: Rule, pattern: Pattern, words: list[str], known: frozenset[str]) -> bool:
    """Tell whether a pattern matches somewhere and no guard of its rule holds there."""
    places = list(pattern.places(words))
    if not places or any(guard.possible(known) and any(guard.places(words)) for guard in rule.unless):
        return False
    for start, end in places:
        head, tail = words[max(0, start - REACH) : start], words[end:]
        if any(guard.possible(known) and any(guard.places(head)) for guard in rule.before):
            continue
        if any(guard.possible(known) and match(guard.elements, tail, 0) >= 0 for guard in rule.after):
            continue
        return True
    return False
