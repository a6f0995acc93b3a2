"""Ask and agree: ideas to start from, the agreement in one's own words, and the same again when it changes."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from homeward.web import clock, visit
from homeward.web.accounts.session import Member
from homeward.web.agreements import actions
from homeward.web.agreements.adapters import ENDED, KINDS, MOST_DAYS, Agreement, standing
from homeward.web.agreements.forms import CHECK_IN_DAYS, USUAL_DAYS, AgreementForm, FilterForm
from homeward.web.agreements.queries.ideas import (
    LIVES,
    Wanted,
    help_ways,
    idea_of,
    menu,
    offer_gaps,
    safety_note,
)
from homeward.web.agreements.queries.kept import agreement_of, overlaps, shown
from homeward.web.agreements.views.guard import Waiting, after_check, plus
from homeward.web.agreements.wording import KIND_NAMES, KIND_NOTES
from homeward.web.answers import see_other
from homeward.web.diary.queries import past_of
from homeward.web.talks.queries.kept import kept_talk


def known(kind: str) -> str:
    """Return the kind, or answer that there is none."""
    if kind not in KINDS:
        raise Http404
    return kind


@require_safe
@after_check
def choose(request: Member, kind: str) -> HttpResponse:
    """Show ideas of one kind, filtered by what an evening has room for."""
    form = FilterForm(request.GET, kind=known(kind), lives=LIVES)
    form.is_valid()
    told = form.cleaned_data
    wanted = Wanted(
        minutes=int(told.get("minutes") or 0),
        energy=int(told.get("energy") or 0),
        no_touch=told.get("touch") == "none",
        place=told.get("place") or "",
        cost=told.get("cost") or "",
        suits=told.get("suits") or "",
    )
    page = {"kind": kind, "name": KIND_NAMES[kind], "note": KIND_NOTES[kind], "form": form, "ideas": menu(kind, wanted)}
    return render(request, "agreements/ideas.html", page)


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said before an agreement is kept: a safety note, overlaps, and questions to an open offer."""

    safety: Any = None
    overlaps: tuple[str, ...] = ()
    gaps: tuple[Any, ...] = ()

    def stand(self, sent: QueryDict) -> bool:
        """Whether something still stands against keeping it as it is."""
        if self.safety is not None and not (self.safety.dismissable and sent.get("mistake") == self.safety.rule):
            return True
        return bool(self.overlaps or self.gaps) and sent.get("anyway") != "1"


def notes_on(request: Member, agreement: Agreement) -> Notes:
    """Return what is to be said of this agreement."""
    safety = safety_note(agreement.words, agreement.load, agreement.when, agreement.second, agreement.check_when)
    if safety is not None:
        return Notes(safety)
    gaps = offer_gaps(agreement.words) if agreement.kind == "offer" else ()
    return Notes(None, overlaps(request.opened, agreement, clock.local_today()), gaps)


def form_of(request: Member, kind: str, *, initial: dict[str, Any] | None = None, data: Any = None) -> AgreementForm:
    """Return the form of one kind with the days that usually suit."""
    today = clock.local_today()
    usual = {
        "start": today,
        "end": plus(today, USUAL_DAYS),
        "check_in": plus(today, CHECK_IN_DAYS),
        "state": "proposed",
    }
    ways = tuple((way.id, way.title) for way in help_ways())
    return AgreementForm(data, kind=kind, today=today, ways=ways, initial={**usual, **(initial or {})})


def peak_end_of(request: Member) -> dt.date | None:
    """Return when the busy time is meant to ease, where it was told and a check-in may fall on it."""
    ease, today = past_of(request.opened).peak_end, clock.local_today()
    return ease if ease is not None and today < ease <= plus(today, MOST_DAYS) else None


def show_form(
    request: Member, form: AgreementForm, *, notes: Notes | None = None, extra: Iterable[tuple[str, Any]] = ()
) -> HttpResponse:
    """Show the form, with what is to be said first."""
    page = {
        "form": form,
        "kind": form.kind,
        "name": KIND_NAMES[form.kind],
        "note": KIND_NOTES[form.kind],
        "ways": help_ways() if form.kind == "offer" else (),
        "peak_end": peak_end_of(request),
        "notes": notes,
        **dict(extra),
    }
    return render(
        request, "agreements/new.html", page, status=422 if form.is_bound and request.method == "POST" else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def new(request: Member, kind: str) -> HttpResponse:
    """Write an agreement down, from an idea or from nothing."""
    known(kind)
    talk = request.POST.get("talk", "")
    if request.method != "POST":
        return show_form(request, started(request, kind))
    form = form_of(request, kind, data=request.POST)
    form.talk_day = talk_day_of(request, talk)
    if not form.is_valid():
        return show_form(request, form, extra=[("talk", talk)])
    agreement = form.agreement()
    notes = notes_on(request, agreement)
    if notes.stand(request.POST):
        return show_form(request, form, notes=notes, extra=[("talk", talk)])
    if visit.get(request, Waiting) is not None:
        visit.put(request, Waiting())
    return see_other("agreements:one", agreement=keep(request, agreement))


def keep(request: Member, agreement: Agreement) -> UUID:
    """Keep a new agreement."""
    return actions.keep_agreement(opened=request.opened, agreement=agreement, day=clock.local_today())


def started(request: Member, kind: str) -> AgreementForm:
    """Return a form with what waited in this visit, else with the chosen idea."""
    waiting = visit.get(request, Waiting)
    if waiting is not None and waiting.kind == kind:
        sent = QueryDict(mutable=True)
        for name, texts in waiting.fields:
            sent.setlist(name, list(texts))
        return form_of(request, kind, data=sent)
    idea = idea_of(kind, request.GET.get("idea", ""))
    if idea is None:
        return form_of(request, kind)
    return form_of(request, kind, initial={"words": idea.text, "minutes": idea.minutes, "second": idea.second})


def talk_day_of(request: Member, talk: str) -> dt.date | None:
    """Return the day of the kept talk this agreement came from."""
    try:
        kept = kept_talk(request.opened, UUID(talk))
    except ValueError:
        return None
    chosen = kept.card.chosen if kept else None
    return chosen.start.astimezone(ZoneInfo(chosen.zone)).date() if chosen else None


@require_safe
@after_check
def from_talk(request: Member, talk: UUID) -> HttpResponse:
    """Carry the request and the load of a kept talk on into a proposed agreement."""
    kept = kept_talk(request.opened, talk)
    if kept is None:
        raise Http404
    words = kept.words
    form = form_of(
        request, "request", initial={"words": words.request[:300], "load": words.load, "second": words.second[:300]}
    )
    return show_form(request, form, extra=[("talk", str(talk))])


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def change(request: Member, agreement: UUID) -> HttpResponse:
    """Change an agreement; what another tab did to it meanwhile is shown, and what was typed here stays."""
    kept = agreement_of(request.opened, agreement)
    if kept is None:
        return gone(request)
    today = clock.local_today()
    if request.method == "POST":
        return changed(request, kept)
    if standing(kept, today) == ENDED:
        return see_other("agreements:renew" if kept.kind != "date" else "agreements:one", agreement=agreement)
    extra = [("changing", shown(kept, today)), ("version", kept.version)]
    return show_form(request, form_of(request, kept.kind, initial=asdict(kept)), extra=extra)


def gone(request: Member) -> HttpResponse:
    """Show what was typed for an agreement that was deleted meanwhile, ready to be written down anew."""
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        raise Http404
    return show_form(request, form_of(request, kind, data=request.POST), extra=[("is_behind", True)])


def changed(request: Member, kept: Agreement) -> HttpResponse:
    """Keep a changed agreement, unless something is to be said first."""
    version = sent_version(request)
    extra: list[tuple[str, Any]] = [("changing", shown(kept, clock.local_today())), ("version", version)]
    form = form_of(request, kept.kind, data=request.POST)
    form.before = kept
    if not form.is_valid():
        return show_form(request, form, extra=extra)
    written = replace(
        form.agreement(),
        id=kept.id,
        version=version,
        works_for_me=kept.works_for_me,
        works_for_you=kept.works_for_you,
        moved_from=kept.moved_from,
    )
    notes = notes_on(request, written)
    if notes.stand(request.POST):
        return show_form(request, form, notes=notes, extra=extra)
    try:
        actions.change_agreement(opened=request.opened, agreement=written)
    except actions.ChangedElsewhereError as meanwhile:
        return behind(request, form, meanwhile.now)
    return see_other("agreements:one", agreement=kept.id)


def behind(request: Member, form: AgreementForm, now: Agreement | None) -> HttpResponse:
    """Show how the agreement stands by now, above what was typed here."""
    if now is None:
        return gone(request)
    card = shown(now, clock.local_today())
    extra = [("changing", card), ("meanwhile", card), ("version", now.version), ("is_behind", True)]
    return show_form(request, form, extra=extra)


def sent_version(request: Member) -> int:
    """Return the version the form was made from."""
    text = request.POST.get("version", "")
    return int(text[:9]) if text.isdecimal() else 0
