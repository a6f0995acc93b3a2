"""Every part of the method with its id, its kind and its title in Homeward's own words."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources


class Kind(StrEnum):
    """What a part of the method is for."""

    PREPARATION = "preparation"
    STEP = "step"
    GUARD = "guard"
    SIGN = "sign"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the method.

    Attributes
    ----------
    id : str
        The short name other pages, tests and documents use, for example ``"S5b"``.
    kind : Kind
        Preparation, step, guard against a mistake, sign of success, or what comes next.
    title : str
        What the part is called on screen.
    gist : str
        One sentence that says what a person does in this part.
    """

    id: str
    kind: Kind
    title: str
    gist: str


def read_parts() -> tuple[Part, ...]:
    """Return the parts in the method's order, from the shipped table.

    Returns
    -------
    tuple of Part
        One entry a part; ids are unique.
    """
    text = resources.files("homeward.method").joinpath("parts.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["part"]
    return tuple(Part(row["id"], Kind(row["kind"]), row["title"], row["gist"]) for row in rows)


PARTS: tuple[Part, ...] = read_parts()


def part(part_id: str) -> Part:
    """Return the part with this id.

    Parameters
    ----------
    part_id : str
        One of the ids in ``PARTS``; case matters.

    Returns
    -------
    Part
        The part.

    Raises
    ------
    KeyError
        When no part has this id.

    Examples
    --------
    >>> part("S4").title
    'Ask for one thing'
    """
    for candidate in PARTS:
        if candidate.id == part_id:
            return candidate
    raise KeyError(f"no part of the method has the id {part_id!r}")
