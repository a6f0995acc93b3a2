"""Refuse what another site makes the browser send (the Sec-Fetch check beside the CSRF token)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
        return refused(request) if is_from_elsewhere(request) else get_response(request)

    return answer
