"""The vocabulary of the method: its parts by id and title, and the content people read, as data."""

from homeward.method.parts import PARTS, Kind, Part, part

__all__ = ["PARTS", "Kind", "Part", "part"]
