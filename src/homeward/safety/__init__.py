"""Where Homeward steps back: the text screen, the safety check, the crisis words and the directory of help lines."""

from homeward.safety.check import (
    ANSWERS,
    DEVICE_TIPS,
    HELP_LIMITS,
    ITEMS,
    NOT_PROOF,
    Conclusion,
    Item,
    conclude,
    outcome_lines,
    outcome_texts,
)
from homeward.safety.directory import (
    CALL_TRACE_WARNING,
    Country,
    EmergencyNumber,
    HelpLine,
    Link,
    Listing,
    countries,
    entries,
)
from homeward.safety.screening import Screening, screen
from homeward.safety.words import CrisisText, crisis_text

__all__ = [
    "ANSWERS",
    "CALL_TRACE_WARNING",
    "DEVICE_TIPS",
    "HELP_LIMITS",
    "ITEMS",
    "NOT_PROOF",
    "Conclusion",
    "Country",
    "CrisisText",
    "EmergencyNumber",
    "HelpLine",
    "Item",
    "Link",
    "Listing",
    "Screening",
    "conclude",
    "countries",
    "crisis_text",
    "entries",
    "outcome_lines",
    "outcome_texts",
    "screen",
]
