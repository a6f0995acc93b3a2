"""A person's keys while they are unlocked: made for one request, never stored, never shown."""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from homeward.web.sealing.box import lock_up, take_out
from homeward.web.sealing.derivation import KEY_BYTES, expand


@dataclass(frozen=True, slots=True)
class Opened:
    """The data key of one owner, and the key of the rows made from it."""

    owner: UUID
    data_key: bytes = field(repr=False)
    row_key: bytes = field(repr=False)


def opened(owner: UUID, data_key: bytes) -> Opened:
    """Return the keys of ``owner``."""
    return Opened(owner, data_key, expand(data_key, "rows"))


def new_data_key() -> bytes:
    """Return 256 random bits."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(data_key: bytes, *, key: bytes, owner: UUID, kind: str) -> bytes:
    """Return the data key wrapped under ``key`` for one owner and one way in."""
    return lock_up(data_key, key=key, place=f"data-key|{owner}|{kind}")


def unwrap(box: bytes, *, key: bytes, owner: UUID, kind: str) -> Opened:
    """Return the owner's keys from a wrapped data key."""
    return opened(owner, take_out(bytes(box), key=key, place=f"data-key|{owner}|{kind}"))
