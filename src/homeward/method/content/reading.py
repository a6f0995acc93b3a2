"""Reads a content file once and refuses doubled ids."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def rows(name: str, table: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of one content file.

    Parameters
    ----------
    name : str
        The file's name without its ending, for example ``"feelings"``.
    table : str
        The table's name in it, for example ``"feeling"``.

    Returns
    -------
    tuple of dict
        The rows in the order of the file.

    Raises
    ------
    ValueError
        When two rows share an id.
    """
    text = resources.files("homeward.method.content").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)[table]
    ids = [row["id"] for row in found]
    doubled = sorted({each for each in ids if ids.count(each) > 1})
    if doubled:
        raise ValueError(f"{name}.toml: doubled id: {', '.join(doubled)}; give each row its own")
    return tuple(found)
