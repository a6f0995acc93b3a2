"""What each kind of mark asks for: lines where no shape fits, requests, and words for both views."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from homeward.coach.rewrite.errors import FrameError
from homeward.coach.rewrite.shape import RANK, strings, toml_tables

MOVE_KEYS = {"line", "blank", "request", "feelings", "situation_first"}
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Move:
    """The generic path of one kind.

    ``situation_first``: what a situation has to say comes before these lines and requests. ``blank`` lines leave a
    place in brackets for a fact the draft does not hold.
    """

    line: tuple[str, ...]
    blank: tuple[str, ...]
    request: tuple[str, ...]
    feelings: tuple[str, ...]
    situation_first: bool


@dataclass(frozen=True, slots=True)
class General:
    """Words of no kind: validation of a heavy load, the request that is left when nothing else is, and openings.

    ``opening`` names the matter before a line that does not, by register.
    """

    validation: tuple[str, ...]
    request: tuple[str, ...]
    opening: Mapping[str, str]


@cache
def load_moves() -> Mapping[str, Move]:
    """Read the generic path of every kind.

    Raises
    ------
    FrameError
        When a kind is missing or a file is not as the rewrite needs it.
    """
    moves = {name: read_move(name, table) for name, table in toml_tables("kinds") if name != GENERAL}
    missing = sorted(RANK.keys() ^ moves.keys())
    if missing:
        raise FrameError(missing[0], "file", "every kind has one file in kinds/")
    return moves


def read_move(name: str, table: Mapping[str, object]) -> Move:
    """Read one kind."""
    if set(table) != MOVE_KEYS:
        raise FrameError(name, "file", "a kind has exactly the keys " + " ".join(sorted(MOVE_KEYS)))
    return Move(
        strings(table, "line", name),
        strings(table, "blank", name),
        strings(table, "request", name),
        strings(table, "feelings", name),
        table["situation_first"] is True,
    )


@cache
def load_general() -> General:
    """Read the words of no kind."""
    table = dict(toml_tables("kinds"))[GENERAL]
    opening = {register: strings(table, f"opening_{register}", GENERAL)[0] for register in ("plain", "warm")}
    return General(strings(table, "validation", GENERAL), strings(table, "request", GENERAL), opening)
