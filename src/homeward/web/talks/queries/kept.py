"""What was kept: the list without unsealing anything, and one talk opened."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import unseal
from homeward.web.talks.adapters import kept_of
from homeward.web.talks.models import Talk
from homeward.web.talks.prepared import KeptTalk

MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """One kept talk in the list: its id and the day it was kept."""

    id: UUID
    day: date


def kept_talks(opened: Opened) -> tuple[Listed, ...]:
    """Return this person's kept talks, the latest first; nothing is unsealed for the list."""
    rows = Talk.objects.filter(owner_id=opened.owner).order_by("-day").values_list("id", "day")[:MOST_LISTED]
    return tuple(Listed(*row) for row in rows)


def kept_talk(opened: Opened, talk: UUID) -> KeptTalk | None:
    """Return one kept talk of this person, None when there is none of this id."""
    row = Talk.objects.filter(owner_id=opened.owner, pk=talk).first()
    return kept_of(unseal(row, opened=opened)) if row is not None else None
