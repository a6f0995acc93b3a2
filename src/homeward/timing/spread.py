"""Choose few windows out of many so that they are real choices and not neighbours of one gap."""

import numpy as np

from homeward.timing.days import DAY, Ints
from homeward.timing.rank import Floats
from homeward.timing.zone import Zone

_APART = 3 * 3600
_WORTH_ANOTHER_DAY = 0.6
"""A window on a new day is preferred only while it scores this share of the best."""


def spread(starts: Ints, scores: Floats, minutes: int, top: int, zone: Zone) -> Ints:
    """Return the indices of up to ``top`` windows, best first, none overlapping another.

    Three passes: first one window a day, then windows three hours apart, then whatever does not overlap. Earlier
    starts win ties, so the same input always gives the same answer.
    """
    order = np.lexsort((starts, -np.round(scores, 9)))
    days = zone.to_local(starts) // DAY
    chosen: list[int] = []
    least = scores.max() * _WORTH_ANOTHER_DAY
    used: set[int] = set()
    for at in order:
        if len(chosen) >= top or scores[at] < least:
            break
        if int(days[at]) not in used and _is_clear(starts, chosen, int(at), minutes * 60):
            chosen.append(int(at))
            used.add(int(days[at]))
    for distance in (max(_APART, minutes * 60), minutes * 60):
        left = order
        while len(chosen) < top:
            left = _clear_of(starts, left, chosen, distance)
            if not left.size:
                break
            chosen.append(int(left[0]))
    return np.array(sorted(chosen, key=lambda at: (-round(float(scores[at]), 9), int(starts[at]))), dtype=np.int64)


def _is_clear(starts: Ints, chosen: list[int], at: int, distance: int) -> bool:
    return all(abs(int(starts[at]) - int(starts[other])) >= distance for other in chosen)


def _clear_of(starts: Ints, left: Ints, chosen: list[int], distance: int) -> Ints:
    for other in chosen:
        left = left[np.abs(starts[left] - starts[other]) >= distance]
    return left
