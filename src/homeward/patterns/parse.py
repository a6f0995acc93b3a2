"""Diary and facts tables from text lines: every cell checked, errors naming file, line and column, warnings gathered.

Pure: takes lines, opens nothing. What would break it: a cell that holds a line break (refused by its open quote).
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from homeward.patterns.errors import InputError
from homeward.patterns.series import ITEM_NAMES, ITEMS, DayRow, Facts

DIARY_COLUMNS = ("diary_id", "day", "date", "weekday", "logged", *ITEM_NAMES)
META_COLUMNS = (
    "diary_id",
    "q12_day",
    "plan_day",
    "peak_start_declared",
    "peak_end_declared",
    "trait_attachment_anxiety",
    "usual_closeness",
    "usual_quiet",
    "usual_irritable",
)
MOST_DAYS = 36_600  # a hundred years: a larger day number is a slip of the pen
NAN = float("nan")
Cell = TypeVar("Cell")
TRUST_AT = ITEM_NAMES.index("trust")


@dataclass(slots=True)
class Warnings:
    """Warnings by kind: the first in full, and how many like it."""

    first: dict[str, str] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, text: str) -> None:
        """Note one warning."""
        self.first.setdefault(kind, text)
        self.count[kind] = self.count.get(kind, 0) + 1

    def lines(self) -> list[str]:
        """Return one line a kind."""
        return [
            text if self.count[kind] == 1 else f"{text} ({self.count[kind] - 1} more like it)"
            for kind, text in self.first.items()
        ]


def split_line(line: str, *, file: str, number: int) -> list[str]:
    """Split one CSV line into trimmed cells; raises ``InputError`` on a broken quote."""
    bare = line.rstrip("\r\n")
    if '"' not in bare:
        return [cell.strip() for cell in bare.split(",")]
    try:
        return [cell.strip() for cell in next(csv.reader([bare], strict=True))]
    except csv.Error:
        raise InputError("a quote is left open: keep each row on one line", file=file, line=number) from None


def find_columns(line: str, wanted: tuple[str, ...], *, file: str) -> tuple[list[int], int]:
    """Return where each wanted column stands and how many cells a row has; extra columns are ignored."""
    names = split_line(line.removeprefix("\ufeff"), file=file, number=1)
    missing = [name for name in wanted if name not in names]
    if missing:
        raise InputError(f"the header lacks {', '.join(missing)}: add it", file=file, line=1, column=missing[0])
    doubled = [name for name in wanted if names.count(name) > 1]
    if doubled:
        raise InputError("the header names this column twice: keep one", file=file, line=1, column=doubled[0])
    return [names.index(name) for name in wanted], len(names)


def read_number(text: str, low: float, high: float) -> float:
    """Return a number inside the range; raises ``ValueError`` with what was wanted."""
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a number: give {low:g} to {high:g}, or leave it blank") from None
    if not low <= number <= high:
        raise ValueError(f"{text} is outside {low:g} to {high:g}")
    return number


def read_item(name: str, text: str) -> float:
    """Return one answer, NaN for a blank; raises ``ValueError``."""
    if not text:
        return NAN
    low, high, ends_only = ITEMS[name]
    number = read_number(text, low, high)
    if ends_only and number not in (low, high):
        raise ValueError(f"{text} is neither {low:g} nor {high:g}")
    return number


def read_whole(text: str, low: int, high: int) -> int:
    """Return a whole number inside the range; raises ``ValueError``."""
    number = read_number(text, low, high)
    if number != int(number):
        raise ValueError(f"{text} is not a whole number")
    return int(number)


class DiaryReader:
    """Reads diary rows one by one and remembers each diary's last day, so that order and doubles are seen.

    Parameters
    ----------
    header : str
        The first line.
    file : str
        The name used in messages.

    Raises
    ------
    InputError
        On the first cell that cannot be read.
    """

    def __init__(self, header: str, *, file: str) -> None:
        self.file = file
        self.places, self.width = find_columns(header, DIARY_COLUMNS, file=file)
        self.last: dict[str, tuple[int, date]] = {}
        self.warnings = Warnings()
        # Few different texts fill millions of cells: remember what each one meant.
        self.known: list[dict[str, float]] = [{"": NAN} for _ in ITEM_NAMES]
        self.dates: dict[str, date] = {}

    def read(self, line: str, number: int) -> tuple[str, DayRow] | None:
        """Return one row with its diary's id, or None for an empty line."""
        cells = split_line(line, file=self.file, number=number)
        if cells == [""]:
            return None
        if len(cells) != self.width:
            raise InputError(f"has {len(cells)} cells, the header {self.width}", file=self.file, line=number)
        head = [cells[place] for place in self.places[:5]]
        diary_id = head[0]
        if not diary_id:
            raise InputError("is blank: name the diary", file=self.file, line=number, column="diary_id")
        day = self.cell("day", number, lambda: read_whole(head[1], 0, MOST_DAYS))
        when = self.dates.get(head[2]) or self.cell("date", number, lambda: self.read_date(head[2]))
        self.check_order(diary_id, day, when, number)
        self.check_weekday(head[3], when, number)
        logged = self.cell("logged", number, lambda: read_whole(head[4], 0, 1)) == 1
        return diary_id, DayRow(day, when, logged, self.answers(cells, number, when, logged=logged))

    def cell(self, column: str, number: int, read: Callable[[], Cell]) -> Cell:
        """Run one cell's reader and say where it failed."""
        try:
            return read()
        except ValueError as error:
            raise InputError(str(error), file=self.file, line=number, column=column) from None

    def read_date(self, text: str) -> date:
        """Return an ISO date and remember it."""
        try:
            when = date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{text!r} is not a date: write YYYY-MM-DD") from None
        self.dates[text] = when
        return when

    def check_order(self, diary_id: str, day: int, when: date, number: int) -> None:
        """Refuse doubled or falling days and dates; warn where the two disagree on the gap."""
        before = self.last.get(diary_id)
        self.last[diary_id] = (day, when)
        if before is None:
            return
        for column, new, old in (("day", day, before[0]), ("date", when.toordinal(), before[1].toordinal())):
            if new <= old:
                what = "stands twice" if new == old else "comes before the row above"
                raise InputError(
                    f"{what} in diary {diary_id}: one row a day, in order", file=self.file, line=number, column=column
                )
        if day - before[0] != when.toordinal() - before[1].toordinal():
            self.warn("gap", number, "date", "does not lie as many days on as the day number; the day number is used")

    def check_weekday(self, text: str, when: date, number: int) -> None:
        """Read the weekday and warn where the date says otherwise."""
        if not text:
            return
        if self.cell("weekday", number, lambda: read_whole(text, 0, 6)) != when.weekday():
            self.warn("weekday", number, "weekday", "says another day than the date; the date is used")

    def answers(self, cells: list[str], number: int, when: date, *, logged: bool) -> tuple[float, ...]:
        """Return the (17,) answers of one row, all NaN where there was no entry."""
        found = []
        for name, place, known in zip(ITEM_NAMES, self.places[5:], self.known, strict=True):
            text = cells[place]
            if text not in known:
                known[text] = self.cell(name, number, lambda name=name, text=text: read_item(name, text))  # type: ignore[misc]
            found.append(known[text])
        if not logged:
            if any(value == value for value in found):
                self.warn("unlogged", number, "logged", "is 0 on a day with answers; they are ignored")
            return (NAN,) * len(ITEM_NAMES)
        if found[TRUST_AT] == found[TRUST_AT] and when.weekday() != 6:
            self.warn("trust", number, "trust", "is answered on another day than Sunday; it is used")
        return tuple(found)

    def warn(self, kind: str, number: int, column: str, text: str) -> None:
        """Note one warning with its place."""
        self.warnings.add(kind, f"{self.file}, line {number}, column {column}: {text}")


def read_meta(lines: Iterable[str], *, file: str) -> dict[str, Facts]:
    """Read the facts table.

    Parameters
    ----------
    lines : iterable of str
        The header and one row a diary.
    file : str
        The name used in messages.

    Returns
    -------
    dict of Facts
        By diary id.

    Raises
    ------
    InputError
        A column is missing, a cell out of range, a diary named twice.
    """
    rows = iter(lines)
    places, width = find_columns(next(rows, ""), META_COLUMNS, file=file)
    facts: dict[str, Facts] = {}
    for number, line in enumerate(rows, start=2):
        cells = split_line(line, file=file, number=number)
        if cells == [""]:
            continue
        if len(cells) != width:
            raise InputError(f"has {len(cells)} cells, the header {width}", file=file, line=number)
        told = dict(zip(META_COLUMNS, (cells[place] for place in places), strict=True))
        diary_id = told.pop("diary_id")
        if not diary_id or diary_id in facts:
            problem = "is blank: name the diary" if not diary_id else f"{diary_id} stands twice: keep one row a diary"
            raise InputError(problem, file=file, line=number, column="diary_id")
        facts[diary_id] = read_facts(told, file=file, number=number)
    return facts


# column -> (lowest, highest, whole numbers only)
META_RANGES: dict[str, tuple[int, int, bool]] = {
    "q12_day": (0, 2 * MOST_DAYS, True),
    "plan_day": (0, 2 * MOST_DAYS, True),
    "peak_start_declared": (-MOST_DAYS, 2 * MOST_DAYS, False),
    "peak_end_declared": (-MOST_DAYS, 2 * MOST_DAYS, False),
    "trait_attachment_anxiety": (1, 7, False),
    "usual_closeness": (1, 7, False),
    "usual_quiet": (0, 4, False),
    "usual_irritable": (0, 4, False),
}


def read_facts(told: dict[str, str], *, file: str, number: int) -> Facts:
    """Turn one row's cells to facts; raises ``InputError`` naming the column."""
    values: dict[str, float | None] = {}
    for column, (low, high, whole) in META_RANGES.items():
        text = told[column]
        try:
            values[column] = (read_whole if whole else read_number)(text, low, high) if text else None
        except ValueError as error:
            raise InputError(str(error), file=file, line=number, column=column) from None
    start, end = values["peak_start_declared"], values["peak_end_declared"]
    return Facts(
        q12_day=as_day(values["q12_day"]),
        plan_day=as_day(values["plan_day"]),
        peak_start=as_day(start),
        peak_end=as_day(end),
        trait_anxiety=values["trait_attachment_anxiety"],
        usual_closeness=values["usual_closeness"],
        usual_quiet=values["usual_quiet"],
        usual_irritable=values["usual_irritable"],
    )


def as_day(value: float | None) -> int | None:
    """Return a day number as a whole number."""
    return None if value is None else round(value)
