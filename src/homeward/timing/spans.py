"""Many half-open spans of instants at once: ascending starts and ends as int64 seconds since 1970."""

import numpy as np

from homeward.timing.days import Ints

Spans = tuple[Ints, Ints]
"""Two arrays of one length: starts, inclusive, and ends, exclusive."""


def no_spans() -> Spans:
    """Return no spans at all."""
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)


def merge(starts: Ints, ends: Ints) -> Spans:
    """Join spans that overlap or touch; empty ones are dropped, the result ascends."""
    real = ends > starts
    if not real.all():
        starts, ends = starts[real], ends[real]
    if not starts.size:
        return no_spans()
    order = np.argsort(starts, kind="stable")
    starts = starts[order]
    reach = np.maximum.accumulate(ends[order])
    opens = np.flatnonzero(np.append(True, starts[1:] > reach[:-1]))
    return starts[opens], reach[np.append(opens[1:] - 1, starts.size - 1)]


def clip(spans: Spans, first: int, last: int) -> Spans:
    """Cut spans to ``first`` (inclusive) … ``last`` (exclusive)."""
    starts, ends = np.maximum(spans[0], first), np.minimum(spans[1], last)
    kept = ends > starts
    return starts[kept], ends[kept]


def join(parts: list[Spans]) -> Spans:
    """Merge several lists of spans into one."""
    if not parts:
        return no_spans()
    return merge(np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts]))


def gaps(merged: Spans, first: int, last: int) -> Spans:
    """Return what merged spans leave free between two instants."""
    starts, ends = clip(merged, first, last)
    return clip((np.append(first, ends), np.append(starts, last)), first, last)


def touches(merged: Spans, starts: Ints, ends: Ints) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return for each span whether it shares an instant with merged ones."""
    if not merged[0].size:
        return np.zeros(starts.size, dtype=np.bool_)
    before = np.searchsorted(merged[0], ends, side="left")
    return (before > 0) & (merged[1][np.maximum(before - 1, 0)] > starts)
