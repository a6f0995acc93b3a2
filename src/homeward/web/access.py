"""Every route says who may use it; one that does not is refused."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path

View = Callable[..., HttpResponseBase]


class Role(enum.StrEnum):
    """The six people of every access test."""

    NOBODY = "nobody"
    INVITED = "invited"
    MEMBER = "member"
    OTHER_MEMBER = "other member"
    LEFT = "member who left"
    KEEPER = "keeper"


EVERYONE = frozenset(Role)
SIGNED_IN = frozenset({Role.MEMBER, Role.OTHER_MEMBER, Role.LEFT, Role.KEEPER})


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use a route, whether the log stays silent about it, and whether it opens while the key is locked away."""

    may: frozenset[Role]
    is_quiet: bool
    opens_locked: bool

    @property
    def is_open(self) -> bool:
        """Whether a person who is not signed in may use the route."""
        return Role.NOBODY in self.may


def page(
    pattern: str, view: View, *, name: str, may: frozenset[Role], quiet: bool = False, opens_locked: bool = False
) -> URLPattern:
    """Return one declared route; ``quiet`` keeps it out of the log (help, check, exit, coach)."""

    @wraps(view)
    def declared(request: HttpRequest, **words: Any) -> HttpResponseBase:
        return view(request, **words)

    declared.access = Access(may, quiet, opens_locked)  # type: ignore[attr-defined]
    return path(pattern, declared, name=name)


def access_of(view: object) -> Access | None:
    """Return what a resolved view declares, None where nothing was declared."""
    found = getattr(view, "access", None)
    return found if isinstance(found, Access) else None


class EveryRouteDeclares:
    """Middleware: refuse a view that declares nothing, and a person the declaration does not name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], words: dict[str, object]
    ) -> HttpResponseBase | None:
        access = access_of(view)
        if access is None or not (access.is_open or request.user.is_authenticated):
            raise PermissionDenied
        return None
