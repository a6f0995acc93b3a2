"""What a visit remembers about one talk in preparation, and how a page carries it in case the visit ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

MOST_DRAFT = 4000
MOST_PIECE = 400
MOST_EARLIER = 6
PIECES = ("saw", "miss", "load", "request", "second", "thanks")


@dataclass(frozen=True, slots=True)
class Checked:
    """What follows from the safety check in this visit; the answers themselves are not kept.

    A way that is free is free for the account that answered, or for nobody's; a stop holds whoever signs in.
    """

    may_go_on: bool
    texts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    exit_first: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The draft, its earlier wordings, the marks kept on purpose, and the pieces the card needs.

    ``version`` counts the wordings, so that a second tab cannot write over the first one unseen.
    """

    text: str = ""
    earlier: tuple[str, ...] = ()
    version: int = 0
    kept: frozenset[str] = frozenset()
    was_asked: bool = False
    waved_off: str = ""
    saw: str = ""
    miss: str = ""
    load: str = ""
    request: str = ""
    second: str = ""
    thanks: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One time that suits both: instants in UTC, and why."""

    start: datetime
    end: datetime
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """The times found, or why there is none; ``zone`` is the person's own, ``notes`` what was read and skipped."""

    offers: tuple[Offer, ...]
    zone: str
    their_zone: str
    none_because: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """The usual hours as they were typed, by field."""

    typed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The time picked for the talk, the zone it is told in, and a random name that its calendar entry keeps."""

    start: datetime
    end: datetime
    zone: str
    key: str


@dataclass(frozen=True, slots=True)
class Card:
    """What fits on a small card: the message, a few lines to glance at, and when."""

    message: str
    lines: tuple[tuple[str, str], ...]
    chosen: Chosen | None


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """A talk as it is kept: the words it was made of, the card, the time, and how it went once that was said."""

    words: Words
    card: Card
    went: str = ""
    went_on: date | None = None


def carried(words: Words, *, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return what a form sends along in hidden fields, so that an ended visit loses nothing."""
    names = [name for name in ("text", *PIECES) if name not in but]
    return [(name, found) for name in names if (found := getattr(words, name))]


def plain(sent: Mapping[str, str]) -> Words:
    """Return words made of plain values by name; what is absent is empty."""
    return Words(
        text=sent.get("text", ""),
        saw=sent.get("saw", ""),
        miss=sent.get("miss", ""),
        load=sent.get("load", ""),
        request=sent.get("request", ""),
        second=sent.get("second", ""),
        thanks=sent.get("thanks", ""),
    )


def brought_back(sent: Mapping[str, str]) -> Words:
    """Return the words that a form carried; their lengths are bounded like any other."""
    return plain(
        {name: sent.get(name, "")[: MOST_DRAFT if name == "text" else MOST_PIECE] for name in ("text", *PIECES)}
    )


def is_empty(words: Words) -> bool:
    """Whether nothing has been written yet."""
    return not any(getattr(words, name) for name in ("text", *PIECES))
