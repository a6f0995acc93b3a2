"""What rules cite: sources that were read, each with its limits, by key."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from: reference, what was found, its limits, and the DOI where there is one."""

    reference: str
    finding: str
    limits: str
    doi: str


@cache
def load_evidence() -> dict[str, Source]:
    """Read the sources that rules cite, by key."""
    table = tomllib.loads(files("homeward.coach").joinpath("evidence.toml").read_text(encoding="utf-8"))
    return {
        key: Source(row["reference"], row["finding"], row["limits"], row.get("doi", "")) for key, row in table.items()
    }
