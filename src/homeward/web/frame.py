"""What the base template needs on every page: the house, the rooms and whether somebody is signed in."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from homeward.web.house import House, house


@dataclass(frozen=True, slots=True)
class Room:
    """One of the four rooms, as the navigation shows it."""

    title: str
    address: str
    is_here: bool


# Title and the route that opens the room; a room whose route does not exist yet is not shown.
ROOMS = (
    ("Today", "diary:today"),
    ("The talk", "talks:start"),
    ("Agreements", "agreements:all"),
    ("Looking back", "insights:look"),
)


def rooms(request: HttpRequest) -> tuple[Room, ...]:
    """Return the rooms that exist, marking the one this page belongs to."""
    app = request.resolver_match.app_name if request.resolver_match else ""
    found = []
    for title, route in ROOMS:
        try:
            found.append(Room(title, reverse(route), route.partition(":")[0] == app))
        except NoReverseMatch:
            continue
    return tuple(found)


def frame(request: HttpRequest) -> dict[str, House | bool | tuple[Room, ...]]:
    """Context processor: the frame's own values."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    opened = getattr(request, "opened", None) is not None
    return {"house": house(), "signed_in": signed_in, "opened": opened, "rooms": rooms(request) if signed_in else ()}
