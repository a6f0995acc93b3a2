"""Calendar files on this machine, read no further than the limit."""

from pathlib import Path


def read_file(path: Path, limit: int) -> bytes:
    """Return a file's bytes, at most one more than ``limit``, so that the reader can see that it is too large.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(limit + 1)
