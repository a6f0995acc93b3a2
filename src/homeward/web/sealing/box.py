"""One sealed box: version byte, nonce, AES-256-GCM; padded so that its size tells little, bound to its place."""

import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
NONCE_BYTES = 12
TAG_BYTES = 16
LENGTH_BYTES = 4
STEP_BYTES = 1024
MOST_BYTES = 1024 * 1024

Values = dict[str, Any]


class SealError(Exception):
    """A box that does not open: another key, another place, or damage; which one is not told apart."""


def lock_up(secret: bytes, *, key: bytes, place: str) -> bytes:
    """Return ``secret`` sealed under ``key`` for one place only."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return bytes([VERSION]) + nonce + AESGCM(key).encrypt(nonce, secret, f"{place}|{VERSION}".encode())


def take_out(box: bytes, *, key: bytes, place: str) -> bytes:
    """Return what ``lock_up`` sealed for this place under this key."""
    if len(box) <= 1 + NONCE_BYTES + TAG_BYTES or box[0] != VERSION:
        raise SealError("not a sealed box of a known version")
    nonce, sealed = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, sealed, f"{place}|{VERSION}".encode())
    except InvalidTag as error:
        raise SealError("the box does not open here") from error


def pack(values: Values) -> bytes:
    """Return values as JSON behind their length, filled up so that the box is a whole number of KiB."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(text) > MOST_BYTES:
        raise SealError("too much for one row")
    overhead = 1 + NONCE_BYTES + TAG_BYTES + LENGTH_BYTES
    filling = -(len(text) + overhead) % STEP_BYTES
    return len(text).to_bytes(LENGTH_BYTES, "big") + text + bytes(filling)


def unpack(packed: bytes) -> Values:
    """Return the values that ``pack`` packed."""
    length = int.from_bytes(packed[:LENGTH_BYTES], "big")
    values = json.loads(packed[LENGTH_BYTES : LENGTH_BYTES + length].decode("utf-8", "surrogatepass"))
    if not isinstance(values, dict):
        raise SealError("the box does not hold named values")
    return values
