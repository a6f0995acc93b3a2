"""Shapes: how an accusation is built, what of it can be carried over, and the lines that say it kindly."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from homeward.coach.board import Phrases
from homeward.coach.kinds import PROBLEM_KINDS
from homeward.coach.lexicon import load_lexicons
from homeward.coach.pattern_language import Pattern, PatternError, parse
from homeward.coach.rewrite.errors import FrameError

SHAPE_KEYS = {"match", "unless", "line", "request", "ask", "kinds", "whole", "own", "late"}
RANK = {kind: at for at, kind in enumerate(PROBLEM_KINDS)}


@dataclass(frozen=True, slots=True)
class Shape:
    """Patterns with captures, and frames that use them.

    ``whole`` shapes reword the whole sentence, whatever stands before and after the match; others leave a harmless
    clause before the match where it is. ``ask`` is the request as a message of its own; ``own`` shapes
    fit only sentences of their kinds; ``late`` ones are tried after all others.
    """

    name: str
    kinds: tuple[str, ...]
    match: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    line: tuple[str, ...]
    request: tuple[str, ...]
    ask: tuple[str, ...]
    whole: bool
    own: bool
    late: bool


@dataclass(frozen=True, slots=True)
class ShapeBook:
    """All shapes by kind, and the phrases they spell out."""

    shapes: tuple[Shape, ...]
    phrases: Phrases


@cache
def load_shapes() -> ShapeBook:
    """Read the shipped shapes.

    Raises
    ------
    FrameError
        When a file is not as the rewrite needs it.
    """
    shapes: list[Shape] = []
    for name, table in toml_tables("shapes"):
        rows = table.get("shape")
        if set(table) != {"shape"} or name not in RANK or not isinstance(rows, list):
            raise FrameError(name, "shape", "a file is named like a kind and holds only [[shape]] tables")
        shapes.extend(read_shape(name, number, row) for number, row in enumerate(rows, 1))
    return ShapeBook(tuple(shapes), phrase_table(shapes))


def phrase_table(shapes: Iterable[Shape]) -> Phrases:
    """Return the phrases of the lexicons and those the shapes spell out, as the board looks them up."""
    items = (item for shape in shapes for pattern in (*shape.match, *shape.unless) for item in pattern.items)
    spelt = sorted({key for item in items for key in item.keys if key.startswith("_")})
    own = [(tuple(key[1:].split("_")), key) for key in spelt]
    table: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for words, key in [*load_lexicons().phrases, *own]:
        table.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], key))
    return table


def toml_tables(folder: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield name and contents of every TOML file of a folder of this package, by name."""
    root = files("homeward.coach.rewrite").joinpath(folder)
    for path in sorted(root.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            try:
                yield path.name.removesuffix(".toml"), tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise FrameError(path.name, "file", f"not TOML: {error}") from error


def read_shape(kind: str, number: int, row: Mapping[str, object]) -> Shape:
    """Read one shape."""
    name = f"{kind} {number}"
    unknown = sorted(set(row) - SHAPE_KEYS)
    if unknown:
        raise FrameError(kind, unknown[0], f"shape {number} has a key nobody reads")
    return Shape(
        name=name,
        kinds=strings(row, "kinds", name) or (kind,),
        match=patterns(row, "match", name),
        unless=patterns(row, "unless", name),
        line=strings(row, "line", name),
        request=strings(row, "request", name),
        ask=strings(row, "ask", name),
        whole=row.get("whole") is True,
        own=row.get("own") is True,
        late=row.get("late") is True,
    )


def strings(row: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    """Return a list of strings; empty where the key is missing."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise FrameError(name, key, "must be a list of strings")
    return tuple(value)


def patterns(row: Mapping[str, object], key: str, name: str) -> tuple[Pattern, ...]:
    """Return a list of patterns, parsed."""
    try:
        return tuple(parse(source, load_lexicons().names) for source in strings(row, key, name))
    except PatternError as error:
        raise FrameError(name, key, str(error)) from error
