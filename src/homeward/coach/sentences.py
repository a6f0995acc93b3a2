"""Where one sentence ends and the next begins: end marks, line breaks, and an emoji that closes a line of chat."""

from dataclasses import dataclass

from homeward.coach.tokens import Piece

ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Token numbers from ``first`` up to but not including ``past``."""

    first: int
    past: int


def split_sentences(text: str, pieces: list[Piece]) -> list[Stretch]:
    """Cut the pieces of ``text`` into sentences that tile them; each holds at least one piece."""
    stretches: list[Stretch] = []
    first = 0
    for here in range(1, len(pieces)):
        if starts_new(text, pieces[here - 1], pieces[here]):
            stretches.append(Stretch(first, here))
            first = here
    if pieces:
        stretches.append(Stretch(first, len(pieces)))
    return stretches


def starts_new(text: str, before: Piece, piece: Piece) -> bool:
    """Tell whether a sentence starts at ``piece``."""
    if is_end(piece) or is_emoji(piece) or piece.text in {'"', ")", "'"}:
        return "\n" in text[before.end : piece.start] and not is_end(piece)
    if "\n" in text[before.end : piece.start] or is_emoji(before):
        return True
    if not is_end(before) or (before.end == piece.start and piece.text[:1].isdigit()):
        return False
    # Three dots are a pause in chat; they end a sentence only before a capital.
    pause = before.text in {"…", ".."} or (set(before.text) == {"."} and len(before.text) > 1)
    return not pause or piece.text[:1].isupper()


def is_end(piece: Piece) -> bool:
    """Tell whether a piece is made of end marks only."""
    return piece.text[0] in ENDS and ENDS.issuperset(piece.text)


def is_emoji(piece: Piece) -> bool:
    """Tell whether a piece is an emoji or an emoticon."""
    first = piece.text[0]
    return (first > "⌀" and not first.isalnum()) or (first in ":;=<^" and len(piece.text) > 1)
