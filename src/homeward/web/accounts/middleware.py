"""The gate: who is signed in, whether the key is in hand, and what a closed door shows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from homeward.web.access import View, access_of
from homeward.web.accounts import carrying, session
from homeward.web.accounts.forms import SignInForm, UnlockForm


class Gate:
    """Middleware: bring the keys, and answer 401 with the sign-in or unlock form where a page needs them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if session.is_over(request):
            session.sign_out(request)
        request.opened = session.key_of(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        session.send_cookie(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], words: dict[str, object]
    ) -> HttpResponseBase | None:
        access = access_of(view)
        if access is None:
            return None
        if not access.is_open and not request.user.is_authenticated:
            return closed_door(request, SignInForm(), "accounts/sign_in.html")
        if not access.opens_locked and request.user.is_authenticated and request.opened is None:  # type: ignore[attr-defined]
            return closed_door(request, UnlockForm(), "accounts/unlock.html")
        return None


def closed_door(request: HttpRequest, form: SignInForm | UnlockForm, template: str) -> HttpResponse:
    """Show the form in place of the page; what was being sent waits inside it."""
    carried = carrying.write(carrying.typed_fields(request)) if request.method == "POST" else ""
    return render(request, template, {"form": form, "next": request.path, "carried": carried}, status=401)
