"""How much work a calendar may ask for, counted in pieces of work so that the same input always ends the same way."""

from dataclasses import dataclass

from homeward.timing.errors import WorkLimit


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one calendar.

    Counts, not seconds: the engine reads no clock, and an answer that depends on the machine's mood would be a wrong
    one. A cell is one calendar day (or one candidate time) looked at; about five million cells take one second.
    """

    file_bytes: int
    components: int
    nesting: int
    line_chars: int
    properties: int
    window_days: int
    event_instances: int
    event_cells: int
    feed_cells: int


FEED = Limits(
    file_bytes=5 * 1024 * 1024,
    components=10_000,
    nesting=4,
    line_chars=64 * 1024,
    properties=200,
    window_days=400,
    event_instances=1_000,
    event_cells=400_000,
    feed_cells=4_000_000,
)
"""For feeds and uploads: the caps of the safety page."""

COMMAND_LINE = Limits(
    file_bytes=20 * 1024 * 1024,
    components=30_000,
    nesting=40,
    line_chars=640 * 1024,
    properties=2_000,
    window_days=40_000,
    event_instances=200_000,
    event_cells=2_000_000,
    feed_cells=8_000_000,
)
"""For a person at the command line with their own files.

About ten times the feed's; bytes, components and cells a little less, so that even the worst file is answered in five
seconds and 256 MiB. The window may be a century: asking for more days is the person's own wish, not the file's.
"""

SERIES_CELLS = 300
"""What a rule costs before its first day is looked at."""
LEAST_CANDIDATES = 100_000
"""A day of seconds may always be looked through: a BY part or the window may leave few of them."""
MOST_WARNINGS = 300
"""More notes than this about one file help nobody."""


class Budget:
    """What is left of the work one calendar may ask for."""

    __slots__ = ("event_left", "feed_left", "limits")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.feed_left = limits.feed_cells
        self.event_left = limits.event_cells

    def start_event(self) -> None:
        """Give the next event its own full share, as far as the calendar still has it."""
        self.event_left = min(self.limits.event_cells, self.feed_left)

    def spend(self, cells: int) -> None:
        """Take ``cells`` from what is left.

        Raises
        ------
        WorkLimit
            When less than that is left; nothing is taken then.
        """
        if cells > self.event_left:
            raise WorkLimit("it repeats more often than can be worked out here")
        self.event_left -= cells
        self.feed_left -= cells

    def spend_candidates(self, size: int) -> None:
        """Take the cost of candidate times, before they are made.

        Raises
        ------
        WorkLimit
            When there are far more than an event may have instances, or no budget is left for them.
        """
        if size > max(2 * self.limits.event_instances, LEAST_CANDIDATES):
            raise WorkLimit(f"it has more than {self.limits.event_instances} instances in the time asked for")
        self.spend(size // 3)

    def spend_instances(self, size: int) -> None:
        """Refuse an event with more instances in the window than the limits allow.

        Raises
        ------
        WorkLimit
            When there are too many.
        """
        if size > self.limits.event_instances:
            raise WorkLimit(f"it has more than {self.limits.event_instances} instances in the time asked for")
