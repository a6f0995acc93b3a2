"""Keep what the draft is about: where neither line nor request holds a word of it, the line is opened with it."""

from collections.abc import Sequence
from dataclasses import replace

from homeward.coach.rewrite.checks import WORD, lemmas
from homeward.coach.rewrite.draft import Draft
from homeward.coach.rewrite.frames import choose, fill
from homeward.coach.rewrite.lines import Line, leading_kind
from homeward.coach.rewrite.moves import load_general, load_moves
from homeward.coach.rewrite.slots import PEOPLE
from homeward.coach.rewrite.topic import LIGHT_NOUNS
from homeward.coach.rewrite.word_lists import word_list

CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ"])
LIGHT_VERBS = word_list("light_verbs")
# Kinds whose lines say how the writer feels: "When it comes to money, I feel …". The others ask or listen.
OPENED = frozenset(
    ["generalisation", "blame", "character_attack", "contempt", "demand_or_ultimatum", "false_i_statement", "sarcasm",
     "guilt_trip"]
)  # fmt: skip


def with_matter(draft: Draft, lines: Sequence[Line | None], said: str) -> list[Line | None]:
    """Return the lines, the first opened with the matter where it is what the situation is about.

    Nothing changes where what is ``said`` holds a word of the draft already, or the kind rather asks or listens.
    """
    opened = list(lines)
    if not draft.on_topic or not is_bare(draft, said):
        return opened
    at = next((at for at, line in enumerate(opened) if line is not None and takes_opening(line.text)), None)
    opening = fill(load_general().opening[draft.register], draft.slots)
    line = opened[at] if at is not None else None
    if not opening or at is None or line is None or opening.split(" ", 1)[0].lower() in line.text.lower().split()[1:5]:
        return opened
    opened[at] = replace(line, text=f"{opening} {inner(line.text)}")
    return opened


def matter_request(draft: Draft, said: str) -> str:
    """Return a request that names the matter where nothing ``said`` holds a word of the draft, or ""."""
    if not is_bare(draft, said):
        return ""
    frames = [frame for frame in load_moves()[leading_kind(draft)].request if "{matter}" in frame]
    return choose(frames or [frame for frame in load_general().request if "{matter}" in frame], draft.slots, draft.seed)


def is_bare(draft: Draft, said: str) -> bool:
    """Tell whether the wording would say nothing of what the draft is about: no word of it, and no sentence kept."""
    if leading_kind(draft) not in OPENED or holds_word(draft, said):
        return False
    gone = [one for one in draft.sentences if one.marked]
    if gone and any(not one.marked and (one.harmless or one.good) for one in draft.sentences):
        return False
    head = draft.slots["matter"].split(" ")[-1].lower()
    if draft.slots["matter"].startswith("your ") and head not in PEOPLE:
        return False  # "your good shirt" stands for something else more often than not
    return any(
        head in {token.word, token.text.lower()}
        for one in gone or draft.sentences
        for token in draft.reading.tokens[one.stretch.first : one.stretch.past]
    )


def takes_opening(line: str) -> bool:
    """Tell whether a line can stand after an opening: a plain statement with no "when" of its own up front."""
    return line.split(" ", 1)[0].split("'")[0] in {"I", "It", "This", "A", "Part"} and " about it" not in line[:30]


def inner(line: str) -> str:
    """Return a line as it stands inside a sentence."""
    return line if line.split(" ", 1)[0].split("'")[0] == "I" else line[:1].lower() + line[1:]


def holds_word(draft: Draft, text: str) -> bool:
    """Tell whether a text holds a content word of the draft's marked sentences, in whatever form."""
    said = {word.lower() for word in WORD.findall(text)}
    said |= {lemma for word in said for lemma in lemmas(word.split("'")[0])}
    own = [one for one in draft.sentences if one.marked] or draft.sentences
    return any(
        {token.lemma, token.word} & said
        for one in own
        for token in draft.reading.tokens[one.stretch.first : one.stretch.past]
        if token.upos in CONTENT and token.lemma not in LIGHT_NOUNS | LIGHT_VERBS
    )
