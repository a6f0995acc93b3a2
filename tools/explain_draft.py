"""Show how the coach reads a text: tokens, tags, clauses, every pattern that matched, and what its guards said.

Run: python tools/explain_draft.py "TEXT"  (or lines on stdin)
"""

import sys

from homeward.coach.board import lay_out
from homeward.coach.hits import find_hits, holds
from homeward.coach.matching import find_matches
from homeward.coach.reading import read
from homeward.coach.registry import load_rulebook


def explain(text: str) -> None:
    book = load_rulebook()
    reading = read(text)
    board = lay_out(reading, book.phrases)
    print(f"\n{text}")
    for at, token in enumerate(reading.tokens):
        extra = sorted(key for key in board.keys[at] if key[0] in "@!") + sorted(
            f"{k}→{e}" for k, e in board.phrases[at].items()
        )
        print(
            f"  {at:3} {token.text:14} {token.word:14} ~{token.lemma:13} {token.upos:6}{token.xpos:5} {' '.join(extra)}"
        )
    for clause in reading.clauses:
        words = reading.words(clause.first, clause.past)
        verb = reading.words(clause.verb.first, clause.verb.past)
        print(
            f"  clause [{words}] subject={clause.subject} verb={verb!r} {clause.tense} {clause.mood}{' negated' if clause.negated else ''}"
        )
    for rule in book.rules:
        for pattern in rule.match:
            if board.at.keys().isdisjoint(pattern.needs):
                continue
            for match in find_matches(pattern, board, across=rule.across):
                shared = book.everywhere if rule.everywhere and not rule.is_strength else ()
                stopped = [g.source for g in (*rule.unless, *shared) if holds(board, match, g, across=rule.across)]
                missing = [g.source for g in rule.when if not holds(board, match, g, across=rule.across)]
                words = reading.words(match.first, match.past)
                print(f"  MATCH {rule.id} ({rule.severity}): {words!r}  by {pattern.source!r}")
                for source in stopped:
                    print(f"        silenced by unless {source!r}")
                for source in missing:
                    print(f"        silenced: when {source!r} does not hold")
    for hit in find_hits(board, book):
        print(f"  HIT {hit.rule.id}: {reading.words(hit.first, hit.past)!r}")


if __name__ == "__main__":
    for line in sys.argv[1:] or sys.stdin.read().splitlines():
        explain(line)
