"""How long an event lasts: some lengths keep the clock's face, others count seconds (RFC 5545 section 3.3.6)."""

from dataclasses import dataclass

import numpy as np

from homeward.timing.days import DAY, Ints
from homeward.timing.values import Duration
from homeward.timing.zone import Zone


@dataclass(frozen=True, slots=True)
class Length:
    """First ``wall`` seconds on the clock's face, then ``exact`` seconds of real time."""

    wall: int
    exact: int

    def ends(self, local: Ints, zone: Zone) -> Ints:
        """Return the end instants of occurrences that start at wall-clock seconds ``local`` in ``zone``."""
        begins = zone.to_instants(local)
        if not self.wall:
            return begins + self.exact
        ends = zone.to_instants(local + self.wall)
        if self.wall > 0:
            # A start in the skipped hour moves past its own end: keep the length, so that busy time is never lost.
            ends = np.where(ends <= begins, begins + self.wall, ends)
        return ends + self.exact

    @property
    def longest(self) -> int:
        """Seconds that no occurrence outlasts, a clock change or two included."""
        return max(0, self.wall) + max(0, self.exact) + DAY


def of_duration(duration: Duration) -> Length:
    """Return a DURATION as a length: days and weeks on the clock's face, the rest exact."""
    return Length(duration.days * DAY, duration.seconds)
