"""Match parsed patterns on a board: a small backtracking walk, bounded by the sentence and by the widest gap."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from homeward.coach.board import Board
from homeward.coach.pattern_language import Item, Pattern


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: token numbers half-open, and each capture's."""

    first: int
    past: int
    captures: dict[str, tuple[int, int]]


def find_matches(pattern: Pattern, board: Board, *, across: bool) -> Iterator[Match]:
    """Yield the matches of ``pattern`` from left to right, none overlapping another."""
    past = 0
    for start in starts(pattern, board):
        if start < past:
            continue
        match = match_at(pattern, board, start, across=across)
        if match is not None:
            past = max(match.past, match.first + 1)
            yield match


def starts(pattern: Pattern, board: Board, low: int = 0, high: int | None = None) -> Sequence[int]:
    """Return the tokens a match between ``low`` and ``high`` may start at; none where a mandatory item is nowhere."""
    at = board.at
    if not possible(pattern, board.present):
        return ()
    high = len(board.keys) if high is None else high
    needed = places(pattern.needs, at, low, high)
    first = next(item for item in pattern.items if item.kind not in {"open", "close"})
    if first.keys == pattern.needs and not (first.optional or first.negative):
        return needed
    near = sorted({start for place in needed for start in range(max(low, place - pattern.reach), place + 1)})
    if first.optional or first.negative or first.kind != "token":
        return near
    keys, phrases, wanted = board.keys, board.phrases, first.keys
    return [start for start in near if not wanted.isdisjoint(keys[start]) or not wanted.isdisjoint(phrases[start])]


def possible(pattern: Pattern, present: frozenset[str]) -> bool:
    """Tell whether every mandatory item of a pattern is somewhere in the text."""
    for keys in pattern.also:  # noqa: SIM110 - a generator here costs more than the test
        if keys.isdisjoint(present):
            return False
    return True


def places(keys: frozenset[str], at: dict[str, list[int]], low: int, high: int) -> Sequence[int]:
    """Return the tokens from ``low`` up to ``high`` that meet one of ``keys``, in order."""
    found = [cut(at[key], low, high) for key in keys & at.keys()]
    if len(found) == 1:
        return found[0]
    return sorted({place for row in found for place in row})


def cut(row: list[int], low: int, high: int) -> list[int]:
    """Return the part of a sorted row from ``low`` up to ``high``."""
    if not row or (row[0] >= low and row[-1] < high):
        return row
    return row[bisect_left(row, low) : bisect_left(row, high)]


def match_at(pattern: Pattern, board: Board, start: int, *, across: bool, stop: int = -1) -> Match | None:
    """Return the match of ``pattern`` that starts at token ``start`` (and ends at ``stop`` unless -1), or None."""
    limit = len(board.keys) if across else board.sentence_of[start].past
    trail: list[tuple[str, int]] = []
    end = Walk(pattern.items, board, limit, stop, trail).go(0, start)
    if end < 0:
        return None
    return Match(start, end, captures(trail))


def captures(trail: list[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """Turn the trail of opened and closed brackets into token ranges."""
    opened: dict[str, int] = {}
    ranges: dict[str, tuple[int, int]] = {}
    for name, at in trail:
        if name.startswith("/"):
            ranges[name[1:]] = (opened[name[1:]], at)
        else:
            opened[name] = at
    return ranges


@dataclass(frozen=True, slots=True)
class Walk:
    """One attempt: the steps, the board, the bounds, and the trail of brackets passed."""

    items: tuple[Item, ...]
    board: Board
    limit: int
    stop: int
    trail: list[tuple[str, int]]

    def go(self, step: int, at: int) -> int:
        """Return the token number after the match from ``step`` on, or -1."""
        if step == len(self.items):
            return at if self.stop in (-1, at) else -1
        item = self.items[step]
        if item.kind == "token":
            return self.take(item, step, at)
        if item.kind == "gap":
            return self.skip(item, step, at)
        if item.kind == "anchor":
            return self.go(step + 1, at) if at in self.board.anchors[item.name] else -1
        self.trail.append((item.name if item.kind == "open" else "/" + item.name, at))
        end = self.go(step + 1, at)
        if end < 0:
            self.trail.pop()
        return end

    def take(self, item: Item, step: int, at: int) -> int:
        """Take one token or phrase; an optional item is taken where it can be."""
        if at < self.limit:
            if item.phrases:
                for key, past in self.board.phrases[at].items():
                    if key in item.keys and past <= self.limit:
                        end = self.go(step + 1, past)
                        if end >= 0:
                            return end
            if item.keys.isdisjoint(self.board.keys[at]) == item.negative:
                end = self.go(step + 1, at + 1)
                if end >= 0:
                    return end
        return self.go(step + 1, at) if item.optional else -1

    def skip(self, item: Item, step: int, at: int) -> int:
        """Skip as few tokens as will do."""
        for width in range(item.least, item.most + 1):
            if at + width > self.limit:
                break
            end = self.go(step + 1, at + width)
            if end >= 0:
                return end
        return -1
