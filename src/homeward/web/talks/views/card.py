"""The card: the words, the time, to print, to take as a calendar file, or to keep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from homeward.web import clock, visit
from homeward.web.answers import see_other
from homeward.web.talks.forms import TitleForm
from homeward.web.talks.prepared import Chosen
from homeward.web.talks.queries.times import talk_file
from homeward.web.talks.queries.words import card as card_of
from homeward.web.talks.views.guard import after_check, after_reading, words_of


@require_safe
@after_check
@after_reading
def card(request: HttpRequest) -> HttpResponse:
    """Show the card."""
    found = card_of(words_of(request), visit.get(request, Chosen))
    return render(request, "talks/card.html", {"card": found, "form": TitleForm()})


@require_POST
@after_check
@after_reading
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the talk as a calendar file; its title says nothing unless the person chose one."""
    chosen = visit.get(request, Chosen)
    if chosen is None:
        return see_other("talks:when")
    form = TitleForm(request.POST)
    if not form.is_valid():
        page = {"card": card_of(words_of(request), chosen), "form": form}
        return render(request, "talks/card.html", page, status=422)
    text = talk_file(chosen, title=form.cleaned_data["title"], now=clock.now())
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="reminder.ics"'},
    )
