"""When: usual hours or calendar files, three times with their reasons, one of them chosen."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from homeward.web import clock, visit
from homeward.web.answers import see_other
from homeward.web.talks.forms import WhenForm
from homeward.web.talks.prepared import Chosen, Hours, Offered, carried
from homeward.web.talks.queries.times import NamedFile, ReadFiles, offered, read_files
from homeward.web.talks.views.guard import after_check, after_reading, remember, words_of

FILES = ("my_files", "their_files")


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
@after_reading
def when(request: HttpRequest) -> HttpResponse:
    """Read the hours and calendars; only free and busy are looked at, and no file is kept."""
    if request.method != "POST":
        hours = visit.get(request, Hours)
        return show_when(request, WhenForm(initial=dict(hours.typed) if hours else None))
    remember(request, words_of(request))
    form = WhenForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_when(request, form)
    visit.put(request, Hours(tuple((name, request.POST.get(name, "")) for name in form.fields if name not in FILES)))
    read = {name: read_files(sent(form.cleaned_data[name])) for name in FILES}
    for name in FILES:
        for line in read[name].broken:
            form.add_error(name, line)
    if form.errors:
        return show_when(request, form, read=read.values())
    visit.put(request, offered(form.cleaned_data, read["my_files"], read["their_files"], now=clock.now()))
    return see_other("talks:times")


def sent(files: "Iterable[UploadedFile[Any]]") -> list[NamedFile]:
    """Return the files' names and bytes."""
    return [NamedFile(file.name or "file", file.read()) for file in files]


def show_when(request: HttpRequest, form: WhenForm, *, read: Iterable[ReadFiles] = ()) -> HttpResponse:
    """Show the hours, with what was read of the files so far."""
    page = {
        "form": form,
        "notes": [note for files in read for note in files.notes],
        "fields": carried(words_of(request)),
    }
    return render(request, "talks/when.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
@after_reading
def times(request: HttpRequest) -> HttpResponse:
    """Show three times with their reasons; the one chosen goes on the card."""
    found = visit.get(request, Offered)
    if found is None:
        remember(request, words_of(request))
        return see_other("talks:when")
    number = request.POST.get("choose", "")
    if request.method == "POST" and number in {str(one) for one in range(1, len(found.offers) + 1)}:
        offer = found.offers[int(number) - 1]
        visit.put(request, Chosen(offer.start, offer.end, found.zone, secrets.token_hex(16)))
        return see_other("talks:card")
    page = {"found": found, "two_zones": found.zone != found.their_zone, "fields": carried(words_of(request))}
    return render(request, "talks/times.html", page)
