"""The safety check, once a visit, and what its stops show; only the outcome stays, in this visit's memory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from homeward.web import visit
from homeward.web.answers import see_other
from homeward.web.calm.queries.turning import turning
from homeward.web.talks.forms import CheckForm
from homeward.web.talks.onward import go_onward
from homeward.web.talks.prepared import Checked, Words, brought_back, carried, is_empty
from homeward.web.talks.queries.check import checked, items, not_proof


def owner_of(request: HttpRequest) -> str:
    """Return whose visit this is, an empty string for nobody's."""
    return str(request.user.pk) if request.user.is_authenticated else ""


def check_of(request: HttpRequest) -> Checked | None:
    """Return what the check of this visit came to; another person's free way is none."""
    found = visit.get(request, Checked)
    if found is not None and found.may_go_on and found.owner != owner_of(request):
        return None
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask the seven; the answers are let go once the outcome is known."""
    earlier = check_of(request)
    if earlier is not None and not earlier.may_go_on:
        return see_other("talks:later")
    words = visit.get(request, Words) or brought_back(request.POST.dict())
    if request.method != "POST":
        return show_check(request, words=words)
    form = CheckForm(request.POST, items=items())
    if not form.is_valid():
        return show_check(request, words=words, form=form)
    if not is_empty(words):
        visit.put(request, words)
    found = checked(form.cleaned_data, owner=owner_of(request))
    visit.put(request, found)
    return go_onward(request) if found.may_go_on else see_other("talks:later")


def show_check(
    request: HttpRequest, *, words: Words, form: CheckForm | None = None, ended: bool = False
) -> HttpResponse:
    """Show the seven sentences; words that waited are carried along."""
    page = {"form": form or CheckForm(items=items()), "fields": carried(words), "ended": ended}
    return render(request, "talks/check.html", page, status=422 if form else 200)


@require_safe
def later(request: HttpRequest) -> HttpResponse:
    """Show what the check came out as, with people to turn to."""
    found = check_of(request)
    if found is None:
        return see_other("talks:check")
    if found.may_go_on:
        return see_other("talks:say")
    page = {"turning": turning(found.texts, found.lines, with_tips=found.exit_first), "checked": found}
    return render(request, "talks/later.html", {**page, "not_proof": not_proof()})
