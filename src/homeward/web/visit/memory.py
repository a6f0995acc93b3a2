"""The visit of a request: its cookie, and what this process remembers under it."""

import secrets
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from homeward.web import clock
from homeward.web.visit.store import Store

T = TypeVar("T")
STORE = Store()


def token_of(request: HttpRequest) -> str:
    """Return the visit's random token, an empty string where there is no visit."""
    fresh: str = getattr(request, "new_visit", "")
    return fresh or request.COOKIES.get(settings.VISIT_COOKIE_NAME, "")


def owner_of(request: HttpRequest) -> str:
    """Return whose request this is, an empty string for a person who is not signed in."""
    user = getattr(request, "user", None)
    return str(user.pk) if user is not None and user.is_authenticated else ""


def has_visit(request: HttpRequest) -> bool:
    """Whether this process still remembers this visit."""
    return STORE.has(token_of(request), now=clock.ticks(), owner=owner_of(request))


def get(request: HttpRequest, kind: type[T]) -> T | None:
    """Return the visit's value of this dataclass, None when there is none or the visit ended."""
    found = STORE.get(token_of(request), kind, now=clock.ticks(), owner=owner_of(request))
    return found if isinstance(found, kind) else None


def put(request: HttpRequest, value: object) -> None:
    """Remember a frozen dataclass for this visit; the middleware sends the cookie."""
    STORE.put(begin(request), value, now=clock.ticks(), owner=owner_of(request))


def extend(request: HttpRequest) -> None:
    """Let the visit last as long as a signed-in session."""
    STORE.extend(begin(request), now=clock.ticks(), owner=owner_of(request))


def begin(request: HttpRequest) -> str:
    """Return the token to remember under; one the process does not know is never taken from a browser."""
    token = token_of(request)
    if not has_visit(request) and not getattr(request, "new_visit", ""):
        token = secrets.token_urlsafe(32)
        request.new_visit, request.visit_dropped = token, False  # type: ignore[attr-defined]
    return token


def drop(request: HttpRequest) -> None:
    """Forget the visit; the middleware takes the cookie away."""
    STORE.drop(token_of(request))
    request.visit_dropped = True  # type: ignore[attr-defined]


def send_cookie(request: HttpRequest, response: HttpResponseBase) -> None:
    """Put the token of a new visit into the answer, or take that of a dropped one away."""
    name = settings.VISIT_COOKIE_NAME
    if getattr(request, "visit_dropped", False):
        if name in request.COOKIES:
            response.delete_cookie(name, samesite="Strict")
        return
    token: str = getattr(request, "new_visit", "")
    if token:
        response.set_cookie(name, token, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE)
