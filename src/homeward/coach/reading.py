"""Read a draft: tokens with tags and lemmas, sentences, clauses, and the keys that patterns look for."""

from dataclasses import dataclass
from functools import lru_cache

from homeward.coach.clauses import Clause, split_clauses
from homeward.coach.lemma import load_lemmas
from homeward.coach.sentences import Stretch, split_sentences
from homeward.coach.tagger import load_tagger
from homeward.coach.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as read. ``sentences`` and ``clauses`` are half-open stretches of token numbers."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Stretch, ...]
    clauses: tuple[Clause, ...]

    def words(self, first: int, past: int) -> str:
        """Return what stands in the text from token ``first`` up to but not including token ``past``."""
        return self.text[self.tokens[first].start : self.tokens[past - 1].end] if past > first else ""

    def clause_at(self, token: int) -> Clause:
        """Return the clause that holds a token."""
        return next(clause for clause in self.clauses if clause.first <= token < clause.past)


def read(text: str) -> Reading:
    """Read ``text``.

    Parameters
    ----------
    text : str
        The draft as given; any code points, also none.

    Returns
    -------
    Reading
        Tokens in order; an empty text has none. Deterministic; takes time linear in the length of the text.
    """
    pieces = tokenise(text)
    stretches = split_sentences(text, pieces)
    tagger = load_tagger()
    tokens: list[Token] = []
    clauses: list[Clause] = []
    for stretch in stretches:
        part = pieces[stretch.first : stretch.past]
        tags = tagger.tag([piece.word for piece in part], [piece.text for piece in part])
        for piece, (upos, xpos) in zip(part, tags, strict=True):
            tokens.append(
                Token(piece.start, piece.end, piece.text, piece.word, upos, xpos, lemma_of(piece.word, upos, xpos))
            )
        clauses.extend(split_clauses(tokens, stretch))
    return Reading(text, tuple(tokens), tuple(stretches), tuple(clauses))


@lru_cache(maxsize=8192)
def lemma_of(word: str, upos: str, xpos: str) -> str:
    """Return the lemma, remembered: a few hundred words make up most drafts."""
    return load_lemmas().of(word, upos, xpos)
