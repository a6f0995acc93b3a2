"""What settling asks of the method's content, and of the text screen before anything a person wrote goes on."""

from dataclasses import dataclass

from homeward.method.content import Act, Exercise, Feeling, exercises, feelings, self_care, stories
from homeward.safety import screen
from homeward.web.calm.adapters import GROUPS, Group, Notice, notice_of, shared_words

__all__ = [
    "Named",
    "acts_for_tonight",
    "common_stories",
    "exercise",
    "exercises",
    "groups",
    "is_feeling",
    "is_group",
    "named",
    "notice",
    "readings",
    "words_of",
]  # fmt: skip

# The readings that fit most silences, for a story that is like none of ours.
ANY_SILENCE = "do_not_care"
SHOWN_AT_ONCE = 6
SOON_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Named:
    """A feeling that was picked, with the words next to it and where it may ease to."""

    feeling: Feeling
    near: tuple[Feeling, ...]
    far: tuple[str, ...]


def exercise(name: str) -> Exercise:
    """Return one way to settle."""
    return next(found for found in exercises() if found.id == name)


def groups() -> tuple[Group, ...]:
    """Return the doors to the feelings, in the content's order."""
    return tuple(Group(name, GROUPS[name]) for name in dict.fromkeys(feeling.group for feeling in feelings()))


def is_group(name: str) -> bool:
    """Whether there are feelings behind this door."""
    return any(feeling.group == name for feeling in feelings())


def is_feeling(name: str) -> bool:
    """Whether this is the id of a feeling."""
    return any(feeling.id == name for feeling in feelings())


def words_of(group: str) -> tuple[Feeling, ...]:
    """Return the feelings behind one door."""
    return tuple(feeling for feeling in feelings() if feeling.group == group)


def named(chosen: tuple[str, ...]) -> tuple[Named, ...]:
    """Return the feelings picked, each with its neighbours."""
    by_id = {feeling.id: feeling for feeling in feelings()}
    return tuple(
        Named(
            by_id[name],
            tuple(by_id[near] for near in by_id[name].near),
            tuple(word.replace("_", " ") for word in by_id[name].far),
        )
        for name in chosen
        if name in by_id
    )


def acts_for_tonight() -> tuple[Act, ...]:
    """Return the acts of care, those that can be done at home and soon first."""
    return tuple(
        sorted(self_care(), key=lambda act: (act.place != "home" or act.minutes > SOON_MINUTES, act.company != "alone"))
    )


def common_stories() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stories shown at once and those behind a fold."""
    texts = tuple(story.text for story in stories())
    return texts[:SHOWN_AT_ONCE], texts[SHOWN_AT_ONCE:]


def readings(own: str) -> tuple[str, str]:
    """Return two other readings: of the story picked, of the one most like it, or of any silence."""
    likeness = {story.id: shared_words(own, story.text) for story in stories()}
    best = max(likeness, key=lambda name: likeness[name])
    name = best if likeness[best] > 0 else ANY_SILENCE
    return next(story.readings for story in stories() if story.id == name)


def notice(text: str) -> Notice | None:
    """Return what to show first when a text says that help matters more than settling."""
    return notice_of(screen(text))
