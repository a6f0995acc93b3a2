"""From the method's content and the text screen to what the pages of settling show."""

import re
from dataclasses import dataclass

from homeward.safety import Screening

# What stands on the door of each group of feelings.
GROUPS = {
    "missing": "I miss something",
    "low": "I feel low",
    "afraid": "I am uneasy",
    "angry": "I am cross",
    "stirred": "I am stirred up",
    "worn": "I am worn",
    "tender": "I am tender",
}
# Too common to say anything about which story it is.
COMMON = "a am and are as at be for from has have i if in is it me my not of on or that the they to was we with you"
LEAST_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Group:
    """A door to a few feelings."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A safety outcome that comes before everything else."""

    outcome: str
    is_lasting: bool


def notice_of(screening: Screening) -> Notice | None:
    """Return the notice for a screening that says stop."""
    if screening.display != "stop":
        return None
    return Notice(screening.outcome, not screening.dismissable)


def plain_words(text: str) -> frozenset[str]:
    """Return the words that carry the meaning, without case, endings of plurals and the most common words."""
    found = re.findall(r"[a-z]+", text.casefold().replace("’", "'").replace("n't", " not"))
    return frozenset(word.rstrip("s") for word in found if word not in COMMON.split())


def shared_words(own: str, story: str) -> float:
    """Return how much of a known story is in somebody's own, 0 to 1; too little counts as nothing."""
    known = plain_words(story)
    share = len(known & plain_words(own)) / len(known) if known else 0.0
    return share if share >= LEAST_ALIKE else 0.0
