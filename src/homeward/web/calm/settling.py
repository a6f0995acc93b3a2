"""What a visit remembers about settling: two numbers, a few words, a story; all of it may be missing."""

from dataclasses import dataclass

MOST_WRITING = 4000
MOST_STORY = 600
MOST_FEELINGS = 3
STRONG = 5


@dataclass(frozen=True, slots=True)
class Settling:
    """Worry before and after, 0 to 10 or None where it was skipped, the feelings picked, the story told."""

    before: int | None = None
    after: int | None = None
    group: str = ""
    feelings: tuple[str, ...] = ()
    story: str = ""

    @property
    def told(self) -> str:
        """Return both numbers in words, with nothing concluded from them."""
        if self.after is None:
            return ""
        if self.before is None:
            return f"{self.after} now."
        return f"{self.before} then, {self.after} now."

    @property
    def is_strong(self) -> bool:
        """Whether worry is still at five or more."""
        return self.after is not None and self.after >= STRONG

    @property
    def rose(self) -> bool:
        """Whether worry went up while looking at it."""
        return self.before is not None and self.after is not None and self.after > self.before


def with_feeling(feelings: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Return the feelings with one more, or without it when it was there; the oldest makes room."""
    if word in feelings:
        return tuple(other for other in feelings if other != word)
    return (*feelings, word)[-MOST_FEELINGS:]
