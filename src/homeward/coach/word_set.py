"""Write a set of words as one line of text: a word list reads better without forty quotation marks."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``, which white space parts."""
    return frozenset(text.split())
