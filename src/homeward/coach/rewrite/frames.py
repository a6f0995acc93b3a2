"""Frames: sentences written by hand with slots in braces, one chosen by a stable hash of the draft."""

import re
import zlib
from collections.abc import Mapping, Sequence

SLOT = re.compile(r"\{([a-z_.]+)\}")


def slots_of(frame: str) -> frozenset[str]:
    """Return the names of the slots of a frame."""
    return frozenset(SLOT.findall(frame))


def fill(frame: str, slots: Mapping[str, str]) -> str:
    """Return the frame with its slots filled, or "" where one of them is empty."""
    if not all(slots.get(name) for name in slots_of(frame)):
        return ""
    return SLOT.sub(lambda found: slots[found.group(1)], frame)


def in_order(frames: Sequence[str], seed: str) -> list[str]:
    """Return the frames from the one the hash of ``seed`` points to, and round: the same for the same draft.

    Frames that use a slot come before those that use none, for the writer's own words are worth more than ours.
    """
    if not frames:
        return []
    start = zlib.crc32(seed.encode("utf-8", "surrogatepass")) % len(frames)
    turned = [*frames[start:], *frames[:start]]
    return sorted(turned, key=lambda frame: not slots_of(frame))


def choose(frames: Sequence[str], slots: Mapping[str, str], seed: str) -> str:
    """Return the first frame in hash order that can be filled, filled; "" where none can."""
    return next((said for frame in in_order(frames, seed) if (said := fill(frame, slots))), "")
