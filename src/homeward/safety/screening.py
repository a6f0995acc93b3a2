"""Screen a text before any coaching: life first, then the victim, then intent; keeps nothing and asks no network."""

from collections.abc import Iterator
from dataclasses import dataclass

from homeward.safety.likeness import CLASSES, unlike_ordinary
from homeward.safety.normalise import sentences
from homeward.safety.pattern import Pattern, match
from homeward.safety.rule import Display, Outcome, Rule, RuleSet, load_rules

CANNOT_CHECK = "Homeward can only check English here. It cannot check this text."
LOOKS_LIKE = "This could frighten, trap or press someone. Homeward does not help with that."
FREQUENT = (
    "a about after all am an and any are as at be because been but by can come could did do does for from get go "
    "going had has have he her here him his how i if in into is it just know let like make me more my myself need "
    "never no not now of on one or our out over please say see she so some tell than that the their them then "
    "there they think this to today tonight too until up us want was we well were what when where which who why "
    "will with would you your "
)
ENGLISH = frozenset(FREQUENT.split())
REACH = 12  # words before a match that a guard may look at
LAST_LATIN = "\u024f"
LEAST_WORDS_TO_JUDGE = 6
LEAST_ENGLISH = 0.16  # of the words; own notes in English lie above .3, German, French and Spanish ones below .12


@dataclass(frozen=True, slots=True)
class Screening:
    """What the screen found: the outcome, what to show, one plain line for a warning, and whether it can be waved off.

    `rule` names the rule for tests and the rule pages, "likeness" for the second look. `checked` is False where the
    text is not English.
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
    found = list(sentences(text, rules.vocabulary))
    best = strongest(found, rules)
    if best is not None:
        return Screening(best.outcome, best.display, best.reason, best.dismissable, best.id)
    if not is_english(text, found):
        return Screening(reason=CANNOT_CHECK, checked=False)
    return second_look(found, rules)


def strongest(found: list[list[str]], rules: RuleSet) -> Rule | None:
    """Return the rule that counts most among those that speak; the same pair of sentences is read once."""
    best: Rule | None = None
    known: set[tuple[str, ...]] = set()
    previous: list[str] = []
    for sentence in found:
        pair = (*previous, "|", *sentence)
        if pair not in known:
            known.add(pair)
            best = max((best, *speaking(sentence, previous, rules)), key=weight)
        previous = sentence
    return best


def is_english(text: str, found: list[list[str]]) -> bool:
    """Tell whether the text may be English, by its letters and by the share of frequent words."""
    words = sum(map(len, found))
    if not text.isascii() and sum(letter > LAST_LATIN and letter.isalpha() for letter in text) > words:
        return False
    frequent = sum(word in ENGLISH for sentence in found for word in sentence)
    return words < LEAST_WORDS_TO_JUDGE or frequent >= LEAST_ENGLISH * words


def second_look(found: list[list[str]], rules: RuleSet) -> Screening:
    """Screen what no rule spoke on by its likeness to dangerous sentences; always to be waved off by the writer."""
    kinds: set[str] = set()
    for words in found:
        kind = unlike_ordinary(words)
        silent = rules.quiet + rules.limits if kind == "abusive_intent" else rules.quiet
        if kind != "none" and not any(guard.finds(words) for guard in silent):
            kinds.add(kind)
    for outcome in CLASSES:
        if outcome in kinds:
            warning = outcome == "abusive_intent"
            return Screening(outcome, "warn" if warning else "stop", LOOKS_LIKE if warning else "", rule="likeness")
    return NOTHING


def weight(rule: Rule | None) -> tuple[int, bool, bool]:
    """Rank what was found; nothing found comes last."""
    return (0, False, False) if rule is None else rule.weight


def speaking(sentence: list[str], previous: list[str], rules: RuleSet) -> Iterator[Rule]:
    """Yield the rules that speak on one sentence, or on it and the one before it where a rule reads across."""
    numbered = rules.numbered
    for index, words in ((rules.alone, sentence), (rules.across, [*previous, "|", *sentence])):
        known = frozenset(words)
        for number in index.candidates(known):
            rule, pattern = numbered[number]
            for need in pattern.needs:  # `pattern.possible`, written out: this runs a hundred times a message
                if need.isdisjoint(known):
                    break
            else:
                if speaks(rule, pattern, words):
                    yield rule


def speaks(rule: Rule, pattern: Pattern, words: list[str]) -> bool:
    """Tell whether a pattern matches somewhere and no guard of its rule holds there."""
    places = list(pattern.places(words))
    if not places or any(guard.finds(words) for guard in rule.unless):
        return False
    for start, end in places:
        head, tail = words[max(0, start - REACH) : start], words[end:]
        if any(guard.finds(head) for guard in rule.before):
            continue
        if any(match(guard.elements, tail, 0) >= 0 for guard in rule.after):
            continue
        return True
    return False
