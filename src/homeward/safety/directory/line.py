"""One help line, one country, one emergency number: their fields, what is refused, and the label each carries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.safety.errors import DirectoryError

UNKNOWN = "unknown"
KINDS = ("domestic_abuse", "suicide_crisis", "own_behaviour")
MARKS = ("V", "S")  # a U entry, unchecked, is never shipped
ON_BILL = ("yes", "no", UNKNOWN)
MAY_HAVE_CHANGED_DAYS = 180
TOO_OLD_DAYS = 365
CALL_TRACE_WARNING = "Calls and texts may show in your call list or on your bill."
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """An emergency number with its honest label."""

    number: str
    note: str = ""
    label: str = "Widely known, not confirmed by us."

    @property
    def tel(self) -> str:
        """Return a link to call it; nothing dials by itself."""
        return f"tel:{self.number}"


@dataclass(frozen=True, slots=True)
class Link:
    """A plain link to somebody else's list, for countries we have nothing for."""

    name: str
    url: str
    label: str = "Not confirmed by us."


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a part of one that has its own lines."""

    code: str
    name: str
    emergency: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One help line; what is not known says "unknown", and `label` tells how far the entry can be trusted."""

    country: str
    kind: str
    name: str
    number: str
    text_or_chat: str
    url: str
    hours: str
    cost: str
    on_bill: str
    languages: str
    for_whom: str
    source: tuple[str, ...]
    mark: str
    checked_on: date
    checked_by: tuple[str, ...]
    also: str = ""
    note: str = ""
    label: str = ""

    @property
    def tel(self) -> str:
        """Return a link to call the first number; nothing dials by itself."""
        return "tel:" + re.sub(r"[^0-9+]", "", self.number)


def read_line(row: Mapping[str, Any], where: str) -> HelpLine:
    """Make a help line from a row of data.

    Parameters
    ----------
    row : mapping
        The fields of the entry.
    where : str
        File and place, for the error.

    Returns
    -------
    HelpLine
        Without its label, which needs a date.

    Raises
    ------
    DirectoryError
        If a field is missing, empty or not one of those allowed.
    """
    lists = {name: tuple(row.get(name, ())) for name in ("source", "checked_by")}
    try:
        line = HelpLine(**{**row, **lists})
    except TypeError as problem:
        raise DirectoryError(f"{where}: {problem}") from problem
    allowed = {"kind": KINDS, "mark": MARKS, "on_bill": ON_BILL}
    for name, choices in allowed.items():
        if getattr(line, name) not in choices:
            raise DirectoryError(f"{where}: {name} is {getattr(line, name)!r}, not one of {', '.join(choices)}")
    if empty := [name for name in row if row[name] in ("", [])]:
        raise DirectoryError(f"{where}: {empty[0]} is empty; say unknown where it is not known")
    if not line.source or not line.checked_by or not re.search(r"\d", line.number):
        raise DirectoryError(f"{where}: an entry needs a number, a source and who looked at it")
    return line


def label(line: HelpLine, today: date) -> str:
    """Say in plain words how far an entry can be trusted on a day.

    Parameters
    ----------
    line : HelpLine
        The entry.
    today : date
        The day it is shown.

    Returns
    -------
    str
        "Checked" only if two people did; else copied or seen second-hand; older ones add that they may have changed.
    """
    day = f"{line.checked_on.day} {MONTHS[line.checked_on.month - 1]} {line.checked_on.year}"
    if line.mark == "V" and len({*line.checked_by} - {"desk research"}) >= 2:
        words = f"Checked on {day}."
    elif line.mark == "V":
        words = f"Copied from the service's own or a government page on {day}. Nobody has called it for us."
    else:
        words = f"Seen second-hand on {day}, not confirmed by us."
    if (today - line.checked_on).days > MAY_HAVE_CHANGED_DAYS:
        words += " It may have changed."
    return words
