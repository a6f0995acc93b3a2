"""The questions of a day: their words, their scales and the order they are asked in."""

from dataclasses import dataclass

YES_NO = (("1", "Yes"), ("0", "No"))
UNKNOWN = "Don’t know"


@dataclass(frozen=True, slots=True)
class Item:
    """One question. ``choices`` pair the stored number with what is shown; ``ends`` say what the outer two mean."""

    name: str
    words: str
    choices: tuple[tuple[str, str], ...]
    ends: tuple[str, str] | None = None
    unknown: str = UNKNOWN
    sundays_only: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading; the first group is the minute itself."""

    title: str
    items: tuple[Item, ...]


def scale(low: int, high: int) -> tuple[tuple[str, str], ...]:
    """Return the whole numbers from low to high as choices."""
    return tuple((str(number), str(number)) for number in range(low, high + 1))


FAR_CLOSE = ("far apart", "very close")
NONE_MUCH = ("not at all", "very")
NONE_LOT = ("none", "a lot")

GROUPS = (
    Group(
        "You",
        (
            Item("closeness", "How close did the two of you feel?", scale(1, 7), FAR_CLOSE),
            Item("own_anxiety", "How worried were you about the two of you?", scale(0, 4), NONE_MUCH),
            Item("buffer_kept", "Did your time without work talk hold?", YES_NO, unknown="Does not apply"),
            Item("conflict", "Was there a row, even a small one?", YES_NO),
        ),
    ),
    Group(
        "Between you",
        (
            Item("quiet", "How quiet was your partner?", scale(0, 4), NONE_MUCH),
            Item("irritable", "How short was the tone?", scale(0, 4), NONE_MUCH),
            Item("cancelled", "Was a plan of yours called off?", YES_NO),
            Item("text_only", "Were you in touch only by message?", YES_NO),
            Item("late_home", "Did work run into the evening?", YES_NO),
            Item("micro_date", "Did you have a short time together that was planned?", YES_NO),
            Item("support_given", "Did you take something off your partner’s plate?", YES_NO),
        ),
    ),
    Group(
        "What weighed on the day",
        (
            Item("work_load", "Your partner’s work", scale(0, 4), NONE_LOT),
            Item("stress_sleep", "Poor sleep", scale(0, 3), NONE_LOT),
            Item("stress_money", "Money", scale(0, 3), NONE_LOT),
            Item("stress_health", "Health", scale(0, 3), NONE_LOT),
            Item("stress_inlaws", "Family", scale(0, 3), NONE_LOT),
        ),
    ),
    Group(
        "On Sundays",
        (
            Item(
                "trust",
                "When work is heavy, do the two of you still find a way to talk?",
                scale(1, 7),
                ("not now", "yes, always"),
                sundays_only=True,
            ),
        ),
    ),
)
ITEMS = {item.name: item for group in GROUPS for item in group.items}
