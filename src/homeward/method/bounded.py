"""Offers of help that say what, and until when: vague ones and endless ones are met with questions (S6)."""

import re
from dataclasses import dataclass

from homeward.method.content.reading import rows

VAGUE = re.compile(
    r"\b(?:let|tell) me know (?:if|when|how|what)\b"
    r"|\b(?:if|whatever|whenever|anything|something|everything) you (?:ever |might |may )?(?:need|want|like)\b"
    r"(?! (?:that|this|it)\b)"
    r"|\bwhen(?:ever)? you need me\b"
    r"|\banything (?:i can|at all|to help)\b|\bhow(?:ever)? i can\b|\bwhatever it takes\b"
    r"|\b(?:just )?(?:ask|shout|call|say the word)(?: me)? (?:if|when|any ?time)\b|\bsay the word\b"
    r"|\bi(?:['’]m| am|['’]ll be| will be) (?:always )?(?:here|there) (?:for you|to help|if)\b"
    r"|\b(?:happy|glad|ready|willing|here) to help\b"
    r"|\bi (?:can|will|could|want to) (?:try to )?(?:help|support)(?: you)?"
    r"(?: (?:out|more|a bit|a little|with things|with stuff|at home|around the house))*\s*(?:[.,;]|$)"
    r"|\b(?:help|do) more\b|\bbe more (?:helpful|supportive|there)\b",
    re.IGNORECASE,
)
ENDLESS = re.compile(
    r"\b(?:from now on|for ever|forever|for good|always|as long as (?:it takes|you need)|until further notice)\b"
    r"|\b(?:i(?:['’]ll| will| can)? (?:do|take|handle|take care of|take over|manage|run)) (?:absolutely )?"
    r"(?:everything|it all|all of it|the whole house(?:hold)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing an offer leaves open: its short name and the question to ask."""

    name: str
    question: str


WHAT = Gap("what", "What exactly will you do?")
UNTIL = Gap("until", "Until when?")
FAIR = Gap("fair", "Is it fair to you as well?")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to bring help: what it is, what research says of it in one line, and where that stands."""

    id: str
    title: str
    note: str
    research: str
    reference: str


def ways() -> tuple[Way, ...]:
    """Return the three ways to bring help.

    Returns
    -------
    tuple of Way
        Ask first, say it, just do it.
    """
    return tuple(Way(**row) for row in rows("ways", "way"))


def gaps_of(offer: str) -> tuple[Gap, ...]:
    """Return what an offer of help leaves open.

    Parameters
    ----------
    offer : str
        The offer in the person's own English words.

    Returns
    -------
    tuple of Gap
        All three questions for a vague offer, the last two for one without an end, none for a bounded one.

    Examples
    --------
    >>> [gap.name for gap in gaps_of("Let me know if I can help")]
    ['what', 'until', 'fair']
    >>> gaps_of("I do the food shopping for two weeks")
    ()
    """
    if VAGUE.search(offer):
        return (WHAT, UNTIL, FAIR)
    return (UNTIL, FAIR) if ENDLESS.search(offer) else ()
