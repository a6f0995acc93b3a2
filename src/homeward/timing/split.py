"""Cut the text of a feed into calendars and their components, forgiving what real files get wrong."""

import re
from collections import Counter
from dataclasses import dataclass, field

from homeward.timing.errors import NotACalendar
from homeward.timing.limits import Limits

# The line break in front, and no ^: the search then leaps from line to line instead of trying every letter.
_EDGE = re.compile(r"\n(BEGIN|END)[ \t]*:[ \t]*([A-Z0-9-]+)[ \t]*(?=\n|\Z)", re.IGNORECASE)

KEPT = ("VEVENT", "VFREEBUSY", "VTIMEZONE")
"""The components that say something about busy time."""

_OTHER_FILES = frozenset(("VCARD", "VNOTE", "VMESSAGE"))
"""What also begins with BEGIN and is no calendar. Any other component may stand alone, as fixtures and snippets do."""
_CLOSED_BY_NEXT = frozenset((*KEPT, "VTODO", "VJOURNAL", "VALARM", "STANDARD", "DAYLIGHT"))
"""Components that cannot hold one of ``KEPT``: where one begins inside them, their END was forgotten."""


@dataclass(frozen=True, slots=True)
class Block:
    """One component: its own property lines, and its direct parts for a VTIMEZONE; ``index`` counts BEGIN lines."""

    kind: str
    text: str
    index: int
    parts: tuple["Block", ...] = ()


@dataclass(slots=True)
class RawCalendar:
    """One VCALENDAR: its own lines and the components that matter, in the order of the file."""

    header: str = ""
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    kind: str
    begin: int
    index: int
    resume: int
    own: list[str] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Feed:
    """Everything one file holds, and what had to be passed over."""

    calendars: list[RawCalendar]
    warnings: list[str]


class _Splitter:
    """Walks the BEGIN and END lines of one text; everything between two of them is moved in one piece."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = "\n" + text
        self.limits = limits
        self.open: list[_Open] = []
        self.depth: Counter[str] = Counter()  # how many of a kind are open: asked at every edge, so never searched for
        self.calendars: list[RawCalendar] = []
        self.warnings: list[str] = []
        self.count = 0
        self.begins = 0

    def run(self) -> Feed:
        for edge in _EDGE.finditer(self.text):
            word, kind = edge[1].upper(), edge[2].upper()
            if word == "BEGIN":
                self.begins += 1
                if not self._enter(kind, edge.start() + 1, edge.end()):
                    break
            else:
                self._leave(kind, edge.start() + 1, edge.end())
        if self.open:
            self._warn(f"the file ends inside {self.open[0].kind}")
            while self.open:
                self._close(len(self.text), len(self.text))
        return Feed(self.calendars, self.warnings)

    def _warn(self, text: str) -> None:
        if len(self.warnings) < 50:
            self.warnings.append(text)

    def _enter(self, kind: str, begin: int, end: int) -> bool:
        if kind == "VCALENDAR":
            while self.open:  # the calendar before was never closed
                self._warn(f"BEGIN:VCALENDAR inside {self.open[-1].kind}")
                self._close(begin, begin)
            self.calendars.append(RawCalendar())
        elif not self.calendars and kind not in _OTHER_FILES:
            self._warn("components stand outside any VCALENDAR")
            self.calendars.append(RawCalendar())
        if kind in KEPT:
            while self.open[-1:] and self.open[-1].kind in _CLOSED_BY_NEXT:  # the component before was never closed
                self._warn(f"BEGIN:{kind} inside {self.open[-1].kind}")
                self._close(begin, begin)
        self.count += 1
        if self.count > self.limits.components:
            self._warn(f"more than {self.limits.components} components; the rest is left out")
            self._close_all(begin)
            return False
        if self.open:
            self.open[-1].own.append(self.text[self.open[-1].resume : begin])
        self.open.append(_Open(kind, begin, self.begins, end + 1))
        self.depth[kind] += 1
        return True

    def _close_all(self, at: int) -> None:
        while self.open:
            self._close(at, at)

    def _leave(self, kind: str, begin: int, end: int) -> None:
        if not self.depth[kind]:
            self._warn(f"END:{kind} without its beginning")
            if self.open and self.open[-1].kind != "VCALENDAR":  # a slip of the pen for the one that is open
                self._close(begin, end + 1)
            return
        while self.open[-1].kind != kind:
            self._warn(f"END:{self.open[-1].kind} is missing")
            self._close(begin, begin)
        self._close(begin, end + 1)

    def _close(self, begin: int, end: int) -> None:
        level = self.open.pop()
        self.depth[level.kind] -= 1
        level.own.append(self.text[level.resume : begin])
        if self.open:
            self.open[-1].resume = end
        if level.kind == "VCALENDAR":
            self.calendars[-1].header = "".join(level.own)
            return
        if len(self.open) >= self.limits.nesting:
            self._warn(f"{level.kind} is nested too deep and left out")
            return
        block = Block(level.kind, "".join(level.own), level.index, tuple(level.parts))
        if self.open and self.open[-1].kind == "VTIMEZONE":
            self.open[-1].parts.append(block)
        elif level.kind in KEPT and (not self.open or self.open[-1].kind == "VCALENDAR"):
            self.calendars[-1].blocks.append(block)


def split(text: str, limits: Limits) -> Feed:
    """Cut unfolded text into calendars.

    Parameters
    ----------
    text : str
        What ``unfold`` returned.
    limits : Limits
        Components, nesting.

    Returns
    -------
    Feed
        One entry a VCALENDAR. Alarms and other nested parts are cut out of their event, so that an alarm's DURATION
        is never the event's. Events inside a VPOLL are proposals, not appointments, and are left out.

    Raises
    ------
    NotACalendar
        When there is neither a VCALENDAR nor a component of one.
    """
    feed = _Splitter(text, limits).run()
    if not feed.calendars:
        raise NotACalendar("there is no calendar in it")
    return feed
