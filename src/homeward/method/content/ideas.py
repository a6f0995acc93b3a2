"""Content for agreeing: triggers, pressures on top of work, requests, quiet zones, offers of help, small dates."""

from dataclasses import dataclass

from homeward.method.content.reading import rows


@dataclass(frozen=True, slots=True)
class Trigger:
    """What sets the worry off (P1), and what it `asks` for instead."""

    id: str
    text: str
    asks: str


@dataclass(frozen=True, slots=True)
class Pressure:
    """A pressure on top of work (S1b): what to `say` today, what to `leave`, and when it needs `other_help`."""

    id: str
    title: str
    say: str
    leave: str
    other_help: str


@dataclass(frozen=True, slots=True)
class Request:
    """Something to ask for (S4): `minutes`, `energy` 1 to 3, whether it involves `touch`, and a second best."""

    id: str
    text: str
    minutes: int
    energy: int
    touch: bool
    second_best: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A quiet zone to start from (S5): `kind` time, place, device or talk; `suits` the life it fits."""

    id: str
    text: str
    kind: str
    suits: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A bounded offer of help (S6): `minutes` in all, `effort` 1 to 3, how it `ends`, whether it is plainly `seen`."""

    id: str
    text: str
    minutes: int
    effort: int
    ends: str
    seen: bool


@dataclass(frozen=True, slots=True)
class MicroDate:
    """A small date (S5b): `minutes`, `place` home, out or apart, `energy` 1 to 3, `cost` free, low or mid, `touch`."""

    id: str
    text: str
    minutes: int
    place: str
    energy: int
    cost: str
    touch: bool


def triggers() -> tuple[Trigger, ...]:
    """Return the triggers."""
    return tuple(Trigger(**row) for row in rows("triggers", "trigger"))


def pressures() -> tuple[Pressure, ...]:
    """Return the pressures that may lie on top of work."""
    return tuple(Pressure(**row) for row in rows("pressures", "pressure"))


def requests() -> tuple[Request, ...]:
    """Return the requests, those with touch first."""
    return tuple(Request(**row) for row in rows("requests", "request"))


def zones() -> tuple[Zone, ...]:
    """Return the quiet zones to start from."""
    return tuple(Zone(**row) for row in rows("zones", "zone"))


def offers() -> tuple[Offer, ...]:
    """Return the bounded offers of help."""
    return tuple(Offer(**row) for row in rows("offers", "offer"))


def micro_dates() -> tuple[MicroDate, ...]:
    """Return the small dates."""
    return tuple(MicroDate(**row) for row in rows("micro_dates", "micro_date"))
