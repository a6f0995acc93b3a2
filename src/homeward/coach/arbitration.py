"""From hits to marks: the graver, then the longer span wins where two overlap; one mark a span."""

import hashlib
from collections.abc import Sequence

from homeward.coach.board import Board
from homeward.coach.finding import Finding, Span, Strength
from homeward.coach.hits import Hit
from homeward.coach.kinds import PROBLEM_KINDS
from homeward.coach.tokens import Token

CONTEXT_TOKENS = 2  # each side; coach.md §4: enough to tell two places apart, little enough to survive edits elsewhere
GLUED = frozenset(["AUX", "PART", "VERB", "PRON"])
RANK = {kind: at for at, kind in enumerate(PROBLEM_KINDS)}


def settle(board: Board, hits: Sequence[Hit], kept: frozenset[str]) -> tuple[tuple[Finding, ...], tuple[Strength, ...]]:
    """Return the marks and the strengths, each in order of place.

    ``kept`` are fingerprints of marks the writer keeps on purpose; they are left out and free no place.
    """
    problems = [hit for hit in hits if not hit.rule.is_strength]
    chosen: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(problems, key=precedence):
        if taken.isdisjoint(range(hit.first, hit.past)):
            taken.update(range(hit.first, hit.past))
            chosen.append(hit)
    findings = [make_finding(board, hit) for hit in sorted(chosen, key=lambda hit: hit.first)]
    good = [make_strength(board, hit) for hit in hits if hit.rule.is_strength]
    return tuple(finding for finding in findings if finding.fingerprint not in kept), tuple(dict.fromkeys(good))


def precedence(hit: Hit) -> tuple[int, int, int, int, str]:
    """Return the order in which hits take their place: graver, longer, kind, earlier, rule name."""
    return -hit.rule.severity, hit.first - hit.past, RANK[hit.rule.kind], hit.first, hit.rule.id


def span_of(board: Board, first: int, past: int) -> Span:
    """Return the code points that tokens ``first`` to ``past`` cover, no word cut at its apostrophe ("don't")."""
    tokens = board.reading.tokens
    while first > 0 and glued(tokens[first - 1], tokens[first]):
        first -= 1
    while past < len(tokens) and glued(tokens[past - 1], tokens[past]):
        past += 1
    return Span(tokens[first].start, tokens[past - 1].end)


def glued(left: Token, right: Token) -> bool:
    """Tell whether two tokens are parts of one written word."""
    return right.start < left.end or (right.start == left.end and right.upos in GLUED and left.text[-1].isalpha())


def make_finding(board: Board, hit: Hit) -> Finding:
    """Return the mark of a hit."""
    rule = hit.rule
    slots = tuple(
        (name, span_of(board, first, past))
        for name, (first, past) in sorted(hit.match.captures.items())
        if name != "mark" and past > first
    )
    return Finding(
        span=span_of(board, hit.first, hit.past),
        kind=rule.kind,
        severity=rule.severity,
        rule=rule.id,
        why=rule.why,
        evidence=rule.evidence,
        repairs=rule.repairs,
        slots=slots,
        fingerprint=fingerprint(board, hit),
    )


def make_strength(board: Board, hit: Hit) -> Strength:
    """Return the strength of a hit."""
    return Strength(span_of(board, hit.first, hit.past), hit.rule.kind, hit.rule.id, hit.rule.why)


def fingerprint(board: Board, hit: Hit) -> str:
    """Return a short name of this mark: its rule, its words and two tokens on each side in its sentence."""
    first = max(board.sentence_of[hit.first].first, hit.first - CONTEXT_TOKENS)
    past = min(board.sentence_of[hit.past - 1].past, hit.past + CONTEXT_TOKENS)
    around = board.reading.tokens[first:past]
    words = "\x1f".join([hit.rule.id, *(token.word for token in around)])
    return hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:16]
