"""Ideas to start from, filtered by what an evening has room for; and what a text is met with before it is kept."""

from dataclasses import dataclass

from homeward.method.bounded import Gap, Way, gaps_of, ways
from homeward.method.content import micro_dates, offers, requests, zones
from homeward.safety import screen
from homeward.web.talks.adapters import Reading, notice_of

ENERGY = {1: "little energy", 2: "some energy", 3: "more energy"}
PLACES = {"home": "at home", "out": "outside", "apart": "while apart"}
COSTS = {"free": "free", "low": "a few coins", "mid": "some money"}
LIVES = {
    "any": "Any life",
    "shift_work": "Shift work",
    "on_call": "On call",
    "home_office": "Work at home",
    "one_room": "One room",
    "children": "Children",
}


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea as the menu shows it: the words, what it takes, and what stands in for it."""

    id: str
    text: str
    notes: tuple[str, ...] = ()
    minutes: int | None = None
    second: str = ""
    energy: int = 1
    touch: bool = False
    place: str = ""
    cost: str = ""
    suits: str = "any"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an evening has room for; an empty or zero part does not matter."""

    minutes: int = 0
    energy: int = 0
    no_touch: bool = False
    place: str = ""
    cost: str = ""
    suits: str = ""


def upper_first(text: str) -> str:
    """Return text with a capital at the start."""
    return text[:1].upper() + text[1:]


def ideas(kind: str) -> tuple[Idea, ...]:
    """Return every idea of one kind."""
    return {"zone": zone_ideas, "date": date_ideas, "offer": offer_ideas, "request": request_ideas}[kind]()


def zone_ideas() -> tuple[Idea, ...]:
    """Return the quiet zones."""
    return tuple(Idea(each.id, each.text, suits=each.suits) for each in zones())


def date_ideas() -> tuple[Idea, ...]:
    """Return the small dates."""
    return tuple(
        Idea(
            each.id,
            each.text,
            (f"{each.minutes} min", PLACES[each.place], ENERGY[each.energy], COSTS[each.cost], touch_words(each.touch)),
            minutes=each.minutes,
            energy=each.energy,
            touch=each.touch,
            place=each.place,
            cost=each.cost,
        )
        for each in micro_dates()
    )


def offer_ideas() -> tuple[Idea, ...]:
    """Return the offers of help."""
    return tuple(
        Idea(
            each.id,
            each.text,
            (f"about {each.minutes} min", ENERGY[each.effort], f"ends {each.ends}", "seen" if each.seen else "unseen"),
            minutes=each.minutes,
            energy=each.effort,
        )
        for each in offers()
    )


def request_ideas() -> tuple[Idea, ...]:
    """Return the requests, those without touch first."""
    found = [
        Idea(
            each.id,
            upper_first(each.text),
            (f"{each.minutes} min", ENERGY[each.energy], touch_words(each.touch)),
            minutes=each.minutes,
            second=upper_first(each.second_best),
            energy=each.energy,
            touch=each.touch,
        )
        for each in requests()
    ]
    return tuple(sorted(found, key=lambda idea: idea.touch))


def touch_words(touch: bool) -> str:  # noqa: FBT001
    """Return whether it involves touch, in words."""
    return "touch" if touch else "no touch"


def fits(idea: Idea, wanted: Wanted) -> bool:
    """Whether an idea has room in what is wanted."""
    return (
        (not wanted.minutes or (idea.minutes or 0) <= wanted.minutes)
        and (not wanted.energy or idea.energy <= wanted.energy)
        and not (wanted.no_touch and idea.touch)
        and wanted.place in ("", idea.place)
        and wanted.cost in ("", idea.cost)
        and (wanted.suits == "" or idea.suits in (wanted.suits, "any"))
    )


def menu(kind: str, wanted: Wanted) -> tuple[Idea, ...]:
    """Return the ideas of one kind that fit; those made for this very life first."""
    found = [idea for idea in ideas(kind) if fits(idea, wanted)]
    return tuple(sorted(found, key=lambda idea: wanted.suits not in ("", idea.suits)))


def idea_of(kind: str, idea_id: str) -> Idea | None:
    """Return one idea."""
    return next((idea for idea in ideas(kind) if idea.id == idea_id), None)


def offer_gaps(words: str) -> tuple[Gap, ...]:
    """Return what an offer leaves open."""
    return gaps_of(words)


def help_ways() -> tuple[Way, ...]:
    """Return the three ways to bring help."""
    return ways()


def safety_note(*texts: str) -> Reading | None:
    """Return the note that stands against these words, None where there is none."""
    found = screen("\n".join(text for text in texts if text))
    return None if found.outcome == "none" else notice_of(found)
