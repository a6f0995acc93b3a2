"""Show how the coach reads a text: tokens, tags, clauses, every pattern that matched, and what its guards said.

Run: python tools/explain_draft.py "TEXT"  (or lines on stdin)
"""

import sys

from homeward.coach.board import Board, lay_out
from homeward.coach.hits import find_hits, holds
from homeward.coach.matching import Match, find_matches
from homeward.coach.reading import read
from homeward.coach.registry import load_rulebook
from homeward.coach.rule import Rule


def explain(text: str) -> None:
    book = load_rulebook()
    board = lay_out(read(text), book.phrases)
    print(f"\n{text}")
    show_tokens(board)
    for rule in book.rules:
        for pattern in rule.match:
            if not board.at.keys().isdisjoint(pattern.needs):
                for match in find_matches(pattern, board, across=rule.across):
                    show_match(board, rule, pattern.source, match)
    for hit in find_hits(board, book):
        print(f"  HIT {hit.rule.id}: {board.reading.words(hit.first, hit.past)!r}")


def show_tokens(board: Board) -> None:
    reading = board.reading
    for at, token in enumerate(reading.tokens):
        named = sorted(key for key in board.keys[at] if key[0] in "@!")
        named += sorted(f"{key}→{end}" for key, end in board.phrases[at].items())
        tags = f"{token.upos:6}{token.xpos:5}"
        print(f"  {at:3} {token.text:14} {token.word:14} ~{token.lemma:13} {tags} {' '.join(named)}")
    for clause in reading.clauses:
        words = reading.words(clause.first, clause.past)
        verb = reading.words(clause.verb.first, clause.verb.past)
        shape = f"{clause.tense} {clause.mood}{' negated' if clause.negated else ''}"
        print(f"  clause [{words}] subject={clause.subject} verb={verb!r} {shape}")


def show_match(board: Board, rule: Rule, source: str, match: Match) -> None:
    shared = load_rulebook().everywhere if rule.everywhere and not rule.is_strength else ()
    print(f"  MATCH {rule.id} ({rule.severity}): {board.reading.words(match.first, match.past)!r}  by {source!r}")
    for guard in (*rule.unless, *shared):
        if holds(board, match, guard, across=rule.across):
            print(f"        silenced by unless {guard.source!r}")
    for guard in rule.when:
        if not holds(board, match, guard, across=rule.across):
            print(f"        silenced: when {guard.source!r} does not hold")


if __name__ == "__main__":
    for line in sys.argv[1:] or sys.stdin.read().splitlines():
        explain(line)
