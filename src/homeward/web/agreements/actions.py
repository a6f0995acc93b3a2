"""What is written of agreements; a change made elsewhere meanwhile is never written over."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from homeward.web.agreements.adapters import (
    ENDED,
    Agreement,
    Look,
    agreement_values,
    look_values,
    read_agreement,
)
from homeward.web.agreements.models import Agreement as AgreementRow
from homeward.web.agreements.models import Look as LookRow
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import seal, unseal
from homeward.web.writing import atomic_retry


class ChangedElsewhereError(Exception):
    """The agreement was changed or deleted since it was read; ``now`` is how it stands, None when it is gone."""

    def __init__(self, now: Agreement | None) -> None:
        super().__init__("changed elsewhere")
        self.now = now


@atomic_retry
def keep_agreement(*, opened: Opened, agreement: Agreement, day: dt.date) -> UUID:
    """Seal a new agreement and return its id."""
    row = AgreementRow(owner_id=opened.owner, day=day)
    seal(row, agreement_values(replace(agreement, version=1)), opened=opened)
    row.save(force_insert=True)
    return row.pk


@atomic_retry
def change_agreement(*, opened: Opened, agreement: Agreement) -> None:
    """Seal a changed agreement in place of the one that was read, whose version it carries."""
    row = AgreementRow.objects.filter(owner_id=opened.owner, pk=agreement.id or UUID(int=0)).first()
    now = read_agreement(row.pk, unseal(row, opened=opened)) if row is not None else None
    if row is None or now is None or now.version != agreement.version:
        raise ChangedElsewhereError(now)
    seal(row, agreement_values(replace(agreement, version=now.version + 1)), opened=opened)
    row.save()


def end_agreement(*, opened: Opened, agreement: Agreement, day: dt.date) -> None:
    """End an agreement on this day."""
    change_agreement(opened=opened, agreement=replace(agreement, state=ENDED, ended_on=day))


@atomic_retry
def delete_agreement(*, opened: Opened, agreement: UUID) -> None:
    """Erase one agreement of this person."""
    AgreementRow.objects.filter(owner_id=opened.owner, pk=agreement).delete()


@atomic_retry
def keep_look(*, opened: Opened, look: Look) -> None:
    """Seal the answers of one day in place of earlier ones of that day."""
    row = LookRow.objects.filter(owner_id=opened.owner, day=look.day).first()
    row = row or LookRow(owner_id=opened.owner, day=look.day)
    seal(row, look_values(look), opened=opened)
    row.save()
