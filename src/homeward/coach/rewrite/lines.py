"""The line for a marked sentence: from the first shape whose slots can be filled, else from situation or kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from homeward.coach.matching import find_matches
from homeward.coach.pattern_language import Pattern
from homeward.coach.rewrite.draft import Draft, Sentence
from homeward.coach.rewrite.frames import choose, fill, in_order, slots_of
from homeward.coach.rewrite.moves import load_general, load_moves
from homeward.coach.rewrite.shape import Shape, load_shapes
from homeward.coach.rewrite.slots import Cut, fill_slot
from homeward.coach.rewrite.word_lists import word_list

# Shapes of these kinds are plain statements: they fit a sentence whatever else it was marked for.
PORTABLE = frozenset(["generalisation", "mind_reading", "blame", "character_attack", "false_i_statement"])
PLAIN = PORTABLE | {"leverage", "guilt_trip", "assuming_the_worst"}
SCORN = frozenset(["contempt", "sarcasm", "character_attack"])
EVENT_SITUATIONS = word_list("event_situations")
SHARED_SLOTS = frozenset(["topic", "topic.is", "matter", "feeling", "load"])


@dataclass(frozen=True, slots=True)
class Line:
    """What stands for a marked sentence: the line, the request that goes with it ("" = none of its own), the match."""

    text: str
    request: str
    ask: str
    first: int
    past: int
    whole: bool
    shape: str


def shape_line(draft: Draft, sentence: Sentence, *, strict: bool) -> Line | None:
    """Return the line of the best shape that fits a sentence; ``strict``: only shapes of the draft's kinds."""
    for shape in shapes_for(draft, sentence, strict=strict):
        line = try_shape(draft, sentence, shape)
        if line is not None:
            return line
    return None


def shapes_for(draft: Draft, sentence: Sentence, *, strict: bool) -> Iterator[Shape]:
    """Yield the shapes to try: of the sentence's kinds, else of the draft's, then what fits any statement."""
    lone = sum(one.marked for one in draft.sentences) == 1
    kinds = list(dict.fromkeys([*sentence.kinds, *(draft.kinds if lone or not sentence.kinds else ())]))
    if kinds and kinds[0] in SCORN and "dismissive" in (sentence.kinds or kinds):
        kinds = ["dismissive", *(kind for kind in kinds if kind != "dismissive")]
    rank = {kind: at for at, kind in enumerate(kinds)}
    others = 50 if kinds and kinds[0] in PLAIN and not strict else 99
    ranked: list[tuple[int, int, Shape]] = []
    for number, shape in enumerate(load_shapes().shapes):
        if strict and shape.own:
            continue  # a catch-all must not make a charge of a sentence nobody marked
        best = min(
            (rank.get(kind, others if kind in PORTABLE and not shape.own else 99) for kind in shape.kinds), default=99
        )
        if best < 99:
            ranked.append((best + 100 * shape.late, number, shape))
    yield from (shape for _, _, shape in sorted(ranked, key=lambda row: row[:2]))


def try_shape(draft: Draft, sentence: Sentence, shape: Shape) -> Line | None:
    """Return the line of one shape, or None where it does not fit or a slot stays empty."""
    if any(holds(draft, sentence, pattern) for pattern in shape.unless):
        return None
    for pattern in shape.match:
        if draft.board.at.keys().isdisjoint(pattern.needs):
            continue
        for match in find_matches(pattern, draft.board, across=False):
            if not sentence.stretch.first <= match.first < sentence.stretch.past:
                continue
            slots = dict(draft.slots)
            for name, (first, past) in match.captures.items():
                cut = Cut(draft.reading, first, past, sentence.stretch.past, draft.shouted)
                slots.update(fill_slot(name, cut))
            text = choose(shape.line, slots, draft.seed)
            if text:
                request = own_request(shape, slots, text, draft)
                ask = choose(shape.ask, slots, draft.seed)
                return Line(text, request, ask, match.first, match.past, shape.whole, shape.name)
    return None


def holds(draft: Draft, sentence: Sentence, pattern: Pattern) -> bool:
    """Tell whether a pattern matches somewhere in a sentence."""
    if draft.board.at.keys().isdisjoint(pattern.needs):
        return False
    found = find_matches(pattern, draft.board, across=False)
    return any(sentence.stretch.first <= match.first < sentence.stretch.past for match in found)


def own_request(shape: Shape, slots: dict[str, str], line: str, draft: Draft) -> str:
    """Return the shape's request, one that does not say the line's words a second time."""
    for frame in in_order(shape.request, draft.seed):
        said = fill(frame, slots)
        repeats = any(slots[name] in line for name in slots_of(frame) - SHARED_SLOTS) if said else True
        if said and not repeats:
            return said
    return ""


def leading_kind(draft: Draft) -> str:
    """Return the kind whose generic path is taken: scorn for what the other feels is first of all not hearing it."""
    kinds = draft.kinds or ("blame",)
    found = {kind for sentence in draft.sentences for kind in sentence.kinds}
    return "dismissive" if kinds[0] in SCORN and "dismissive" in found else kinds[0]


def names_event(draft: Draft) -> bool:
    """Tell whether one can be sad "about" the topic: a thing planned, promised, paid or gone through."""
    return draft.on_topic and draft.situation is not None and draft.situation.name in EVENT_SITUATIONS


def generic_line(draft: Draft) -> str:
    """Return the line where no shape fits: the topic in a frame of the kind, else the situation's, else the kind's."""
    move, seed = load_moves()[leading_kind(draft)], draft.seed
    yours = draft.slots["matter"].startswith("your ") and leading_kind(draft) == "sarcasm"
    own = [frame for frame in move.line if "{matter}" in frame and not yours]
    own += [frame for frame in move.line if "{topic" in frame] if names_event(draft) else []
    rest = [frame for frame in move.line if not slots_of(frame) & {"matter", "topic", "topic.is"}]
    theirs = draft.situation.wordings[draft.register].lines if draft.situation and move.situation_first else ()
    blank = move.blank if not (draft.situation or draft.slots["matter"]) else ()
    return next((said for way in (own, theirs, blank, rest) if (said := choose(way, draft.slots, seed))), "")


def generic_request(draft: Draft, said: str) -> str:
    """Return a request that goes with ``said`` where no shape brought its own."""
    move, seed = load_moves()[leading_kind(draft)], draft.seed
    theirs = draft.situation.wordings[draft.register].requests if draft.situation else ()
    first, second = (theirs, move.request) if move.situation_first else (move.request, theirs)
    fresh = [
        frame
        for frame in (*in_order(first, seed), *in_order(second, seed), *in_order(load_general().request, seed))
        if "{matter}" not in frame or draft.slots["matter"] not in said
    ]
    return next((text for frame in fresh if (text := fill(frame, draft.slots))), "")
