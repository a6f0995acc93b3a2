"""The composer: a message from the person's own words; what is missing stays a visible blank, nothing is invented."""

from dataclasses import dataclass

from homeward.web.talks.prepared import Words

END_MARKS = ".!?…"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a kind message: how it begins, what it asks for, and the strengths that show it is there."""

    name: str
    stem: str
    own_starts: tuple[str, ...]
    end: str
    blank: str
    shown_by: frozenset[str]


STARTS = ("i ", "i'")
ASKS = ("could ", "can ", "would ", "will ", "may ", "shall ", "how ", "what ")
WHENS = ("we ", "on ", "last ", "this ", "since ")
PARTS = (
    Part("saw", "I have noticed that", STARTS + WHENS, ".", "what you saw", frozenset({"observation"})),
    Part("miss", "I miss", STARTS, ".", "what you miss", frozenset({"feeling"})),
    Part("load", "I know that", (*STARTS, "you "), ".", "what weighs on them", frozenset({"validation"})),
    Part("request", "Could we", STARTS + ASKS, "?", "one small thing", frozenset({"request"})),
)

LABELS = ("I saw", "I miss", "Their load", "I ask")


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of the composed message; a blank is shown as one."""

    text: str
    is_blank: bool = False


def sentence(part: Part, typed: str) -> str:
    """Return the part's sentence with the person's own words; a whole sentence of theirs stays as it is."""
    own = " ".join(typed.split()).rstrip(END_MARKS).rstrip() if part.end == "?" else " ".join(typed.split())
    if not own:
        return ""
    lowered = own.casefold().replace("’", "'")
    if lowered.startswith(part.stem.casefold()) or lowered.startswith(part.own_starts):
        body = own[0].upper() + own[1:]
    else:
        body = f"{part.stem} {own}"
    asks = part.end == "?" and not lowered.startswith(("i ", "i'"))
    return body if body.endswith(tuple(END_MARKS)) else body + ("?" if asks else ".")


def missing_parts(words: Words, strengths: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    """Return the parts that the draft lacks, and those filled already, so that nothing typed goes out of sight."""
    seen = {kind for kind, _ in strengths}
    return tuple(part for part in PARTS if getattr(words, part.name) or not words.text or not part.shown_by & seen)


def composed(words: Words, missing: tuple[Part, ...]) -> tuple[Bit, ...]:
    """Return the draft and the parts it lacks, those not filled as blanks."""
    bits = [Bit(f"{words.text} ")] if words.text else []
    for part in missing:
        typed = getattr(words, part.name)
        if typed:
            bits.append(Bit(f"{sentence(part, typed)} "))
        else:
            bits += [Bit(f"{part.stem} "), Bit(part.blank, is_blank=True), Bit(f"{part.end} ")]
    return tuple(bits)


def message(words: Words, missing: tuple[Part, ...]) -> str:
    """Return the message as it would be said: the draft and the filled parts, without blanks."""
    filled = [sentence(part, getattr(words, part.name)) for part in missing if getattr(words, part.name)]
    return "\n".join(piece for piece in (words.text, " ".join(filled)) if piece)


def card_lines(words: Words, strengths: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the lines to glance at: what is known of each, in the person's own words, and nothing else."""
    seen = dict(strengths)
    lines = []
    for part, label in zip(PARTS, LABELS, strict=True):
        typed = getattr(words, part.name)
        in_draft = next((seen[kind] for kind in seen if kind in part.shown_by), "")
        lines.append((label, sentence(part, typed) or in_draft))
    lines += [("Second best", words.second), ("Thanks", words.thanks)]
    return tuple((label, line) for label, line in lines if line)
