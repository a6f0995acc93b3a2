"""The page for two, the check-in with its few questions, and renewal."""

from dataclasses import asdict, replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from homeward.web import clock
from homeward.web.accounts.session import Member
from homeward.web.agreements import actions
from homeward.web.agreements.adapters import ENDED, HOLDS, MOST_DAYS, PROPOSED, Agreement, standing
from homeward.web.agreements.forms import CHECK_IN_DAYS, USUAL_DAYS, DatesForm, LookForm, TogetherForm
from homeward.web.agreements.queries.ideas import safety_note
from homeward.web.agreements.queries.kept import latest_look, room, shown, side_by_side
from homeward.web.agreements.views.guard import after_check, found, plus
from homeward.web.answers import see_other

CHANGED = "It was changed in another tab just now. What you typed is still here."


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def together(request: Member, agreement: UUID) -> HttpResponse:
    """Read one agreement together on one phone; yes and not now weigh the same."""
    kept = found(request, agreement)
    today = clock.local_today()
    if standing(kept, today) == ENDED:
        return see_other("agreements:one", agreement=agreement)
    initial = {"works_for_me": kept.works_for_me, "works_for_you": kept.works_for_you}
    form = TogetherForm(request.POST if request.method == "POST" else None, initial=initial)
    note = None
    if request.method == "POST" and form.is_valid():
        note = safety_note(*form.cleaned_data.values())
        is_mistake = note is not None and note.dismissable and request.POST.get("mistake") == note.rule
        if note is None or is_mistake:
            state = HOLDS if request.POST.get("answer") == "yes" else PROPOSED
            try:
                actions.change_agreement(
                    opened=request.opened, agreement=replace(kept, state=state, **form.cleaned_data)
                )
            except actions.ChangedElsewhereError:
                form.add_error(None, CHANGED)
            else:
                return see_other("agreements:one", agreement=agreement)
    page = {"card": shown(kept, today), "form": form, "note": note}
    return render(request, "agreements/together.html", page, status=422 if form.errors or note else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def check_in(request: Member) -> HttpResponse:
    """Ask the few questions, and go through what holds: keep, change or end."""
    today = clock.local_today()
    latest = latest_look(request.opened)
    initial = asdict(latest) if latest is not None and latest.day == today else None
    form = LookForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.keep_look(opened=request.opened, look=form.look(today))
        return see_other("agreements:answers")
    return show_check_in(request, form, is_first=latest is None)


@require_http_methods(["GET", "HEAD"])
@after_check
def answers(request: Member) -> HttpResponse:
    """Show the answers at the start beside the latest ones, and what holds."""
    if side_by_side(request.opened) is None:
        return see_other("agreements:check-in")
    return show_check_in(request, None)


def show_check_in(request: Member, form: LookForm | None, *, is_first: bool = False) -> HttpResponse:
    """Show the questions or the answers, and then what holds."""
    here = room(request.opened, clock.local_today())
    page = {
        "form": form,
        "is_first": is_first,
        "pairs": side_by_side(request.opened) if form is None else None,
        "cards": [*here.soon, *here.holds],
    }
    return render(request, "agreements/check_in.html", page, status=422 if form and form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def renew(request: Member, agreement: UUID) -> HttpResponse:
    """Keep an agreement for another while, after asking whether it is still fair to both."""
    kept = found(request, agreement)
    today = clock.local_today()
    if kept.kind == "date":
        return see_other("agreements:one", agreement=agreement)
    usual = {"end": plus(today, USUAL_DAYS), "check_in": plus(today, CHECK_IN_DAYS)}
    form = DatesForm(request.POST if request.method == "POST" else None, today=today, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_agreement(opened=request.opened, agreement=renewed(kept, form))
        except actions.ChangedElsewhereError:
            form.add_error(None, CHANGED)
        else:
            return see_other("agreements:one", agreement=agreement)
    latest = plus(today, MOST_DAYS)
    page = {"card": shown(kept, today), "form": form, "latest": latest}
    return render(request, "agreements/renew.html", page, status=422 if form.errors else 200)


def renewed(kept: Agreement, form: DatesForm) -> Agreement:
    """Return the agreement with its new days; one that had ended holds again."""
    days = form.cleaned_data
    return replace(kept, end=days["end"], check_in=days["check_in"], state=HOLDS, ended_on=None)
