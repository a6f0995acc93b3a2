"""Who may come in, and the ways their data key can be unwrapped."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class Account(AbstractBaseUser):
    """One person: a sign-in name and what recognises the passphrase. No mail, no real name, no last sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=64, unique=True)
    last_login = None

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return str(self.pk)


class Way(models.TextChoices):
    """How a data key may be unwrapped."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


class WrappedKey(models.Model):
    """The account's data key, wrapped for one way in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="keys")
    way = models.CharField(max_length=16, choices=Way.choices)
    box = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "way"], name="one_key_a_way"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.way}"
