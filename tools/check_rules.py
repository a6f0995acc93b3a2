"""Check rule files while writing them: load errors, flag examples that miss or have another span, keep examples marked.

Run: python tools/check_rules.py [--mend] [ID-PREFIX…]   e.g. python tools/check_rules.py contempt sarcasm_
With --mend, the brackets of a flag example that fires with another span are moved there: read the diff.
Prints what is wrong for the rules whose id starts with a prefix (all without one); exit status 1 if anything is.
"""

import sys
from pathlib import Path

from homeward.coach.arbitration import span_of
from homeward.coach.board import Board, lay_out
from homeward.coach.errors import RuleError
from homeward.coach.evidence import load_evidence
from homeward.coach.hits import Hit, find_hits
from homeward.coach.lexicon import load_lexicons
from homeward.coach.reading import read
from homeward.coach.registry import Rulebook, load_everywhere, make_rulebook, rule_files
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


def mend(rule_id: str, old: str, new: str) -> None:
    path = next(path for path in rule_files() if path.name == f"{rule_id}.toml")
    file = Path(str(path))
    file.write_text(file.read_text().replace(old, new))
    print(f"MENDED {rule_id}: {new}")


def hits_of(text: str, book: Rulebook) -> tuple[Board, list[Hit]]:
    board = lay_out(read(text), book.phrases)
    return board, find_hits(board, book)


def check_flags(rule: Rule, examples: Examples, book: Rulebook) -> list[str]:
    wrong = []
    for text, start, end in examples.flag:
        board, hits = hits_of(text, book)
        places = [span_of(board, hit.first, hit.past) for hit in hits if hit.rule.id == rule.id]
        spans = [text[place.start : place.end] for place in places]
        if text[start:end] in spans:
            continue
        if spans and "--mend" in sys.argv:
            mend(rule.id, f"{text[:start]}[{text[start:end]}]{text[end:]}", text.replace(spans[0], f"[{spans[0]}]", 1))
        else:
            wrong.append(f"FLAG  {rule.id}: {text!r} wanted [{text[start:end]}] got {spans}")
    return wrong


def check_keeps(rule: Rule, examples: Examples, book: Rulebook, prefixes: tuple[str, ...]) -> list[str]:
    wrong = []
    mine = rule.id.startswith(prefixes)
    for text in examples.keep:
        for hit in hits_of(text, book)[1]:
            both_problems = not rule.is_strength and not hit.rule.is_strength
            if hit.rule.id == rule.id and mine:
                wrong.append(f"KEEP  {rule.id}: marks its own keep {text!r}")
            elif both_problems and (mine or hit.rule.id.startswith(prefixes)):
                wrong.append(f"CROSS {hit.rule.id} marks a keep of {rule.id}: {text!r}")
    return wrong


def main() -> int:
    prefixes = tuple(word for word in sys.argv[1:] if word != "--mend") or ("",)
    pairs, wrong = load(list(prefixes))
    book = make_rulebook(tuple(rule for rule, _ in pairs), load_everywhere())
    for rule, examples in pairs:
        if rule.id.startswith(prefixes):
            wrong += check_flags(rule, examples, book)
        wrong += check_keeps(rule, examples, book, prefixes)
    print("\n".join(wrong) or f"{len(pairs)} rules, all examples hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
