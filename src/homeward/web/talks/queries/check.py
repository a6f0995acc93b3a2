"""The safety check: its seven questions, and what follows from the answers, which are let go at once."""

from collections.abc import Mapping

from homeward.safety import ITEMS, NOT_PROOF, conclude
from homeward.web.talks.prepared import Checked


def items() -> dict[str, str]:
    """Return the questions by key, in order."""
    return {item.key: item.question for item in ITEMS}


def not_proof() -> str:
    """Return the line that stands under every result."""
    return NOT_PROOF


def checked(answers: Mapping[str, str], *, owner: str) -> Checked:
    """Return what follows from the answers of this person."""
    found = conclude(answers)
    return Checked(found.action == "go_on", found.texts, found.lines, exit_first=found.exit_first, owner=owner)
