"""Kept talks and notes of what was noticed: one sealed row each."""

from django.db import models

from homeward.web.sealing.rows import SealedRow


class Talk(SealedRow):
    """A talk its writer chose to keep."""


class Note(SealedRow):
    """One thing its writer saw or heard; ``day`` is when it was written down, the day it happened is sealed.

    ``until`` is the day it is erased, in the clear because that work holds no key; None once it was kept on purpose.
    """

    until = models.DateField(null=True)

    class Meta(SealedRow.Meta):
        abstract = False
