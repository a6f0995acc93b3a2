"""The room: what holds, what is proposed, what ended; one card with what can be done about it."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homeward.web import clock, visit
from homeward.web.accounts.session import Member
from homeward.web.agreements import actions
from homeward.web.agreements.adapters import ENDED, moved, moved_back, standing
from homeward.web.agreements.forms import MoveForm, TitleForm
from homeward.web.agreements.queries.calendar import calendar_file
from homeward.web.agreements.queries.kept import latest_look, room, shown
from homeward.web.agreements.views.guard import Waiting, found, is_stopped
from homeward.web.agreements.wording import KIND_NAMES, KIND_NOTES
from homeward.web.answers import see_other


@require_safe
def all_of_them(request: Member) -> HttpResponse:
    """List what holds now, what ends soon, what is proposed and what ended."""
    waiting = visit.get(request, Waiting)
    page = {
        "room": room(request.opened, clock.local_today()),
        "kinds": [(kind, name, KIND_NOTES[kind]) for kind, name in KIND_NAMES.items()],
        "stopped": is_stopped(request),
        "waiting": waiting.kind if waiting else "",
    }
    return render(request, "agreements/all.html", page)


@require_safe
def show(request: Member, agreement: UUID) -> HttpResponse:
    """Show one agreement and what can be done about it."""
    return show_card(request, agreement)


def show_card(request: Member, agreement: UUID, *, form: TitleForm | None = None) -> HttpResponse:
    """Show the card with its calendar form."""
    card = shown(found(request, agreement), clock.local_today())
    page = {
        "card": card,
        "form": form or TitleForm(),
        "stopped": is_stopped(request),
        "answered": latest_look(request.opened) is not None,
    }
    return render(request, "agreements/one.html", page, status=422 if form else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Member, agreement: UUID) -> HttpResponse:
    """Ask once, then end an agreement; either may do so at any time."""
    kept = found(request, agreement)
    if request.method != "POST":
        return render(request, "agreements/end.html", {"card": shown(kept, clock.local_today())})
    if standing(kept, clock.local_today()) != ENDED:
        try:
            actions.end_agreement(opened=request.opened, agreement=kept, day=clock.local_today())
        except actions.ChangedElsewhereError:
            return see_other("agreements:end", agreement=agreement)
    return see_other("agreements:all")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Member, agreement: UUID) -> HttpResponse:
    """Ask once, then erase an agreement."""
    kept = found(request, agreement)
    if request.method != "POST":
        return render(request, "agreements/delete.html", {"card": shown(kept, clock.local_today())})
    actions.delete_agreement(opened=request.opened, agreement=agreement)
    return see_other("agreements:all")


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Member, agreement: UUID) -> HttpResponse:
    """Move a small date to another day instead of calling it off."""
    kept = found(request, agreement)
    today = clock.local_today()
    if kept.kind != "date" or standing(kept, today) == ENDED:
        return see_other("agreements:one", agreement=agreement)
    form = MoveForm(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_agreement(opened=request.opened, agreement=moved(kept, form.cleaned_data["day"]))
        except actions.ChangedElsewhereError:
            form.add_error("day", "It was changed in another tab just now. Please look at it once more.")
        else:
            return see_other("agreements:one", agreement=agreement)
    page = {"card": shown(kept, today), "form": form}
    return render(request, "agreements/move.html", page, status=422 if form.errors else 200)


@require_POST
def undo_move(request: Member, agreement: UUID) -> HttpResponse:
    """Put a moved date back where it was."""
    kept = found(request, agreement)
    if kept.moved_from is not None:
        try:
            actions.change_agreement(opened=request.opened, agreement=moved_back(kept))
        except actions.ChangedElsewhereError:
            return see_other("agreements:one", agreement=agreement)
    return see_other("agreements:one", agreement=agreement)


@require_POST
def to_calendar(request: Member, agreement: UUID) -> HttpResponse:
    """Give the agreement as a calendar file; its title says nothing unless the person chose one."""
    kept = found(request, agreement)
    form = TitleForm(request.POST)
    if not form.is_valid():
        return show_card(request, agreement, form=form)
    text = calendar_file(replace(kept, id=agreement), title=form.cleaned_data["title"], now=clock.now())
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="reminder.ics"'},
    )
