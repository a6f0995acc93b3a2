"""The first page, and the way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from homeward.web.accounts import session
from homeward.web.answers import see_other
from homeward.web.house import house

COOKIES = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "VISIT_COOKIE_NAME", "KEY_COOKIE_NAME")


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Show two sentences and two ways on; a member goes to today."""
    if request.user.is_authenticated:
        return see_other("diary:today")
    return render(request, "door/first.html")


# No token on purpose: the exit has to work from a page that was open all day. Strict cookies keep other sites out.
@csrf_exempt
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the visit, end the session and go to the neutral page."""
    session.sign_out(request)
    response = HttpResponse(status=303, headers={"Location": house().exit_site})
    for name in {getattr(settings, setting) for setting in COOKIES} & set(request.COOKIES):
        response.delete_cookie(name, samesite="Strict")
    response["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@require_safe
def convert(request: HttpRequest) -> HttpResponse:
    """Show the plain page that the exit falls back to without a network."""
    return render(request, "door/convert.html")
