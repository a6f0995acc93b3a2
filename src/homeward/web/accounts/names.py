"""Sign-in names: compared without regard to case and to how a keyboard composes its letters."""

import unicodedata

LONGEST = 64


def plain_name(typed: str) -> str:
    """Return the form of a name that is stored and looked up."""
    return " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
