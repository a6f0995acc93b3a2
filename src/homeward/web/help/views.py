"""Pages of help; nothing about who reads them is kept."""

import datetime as dt
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from homeward.web import clock
from homeward.web.help import queries


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """Show where to turn, by country."""
    return render(request, "help/lines.html", {"directory": directory_page(clock.local_today())})


@lru_cache(maxsize=2)
def directory_page(today: dt.date) -> SafeString:
    """Return the directory as it stands on a day; it is the same for everyone, so it is written once."""
    return render_to_string("help/directory.html", {"directory": queries.directory_on(today)})


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Say who runs this server and who can see what."""
    return render(request, "help/who.html")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say what this program cannot do, will not do, and how pages are sealed."""
    return render(request, "help/security.html")
