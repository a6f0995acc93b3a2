"""VFREEBUSY: the busy periods that another program has already worked out."""

from dataclasses import dataclass

from homeward.timing.errors import BadValue
from homeward.timing.event import Period, read_period
from homeward.timing.limits import Limits
from homeward.timing.split import Block
from homeward.timing.text_lines import name_and_value


@dataclass(frozen=True, slots=True)
class BusyPeriod:
    """One FREEBUSY period that is not FREE; ``kind`` is its FBTYPE."""

    period: Period
    kind: str
    index: int


def read_free_busy(block: Block, limits: Limits) -> tuple[list[BusyPeriod], list[str]]:
    """Return the periods of a VFREEBUSY that are not FREE, and what had to be left out."""
    found: list[BusyPeriod] = []
    warnings: list[str] = []
    for line in block.text.split("\n"):
        if line[:8].upper() != "FREEBUSY":
            continue
        name, parameters, value = name_and_value(line)
        kind = parameters.get("FBTYPE", "BUSY").upper()
        if name != "FREEBUSY" or kind == "FREE":
            continue
        if len(line) > limits.line_chars:
            warnings.append(f"a FREEBUSY line is longer than {limits.line_chars} letters and left out")
            continue
        for piece in value.split(","):
            if not piece.strip():
                continue
            try:
                period = read_period(parameters, piece)
            except BadValue as error:
                warnings.append(f"FREEBUSY: {error}; that period is left out")
                continue
            found.append(BusyPeriod(period, kind, block.index))
    return found, warnings
