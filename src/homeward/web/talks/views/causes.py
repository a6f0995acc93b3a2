"""What may be behind it: four ways it can be, the pressures on top of work, and what sets the worry off."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homeward.web.talks.queries.noticed import stings, weights
from homeward.web.talks.views.guard import after_check

# In the order of the page; the address holds only the number, since it stands in the browser's history.
WAYS = ("work", "between", "other", "both")


@require_safe
@after_check
def why(request: HttpRequest) -> HttpResponse:
    """Ask what it may be; nothing is remembered of the answer."""
    return render(request, "talks/why.html")


@require_safe
@after_check
def one_way(request: HttpRequest, number: int) -> HttpResponse:
    """Show what one of the four would mean for what to do."""
    if not 1 <= number <= len(WAYS):
        raise Http404
    page = {"weights": weights() if WAYS[number - 1] in ("other", "both") else ()}
    return render(request, f"talks/why_{WAYS[number - 1]}.html", page)


@require_safe
@after_check
def weight(request: HttpRequest, number: int) -> HttpResponse:
    """Show one pressure: what to say today, what to leave, when it needs other help."""
    if not 1 <= number <= len(weights()):
        raise Http404
    found = weights()[number - 1]
    return render(request, "talks/weight.html", {"weight": found, "line": found.say.strip('"')})


@require_safe
@after_check
def sting(request: HttpRequest) -> HttpResponse:
    """Show what tends to set the worry off, and what each asks for."""
    return render(request, "talks/stings.html", {"stings": stings()})
