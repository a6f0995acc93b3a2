"""The safety check: its seven sentences, and how the answers come out; the answers are let go at once."""

from collections.abc import Mapping

ITEMS = {
    "afraid": "I am afraid of how my partner may react: for me, a child or a pet.",
    "hurt": "My partner has pushed, hit, held, choked or forced me, or threatened to.",
    "mine": "I have done such a thing to my partner.",
    "watched": "I have to watch what I say, whom I see, what I spend or what is on my phone, because of them.",
    "weapon": "Someone spoke of killing or serious self-harm, or there is a weapon that worries me.",
    "self": "I have thoughts of ending my life or hurting myself.",
    "screen": "Someone may be reading this screen or this account.",
}


def items() -> dict[str, str]:
    """Return the sentences by id, in order."""
    return dict(ITEMS)


def outcome_of(answers: Mapping[str, str]) -> str:
    """Return how the check came out."""
    return "clear" if set(answers.values()) == {"no"} else "pause"
