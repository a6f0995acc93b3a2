"""The six conditions that patterns cannot say, by name: question, quoted, praise, command, about_you, playful."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from types import MappingProxyType

from homeward.coach.board import Board
from homeward.coach.matching import Match
from homeward.coach.sentences import Stretch


def remembered(name: str, find: Callable[[Board, Stretch], bool], board: Board, match: Match) -> bool:
    """Return what ``find`` says of the sentence the match starts in, asked once a sentence."""
    stretch = board.sentence_of[match.first]
    memo = (name, stretch.first, stretch.past)
    if memo not in board.memo:
        board.memo[memo] = find(board, stretch)
    return board.memo[memo]


def is_question(board: Board, match: Match) -> bool:
    """The clause the match starts in asks, or its sentence ends in a question mark."""
    return board.clause_of[match.first].mood == "question" or remembered("is question", asks, board, match)


def asks(board: Board, stretch: Stretch) -> bool:
    """Tell whether a question mark stands in a sentence."""
    return any("!qmark" in board.keys[at] for at in range(stretch.first, stretch.past))


def is_quoted(board: Board, match: Match) -> bool:
    """The match lies between quotation marks."""
    marks = board.at.get("!quote", [])
    return bisect_left(marks, match.first) % 2 == 1 and marks[-1] >= match.past


def is_praise(board: Board, match: Match) -> bool:
    """The sentence has a word of praise in it, not denied, and none that stings."""
    return remembered("is praise", is_praising, board, match)


def is_praising(board: Board, stretch: Stretch) -> bool:
    """Tell whether a sentence praises and does not sting."""
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
