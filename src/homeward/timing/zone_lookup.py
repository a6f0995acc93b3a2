"""Which zone a TZID means: the IANA database first, then the file's own VTIMEZONE, then home with a warning."""

import tomllib
from functools import lru_cache
from importlib import resources

from homeward.timing.errors import TimingError
from homeward.timing.limits import Budget, Limits
from homeward.timing.split import Block
from homeward.timing.tzdb import load_zone, zone_names
from homeward.timing.vtimezone import read_timezone, timezone_id
from homeward.timing.zone import Zone


@lru_cache(maxsize=1)
def windows_zones() -> dict[str, str]:
    """Return the IANA name of every Windows zone name of CLDR, keyed by its small-letter form."""
    text = resources.files("homeward.timing").joinpath("data", "windows_zones.toml").read_text(encoding="utf-8")
    return {name.lower(): zone for name, zone in tomllib.loads(text)["zones"].items()}


@lru_cache(maxsize=4096)
def iana_name(tzid: str) -> str | None:
    """Return the IANA name behind a TZID: itself, without a vendor's prefix, or through the Windows table."""
    plain = tzid.strip().strip('"').strip()
    names = zone_names()
    if plain.lower() in names:
        return names[plain.lower()]
    if "/" in plain:
        pieces = plain.strip("/").split("/")
        for cut in range(1, len(pieces)):
            rest = "/".join(pieces[cut:]).lower()
            if rest in names:
                return names[rest]
    return windows_zones().get(plain.lower())


class ZoneLookup:
    """The zones of one VCALENDAR, looked up once each; what had to be guessed is told to ``warnings``."""

    def __init__(self, timezones: list[Block], limits: Limits) -> None:
        self._blocks = {timezone_id(block): block for block in timezones}
        self._budget = Budget(limits)
        self._found: dict[str, Zone | None] = {}
        self._own: dict[str, Zone | None] = {}
        self.warnings: list[str] = []

    def find(self, tzid: str) -> Zone | None:
        """Return the zone that ``tzid`` means, or None when neither the tables nor the file know it."""
        if tzid not in self._found:
            name = iana_name(tzid)
            zone = load_zone(name) if name else self._own_zone(tzid)
            if zone is None:
                self.warnings.append(f"the time zone '{tzid[:60]}' is not known; its times are read in the home zone")
            self._found[tzid] = zone
        return self._found[tzid]

    def _own_zone(self, tzid: str) -> Zone | None:
        if tzid not in self._own:
            self._own[tzid] = self._read(self._blocks.get(tzid))
        return self._own[tzid]

    def _read(self, block: Block | None) -> Zone | None:
        if block is None:
            return None
        try:
            return read_timezone(block, self._budget)
        except TimingError as error:
            self.warnings.append(f"the VTIMEZONE '{timezone_id(block)[:60]}' cannot be read: {error}")
            return None

    def differences(self, first: int, last: int) -> list[str]:
        """Return a warning for every used IANA zone whose VTIMEZONE says something else between two instants."""
        told = []
        for tzid, zone in self._found.items():
            if zone is None or iana_name(tzid) is None or tzid not in self._blocks:
                continue
            own = self._own_zone(tzid)
            if own is not None and not own.agrees_with(zone, first, last):
                told.append(
                    f"the file's own rules for '{tzid[:60]}' differ from the time zone database; the database is used"
                )
        return told
