"""A bounded store of visits by token, safe under threads; time is an argument."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass

HOUR_SECONDS = 3600.0
# An anonymous visit ends after two hours, a signed-in one with the session's own eight.
ANONYMOUS_SECONDS = 2 * HOUR_SECONDS
SIGNED_IN_SECONDS = 8 * HOUR_SECONDS
MOST_VISITS = 500
MOST_BYTES_A_VISIT = 256 * 1024
MOST_BYTES = 32 * 1024 * 1024


# What a number, a date or an empty value is counted as.
SMALL_BYTES = 16


class VisitFullError(Exception):
    """One visit tried to hold more than its share of memory."""


@dataclass(slots=True)
class Held:
    """One visit: when it ends, whose it is once somebody signed in, what it holds by kind, and how large that is."""

    ends: float
    owner: str = ""
    values: dict[type, object] = field(default_factory=dict)
    sizes: dict[type, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes held, roughly."""
        return sum(self.sizes.values())


def size_of(value: object) -> int:
    """Return roughly how many bytes a value holds, its parts included."""
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, Mapping):
        return sum(size_of(key) + size_of(held) for key, held in value.items())
    if isinstance(value, Iterable):
        return sum(size_of(part) for part in value)
    if is_dataclass(value):
        return sum(size_of(getattr(value, part.name)) for part in fields(value))
    return SMALL_BYTES


class Store:
    """Visits by token. When full, the one unused for longest makes room."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.visits: OrderedDict[str, Held] = OrderedDict()

    def get(self, token: str, kind: type, *, now: float, owner: str = "") -> object | None:
        """Return what the visit holds of this kind, None when it or the visit is gone."""
        with self.lock:
            held = self.alive(token, now, owner)
            return held.values.get(kind) if held else None

    def has(self, token: str, *, now: float, owner: str = "") -> bool:
        """Whether the visit is still held."""
        with self.lock:
            return self.alive(token, now, owner) is not None

    def put(self, token: str, value: object, *, now: float, owner: str = "") -> None:
        """Hold ``value`` in place of the earlier one of its kind, starting the visit if need be."""
        size = size_of(value)
        with self.lock:
            held = self.alive(token, now, owner) or Held(now + ANONYMOUS_SECONDS)
            if held.size - held.sizes.get(type(value), 0) + size > MOST_BYTES_A_VISIT:
                raise VisitFullError
            held.values[type(value)] = value
            held.sizes[type(value)] = size
            self.visits[token] = held
            self.visits.move_to_end(token)
            self.make_room(now)

    def extend(self, token: str, *, now: float, owner: str) -> None:
        """Let a visit last as long as the session it now belongs to, and open for its owner only."""
        with self.lock:
            held = self.alive(token, now, owner) or Held(now)
            held.ends, held.owner = now + SIGNED_IN_SECONDS, owner
            self.visits[token] = held
            self.make_room(now)

    def drop(self, token: str) -> None:
        """Forget a visit at once."""
        with self.lock:
            self.visits.pop(token, None)

    def alive(self, token: str, now: float, owner: str) -> Held | None:
        """Return the visit unless it ended or is another person's; the caller holds the lock."""
        held = self.visits.get(token)
        # A visit that somebody signed in to never shows itself to the next person at the same browser.
        if held is not None and (held.ends <= now or held.owner not in ("", owner)):
            del self.visits[token]
            return None
        return held

    def make_room(self, now: float) -> None:
        """Forget ended visits, then the oldest, strangers first, until both bounds hold; the caller holds the lock."""
        for token in [token for token, held in self.visits.items() if held.ends <= now]:
            del self.visits[token]
        while len(self.visits) > MOST_VISITS or sum(held.size for held in self.visits.values()) > MOST_BYTES:
            anonymous = (token for token, held in self.visits.items() if not held.owner)
            del self.visits[next(anonymous, next(iter(self.visits)))]
