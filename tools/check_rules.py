"""Check rule files while writing them: load errors, flag examples that miss or have another span, keep examples marked.

Run: python tools/check_rules.py [ID-PREFIX…]   e.g. python tools/check_rules.py contempt sarcasm_
Prints what is wrong for the rules whose id starts with a prefix (all without one); exit status 1 if anything is.
"""

import sys

from homeward.coach.board import Board, lay_out
from homeward.coach.errors import RuleError
from homeward.coach.evidence import load_evidence
from homeward.coach.hits import Hit, find_hits
from homeward.coach.lexicon import load_lexicons
from homeward.coach.reading import read
from homeward.coach.registry import load_everywhere, make_rulebook, rule_files
from homeward.coach.rule import Examples, Rule
from homeward.coach.rule_file import read_whole_rule


def load(prefixes: list[str]) -> tuple[list[tuple[Rule, Examples]], list[str]]:
    """Load what can be loaded; a bad file of somebody else must not stop one's own work."""
    pairs, wrong = [], []
    for path in rule_files():
        try:
            pairs.append(
                read_whole_rule(path.name, path.read_text(), load_lexicons().names, frozenset(load_evidence()))
            )
        except RuleError as error:
            if not prefixes or path.name.startswith(tuple(prefixes)):
                wrong.append(f"LOAD  {error}")
    return pairs, wrong


def main() -> int:
    prefixes = sys.argv[1:]
    pairs, wrong = load(prefixes)
    book = make_rulebook(tuple(rule for rule, _ in pairs), load_everywhere())

    def hits_of(text: str) -> tuple[Board, list[Hit]]:
        board = lay_out(read(text), book.phrases)
        return board, find_hits(board, book)

    for rule, examples in pairs:
        mine = not prefixes or rule.id.startswith(tuple(prefixes))
        for text, start, end in examples.flag if mine else ():
            board, hits = hits_of(text)
            tokens = board.reading.tokens
            spans = [text[tokens[h.first].start : tokens[h.past - 1].end] for h in hits if h.rule.id == rule.id]
            if text[start:end] not in spans:
                wrong.append(f"FLAG  {rule.id}: {text!r} wanted [{text[start:end]}] got {spans}")
        for text in examples.keep:
            _, hits = hits_of(text)
            for hit in hits:
                if hit.rule.id == rule.id and mine:
                    wrong.append(f"KEEP  {rule.id}: marks its own keep {text!r}")
                elif (
                    not rule.is_strength
                    and not hit.rule.is_strength
                    and (mine or hit.rule.id.startswith(tuple(prefixes)))
                ):
                    wrong.append(f"CROSS {hit.rule.id} marks a keep of {rule.id}: {text!r}")
    print("\n".join(wrong) or f"{len(pairs)} rules, all examples hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
