"""Turn any text into plain word lists, one a sentence, so that rules see one spelling; assumes English."""

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

MOST_WORDS_A_SENTENCE = 60
LONGEST_WORD = 40
OVERLAP_WORDS = 25  # a chunk of an endless sentence repeats this many words of the one before

TOKEN = re.compile(r"[a-z0-9][a-z0-9'@$*]*|\.{2,}|[.!?;:\n]+")
LETTERS = re.compile(r"[a-z]{3,}")
STRETCHED = re.compile(r"([a-z])\1{2,}")
SPELT_OUT = re.compile(r"(?<![a-z'])(?:[a-z][ .\-_*·]{1,2}){2,40}[a-z](?![a-z'])")
LEET = str.maketrans("013457@$", "oieastas")
PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "`": "'", "\u201b": "'", "\uff07": "'",
        "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None, "\u00ad": None, "\u2060": None,
        "\u2026": "...", "\u2014": " ", "\u2013": " ", "\u2028": "\n", "\u2029": "\n",
        "😂": " haha ", "🤣": " haha ", "😆": " haha ", "😅": " haha ", "😉": " haha ", "😜": " haha ",
    }
)  # fmt: skip

ENDINGS = {
    "'ll": "will", "'m": "am", "'re": "are", "'ve": "have", "'d": "would", "'s": "is",
}  # fmt: skip
PRONOUNS = "he she it that what there who where how here everything"
OWNERS_OF_IS = frozenset(PRONOUNS.split())
SPELLINGS = {
    spelling: words.split()
    for spelling, words in {
        "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not",
        "shan't": "will not", "ain't": "is not", "aint": "is not", "dont": "do not", "dnt": "do not",
        "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
        "werent": "were not", "havent": "have not", "hasnt": "has not", "hadnt": "had not",
        "wouldnt": "would not", "couldnt": "could not", "shouldnt": "should not",
        "im": "i am", "ive": "i have", "iam": "i am", "youre": "you are", "youve": "you have", "youll": "you will",
        "theyre": "they are", "theyll": "they will", "hes": "he is", "shes": "she is", "thats": "that is",
        "whats": "what is", "theres": "there is", "itll": "it will", "let's": "let us", "lets": "lets",
        "wanna": "want to", "wana": "want to", "wna": "want to", "gonna": "going to", "gunna": "going to",
        "gona": "going to", "imma": "i am going to", "ima": "i am going to", "gotta": "got to", "hafta": "have to",
        "tryna": "trying to", "gimme": "give me", "lemme": "let me", "dunno": "do not know", "kinda": "kind of",
        "u": "you", "ya": "you", "ur": "your", "yr": "your", "r": "are", "n": "and", "b4": "before",
        "2nite": "tonight", "tonite": "tonight", "tmrw": "tomorrow", "2moro": "tomorrow", "cuz": "because",
        "cos": "because", "bc": "because", "coz": "because", "pls": "please", "plz": "please", "pw": "password",
        "passwort": "password", "pwd": "password", "hubby": "husband", "bf": "boyfriend", "gf": "girlfriend",
        "fiancee": "fiance", "wifey": "wife", "missus": "wife", "rn": "right now", "kms": "kill myself",
        "unalive": "kill", "kys": "kill yourself", "som1": "someone", "every1": "everyone", "any1": "anyone",
        "everybody": "everyone", "anybody": "anyone", "somebody": "someone", "nobody": "noone", "no1": "noone",
        "anymore": "any more", "mum": "mother", "mom": "mother", "mummy": "mother", "dad": "father",
        "mobile": "phone", "cell": "phone", "cellphone": "phone", "smartphone": "phone", "iphone": "phone",
        "insta": "instagram", "fb": "facebook", "msg": "message",
        "msgs": "messages", "txt": "text", "txts": "texts", "pics": "pictures", "pic": "picture",
        "photos": "pictures", "photo": "picture", "vid": "video", "lol": "haha", "lmao": "haha", "hahaha": "haha",
        "rofl": "haha", "suicid": "suicide", "sucide": "suicide", "suiside": "suicide", "kil": "kill",
        "mysel": "myself", "meself": "myself", "kids": "children", "kiddos": "children", "kid": "child",
        "till": "until", "til": "until", "thru": "through", "favour": "favor", "realise": "realize",
    }.items()
}  # fmt: skip
SLIPPED = {"ill": "i will", "id": "i would", "hell": "he will", "shell": "she will"}
VERBS = (
    "kill hurt hit make take tell call end just never be get find do rather like have go die burn break cut post send "
    "show keep leave slap smash swallow jump see report destroy ruin put text not"
)
AFTER_A_SLIP = frozenset(VERBS.split())


def sentences(text: str, vocabulary: frozenset[str]) -> Iterator[list[str]]:
    """Yield the words of each sentence, spelt the one way that rules use.

    Parameters
    ----------
    text : str
        Any text of any length; lone surrogates and control characters are allowed.
    vocabulary : frozenset of str
        Words the rules know; stretched, spelt-out and digit-laced words are read as one of these where they can be.

    Yields
    ------
    list of str
        Lower-case words without punctuation, at most 60; a longer sentence comes in overlapping pieces.
    """
    words: list[str] = []
    for token in TOKEN.findall(flatten(text, vocabulary)):
        if token[0] in ".!?;:\n":
            if token[:2] != "..":  # an ellipsis is a breath, not an end
                yield from pieces(words)
                words = []
            continue
        words.extend(plain_words(token[:LONGEST_WORD], vocabulary))
        if len(words) > 20 * MOST_WORDS_A_SENTENCE:
            yield from pieces(words)
            words = words[-OVERLAP_WORDS:]
    yield from pieces(words)


def flatten(text: str, vocabulary: frozenset[str]) -> str:
    """Lower the case, straighten quotes, drop accents and hidden characters, and join spelt-out words."""
    if not text.isascii():
        text = text.translate(PLAIN)
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    text = text.lower().replace("`", "'")
    if SPELT_OUT.search(text):
        text = SPELT_OUT.sub(lambda match: join_letters(match.group(), vocabulary), text)
    if STRETCHED.search(text):
        text = LETTERS.sub(lambda match: unstretch(match.group(), vocabulary), text)
    return text


def unstretch(word: str, vocabulary: frozenset[str]) -> str:
    """Shorten runs of a letter to the one or two that make a known word."""
    if not STRETCHED.search(word):
        return word
    single = STRETCHED.sub(r"\1", word)
    double = STRETCHED.sub(r"\1\1", word)
    return double if double in vocabulary and single not in vocabulary else single


def join_letters(letters: str, vocabulary: frozenset[str]) -> str:
    """Read "k i l l m e" as "kill me" where every part is known, else leave it as it stands."""
    run = re.sub(r"[^a-z]", "", letters)
    best: list[list[str] | None] = [[]] + [None] * len(run)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - 12), end):
            head = best[start]
            if head is not None and run[start:end] in vocabulary and (end - start > 1 or run[start] in "ia"):
                best[end] = [*head, run[start:end]]
                break
    found = best[-1]
    return letters if found is None else " ".join(found)


def plain_words(token: str, vocabulary: frozenset[str]) -> list[str]:
    """Spell one token the way rules do: contractions opened, chat spellings read, digits in words undone."""
    if token in SPELLINGS:
        return SPELLINGS[token]
    if "'" in token:
        return open_contraction(token)
    if not token.isalpha():
        return [unmask(token, vocabulary)]
    return [token]


def open_contraction(token: str) -> list[str]:
    """Write "he'll" as "he will"; a possessive keeps its own mark."""
    if token.endswith("n't"):
        return [token[:-3], "not"]
    head, _, tail = token.rpartition("'")
    words = SPELLINGS.get(head, [head]) if head else []
    ending = ENDINGS.get("'" + tail)
    if ending == "is" and head not in OWNERS_OF_IS:
        return [*words, "s"]
    if ending:
        return [*words, ending]
    return [part for part in token.split("'") if part]


def unmask(token: str, vocabulary: frozenset[str]) -> str:
    """Undo digits and stars inside a word if that gives a known one."""
    if token.isdigit():  # "50 pills" is a number, not "so pills"
        return token
    plain = token.translate(LEET)
    if plain in vocabulary:
        return plain
    if 1 <= token.count("*") <= 2 and len(token) <= 8:
        shape = re.compile("".join("[a-z]" if letter == "*" else re.escape(letter) for letter in plain) + r"\Z")
        known = [word for word in MASKED if shape.match(word)]
        return known[0] if known else plain
    return token.rstrip("*")


MASKED = ("kill", "die", "suicide", "rape", "raped", "sex", "hit", "choke", "murder", "dead", "hurt", "nudes")


def pieces(words: list[str]) -> Iterator[list[str]]:
    """Cut an endless sentence into overlapping pieces, so that no rule ever sees more than a bounded one."""
    words = [part for word in mend(words) for part in word.split()]
    step = MOST_WORDS_A_SENTENCE - OVERLAP_WORDS
    if 0 < len(words) <= MOST_WORDS_A_SENTENCE:
        yield words
    elif words:
        for start in range(0, len(words) - OVERLAP_WORDS, step):
            yield words[start : start + MOST_WORDS_A_SENTENCE]


def mend(words: list[str]) -> list[str]:
    """Read "ill kill" as "i will kill" and leave "I am ill" alone."""
    if SLIPPED.keys().isdisjoint(words):
        return words
    mended = list(words)
    for place, word in enumerate(words[:-1]):
        if word in SLIPPED and words[place + 1] in AFTER_A_SLIP and (place == 0 or words[place - 1] != "am"):
            mended[place] = SLIPPED[word]
    return mended
