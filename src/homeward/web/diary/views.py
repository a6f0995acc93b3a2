"""Today: the minute, and what an ordinary day was like before."""

import datetime as dt
from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from homeward.web import clock
from homeward.web.accounts.session import Member
from homeward.web.answers import is_partial, see_other
from homeward.web.diary import actions, queries
from homeward.web.diary.adapters import Day, questions
from homeward.web.diary.forms import DayForm, PastForm
from homeward.web.diary.signals import diary_changed

# A diary can sour the view; after eight weeks it has done its work and says so.
PROPOSED_END_DAYS = 56


@require_http_methods(["GET", "HEAD", "POST"])
def today(request: Member) -> HttpResponse:
    """Ask the minute for today; answers are sealed as they come."""
    return minute(request, clock.local_today(), "diary:today")


@require_http_methods(["GET", "HEAD", "POST"])
def yesterday(request: Member) -> HttpResponse:
    """Ask the minute for yesterday, for evenings that ended early."""
    return minute(request, clock.local_today() - dt.timedelta(days=1), "diary:yesterday")


def minute(request: Member, day: dt.date, route: str) -> HttpResponse:
    """Show or keep one day."""
    if request.method != "POST":
        return show_minute(request, queries.day_of(request.opened, day), route)
    form = DayForm(request.POST, day=day)
    if not form.is_valid():
        return render(request, "diary/wrong.html", {"form": form, "route": route}, status=422)
    written = form.answers()
    actions.keep_day(opened=request.opened, day=written)
    diary_changed.send_robust(sender=Day, opened=request.opened, day=clock.local_today())
    if is_partial(request):
        return render(request, "diary/kept.html", {"answered": len(written.answers)})
    return see_other("diary:kept" if route == "diary:today" else route)


def show_minute(request: Member, day: Day, route: str, *, kept: bool = False) -> HttpResponse:
    """Show one day's questions with what was answered so far."""
    first = queries.first_day(request.opened)
    words = {
        "day": day.day,
        "groups": questions(day),
        "answered": len(day.answers),
        "route": route,
        "kept": kept,
        "is_long": first is not None and (day.day - first).days >= PROPOSED_END_DAYS,
    }
    return render(request, "diary/today.html", words)


@require_http_methods(["GET", "HEAD"])
def kept(request: Member) -> HttpResponse:
    """Show today once more and say that it is kept (the way without JavaScript)."""
    return show_minute(request, queries.day_of(request.opened, clock.local_today()), "diary:today", kept=True)


@require_http_methods(["GET", "HEAD", "POST"])
def before(request: Member) -> HttpResponse:
    """Ask what an ordinary day was like before all this."""
    past = queries.past_of(request.opened)
    form = PastForm(request.POST or None, initial=asdict(past), today=clock.local_today())
    if request.method == "POST" and form.is_valid():
        actions.keep_past(opened=request.opened, past=form.past(), day=clock.local_today())
        diary_changed.send_robust(sender=Day, opened=request.opened, day=clock.local_today())
        return see_other("insights:look")
    return render(request, "diary/before.html", {"form": form}, status=422 if form.errors else 200)
