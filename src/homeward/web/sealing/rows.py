"""The pattern of every private row: an id, an owner, a day, and one sealed box with everything else."""

import uuid

from django.conf import settings
from django.db import models

from homeward.web.sealing.box import Values, lock_up, pack, take_out, unpack
from homeward.web.sealing.opened import Opened


class SealedRow(models.Model):
    """Private text of one person; nothing of it stands in the clear but whose it is and the day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    box = models.BinaryField()

    # Django adds it for the foreign key; named here for the type checker, which does not see it on abstract models.
    owner_id: uuid.UUID

    class Meta:
        abstract = True
        # The foreign key's own index would make every list sort all of an owner's rows.
        indexes = (models.Index(fields=["owner", "-day"], name="%(class)s_by_day"),)

    def __str__(self) -> str:
        return f"{self._meta.db_table} {self.pk}"


def place_of(row: SealedRow) -> str:
    """Return what a box is bound to, so that it opens in this row of this table for this owner and nowhere else."""
    return f"{row._meta.db_table}|{row.pk}|{row.owner_id}"


def seal(row: SealedRow, values: Values, *, opened: Opened) -> None:
    """Put ``values`` into the row's box; the row must be this person's own."""
    if row.owner_id != opened.owner:
        raise PermissionError("a row is sealed by its owner only")
    row.box = lock_up(pack(values), key=opened.row_key, place=place_of(row))


def unseal(row: SealedRow, *, opened: Opened) -> Values:
    """Return what the row's box holds."""
    return unpack(take_out(bytes(row.box), key=opened.row_key, place=place_of(row)))
