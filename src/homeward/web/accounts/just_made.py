"""Accounts made a moment ago, in memory: a form that arrives twice shows the same recovery code twice."""

import threading
from uuid import UUID

KEPT_SECONDS = 120.0


class JustMade:
    """Recovery codes of the last two minutes by account, until written down; time is an argument."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.codes: dict[UUID, tuple[float, str]] = {}

    def note(self, account: UUID, code: str, *, now: float) -> None:
        """Remember the code of a new account."""
        with self.lock:
            self.tidy(now)
            self.codes[account] = (now, code)

    def code_of(self, account: UUID, *, now: float) -> str:
        """Return the code of an account made a moment ago, an empty string for any other."""
        with self.lock:
            self.tidy(now)
            return self.codes.get(account, (now, ""))[1]

    def forget(self, account: UUID) -> None:
        """Let go of a code that was written down."""
        with self.lock:
            self.codes.pop(account, None)

    def tidy(self, now: float) -> None:
        """Let go of what is over; the caller holds the lock."""
        self.codes = {account: kept for account, kept in self.codes.items() if now - kept[0] < KEPT_SECONDS}
