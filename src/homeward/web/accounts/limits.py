"""Five tries in a quarter of an hour, counted in memory for names that exist and names that do not."""

import threading
from collections import OrderedDict, deque

MOST_TRIES = 5
WINDOW_SECONDS = 15 * 60.0
MOST_NAMES = 10_000


class Tries:
    """Failed tries by name; time is an argument."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.failed: OrderedDict[str, deque[float]] = OrderedDict()

    def may_try(self, name: str, *, now: float) -> bool:
        """Whether fewer than five tries failed in the last quarter of an hour."""
        with self.lock:
            return len(self.recent(name, now)) < MOST_TRIES

    def count(self, name: str, *, now: float) -> None:
        """Count one try before its outcome is known, so that tries sent at once are counted all."""
        with self.lock:
            self.recent(name, now).append(now)

    def forgive(self, name: str) -> None:
        """Forget the tries of a name that came in."""
        with self.lock:
            self.failed.pop(name, None)

    def recent(self, name: str, now: float) -> deque[float]:
        """Return the name's tries that still count; the caller holds the lock."""
        tries = self.failed.setdefault(name, deque(maxlen=MOST_TRIES))
        self.failed.move_to_end(name)
        while tries and now - tries[0] >= WINDOW_SECONDS:
            tries.popleft()
        while len(self.failed) > MOST_NAMES:
            self.failed.popitem(last=False)
        return tries
