"""Small answers that several rooms give."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def see_other(route: str, **words: object) -> HttpResponse:
    """Send the browser on with GET after something was done."""
    return HttpResponse(status=303, headers={"Location": reverse(route, kwargs=words or None)})


def is_partial(request: HttpRequest) -> bool:
    """Whether the page's own script asks for a part of the page."""
    return request.headers.get("X-Partial") == "1"
