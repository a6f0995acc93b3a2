"""The safety check before a talk is prepared: seven questions, no score, and what follows from the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Action = Literal["go_on", "pause", "stop"]

ANSWERS = ("yes", "no", "rather_not_say")
NOT_PROOF = "A no is not proof that you are safe."
HELP_LIMITS = "Homeward notices some phrases in English. It misses many."


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the check: its key and its words."""

    key: str
    question: str


ITEMS = (
    Item("afraid", "Are you ever afraid of how your partner may react, for yourself, for a child or for a pet?"),
    Item("hurt_me", "Has your partner pushed, hit, held, choked or forced you, or said they would?"),
    Item("hurt_them", "Have you done any of these things to your partner?"),
    Item(
        "watched_over",
        "Because of your partner, do you have to watch what you say, whom you see, what you spend or what is on your "
        "phone?",
    ),
    Item(
        "weapon_or_killing",
        "Has anyone talked of killing, or of badly hurting themselves? Or is there a weapon that worries you?",
    ),
    Item("own_life", "Do you have thoughts of ending your life or of hurting yourself?"),
    Item("screen_read", "Could someone else be reading this screen or this account?"),
)
DEVICE_TIPS = (
    "If you can, come back on a device that only you use.",
    "A private window keeps this page out of the history. It does not hide it from someone who watches the screen.",
    "Changing a password or clearing the history may be noticed. Do only what feels safe.",
)

# Which text and which kinds of lines a yes brings up, life first, then the person who is hurt, then the one who hurts.
FOLLOWS: tuple[tuple[frozenset[str], str, tuple[str, ...]], ...] = (
    (frozenset({"own_life"}), "D", ("suicide_crisis",)),
    (frozenset({"weapon_or_killing"}), "C", ("domestic_abuse", "suicide_crisis")),
    (frozenset({"afraid", "hurt_me", "watched_over"}), "C", ("domestic_abuse",)),
    (frozenset({"hurt_them"}), "E", ("own_behaviour", "domestic_abuse")),
)
EVERY_KIND = ("domestic_abuse", "suicide_crisis")
OUTCOMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "crisis_self": (("D",), ("suicide_crisis",)),
    "crisis_abuse_victim": (("C",), ("domestic_abuse",)),
    "abusive_intent": (("E",), ("own_behaviour", "domestic_abuse")),
    "none": ((), ()),
}


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What follows from the answers: what happens to coaching, and which texts and kinds of lines are shown, in order.

    `exit_first` asks for the exit button and device tips above all else, and for no further question. `couples_help`
    allows text G.
    """

    action: Action
    texts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    exit_first: bool = False
    couples_help: bool = False


def conclude(answers: Mapping[str, str]) -> Conclusion:
    """Draw the conclusion from the answers; nothing is scored and nothing is kept.

    Parameters
    ----------
    answers : mapping of str to str
        Item key to "yes", "no" or "rather_not_say". A missing item counts as "rather_not_say".

    Returns
    -------
    Conclusion
        "stop" for a yes to any of the first six items; else "pause" for a yes to the last one or for any "rather not
        say"; else "go_on".

    Raises
    ------
    ValueError
        If an item or an answer is unknown.
    """
    refuse_unknown(answers)
    given = [answers.get(item.key, "rather_not_say") for item in ITEMS]
    confirmed = {item.key for item, answer in zip(ITEMS, given, strict=True) if answer == "yes"}
    read_by_others = "screen_read" in confirmed
    first = ("B",) if read_by_others else ()
    follows = [(text, lines) for keys, text, lines in FOLLOWS if keys & confirmed]
    if follows:
        texts = once(first, *((text,) for text, _ in follows))
        return Conclusion("stop", texts, once(*(lines for _, lines in follows)), read_by_others)
    if read_by_others:
        return Conclusion("pause", first, EVERY_KIND, exit_first=True)
    if "rather_not_say" in given:
        return Conclusion("pause", (), EVERY_KIND)
    return Conclusion("go_on", couples_help=True)


def refuse_unknown(answers: Mapping[str, str]) -> None:
    """Raise if an item or an answer is not one of ours."""
    if strange := answers.keys() - {item.key for item in ITEMS}:
        raise ValueError(f"the check has no item {sorted(strange)[0]!r}")
    if wrong := set(answers.values()) - set(ANSWERS):
        raise ValueError(f"{sorted(wrong)[0]!r} is not an answer; use one of {', '.join(ANSWERS)}")


def once(*rows: tuple[str, ...]) -> tuple[str, ...]:
    """Join rows, each entry at its first place only."""
    return tuple(dict.fromkeys(entry for row in rows for entry in row))


def outcome_texts(outcome: str) -> tuple[str, ...]:
    """Name the texts that a screening outcome shows."""
    return OUTCOMES[outcome][0]


def outcome_lines(outcome: str) -> tuple[str, ...]:
    """Name the kinds of lines that a screening outcome shows, in order."""
    return OUTCOMES[outcome][1]
