"""The crisis words and limits, texts A to H, read from data and filled with lines, numbers, names and dates."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class CrisisText:
    """One text: its name, title and paragraphs, and the placeholders that have to be filled."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    placeholders: frozenset[str]

    def filled(self, **values: str) -> tuple[str, ...]:
        """Return the paragraphs with every placeholder filled.

        Parameters
        ----------
        **values : str
            One for each name in `placeholders`; more are ignored.

        Returns
        -------
        tuple of str
            The paragraphs in order.

        Raises
        ------
        ValueError
            If a placeholder has no value.
        """
        if lacking := self.placeholders - values.keys():
            raise ValueError(f"text {self.name} needs {', '.join(sorted(lacking))}")
        return tuple(PLACEHOLDER.sub(lambda found: values[found[1]], paragraph) for paragraph in self.paragraphs)


def crisis_text(name: str) -> CrisisText:
    """Return one of the texts "A" to "H".

    Parameters
    ----------
    name : str
        The letter of the text.

    Returns
    -------
    CrisisText
        With its placeholders unfilled.

    Raises
    ------
    KeyError
        If there is no such text.
    """
    return crisis_texts()[name]


@cache
def crisis_texts() -> dict[str, CrisisText]:
    """Read all texts that ship with Homeward."""
    from importlib.resources import files

    table = tomllib.loads((files("homeward.safety") / "texts" / "en.toml").read_text("utf-8"))
    return {name: build(name, row["title"], tuple(row["paragraphs"])) for name, row in table.items()}


def build(name: str, title: str, paragraphs: tuple[str, ...]) -> CrisisText:
    """Make a text and note its placeholders."""
    return CrisisText(name, title, paragraphs, frozenset(PLACEHOLDER.findall(" ".join(paragraphs))))
