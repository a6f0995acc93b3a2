"""Refuse what another site makes the browser send (the Sec-Fetch check beside the CSRF token)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from homeward.web.errors import refused

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
OWN = ("", "same-origin", "none")


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site caused this request in a way no plain link does."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site in OWN:
        return False
    is_plain_link = request.method in SAFE_METHODS and request.headers.get("Sec-Fetch-Mode") == "navigate"
    return not (is_plain_link and request.headers.get("Sec-Fetch-Dest") == "document")


def refuse_other_sites(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 403 to forms, frames and fetches that started on another site; a followed link may pass."""

    def answer(request: HttpRequest) -> HttpResponse:
        # Raises for a host name that is not ours, so that no other name can be pointed at this server.
        request.get_host()
        return refused(request) if is_from_elsewhere(request) else get_response(request)

    return answer


class TokenCheck(CsrfViewMiddleware):
    """Django's CSRF check, told what a browser sends under ``Referrer-Policy: no-referrer``."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        # With that policy browsers write "Origin: null" on our own forms. Sec-Fetch-Site, which no page can set, tells
        # them apart; browsers too old to send it are left with the token and the Strict cookie.
        if request.META.get("HTTP_ORIGIN") == "null":
            return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        return bool(super()._origin_verified(request))  # type: ignore[misc]
