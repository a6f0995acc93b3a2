"""Cut a draft into tokens and sentences, in offsets of the text as given; read chat spelling as plain words.

Every replacement of a character is one for one, so a position in the cleaned text is the same position in the text as
given: there is no second map that could drift. What a token *means* (``word``) may differ freely from what it covers.
"""

import re
from dataclasses import dataclass

from homeward.coach.spelling import Spelling, load_spelling

# One for one, so that offsets survive. Zero-width characters become the soft hyphen, which words may carry inside.
ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ´`′＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("  　", " "),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("​‌⁠﻿", "­"),
    }
)

EMOJI = "[\U0001f000-\U0001faff☀-➿⬀-⯿⌀-⏿][️‍\U0001f3fb-\U0001f3ff☀-➿\U0001f000-\U0001faff]*"
TOKEN = re.compile(
    rf"""
    (?P<emoji>{EMOJI}|(?:[:;=]['-]?[()\[\]DdPp/\\|*3oO]+(?!\w))|<3+|</3|\bxD\b|\^\^)
  | (?P<link>(?:https?://|www\.)[^\s]+)
  | (?P<short>\b(?:[AaPp]\.[Mm]\.|[Ee]\.[Gg]\.|[Ii]\.[Ee]\.|(?:Mr|Mrs|Ms|Dr|St)\.(?=\s)))
  | (?P<word>(?:[$£€]?\d+(?:[.,:]\d+)*)?[^\W\d_][^\W_]*(?:[­'][^\W_]+)*)
  | (?P<number>[$£€]?\d+(?:[.,:]\d+)*%?)
  | (?P<end>[.!?…]+)
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
STRETCHED = re.compile(r"(\w)\1{2,}")
CLITICS = ("n't", "'re", "'ll", "'ve", "'m", "'d", "'s")
CLITIC_WORD = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "'d", "'s": "'s"}
CLIPPED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "are"}
BARE_ENDINGS = ("nt", "re", "ll", "ve", "m", "s", "d")


@dataclass(frozen=True, slots=True)
class Piece:
    """One token before tagging: the code points it covers, what stands there, and the word it is read as."""

    start: int
    end: int
    text: str
    word: str


@dataclass(frozen=True, slots=True)
class Token:
    """One token as read: place in the text as given, surface, word, UPOS and XPOS tags, lemma."""

    start: int
    end: int
    text: str
    word: str
    upos: str
    xpos: str
    lemma: str


def tokenise(text: str) -> list[Piece]:
    """Cut ``text`` into pieces.

    Parameters
    ----------
    text : str
        The draft as given; any code points, also none.

    Returns
    -------
    list of Piece
        In order of ``start``; ``0 <= start < end <= len(text)``. Two pieces cover the same code points only where one
        abbreviation stands for several words ("idk").
    """
    spelling = load_spelling()
    clean = text.translate(ONE_FOR_ONE)
    pieces: list[Piece] = []
    for found in TOKEN.finditer(clean):
        kind = found.lastgroup
        if kind == "word":
            pieces.extend(read_word(found.group(), found.start(), spelling))
        else:
            pieces.append(Piece(found.start(), found.end(), found.group(), found.group().lower()))
    return settle_ambiguous(pieces, spelling)


def read_word(surface: str, start: int, spelling: Spelling) -> list[Piece]:
    """Return the one or more pieces a written word stands for."""
    word = surface.replace("­", "").lower() if not surface.isascii() else surface.lower()
    if word not in spelling.expansions and STRETCHED.search(word):
        word = spelling.unstretch(word)
    meaning = spelling.expansions.get(word)
    if meaning is not None:
        return expand(surface, start, word, meaning)
    for clitic in CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic):
            return split_clitic(surface, start, word, clitic)
    return [Piece(start, start + len(surface), surface, word)]


def split_clitic(surface: str, start: int, word: str, clitic: str) -> list[Piece]:
    """Split "don't" into "do" and "not", each over its own code points."""
    cut, end = start + len(surface) - len(clitic), start + len(surface)
    stem = word[: -len(clitic)]
    stem = CLIPPED.get(stem, stem) if clitic == "n't" else stem
    return [
        Piece(start, cut, surface[: -len(clitic)], stem),
        Piece(cut, end, surface[-len(clitic) :], CLITIC_WORD[clitic]),
    ]


def expand(surface: str, start: int, word: str, meaning: tuple[str, ...]) -> list[Piece]:
    """Return the words an abbreviation stands for; "dont" is cut like "don't", "idk" covers the same place thrice."""
    end = start + len(surface)
    if len(meaning) == 2:
        ending = next((e for e in BARE_ENDINGS if word.endswith(e) and len(word) > len(e)), "")
        if ending and len(surface) == len(word):
            cut = end - len(ending)
            return [
                Piece(start, cut, surface[: -len(ending)], meaning[0]),
                Piece(cut, end, surface[-len(ending) :], meaning[1]),
            ]
    return [Piece(start, end, surface, part) for part in meaning]


def settle_ambiguous(pieces: list[Piece], spelling: Spelling) -> list[Piece]:
    """Read "ur", "your", "ill", "id" as two words where the next word says so ("your always late")."""
    settled: list[Piece] = []
    for here, piece in enumerate(pieces):
        options = spelling.ambiguous.get(piece.word)
        if options is None:
            settled.append(piece)
            continue
        following = pieces[here + 1].word if here + 1 < len(pieces) else ""
        meaning = options.before if following in options.next_words else options.otherwise
        settled.extend(expand(piece.text, piece.start, piece.word, meaning))
    return settled
