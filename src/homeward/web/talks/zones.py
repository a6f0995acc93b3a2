"""Time zones to choose from, and the one this machine stands in."""

from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
Choices = list[tuple[str, list[tuple[str, str]]]]


@cache
def zone_choices() -> Choices:
    """Return the zones by region, named by their city."""
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS)
    grouped = {
        region: [(name, name.partition("/")[2].replace("_", " ")) for name in names if name.startswith(f"{region}/")]
        for region in REGIONS
    }
    return [("Other", [("UTC", "UTC")]), *grouped.items()]


@cache
def machine_zone() -> str:
    """Return the zone of the machine the server runs on, which most often stands in the person's home."""
    place = Path("/etc/localtime").resolve().as_posix().partition("zoneinfo/")[2]
    known = {name for _, zones in zone_choices() for name, _ in zones}
    return place if place in known else "UTC"
