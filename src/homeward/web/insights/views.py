"""Looking back: three questions, each answered in words first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homeward.web.accounts.session import Member
from homeward.web.insights import queries


@require_safe
def look(request: Member) -> HttpResponse:
    """Show the stored answers."""
    return render(request, "insights/look.html", {"look": queries.latest_look(request.opened)})
