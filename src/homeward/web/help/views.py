"""Pages of help; nothing about who reads them is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homeward.web.help import queries


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """Show where to turn, by country."""
    return render(request, "help/lines.html", {"directory": queries.directory()})


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Say who runs this server and who can see what."""
    return render(request, "help/who.html")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say what this program cannot do, will not do, and how pages are sealed."""
    return render(request, "help/security.html")
