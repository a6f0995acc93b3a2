"""Keys of the people who are signed in now, each wrapped under a random key that only their browser holds.

Memory alone opens nothing, the cookie alone opens nothing, and the disk holds neither. A restart locks everybody.
"""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from homeward.web.sealing.box import SealError
from homeward.web.sealing.derivation import KEY_BYTES
from homeward.web.sealing.opened import Opened, unwrap, wrap

IDLE_SECONDS = 5 * 60.0
ABSOLUTE_SECONDS = 8 * 60 * 60.0
MOST_KEYS = 1_000
KIND = "session"


@dataclass(slots=True)
class Kept:
    """One wrapped data key, when it was put here and when it was last used."""

    owner: UUID
    box: bytes
    since: float
    used: float


class Keyring:
    """Wrapped keys by session handle, safe under threads; time is an argument."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.keys: OrderedDict[str, Kept] = OrderedDict()

    def keep(self, handle: str, opened: Opened, *, now: float) -> str:
        """Keep the key under a fresh browser key, which is returned and not remembered."""
        browser_key = secrets.token_bytes(KEY_BYTES)
        box = wrap(opened.data_key, key=browser_key, owner=opened.owner, kind=KIND)
        with self.lock:
            self.keys[handle] = Kept(opened.owner, box, now, now)
            self.keys.move_to_end(handle)
            self.tidy(now)
        return browser_key.hex()

    def open(self, handle: str, browser_key: str, *, now: float) -> Opened | None:
        """Return the keys while neither five idle minutes nor eight hours have passed, else None."""
        with self.lock:
            self.tidy(now)
            kept = self.keys.get(handle)
            if kept is None:
                return None
            kept.used = now
        try:
            return unwrap(kept.box, key=bytes.fromhex(browser_key), owner=kept.owner, kind=KIND)
        except (SealError, ValueError):
            return None

    def forget(self, handle: str) -> None:
        """Lock one session."""
        with self.lock:
            self.keys.pop(handle, None)

    def tidy(self, now: float) -> None:
        """Forget what is over; the caller holds the lock."""
        over = [
            h
            for h, kept in self.keys.items()
            if now - kept.used >= IDLE_SECONDS or now - kept.since >= ABSOLUTE_SECONDS
        ]
        for handle in over:
            del self.keys[handle]
        while len(self.keys) > MOST_KEYS:
            self.keys.popitem(last=False)
