"""Find for every pattern a text that its rule marks only because of it, and write tests/coach/witnesses.json.

Run: python tools/find_witnesses.py [ID-PREFIX…]
Texts come from the rule's examples first; else one is built from the pattern itself. A pattern without a witness is
counted: either it says nothing that its neighbours do not say, or nothing this tool builds reaches it.
"""

import itertools
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from homeward.coach.board import Board, lay_out
from homeward.coach.hits import find_hits
from homeward.coach.lexicon import read_files
from homeward.coach.pattern_language import Item, Pattern
from homeward.coach.reading import read
from homeward.coach.registry import load_everywhere, load_examples, load_rules, make_rulebook
from homeward.coach.rule import Rule

WITNESSES = Path(__file__).resolve().parent.parent / "tests" / "coach" / "witnesses.json"
TAG_WORDS = {
    "#VERB": ["go", "sit", "eat"], "#NOUN": ["dinner", "table"], "#ADJ": ["blue"], "#ADV": ["here"], "#AUX": ["are"],
    "#VBN": ["gone", "eaten"], "#VBD": ["went", "ate"], "#VBG": ["going", "eating"], "#VB": ["go"], "#VBZ": ["goes"],
    "#VBP": ["go"], "#MD": ["would"], "#JJ": ["blue"], "#JJR": ["bluer"], "#NUM": ["four"], "#PRON": ["it"],
    "#DET": ["the"],
    "#PROPN": ["Ana"], "#NNS": ["plates"], "#ADP": ["on"], "#RB": ["here"], "#INTJ": ["oh"], "#PRP$": ["my"],
    "#NN": ["dinner"],
}  # fmt: skip
MARKS = {"!neg": ["not"], "!qmark": ["?"], "!bang": ["!"], "!dots": ["..."], "!stop": ["."], "!comma": [","],
         "!quote": ['"'], "!emoji": ["🙂"], "!caps": ["DINNER"]}  # fmt: skip
FORMS = {"~be": ["are", "is", "was"], "~have": ["have", "had"], "~do": ["do", "did"]}
MOST_TRIES = 60
LEXICONS = dict(read_files())


def spoken(item: Item) -> list[str]:
    """Return words that may stand for one item, a few of each of its keys."""
    if item.negative:
        return ["table", "that"]
    options: list[str] = []
    for key in sorted(item.keys):
        if key in FORMS:
            options += FORMS[key]
        elif key[0] == "@":
            options += [entry.partition("#")[0].replace("~", "") for entry in LEXICONS[key[1:]][:3]]
        else:
            options += TAG_WORDS.get(key) or MARKS.get(key) or [key.lstrip("_").replace("_", " ").replace("~", "")]
    return options


def built(pattern: Pattern) -> Iterator[str]:
    """Yield texts made from a pattern, the plainest first."""
    slots: list[list[str]] = []
    for item in pattern.items:
        if item.kind == "token":
            slots.append(([""] if item.optional else []) + spoken(item)[:12])
        elif item.kind == "gap":
            filled = " ".join(["really"] * item.least)
            slots.append([filled] if item.least else ["", "really"])
    for words in itertools.islice(itertools.product(*slots), MOST_TRIES):
        text = " ".join(word for word in words if word)
        yield text
        yield f"{text} plates"


def marks(board: Board, rule: Rule, shared: tuple) -> bool:
    book = make_rulebook((rule,), shared)
    return bool(find_hits(board, book))


def witness(rule: Rule, which: int, boards: dict[str, Board], shared: tuple) -> str | None:
    """Return a text the rule marks with this pattern and not without it."""
    pattern = rule.match[which]
    alone = replace(rule, match=(pattern,))
    rest = replace(rule, match=tuple(p for at, p in enumerate(rule.match) if at != which))
    book = make_rulebook((rule,), shared)
    for text in itertools.chain(boards, built(pattern)):
        board = boards.get(text) or lay_out(read(text), book.phrases)
        if marks(board, alone, shared) and not marks(board, rest, shared):
            return text
    return None


def main() -> None:
    prefixes = tuple(sys.argv[1:]) or ("",)
    found = json.loads(WITNESSES.read_text(encoding="utf-8")) if WITNESSES.is_file() else {}
    examples, shared, rules = load_examples(), load_everywhere(), load_rules()
    everything = make_rulebook(rules, shared).phrases
    for rule in rules:
        if not rule.id.startswith(prefixes):
            continue
        boards = {text: lay_out(read(text), everything) for text, _, _ in examples[rule.id].flag}
        found[rule.id] = {pattern.source: witness(rule, at, boards, shared) for at, pattern in enumerate(rule.match)}
        mute = [source for source, text in found[rule.id].items() if text is None]
        print(f"{rule.id}: {len(rule.match)} patterns, {len(mute)} without a witness", flush=True)
    kept = {rule.id: found[rule.id] for rule in rules if rule.id in found}
    WITNESSES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
