"""The window of a question, and the home zone in which a calendar's loose times are read."""

from dataclasses import dataclass, field

from homeward.timing.event import Event
from homeward.timing.length import Length, of_duration
from homeward.timing.values import Duration, Stamp
from homeward.timing.zone import UTC, Zone
from homeward.timing.zone_lookup import ZoneLookup


@dataclass(frozen=True)
class Window:
    """``first`` (inclusive) to ``last`` (exclusive), instants; ``home`` reads dates and floating times."""

    first: int
    last: int
    home: Zone
    zones: ZoneLookup
    notes: list[str] = field(default_factory=list)
    """What had to be left out while laying events out."""

    def zone(self, stamp: Stamp) -> Zone:
        """Return the zone that a stamp's wall clock stands in."""
        if stamp.is_utc:
            return UTC
        if not stamp.tzid:
            return self.home
        return self.zones.find(stamp.tzid) or self.home

    def instant(self, stamp: Stamp, *, like: Zone | None = None) -> int:
        """Return the instant of a stamp; a floating one takes the zone ``like`` of the stamp it goes with."""
        if like is not None and not stamp.is_utc and not stamp.tzid and not stamp.is_date:
            return like.instant(stamp.seconds)
        return self.zone(stamp).instant(stamp.seconds)

    def local_in(self, stamp: Stamp, zone: Zone) -> int:
        """Return a stamp as wall-clock seconds of ``zone``; a floating time is taken as written, a date at home."""
        if not stamp.is_utc and not stamp.tzid and not stamp.is_date:
            return stamp.seconds
        own = self.zone(stamp)
        return stamp.seconds if own is zone else zone.local(own.instant(stamp.seconds))

    def length(self, event: Event) -> Length:
        """Return how long instances last: DTEND, else DURATION, else a day for a date and nothing for a time."""
        if event.end is not None:
            return Length(self.local_in(event.end, self.zone(event.start)) - event.start.seconds, 0)
        if event.duration is not None:
            return of_duration(event.duration)
        return of_duration(Duration(1 if event.start.is_date else 0, 0))

    def first_span(self, event: Event) -> tuple[int, int]:
        """Return the event's own start and end as instants, an end in its own zone to the second."""
        zone = self.zone(event.start)
        start = zone.instant(event.start.seconds)
        if event.end is not None:
            end = self.instant(event.end, like=zone)
            wall = self.local_in(event.end, zone) - event.start.seconds
            # See Length.ends: a start in the skipped hour must not swallow the event.
            return start, start + wall if wall > 0 and end <= start else end
        length = self.length(event)
        middle = zone.instant(event.start.seconds + length.wall) if length.wall else start
        return start, middle + length.exact
