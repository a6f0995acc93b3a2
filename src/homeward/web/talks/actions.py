"""What is written of talks: kept, deleted. Each is one transaction."""

from datetime import date
from uuid import UUID

from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import seal
from homeward.web.talks.adapters import values_of
from homeward.web.talks.models import Talk
from homeward.web.talks.prepared import KeptTalk
from homeward.web.writing import atomic_retry


@atomic_retry
def keep_talk(*, opened: Opened, day: date, kept: KeptTalk) -> UUID:
    """Seal the talk in hand as one new row."""
    row = Talk(owner_id=opened.owner, day=day)
    seal(row, values_of(kept), opened=opened)
    row.save(force_insert=True)
    return row.pk


@atomic_retry
def delete_talk(*, opened: Opened, talk: UUID) -> bool:
    """Erase one kept talk of this person; False when there is none of this id."""
    deleted, _ = Talk.objects.filter(owner_id=opened.owner, pk=talk).delete()
    return deleted > 0
