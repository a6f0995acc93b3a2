"""Where things stand on the pictures: numbers in, coordinates out; the template only writes them down."""

import datetime as dt
from dataclasses import dataclass

# The picture is 640 by 216; points keep clear of its edges.
LEFT, RIGHT, TOP, BOTTOM = 12, 628, 16, 206
LOWEST, HIGHEST = 1.0, 7.0
LEAST_DAYS = 14
WIDEST_SWING = 1.5


@dataclass(frozen=True, slots=True)
class Dot:
    """One written day on the picture."""

    x: float
    y: float
    day: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class Band:
    """A box on the picture."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The first picture: the usual band behind, days in front, the likely change between."""

    dots: tuple[Dot, ...]
    usual: Band | None
    change: Band | None
    ticks: tuple[dt.date, ...]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Range:
    """One row of the second picture: a range with its middle, in the share of a row's width."""

    name: str
    low: float
    middle: float
    high: float
    words: str

    @property
    def width(self) -> float:
        """How wide the range is."""
        return round(self.high - self.low, 1)


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the third question: what was written and what was coming anyway."""

    first: dt.date
    written: float
    anyway: float
    entries: int


def y_of(value: float) -> float:
    """Return the height of a closeness on the picture; nearer is higher."""
    return round(BOTTOM - (value - LOWEST) / (HIGHEST - LOWEST) * (BOTTOM - TOP), 1)


def chart_of(
    points: list[list[float]], usual: list[float] | None, change: list[int] | None, first: dt.date
) -> Chart | None:
    """Lay the written days out from the first to the last; None where nothing was written."""
    if not points:
        return None
    start, end = int(points[0][0]), max(int(points[-1][0]), int(points[0][0]) + LEAST_DAYS)

    def x_of(day: float) -> float:
        inside = min(max(day, start), end)
        return round(LEFT + (inside - start) / (end - start) * (RIGHT - LEFT), 1)

    def date_of(day: float) -> dt.date:
        return first + dt.timedelta(days=int(day))

    dots = tuple(Dot(x_of(day), y_of(value), date_of(day), value) for day, value in points)
    band = moved = None
    if usual:
        band = Band(LEFT, y_of(usual[1]), RIGHT - LEFT, round(y_of(usual[0]) - y_of(usual[1]), 1))
    if change:
        moved = Band(x_of(change[0]), TOP, round(max(x_of(change[2]) - x_of(change[0]), 4.0), 1), BOTTOM - TOP)
    ticks = tuple(date_of(day) for day in (start, (start + end) // 2, end))
    return Chart(dots, band, moved, ticks, *(usual or (None, None)))


def range_of(name: str, middle: float, low: float, high: float) -> Range:
    """Lay one range out on a row of a hundred; the row ends at one and a half usual day-to-day swings."""

    def share(value: float) -> float:
        return round(min(max(value, 0.0), WIDEST_SWING) / WIDEST_SWING * 100, 1)

    return Range(name, share(low), share(middle), share(high), size_words(low, high))


def size_words(low: float, high: float) -> str:
    """Return a range in words, without a number that would look exact."""
    if high < 0.25:
        return "hardly any"
    if low < 0.05:
        return "perhaps none, perhaps some" if high < 0.8 else "cannot tell: from none to a lot"
    return "some" if high < 0.8 else "some to a lot"
