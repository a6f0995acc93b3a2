"""The names of what the coach notices: fourteen kinds that tend to hurt, nine strengths, and which is graver."""

PROBLEM_KINDS = (
    "contempt",
    "character_attack",
    "demand_or_ultimatum",
    "leverage",
    "guilt_trip",
    "blame",
    "generalisation",
    "mind_reading",
    "assuming_the_worst",
    "sarcasm",
    "dismissive",
    "false_i_statement",
    "pursuit",
    "unsolicited_advice",
)
STRENGTHS = (
    "observation",
    "feeling",
    "validation",
    "request",
    "open_question",
    "offer_of_support",
    "appreciation",
    "repair",
    "other_ok",
)
ALL_KINDS = frozenset(PROBLEM_KINDS + STRENGTHS)
