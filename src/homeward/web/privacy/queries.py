"""What the server holds, in words and kinds; the same sentences whether much or nothing is there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holding:
    """One class of stored things: what it is, what of it stands in the clear, and how long it stays."""

    what: str
    clear: str
    stays: str


UNTIL_ERASED = "until you erase it"
HOLDINGS = (
    Holding("Your account", "the sign-in name", "until you close it"),
    Holding("What recognises your passphrase", "a salt and a hash that open nothing", "until you change it"),
    Holding("Your key, wrapped twice", "nothing; two sealed boxes", "until you close the account"),
    Holding("Days of the diary", "that a day was written, and which", UNTIL_ERASED),
    Holding("What an ordinary day was like before", "the day you last changed it", UNTIL_ERASED),
    Holding("What the diary said, for Looking back", "the day it was read", "with the diary"),
    Holding("Talks you keep", "the day of each", UNTIL_ERASED),
    Holding(
        "What you noticed",
        "the day it was written and the day it goes",
        "44 days from the first note at most, unless you keep it",
    ),
    Holding("Agreements, and answers at a check-in", "the day of each", UNTIL_ERASED),
    Holding("Visits, sessions, unlocked keys, tries", "nothing on disk", "hours, in memory"),
)
