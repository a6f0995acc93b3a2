"""What the diary said on a day, sealed: sentences and pictures, made once after an entry."""

from django.db import models

from homeward.web.sealing.rows import SealedRow


class Reading(SealedRow):
    """One reading of the whole diary; at most one a day, the last of that day stands."""

    class Meta(SealedRow.Meta):
        abstract = False
        constraints = (models.UniqueConstraint(fields=["owner", "day"], name="one_reading_a_day"),)
