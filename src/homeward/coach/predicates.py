"""The six conditions that patterns cannot say, by name: question, quoted, praise, command, about_you, playful."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from homeward.coach.board import Board
from homeward.coach.matching import Match


def is_question(board: Board, match: Match) -> bool:
    """The clause the match starts in asks, or its sentence ends in a question mark."""
    stretch = board.sentence_of[match.first]
    asks = any("!qmark" in board.keys[at] for at in range(stretch.first, stretch.past))
    return asks or board.clause_of[match.first].mood == "question"


def is_quoted(board: Board, match: Match) -> bool:
    """The match lies between quotation marks."""
    marks = board.at.get("!quote", ())
    before = sum(1 for at in marks if at < match.first)
    return before % 2 == 1 and any(at >= match.past for at in marks)


def is_praise(board: Board, match: Match) -> bool:
    """The sentence has a word of praise in it, not denied, and none that stings."""
    stretch = board.sentence_of[match.first]
    words = range(stretch.first, stretch.past)
    if any("@sting" in board.keys[at] or "@sting" in board.phrases[at] for at in words):
        return False
    return any(praises(board, at, stretch.first) for at in words)


def praises(board: Board, at: int, first: int) -> bool:
    """Tell whether a word or phrase of praise stands at a token with no "not" shortly before it."""
    if "@praise" not in board.keys[at] and "@praise" not in board.phrases[at]:
        return False
    return not any("!neg" in board.keys[before] for before in range(max(first, at - 3), at))


def is_command(board: Board, match: Match) -> bool:
    """The clause the match starts in is a command: a bare verb up front, no subject."""
    return board.clause_of[match.first].mood == "command"


def is_about_you(board: Board, match: Match) -> bool:
    """The clause the match starts in has "you" as its subject."""
    return board.clause_of[match.first].subject == "you"


def is_playful(board: Board, match: Match) -> bool:
    """The text laughs or winks and holds no word that stings."""
    del match
    return bool(board.at.get("@playful")) and not board.at.get("@sting")


PREDICATES: Mapping[str, Callable[[Board, Match], bool]] = MappingProxyType(
    {
        "question": is_question,
        "quoted": is_quoted,
        "praise": is_praise,
        "command": is_command,
        "about_you": is_about_you,
        "playful": is_playful,
    }
)
