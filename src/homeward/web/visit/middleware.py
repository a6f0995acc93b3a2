"""Send or take away the visit's cookie once the page is made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from homeward.web.visit.memory import send_cookie


def visit_cookie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware around every page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        send_cookie(request, response)
        return response

    return answer
