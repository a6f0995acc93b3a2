"""The safety check stands before every page that helps with words (SAF-17), and keeps what was typed meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.web import visit
from homeward.web.answers import is_partial, see_other
from homeward.web.talks.prepared import Words, brought_back, is_empty
from homeward.web.talks.queries.words import halted_at
from homeward.web.talks.views.check import check_of, show_check

Page = Callable[..., HttpResponse]


def words_of(request: HttpRequest, *, typed: str = "") -> Words:
    """Return the words of this visit; those a form carried where the visit forgot them, but not the field ``typed``."""
    found = visit.get(request, Words)
    if found is not None and not is_empty(found):
        return found
    brought = brought_back({name: text for name, text in request.POST.dict().items() if name != typed})
    if found is None:
        return brought
    return replace(brought, version=found.version, was_asked=found.was_asked)


def remember(request: HttpRequest, words: Words) -> None:
    """Remember the words; when memory is short, the earlier wordings make room first."""
    try:
        visit.put(request, words)
    except visit.store.VisitFullError:
        visit.put(request, replace(words, earlier=()))


def after_check(view: Page) -> Page:
    """Let a view answer only once the check of this visit came out clear."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: object) -> HttpResponse:
        checked = check_of(request)
        if is_partial(request) and (checked is None or not checked.may_go_on):
            return render(request, "talks/ended.html")
        if checked is None and request.method == "POST":
            return show_check(request, words=words_of(request), ended=True)
        if checked is None:
            return see_other("talks:check")
        if not checked.may_go_on:
            return see_other("talks:later")
        return view(request, **named)

    return guarded


def after_reading(view: Page) -> Page:
    """Let a view answer only for words that no safety note stands against (SAF-39); use it under ``after_check``."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: object) -> HttpResponse:
        words = words_of(request)
        step = halted_at(words)
        if not step:
            return view(request, **named)
        remember(request, words)
        return see_other(f"talks:{step}")

    return guarded
