"""Error pages that keep calm: what happened in plain words, the exit and help, never a trace or an id."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from homeward.web.fields import is_secret
from homeward.web.house import house

# Shown fields must be the person's own form coming back, so only fields of a sane size and number are carried.
MOST_CARRIED = 200


def calm_page(status: int, *, heading: str, body: str, fields: list[tuple[str, str]] | None = None) -> HttpResponse:
    """Return an error page that needs neither session nor database to be made."""
    words = {"heading": heading, "body": body, "fields": fields, "house": house()}
    return HttpResponse(render_to_string("web/error.html", words), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return calm_page(
        400,
        heading="That did not arrive in one piece.",
        body="Something in what the browser sent could not be read. Go back one page and try once more.",
    )


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return calm_page(
        403, heading="This page is not open from here.", body="Start again from the first page. Nothing was changed."
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return calm_page(
        404, heading="There is no page at this address.", body="It may have been moved, or the link was cut short."
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return calm_page(
        500,
        heading="Something went wrong on our side.",
        body="It was nothing you did. Nothing was half-saved. Go back one page: what you wrote is often still there.",
    )


def plain_words(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: put a page behind the bare 405 that Django gives an address opened the wrong way."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = calm_page(405, heading="This page opens another way.", body="Start again from the first page.")
        page["Allow"] = response.headers.get("Allow", "")
        return page

    return answer


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token no longer fits, and show what was typed so that it is not lost."""
    typed: list[tuple[str, str]] = []
    # Only a form that started on our own page is shown again; another site's fields are not the person's words.
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin":
        pairs = [(name, value) for name, values in request.POST.lists() for value in values if not is_secret(name)]
        typed = [(name, value) for name, value in pairs if isinstance(value, str) and value.strip()][:MOST_CARRIED]
    return calm_page(
        403,
        heading="This page was open for a while.",
        body="For safety it has to be loaded again before it can be sent. Nothing was changed.",
        fields=typed,
    )
