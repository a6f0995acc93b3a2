"""The tagger is as good as its page says; needs the treebank, which stays out of the project."""

import lzma
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from homeward.coach.tagger import load_tagger
from homeward.coach.tokens import CLIPPED, CLITIC_WORD

LEANT_ON = {"VERB", "AUX", "PRON", "ADV", "PART"}


def test_plain_words_get_their_tags() -> None:
    words = ["you", "never", "listen", "to", "me"]
    tags = [upos for upos, _ in load_tagger().tag(words, words)]
    assert tags == ["PRON", "ADV", "VERB", "ADP", "PRON"]


def test_accuracy_on_the_treebank_meets_the_gate(root: Path) -> None:
    folder = Path(os.environ.get("HOMEWARD_TREEBANK", root.parent / "shared" / "data")) / "ud-english-ewt"
    file = folder / "en_ewt-ud-test.conllu.xz"
    if not file.is_file():
        pytest.skip("the treebank is not here; set HOMEWARD_TREEBANK to its folder")
    as_written, lower = scores(file, lower=False), scores(file, lower=True)
    assert as_written["upos"] >= 0.935
    assert lower["leant on"] >= 0.95


def scores(file: Path, *, lower: bool) -> dict[str, float]:
    tagger = load_tagger()
    right = total = leant = leant_right = 0
    for surfaces, truth in gold(file):
        written = [surface.lower() for surface in surfaces] if lower else surfaces
        for (upos, _), gold_tag in zip(tagger.tag(as_read(written), written), truth, strict=True):
            total += 1
            right += upos == gold_tag
            if gold_tag in LEANT_ON:
                leant += 1
                leant_right += upos == gold_tag
    return {"upos": right / total, "leant on": leant_right / leant}


def as_read(surfaces: list[str]) -> list[str]:
    words = [surface.lower().replace("’", "'") for surface in surfaces]
    for at, word in enumerate(words):
        if word == "n't" and at:
            words[at - 1] = CLIPPED.get(words[at - 1], words[at - 1])
        words[at] = CLITIC_WORD.get(word, word)
    return words


def gold(file: Path) -> Iterator[tuple[list[str], list[str]]]:
    rows: list[tuple[str, str]] = []
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append((cells[1], cells[3]))
            elif not line.strip() and rows:
                yield [row[0] for row in rows], [row[1] for row in rows]
                rows = []
