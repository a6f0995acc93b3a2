"""Put lines, kept sentences and the request together into the three wordings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from homeward.coach.rewrite.draft import GREETINGS, STINGS, Draft, Sentence
from homeward.coach.rewrite.frames import choose
from homeward.coach.rewrite.lines import Line, generic_line, generic_request, shape_line
from homeward.coach.rewrite.matter import matter_request, with_matter
from homeward.coach.rewrite.moves import load_general
from homeward.coach.rewrite.word_lists import word_list
from homeward.coach.rewrite.words import finish

MOST_LINES = 2
GENERIC = "generic"
# Which unmarked sentences stay: all, those that are good or do no harm, or only those that surely do no harm.
Keep = Literal["all", "sound", "harmless"]
VALIDATED = frozenset(
    ["generalisation", "blame", "mind_reading", "assuming_the_worst", "sarcasm", "guilt_trip", "character_attack",
     "false_i_statement", "demand_or_ultimatum"]
)  # fmt: skip
# Kinds whose sentence holds nothing that must be said again where the rest of the draft says how it is.
MAY_GO = frozenset(["sarcasm", "contempt", "guilt_trip", "leverage", "character_attack"])
WISHES = ("i 'd love", "i would love", "i 'd like", "i would like", "please", "i want", "i need")
SOFT_SIGNS = word_list("soft_signs")


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of the result: kept as it was, or a new line in its place."""

    text: str
    new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """For each sentence of the draft the line that takes its place; None where it is kept or dropped."""

    lines: tuple[Line | None, ...]
    marked: tuple[bool, ...]
    request: str
    ask: str


def make_plan(draft: Draft, *, plain: bool = False) -> Plan:
    """Decide what happens to every sentence; ``plain`` leaves the shapes out and takes the generic path."""
    lines, marked = read_lines(draft)
    chosen = thin_out([] if plain else lines)
    chosen += [None] * (len(marked) - len(chosen))
    if not any(chosen) and (plain or not speaks_already(draft, marked)):
        chosen[marked.index(True)] = Line(generic_line(draft), "", "", 0, 0, whole=True, shape=GENERIC)
    kept = [one.stretch for one, gone in zip(draft.sentences, marked, strict=True) if not gone]
    said = [line.text for line in chosen if line] + [draft.reading.words(one.first, one.past) for one in kept]
    own = next((line.request for line in chosen if line and line.request), "")
    ask = next((line.ask for line in chosen if line and line.ask), "")
    request = own or generic_request(draft, " ".join(said))
    opened = with_matter(draft, chosen, " ".join([*said, request]))
    about = matter_request(draft, " ".join([*said, request]))
    if about and opened == chosen:
        request = about
    return Plan(tuple(opened), tuple(marked), request, ask or about)


def read_lines(draft: Draft) -> tuple[list[Line | None], list[bool]]:
    """Return for each sentence the line of a shape, if one fits, and whether the sentence counts as marked.

    Where the scorer spoke without a span, what a shape fits, and what is not surely harmless, counts as marked.
    """
    marked = [sentence.marked for sentence in draft.sentences]
    bare = not any(marked)
    lines = [
        shape_line(draft, one, strict=not one.marked) if needs_line(one, bare=bare) else None for one in draft.sentences
    ]
    if not bare:
        return lines, marked
    if not any(lines):
        alone = len(draft.sentences) == 1
        lines = [shape_line(draft, one, strict=False) if alone or not one.good else None for one in draft.sentences]
    suspect = [
        line is not None or not (one.harmless or one.good) for line, one in zip(lines, draft.sentences, strict=True)
    ]
    return lines, suspect if any(suspect) else [True] * len(suspect)


def speaks_already(draft: Draft, marked: Sequence[bool]) -> bool:
    """Tell whether what stays of the draft names a feeling and asks or tells something: a dig can then just go."""
    gone = [one for one, is_marked in zip(draft.sentences, marked, strict=True) if is_marked]
    if any(kind not in MAY_GO for one in gone for kind in one.kinds[:1] or draft.kinds[:1]):
        return False
    kept = [one for one, is_marked in zip(draft.sentences, marked, strict=True) if not is_marked]
    kept = [one for one in kept if one.harmless or one.good]
    return len(kept) > 1 and any(kind_of(draft, one, {"feeling", "request"}) for one in kept)


def needs_line(sentence: Sentence, *, bare: bool) -> bool:
    """Tell whether a sentence is marked, or may hold a charge no rule has seen (``bare``: none has seen any)."""
    return sentence.marked or not (sentence.good or (sentence.harmless and not bare))


def thin_out(lines: Sequence[Line | None]) -> list[Line | None]:
    """Keep at most two lines, none said twice and no second one of the same shape."""
    kept: list[Line | None] = []
    for line in lines:
        earlier = [one for one in kept if one]
        known = (
            line is None
            or len(earlier) >= MOST_LINES
            or any(
                one.text == line.text
                or one.shape == line.shape
                or one.text[:12] == line.text[:12]
                or any(one.shape.startswith(kind) and line.shape.startswith(kind) for kind in ("pursuit", "dismissive"))
                for one in earlier
            )
        )
        kept.append(None if known else line)
    return kept


def smallest(draft: Draft, plan: Plan) -> str:
    """Return the draft with only its marked sentences changed."""
    return join(draft, body(draft, plan, keep="all"))


def full(draft: Draft, plan: Plan, *, keep: Keep) -> str:
    """Return the whole message anew."""
    parts = body(draft, plan, keep=keep)
    kept = [one for one, marked in zip(draft.sentences, plan.marked, strict=True) if not marked]
    asks = any(line and "?" in line.text for line in plan.lines)
    asked = asks or any(
        kind_of(draft, one, {"request", "open_question", "offer_of_support"}) or wishes(draft, one) for one in kept
    )
    seen = any(kind_of(draft, one, {"validation"}) for one in kept) or not VALIDATED.issuperset(draft.kinds[:1])
    said = " ".join(part.text for part in parts)
    if draft.slots["load"] and not seen and not any(word in said for word in ("work", "I know", "I can see")):
        opening = choose(load_general().validation, draft.slots, draft.seed)
        at = next((at for at, part in enumerate(parts) if part.new), 0)
        parts.insert(at, Part(finish(opening), new=True))
    if plan.request and not asked:
        parts.append(Part(finish(plan.request), new=True))
    return join(draft, parts)


def kind_of(draft: Draft, sentence: Sentence, kinds: set[str]) -> bool:
    """Tell whether a strength of one of ``kinds`` was seen in a sentence."""
    tokens = draft.reading.tokens
    start, end = tokens[sentence.stretch.first].start, tokens[sentence.stretch.past - 1].end
    return any(one.kind in kinds and one.span.start < end and start < one.span.end for one in draft.verdict.good)


def wishes(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether a sentence says what the writer would like."""
    words = " ".join(token.word for token in draft.reading.tokens[sentence.stretch.first : sentence.stretch.past])
    return any(phrase in words for phrase in WISHES)


def body(draft: Draft, plan: Plan, *, keep: Keep) -> list[Part]:
    """Return kept sentences and new lines in order."""
    parts: list[Part] = []
    for sentence, line, marked in zip(draft.sentences, plan.lines, plan.marked, strict=True):
        if line is not None and (marked or keep != "all"):
            parts.append(Part(in_place(draft, sentence, line), new=True))
        elif not marked and not sentence.fragment and stays(sentence, keep):
            parts.append(Part(draft.reading.words(sentence.stretch.first, sentence.stretch.past), new=False))
    kept = " ".join(part.text for part in parts if not part.new).lower()
    return [part for part in parts if not (part.new and part.text.rstrip(".").lower() in kept)]


def stays(sentence: Sentence, keep: Keep) -> bool:
    """Tell whether an unmarked sentence is kept."""
    more_than_a_word = sentence.stretch.past - sentence.stretch.first > 2
    return keep == "all" or (sentence.harmless and more_than_a_word) or (keep == "sound" and sentence.good)


def in_place(draft: Draft, sentence: Sentence, line: Line) -> str:
    """Return the line with what stood before it in its sentence and may stay."""
    opening = "" if line.whole and line.past else lead_in(draft, sentence, line)
    text = finish(opening + lowered(line.text)) if opening else finish(line.text)
    tokens = draft.reading.tokens[sentence.stretch.first : sentence.stretch.past]
    sign = next((token.text for token in reversed(tokens) if token.text in SOFT_SIGNS), "")
    return f"{text} {sign}" if sign else text


def lead_in(draft: Draft, sentence: Sentence, line: Line) -> str:
    """Return a greeting, or a harmless clause before the match with its "but" or "and", to stand before the line."""
    first, past = sentence.stretch.first, line.first if line.past else sentence.stretch.first
    tokens = draft.reading.tokens[first:past]
    if not tokens:
        return ""
    if tokens[0].word in GREETINGS and len(tokens) < 4:
        return draft.reading.words(first, past).rstrip(" ,") + ", "
    if not clause_stays(draft, sentence, first, past):
        return ""
    link = tokens[-1].word if tokens[-1].word in {"but", "and"} else ""
    end = past - 1 if link else past
    while end > first and draft.reading.tokens[end - 1].text in {",", "-", "–", "—", ";", ":", "…", "..."}:
        end -= 1
    said = draft.reading.words(first, end)
    if link == "but" and line.text.startswith("I "):
        link = "and"  # both views, side by side
    return f"{said}, {link} " if link else finish(said) + " "


def clause_stays(draft: Draft, sentence: Sentence, first: int, past: int) -> bool:
    """Tell whether the words before a match are a clause of their own that does no harm."""
    tokens = draft.reading.tokens
    breaks = tokens[past - 1].word in {"but", "and", ",", "-", "–", "—", ";", ":"}
    if (
        past - first < 4
        or not breaks
        or tokens[first].word in {"if", "when", "because", "after", "since", "so", "even"}
    ):
        return False
    start, end = tokens[first].start, tokens[past - 1].end
    if any(one.span.start < end and start < one.span.end for one in draft.verdict.findings):
        return False
    if any(not STINGS.isdisjoint(draft.board.keys[at]) for at in range(first, past)):
        return False
    subject = draft.reading.clause_at(first).subject
    return subject in {"i", "we"} and any(
        clause.first == first and clause.verb.first < clause.verb.past <= past for clause in draft.reading.clauses
    )


def lowered(line: str) -> str:
    """Return a line to stand inside a sentence."""
    first = line.split(" ", 1)[0]
    return line if first.split("'")[0] == "I" else line[:1].lower() + line[1:]


def join(draft: Draft, parts: Sequence[Part]) -> str:
    """Join sentences with blanks; one without an end mark gets a stop before the next."""
    out = ""
    for at, part in enumerate(parts):
        text = part.text.strip()
        if at + 1 < len(parts) and text[-1:].isalnum():
            text += "."
        out += (" " if out else "") + text
    return out
