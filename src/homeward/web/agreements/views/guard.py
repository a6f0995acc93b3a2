"""The safety check stands before every page that helps to ask for something; what was typed waits meanwhile."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from homeward.web import visit
from homeward.web.accounts.session import Member
from homeward.web.agreements.adapters import Agreement
from homeward.web.agreements.queries.kept import agreement_of
from homeward.web.answers import see_other
from homeward.web.talks.onward import remember_onward
from homeward.web.talks.views.check import check_of

Page = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form that was sent before the check was answered: its kind and its fields."""

    kind: str = ""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()


def after_check(view: Page) -> Page:
    """Let a view answer only once the check of this visit came out clear."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: object) -> HttpResponse:
        checked = check_of(request)
        if checked is not None and checked.may_go_on:
            return view(request, **named)
        if checked is None and request.method == "POST" and "words" in request.POST:
            fields = tuple(
                (name, tuple(texts)) for name, texts in request.POST.lists() if name != "csrfmiddlewaretoken"
            )
            kind = str(named.get("kind", "") or request.POST.get("kind", ""))
            visit.put(request, Waiting(kind, fields))
            remember_onward(request, request.path)
        elif checked is None and request.method == "GET":
            remember_onward(request, request.get_full_path())
        return see_other("talks:check" if checked is None else "talks:later")

    return guarded


def is_stopped(request: HttpRequest) -> bool:
    """Whether the check of this visit came out as a stop."""
    checked = check_of(request)
    return checked is not None and not checked.may_go_on


def found(request: Member, agreement: UUID) -> Agreement:
    """Return the agreement of this person, or answer that there is none."""
    kept = agreement_of(request.opened, agreement)
    if kept is None:
        raise Http404
    return kept


def plus(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later."""
    return day + dt.timedelta(days=days)
