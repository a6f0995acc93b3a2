"""What can be done with a draft: write, take a suggestion, undo, keep a mark; nothing is stored here."""

from dataclasses import replace

from homeward.web.talks.prepared import MOST_EARLIER, Words


def written(words: Words, text: str, *, version: int | None, was_asked: bool) -> Words:
    """Return the words with the text as typed; what another tab wrote meanwhile is kept as an earlier wording."""
    changed = replace(words, was_asked=was_asked)
    if text == words.text:
        # Typing had brought it here already; a tab opened before that is from now on an older one.
        return replace(changed, version=words.version + 1) if text else changed
    if version is not None and version != words.version and words.text:
        changed = replace(changed, earlier=with_earlier(words))
    return replace(changed, text=text, version=words.version + 1, waved_off="")


def typed_on(words: Words, text: str, *, version: int | None, was_asked: bool) -> Words:
    """Return the words while typing goes on in the tab that has them; another tab's typing changes nothing yet."""
    if version != words.version:
        return words
    return replace(words, text=text, was_asked=was_asked, waved_off=words.waved_off if text == words.text else "")


def taken(words: Words, text: str) -> Words:
    """Return the words with a suggestion in place of the draft, which can be had back."""
    if text == words.text:
        return words
    return replace(words, text=text, earlier=with_earlier(words), version=words.version + 1)


def put_in_front(words: Words, line: str) -> Words:
    """Return the words with a line before the draft; a draft that holds it already stays, and undo takes it out."""
    if line in words.text:
        return words
    return taken(words, f"{line}\n{words.text}" if words.text else line)


def undone(words: Words) -> Words:
    """Return the words as they were before the last suggestion."""
    if not words.earlier:
        return words
    return replace(words, text=words.earlier[-1], earlier=words.earlier[:-1], version=words.version + 1)


def with_earlier(words: Words) -> tuple[str, ...]:
    """Return the earlier wordings with the present one behind them; the oldest makes room."""
    return (*words.earlier, words.text)[-MOST_EARLIER:]


def kept(words: Words, fingerprint: str) -> Words:
    """Return the words with one mark kept on purpose."""
    return replace(words, kept=words.kept | {fingerprint[:200]})


def none_kept(words: Words) -> Words:
    """Return the words with every mark shown again."""
    return replace(words, kept=frozenset())


def waved_off(words: Words, rule: str) -> Words:
    """Return the words with a safety note called a mistake; it is not shown again for this text."""
    return replace(words, waved_off=rule)
