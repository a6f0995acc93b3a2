"""A time zone as a table of changes: local times to instants and back, thousands at once.

A local time that a clock change skips is read with the offset before the change (RFC 5545 section 3.3.5), one that
happens twice is the first of the two. Instants are seconds since 1970-01-01T00:00:00Z, local times are wall-clock
seconds since 1970-01-01T00:00:00.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from homeward.timing.days import Ints

_FAR = 1 << 60


@dataclass(frozen=True)
class Zone:
    """One zone: at instant ``onsets[i]`` the offset changes from ``offsets[i]`` to ``offsets[i + 1]``.

    ``onsets`` (N,) int64 ascending instants, ``offsets`` (N + 1,) int64 seconds east of UTC.
    """

    name: str
    onsets: Ints
    offsets: Ints

    @cached_property
    def _local_onsets(self) -> Ints:
        """Wall-clock seconds from which the new offset is the right one to read a local time with.

        Over a gap that is the end of the skipped hour, over a fold the end of the hour's first pass: the later of the
        two local readings of the change, either way.
        """
        local = self.onsets + np.maximum(self.offsets[:-1], self.offsets[1:])
        return np.maximum.accumulate(local)

    @cached_property
    def _lists(self) -> tuple[list[int], list[int], list[int]]:
        """The same as plain lists: for a single moment much quicker than an array."""
        return self._local_onsets.tolist(), self.onsets.tolist(), self.offsets.tolist()

    def to_instants(self, local: Ints) -> Ints:
        """Return the instants of wall-clock seconds."""
        return local - self.offsets[np.searchsorted(self._local_onsets, local, side="right")]

    def to_local(self, instants: Ints) -> Ints:
        """Return the wall-clock seconds of instants."""
        return instants + self.offsets[np.searchsorted(self.onsets, instants, side="right")]

    def first_at_or_after(self, local: Ints) -> Ints:
        """Return the first instants whose clock shows ``local`` or later: the end of the gap for a skipped time."""
        at = np.searchsorted(self._local_onsets, local, side="right")
        instants: Ints = np.minimum(local - self.offsets[at], np.append(self.onsets, _FAR)[at])
        return instants

    def end_of_before(self, local: Ints) -> Ints:
        """Return the instants up to which the clock last showed less than ``local``: a repeated time is its second."""
        early = np.maximum.accumulate(self.onsets + np.minimum(self.offsets[:-1], self.offsets[1:]))
        at = np.searchsorted(early, local, side="left")
        instants: Ints = np.maximum(local - self.offsets[at], np.append(-_FAR, self.onsets)[at])
        return instants

    def instant(self, local: int) -> int:
        """Return the instant of one wall-clock second."""
        local_onsets, _, offsets = self._lists
        return local - offsets[bisect_right(local_onsets, local)]

    def local(self, instant: int) -> int:
        """Return the wall-clock second of one instant."""
        _, onsets, offsets = self._lists
        return instant + offsets[bisect_right(onsets, instant)]

    def agrees_with(self, other: "Zone", first: int, last: int) -> bool:
        """Return whether both zones have the same offset at every instant from ``first`` to ``last``."""
        moments = np.concatenate([self.onsets, other.onsets, np.array([first], dtype=np.int64)])
        moments = moments[(moments >= first) & (moments <= last)]
        return bool(np.array_equal(self.to_local(moments), other.to_local(moments)))


def fixed_zone(name: str, offset: int) -> Zone:
    """Return a zone that never changes; ``offset`` is seconds east of UTC."""
    return Zone(name, np.empty(0, dtype=np.int64), np.array([offset], dtype=np.int64))


UTC = fixed_zone("UTC", 0)


def make_zone(name: str, changes: list[tuple[int, int]], before: int) -> Zone:
    """Build a zone from (instant, new offset) pairs; changes that change nothing are left out."""
    onsets: list[int] = []
    offsets = [before]
    for instant, offset in sorted(changes):
        if onsets and onsets[-1] == instant:
            offsets[-1] = offset
        elif offset != offsets[-1]:
            onsets.append(instant)
            offsets.append(offset)
    return Zone(name, np.array(onsets, dtype=np.int64), np.array(offsets, dtype=np.int64))
