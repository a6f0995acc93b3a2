"""Afterwards: how a kept talk went, and one kind next step; the answer is sealed with the talk and may be changed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from homeward.web import clock
from homeward.web.accounts.session import Member
from homeward.web.answers import see_other
from homeward.web.talks import actions
from homeward.web.talks.forms import WENT, WentForm
from homeward.web.talks.views.guard import after_check
from homeward.web.talks.views.keep import found


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def after(request: Member, talk: UUID) -> HttpResponse:
    """Ask how it went, and show the step that follows."""
    kept = found(request, talk)
    if request.method == "POST" and "take_away" in request.POST:
        actions.say_how_it_went(opened=request.opened, talk=talk, went="", day=clock.local_today())
        return see_other("talks:after", talk=talk)
    form = WentForm(request.POST if request.method == "POST" else None, initial={"went": kept.went})
    if request.method == "POST" and form.is_valid():
        actions.say_how_it_went(
            opened=request.opened, talk=talk, went=form.cleaned_data["went"], day=clock.local_today()
        )
        return see_other("talks:after", talk=talk)
    branch = f"talks/after_{kept.went}.html" if kept.went in dict(WENT) else ""
    page = {"form": form, "kept": kept, "talk": talk, "branch": branch}
    return render(request, "talks/after.html", page, status=422 if form.errors else 200)
