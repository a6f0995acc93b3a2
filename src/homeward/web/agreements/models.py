"""Agreements and the answers of a look together; both sealed."""

from django.db import models

from homeward.web.sealing.rows import SealedRow


class Agreement(SealedRow):
    """One thing to try for a while; ``day`` is when it was written down."""

    class Meta(SealedRow.Meta):
        abstract = False


class Look(SealedRow):
    """The few questions, answered on one day."""

    class Meta(SealedRow.Meta):
        abstract = False
        constraints = (models.UniqueConstraint(fields=["owner", "day"], name="one_look_a_day"),)
