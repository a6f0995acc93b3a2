"""The one box: what is typed is read back, and suggestions are taken or left."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from homeward.web.answers import see_other
from homeward.web.talks import drafting
from homeward.web.talks.forms import DraftForm
from homeward.web.talks.prepared import Words, carried
from homeward.web.talks.queries.words import may_wave_off, read_draft
from homeward.web.talks.views.guard import after_check, remember, words_of

# What the buttons of the page do to the words; the value of a button is the second argument.
STEPS: dict[str, Callable[[Words, str], Words]] = {
    "undo": lambda words, value: drafting.undone(words),
    "keep": drafting.kept,
    "show_all": lambda words, value: drafting.none_kept(words),
    "mistake": lambda words, value: drafting.waved_off(words, value) if may_wave_off(value, words) else words,
    "take": lambda words, value: take(words, value),
}


def take(words: Words, name: str) -> Words:
    """Put the suggested wording of this name in place of the draft."""
    for wording in read_draft(words).wordings:
        if wording.name == name:
            return drafting.taken(words, wording.text)
    return words


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def say(request: HttpRequest) -> HttpResponse:
    """Write, read back, take or leave; the draft stays in this visit's memory."""
    words = words_of(request, typed="text")
    if request.method != "POST":
        return show_say(request, words)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return show_say(request, words, form=form)
    cleaned = form.cleaned_data
    words = drafting.written(words, cleaned["text"], version=cleaned["version"], was_asked=cleaned["was_asked"])
    for step, change in STEPS.items():
        if step in request.POST:
            words = change(words, request.POST[step])
    remember(request, words)
    if "on" in request.POST:
        return see_other("talks:words")
    to_reading = "" if {"take", "undo"} & set(request.POST) else "#answer"
    return HttpResponse(status=303, headers={"Location": reverse("talks:say") + to_reading})


def show_say(request: HttpRequest, words: Words, *, form: DraftForm | None = None) -> HttpResponse:
    """Show the box, and the reading where something is written."""
    values = {"text": words.text, "was_asked": words.was_asked, "version": words.version}
    page = {
        "form": form or DraftForm(initial=values),
        "words": words,
        "reading": read_draft(words) if words.text and form is None else None,
        "fields": carried(words, but=("text",)),
    }
    return render(request, "talks/say.html", page, status=422 if form else 200)


@require_POST
@after_check
def read(request: HttpRequest) -> HttpResponse:
    """Answer the box while it is being typed in: the reading alone."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return render(request, "talks/too_long.html", {"form": form}, status=422)
    cleaned = form.cleaned_data
    words = drafting.typed_on(
        words_of(request, typed="text"), cleaned["text"], version=cleaned["version"], was_asked=cleaned["was_asked"]
    )
    remember(request, words)
    page = {"words": words, "reading": read_draft(words) if words.text else None}
    return render(request, "talks/reading.html", page)
