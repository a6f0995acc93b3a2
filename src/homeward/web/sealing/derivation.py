"""From a passphrase to two unrelated keys in one slow step: one to be recognised by, one to unwrap the data key.

One Argon2id run a sign-in, then HKDF splits its output. The first half is stored hashed and opens nothing; the second
is never stored. At most two runs happen at once, because each holds 64 MiB; the rest wait in line.
"""

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata
from dataclasses import dataclass, field

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
MOST_AT_ONCE = 2
GATE = threading.BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess is: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


# RFC 9106, section 4, the second recommended choice (64 MiB, 3 passes, 4 lanes).
COST = Cost(memory_kib=65_536, passes=3, lanes=4)


@dataclass(frozen=True, slots=True)
class Derived:
    """What one passphrase gives: the half that is recognised and the half that unwraps."""

    recognised: bytes = field(repr=False)
    wrapping: bytes = field(repr=False)


def expand(secret: bytes, purpose: str) -> bytes:
    """Return a 32-byte key for one purpose (HKDF-SHA256, RFC 5869, without salt: the input is already uniform)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"homeward/1/{purpose}".encode()).derive(secret)


def derive(passphrase: str, *, salt: bytes, cost: Cost) -> Derived:
    """Run Argon2id once, waiting in line if two others are running, and split the result."""
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    with GATE:
        slow = hash_secret_raw(typed, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
    return Derived(expand(slow, "recognised"), expand(slow, "wrapping"))


@dataclass(frozen=True, slots=True)
class Verifier:
    """What is stored to recognise a passphrase: salt, cost and the hash of the recognised half."""

    salt: bytes
    cost: Cost
    digest: bytes

    def __str__(self) -> str:
        cost = self.cost
        words = ("1", str(cost.memory_kib), str(cost.passes), str(cost.lanes), text_of(self.salt), text_of(self.digest))
        return "$".join(words)

    def recognises(self, derived: Derived) -> bool:
        """Whether this is the passphrase's own half, compared in constant time."""
        return hmac.compare_digest(self.digest, hashlib.sha256(derived.recognised).digest())


def text_of(data: bytes) -> str:
    """Return bytes as short text."""
    return base64.b64encode(data).decode("ascii")


def read_verifier(text: str) -> Verifier:
    """Return the verifier written by ``str``."""
    _, memory, passes, lanes, salt, digest = text.split("$")
    return Verifier(base64.b64decode(salt), Cost(int(memory), int(passes), int(lanes)), base64.b64decode(digest))


def nobodys_verifier() -> Verifier:
    """Return a verifier that recognises nothing, so that an unknown name costs the same time as a known one."""
    return Verifier(secrets.token_bytes(SALT_BYTES), COST, secrets.token_bytes(KEY_BYTES))


def new_verifier(passphrase: str) -> tuple[Verifier, Derived]:
    """Return what to store for a new passphrase, and the keys it gives."""
    salt = secrets.token_bytes(SALT_BYTES)
    derived = derive(passphrase, salt=salt, cost=COST)
    return Verifier(salt, COST, hashlib.sha256(derived.recognised).digest()), derived
