"""The soft word for a draft that lands badly without one phrase to point at, by the kind it is most like."""

NOTES = {
    "contempt": "This may land as looking down on me.",
    "character_attack": "This may land as a verdict on who I am.",
    "demand_or_ultimatum": "This may land as an order more than a wish.",
    "leverage": "This may land as the past held against me.",
    "guilt_trip": "This may land as guilt more than as a wish.",
    "blame": "This may land as blame.",
    "generalisation": "This may land as if it were always so.",
    "mind_reading": "This may land as if you knew what goes on in me.",
    "assuming_the_worst": "This may land as the worst reading of my evening.",
    "sarcasm": "This may land as irony with an edge.",
    "dismissive": "This may land as if my feeling did not count.",
    "false_i_statement": "This may land as a charge in the coat of a feeling.",
    "pursuit": "This may land as pressure to answer.",
    "unsolicited_advice": "This may land as advice when I wanted company.",
}


def soft_note(kinds: tuple[str, ...]) -> str:
    """Return the note for the strongest of ``kinds``, in the voice of the one who receives the message."""
    return NOTES[kinds[0]] if kinds else ""
