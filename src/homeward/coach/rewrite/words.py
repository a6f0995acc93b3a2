"""Say a run of the writer's own tokens again: chat spelling read out, casing mended, contractions kept."""

import re
from collections.abc import Sequence

from homeward.coach.rewrite.word_lists import word_list
from homeward.coach.sentences import ENDS, is_emoji
from homeward.coach.tokens import Piece, Token

SHORT = {"not": "n't", "are": "'re", "am": "'m", "will": "'ll", "have": "'ve", "'s": "'s", "'d": "'d"}
ODD_NOT = {"can": "can't", "will": "won't", "shall": "shan't"}
ALWAYS_CAPITAL = word_list("always_capital")
NUMBER_WORDS = word_list("number_words")
NO_SPACE_BEFORE = frozenset([",", ";", ":", ")", "%", "'s", "-", "/"])
NO_SPACE_AFTER = frozenset(["(", "-", "/", "#"])
CHAT_WORDS = word_list("chat_words")


def say(tokens: Sequence[Token], *, shouted: bool = False, opens: bool = False) -> str:
    """Return the tokens as readable text without an end mark.

    Parameters
    ----------
    tokens : sequence of Token
        A run of tokens of the draft.
    shouted : bool
        The draft is in capitals, so that capitals mean nothing.
    opens : bool
        The first token stands first in its sentence, so that its capital means nothing.
    """
    out = ""
    for at, token in enumerate(tokens):
        word = written(token, shouted=shouted, first=opens and at == 0)
        if not out:
            out = word
        elif at and is_short(tokens[at - 1], token):
            out = shorten(out, token.word)
        elif (
            word in NO_SPACE_BEFORE
            or (word == "'" and token.start == tokens[at - 1].end)
            or tokens[at - 1].text in NO_SPACE_AFTER
        ):
            out += word
        else:
            out += " " + word
    return out


def is_short(before: Token, token: Token) -> bool:
    """Tell whether a token was written onto the one before it: "don't", "dont", "ur", "you're"."""
    return token.word in SHORT and token.start <= before.end


def shorten(out: str, word: str) -> str:
    """Write a short form onto the last word."""
    last = re.split(r"[ -]", out)[-1]
    if word == "not" and last.lower() in ODD_NOT:
        return out[: len(out) - len(last)] + ODD_NOT[last.lower()]
    if word == "not" and last.lower() == "am":
        return out + " not"
    return out + SHORT[word]


def written(token: Token, *, shouted: bool, first: bool) -> str:
    """Return one word as it is to be written inside a sentence."""
    word = token.word
    if word in NUMBER_WORDS:
        return word
    if word in ALWAYS_CAPITAL or (word.endswith("s") and word[:-1] in ALWAYS_CAPITAL and len(word) > 5):
        return word[0].upper() + word[1:]
    if token.text.lower() != word or shouted:
        return word
    if token.text.isupper() and len(token.text) > 1 and token.upos in {"NOUN", "PROPN"}:
        return token.text
    if token.text[:1].isupper() and (not first or token.upos == "PROPN") and not token.text.isupper():
        return token.text
    return token.text if token.text[1:] != token.text[1:].lower() and not token.text.isupper() else word


def is_shouting(text: str) -> bool:
    """Tell whether most letters are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)


def is_texting(text: str, tokens: Sequence[Token]) -> bool:
    """Tell whether a draft is written like chat: short words, small letters, no end marks."""
    if any(token.text.lower() in CHAT_WORDS for token in tokens):
        return True
    small = text[:1].islower()
    bare = not text.rstrip().endswith((".", "!", "?", "…"))
    return small and (bare or " i " in f" {text} ") and not is_shouting(text)


def is_sign(token: Token) -> bool:
    """Tell whether a token is an end mark or an emoji."""
    return token.text[0] in ENDS or is_emoji(Piece(token.start, token.end, token.text, token.word))


def finish(sentence: str) -> str:
    """Give a sentence its capital and its end mark."""
    sentence = " ".join(sentence.split()).rstrip(" ,;:-–—")
    if not sentence:
        return ""
    sentence = sentence[0].upper() + sentence[1:]
    return sentence if sentence[-1] in ".!?…" else sentence + "."
