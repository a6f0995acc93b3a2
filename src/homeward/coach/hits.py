"""Run the rules over a board: which patterns match, and which matches their guards let through."""

from dataclasses import dataclass

from homeward.coach.board import Board
from homeward.coach.matching import Match, find_matches, match_at, possible, starts
from homeward.coach.pattern_language import WIDEST_GAP, Pattern
from homeward.coach.predicates import PREDICATES
from homeward.coach.registry import Rulebook
from homeward.coach.rule import Guard, Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched: the match, and the token numbers of the span to mark."""

    rule: Rule
    match: Match
    first: int
    past: int


def find_hits(board: Board, book: Rulebook) -> list[Hit]:
    """Return the hits of every rule, by rule and place; at most one of a rule at a place."""
    present = board.present
    candidates = sorted({pair for key in book.index.keys() & present for pair in book.index[key]})
    hits: list[Hit] = []
    for number, which in candidates:
        rule = book.rules[number]
        if not possible(rule.match[which], present):
            continue
        shared = book.everywhere if rule.everywhere and not rule.is_strength else ()
        for match in find_matches(rule.match[which], board, across=rule.across):
            if passes(board, match, rule, shared):
                hits.append(make_hit(rule, match))
    return drop_repeats(hits)


def make_hit(rule: Rule, match: Match) -> Hit:
    """Return the hit with its span: the capture "mark", or the whole match."""
    first, past = match.captures.get("mark", (match.first, match.past))
    return Hit(rule, match, first, max(past, first + 1))


def drop_repeats(hits: list[Hit]) -> list[Hit]:
    """Keep the longest of overlapping hits of one rule."""
    kept: list[Hit] = []
    taken: set[tuple[str, int]] = set()
    for hit in sorted(hits, key=lambda hit: (hit.rule.id, hit.first - hit.past, hit.first)):
        places = {(hit.rule.id, at) for at in range(hit.first, hit.past)}
        if taken.isdisjoint(places):
            taken |= places
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.first, hit.past, hit.rule.id))


def passes(board: Board, match: Match, rule: Rule, shared: tuple[Guard, ...]) -> bool:
    """Tell whether all of ``when`` hold, and none of ``unless`` and of the shared guards does."""
    if not all(holds(board, match, guard, across=rule.across) for guard in rule.when):
        return False
    return not any(holds(board, match, guard, across=rule.across) for guard in (*rule.unless, *shared))


def holds(board: Board, match: Match, guard: Guard, *, across: bool) -> bool:
    """Tell whether one guard holds for a match."""
    if guard.predicate:
        return PREDICATES[guard.predicate](board, match)
    if guard.pattern.needs.isdisjoint(board.present):
        return False
    if guard.scope == "after":
        past_end = match.past >= len(board.keys)
        return not past_end and match_at(guard.pattern, board, match.past, across=across) is not None
    if guard.scope == "before":
        return any(
            match_at(guard.pattern, board, start, across=across, stop=match.first) is not None
            for start in range(max(0, match.first - WIDEST_GAP), match.first)
        )
    first, past = bounds(board, match, guard)
    memo = (guard.source, first, past)
    if memo not in board.memo:
        board.memo[memo] = holds_between(guard.pattern, board, first, past)
    return board.memo[memo]


def bounds(board: Board, match: Match, guard: Guard) -> tuple[int, int]:
    """Return the tokens a guard may look at."""
    last = max(match.first, match.past - 1)
    if guard.scope == "inside":
        return match.first, match.past
    if guard.scope == "clause":
        return board.clause_of[match.first].first, board.clause_of[last].past
    if guard.scope == "sentence":
        return board.sentence_of[match.first].first, board.sentence_of[last].past
    return 0, len(board.keys)


def holds_between(pattern: Pattern, board: Board, first: int, past: int) -> bool:
    """Tell whether a pattern matches anywhere from token ``first`` up to ``past``."""
    for start in starts(pattern, board, first, past):
        match = match_at(pattern, board, start, across=False)
        if match is not None and match.past <= past:
            return True
    return False
