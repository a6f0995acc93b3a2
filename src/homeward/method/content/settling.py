"""Content for the evening itself (P1, M3, M4): ways to settle, feelings, stories, acts of self-care."""

from dataclasses import dataclass

from homeward.method.content.reading import rows


@dataclass(frozen=True, slots=True)
class Exercise:
    """A way to settle, in words: `minutes` it takes, `why` it may help, `steps` in order."""

    id: str
    title: str
    minutes: int
    why: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling: the `word` for "I feel …", what it `says`, ids of `near` ones, and words for where it may ease to."""

    id: str
    word: str
    group: str
    says: str
    near: tuple[str, ...]
    far: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What people tell themselves about silence, and two other `readings` of the same facts."""

    id: str
    text: str
    readings: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """One act of self-care: `minutes`, `place` (home, outside, anywhere), `company` (alone, friend, family, group)."""

    id: str
    text: str
    minutes: int
    place: str
    company: str


def exercises() -> tuple[Exercise, ...]:
    """Return the ways to settle, shortest explanation first, as shown."""
    return tuple(
        Exercise(row["id"], row["title"], row["minutes"], row["why"], tuple(row["steps"]))
        for row in rows("settle", "exercise")
    )


def feelings() -> tuple[Feeling, ...]:
    """Return the feelings, grouped as on the page."""
    return tuple(
        Feeling(row["id"], row["word"], row["group"], row["says"], tuple(row["near"]), tuple(row["far"]))
        for row in rows("feelings", "feeling")
    )


def stories() -> tuple[Story, ...]:
    """Return the stories with their two other readings."""
    return tuple(
        Story(row["id"], row["text"], (row["readings"][0], row["readings"][1])) for row in rows("stories", "story")
    )


def self_care() -> tuple[Act, ...]:
    """Return the acts of self-care."""
    return tuple(
        Act(row["id"], row["text"], row["minutes"], row["place"], row["company"]) for row in rows("self_care", "act")
    )
