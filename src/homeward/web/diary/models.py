"""A day's answers, and what an ordinary day was like before; both sealed."""

from django.db import models

from homeward.web.sealing.rows import SealedRow


class Entry(SealedRow):
    """One day in the writer's own answers."""

    class Meta(SealedRow.Meta):
        abstract = False
        constraints = (models.UniqueConstraint(fields=["owner", "day"], name="one_entry_a_day"),)


class Before(SealedRow):
    """What the writer recalls of the time before, and the dates of a busy time and of a plan."""

    class Meta(SealedRow.Meta):
        abstract = False
        constraints = (models.UniqueConstraint(fields=["owner"], name="one_before_each"),)
