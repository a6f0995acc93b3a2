"""What the pages call the coach's kinds, strengths, repairs and wordings: about the sentence, never the person."""

KINDS = {
    "generalisation": "May sound like every time",
    "mind_reading": "May sound like you know their mind",
    "blame": "May land as blame",
    "character_attack": "May land as a word about who they are",
    "contempt": "May land as scorn",
    "false_i_statement": "Begins with I, may land as blame",
    "demand_or_ultimatum": "May leave no way to say no",
    "pursuit": "May feel like pressure",
    "leverage": "Brings in another matter",
    "assuming_the_worst": "Takes the worst as sure",
    "unsolicited_advice": "May sound like advice nobody asked for",
    "dismissive": "May make their feeling small",
    "guilt_trip": "May weigh on them as guilt",
    "sarcasm": "May sting as a joke at their cost",
}

STRENGTHS = {
    "observation": "You say what you saw",
    "feeling": "You say how it is for you",
    "validation": "You see their load",
    "request": "You ask for one clear thing",
    "open_question": "You ask, and leave it open",
    "offer_of_support": "You offer help",
    "appreciation": "You say thank you",
    "repair": "You reach out a hand",
    "other_ok": "It is friendly and plain",
}

GRAVITY = {1: "a small thing", 2: "likely to sting", 3: "will hurt"}

REPAIRS = {
    "dated_observation": "Name one evening you remember, instead of all of them.",
    "open_question": "Ask what it was like for them, and leave room for an answer you do not know.",
    "when_i_feel": "Say what happened, then what it was like for you: when this happens, I feel that.",
    "act_not_trait": "Name the thing that was done, not what it makes them.",
    "request_with_no": "Ask for it, in a way that a no is a fine answer.",
    "one_line": "One calm line is enough; then let it rest.",
    "drop_old_matter": "Leave the older matter for another day, and stay with this one.",
    "ask_before_advice": "Ask first whether they want ideas or an ear.",
    "acknowledge": "Say that you see how heavy it is for them, before your own part.",
    "feeling_list": "Try a plain feeling word: sad, lonely, worried, tired.",
    "wish_behind": "Say the wish that is behind it.",
}

WORDINGS = {
    "smallest": "The smallest change",
    "full": "The whole of it, another way",
    "request": "Only what you ask for",
}
