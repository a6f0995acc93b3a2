"""A signed-in session: its key in this process's memory, its browser key in a cookie."""

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponseBase

from homeward.web import clock
from homeward.web.accounts.models import Account
from homeward.web.sealing.keyring import ABSOLUTE_SECONDS, Keyring
from homeward.web.sealing.opened import Opened
from homeward.web.visit import memory

KEYRING = Keyring()
BACKEND = "homeward.web.accounts.backend.PassphraseBackend"
HANDLE = "ring"
BEGAN = "began"


@dataclass(frozen=True, slots=True)
class FreshCode:
    """A recovery code waiting in the visit's memory until its owner says it is written down; ``then`` is a route."""

    code: str = field(repr=False)
    then: str = ""


class Member(HttpRequest):
    """A request behind the gate: signed in and unlocked, so views need not ask again."""

    user: Account
    opened: Opened


def sign_in(request: HttpRequest, account: Account, keys: Opened) -> None:
    """Begin a session with the key in hand; what the visit held goes with it."""
    KEYRING.forget(request.session.get(HANDLE, ""))
    login(request, account, backend=BACKEND)
    request.session[BEGAN] = clock.ticks()
    put_key(request, keys)
    memory.extend(request)


def put_key(request: HttpRequest, keys: Opened) -> None:
    """Keep the key for this session; the middleware sends the browser's half."""
    KEYRING.forget(request.session.get(HANDLE, ""))
    handle = secrets.token_urlsafe(24)
    request.session[HANDLE] = handle
    request.browser_key = KEYRING.keep(handle, keys, now=clock.ticks())  # type: ignore[attr-defined]
    request.opened = keys  # type: ignore[attr-defined]


def key_of(request: HttpRequest) -> Opened | None:
    """Return the session's keys while they are unlocked."""
    handle = request.session.get(HANDLE, "") if settings.SESSION_COOKIE_NAME in request.COOKIES else ""
    browser_key = request.COOKIES.get(settings.KEY_COOKIE_NAME, "")
    if not handle or not browser_key:
        return None
    keys = KEYRING.open(handle, browser_key, now=clock.ticks())
    # A key can never serve another account than the one it was put here for.
    return keys if keys is not None and keys.owner == request.user.pk else None


def is_over(request: HttpRequest) -> bool:
    """Whether eight hours have passed since the person signed in, however often they unlocked since."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    began = request.session.get(BEGAN)
    return began is not None and clock.ticks() - began >= ABSOLUTE_SECONDS


def lock(request: HttpRequest) -> None:
    """Forget the key and keep the session, so that only the passphrase is asked again."""
    KEYRING.forget(request.session.get(HANDLE, ""))
    request.opened = None  # type: ignore[attr-defined]
    request.browser_key = ""  # type: ignore[attr-defined]


def sign_out(request: HttpRequest) -> None:
    """End the session and the visit."""
    lock(request)
    memory.drop(request)
    logout(request)


def send_cookie(request: HttpRequest, response: HttpResponseBase) -> None:
    """Send the browser's half of a new key, or take it away."""
    browser_key: str | None = getattr(request, "browser_key", None)
    if browser_key:
        response.set_cookie(
            settings.KEY_COOKIE_NAME,
            browser_key,
            httponly=True,
            samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    elif browser_key == "" and settings.KEY_COOKIE_NAME in request.COOKIES:
        response.delete_cookie(settings.KEY_COOKIE_NAME, samesite="Strict")
