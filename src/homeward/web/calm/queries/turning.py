"""People to turn to: the words of a stop with the lines that go with them, by country, nothing sent to pick one."""

from dataclasses import dataclass

from homeward.safety import DEVICE_TIPS, HelpLine, Listing, crisis_text, outcome_lines, outcome_texts
from homeward.web.help.queries import Directory, directory

# The kinds of lines each text speaks of.
LINES_OF = {"D": ("suicide_crisis",), "C": ("domestic_abuse",), "E": ("own_behaviour", "domestic_abuse"), "B": ()}
LINES_MARK = "{lines}"


@dataclass(frozen=True, slots=True)
class Country:
    """One country with the lines that fit, most fitting kind first."""

    listing: Listing
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One text: its title, what stands before the lines, the countries with their lines, what stands after."""

    title: str
    before: tuple[str, ...]
    countries: tuple[Country, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """Everything a stop shows, in order; ``rest`` are lines that no text speaks of."""

    told: tuple[Told, ...]
    rest: tuple[Country, ...]
    directory: Directory
    tips: tuple[str, ...]


def turning(texts: tuple[str, ...], kinds: tuple[str, ...], *, with_tips: bool = False) -> Turning:
    """Return the words and lines for these texts, and for kinds of lines beyond them."""
    known = directory()
    spoken = {kind for text in texts for kind in LINES_OF[text]}
    rest = tuple(kind for kind in kinds if kind not in spoken)
    tips = DEVICE_TIPS if with_tips else ()
    return Turning(tuple(told(text, known) for text in texts), countries_of(known, rest), known, tips)


def turning_for(outcome: str) -> Turning:
    """Return what a text's outcome shows."""
    return turning(outcome_texts(outcome), outcome_lines(outcome))


def told(text: str, known: Directory) -> Told:
    """Return one text, cut where its lines stand."""
    found = crisis_text(text)
    numbers = " or ".join(number.number for number in known.anywhere.emergency)
    emergency = f"your emergency number ({numbers} in much of the world)"
    paragraphs = found.filled(emergency=emergency, lines=LINES_MARK)
    at = paragraphs.index(LINES_MARK) if LINES_MARK in paragraphs else len(paragraphs)
    return Told(found.title, paragraphs[:at], countries_of(known, LINES_OF[text]), paragraphs[at + 1 :])


def countries_of(known: Directory, kinds: tuple[str, ...]) -> tuple[Country, ...]:
    """Return every country with its lines of these kinds; none where no kind is asked for."""
    if not kinds:
        return ()
    return tuple(
        Country(place.listing, tuple(line for kind in kinds for line in place.listing.of_kind(kind)))
        for place in known.places
    )
