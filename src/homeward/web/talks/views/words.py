"""The composer: asks only for what the draft lacks, and shows the whole with its blanks."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from homeward.web.answers import see_other
from homeward.web.talks.drafting import waved_off
from homeward.web.talks.forms import PiecesForm
from homeward.web.talks.prepared import PIECES, Words, carried, plain
from homeward.web.talks.queries.words import compose, halts, may_wave_off
from homeward.web.talks.views.guard import after_check, remember, words_of


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def words(request: HttpRequest) -> HttpResponse:
    """Fill what is missing, in one's own words; they stay in this visit's memory."""
    found = words_of(request)
    if halts(found.text, found):
        return see_other("talks:say")
    if request.method != "POST":
        return show_words(request, found)
    form = PiecesForm(request.POST)
    if not form.is_valid():
        return show_words(request, found, form=form)
    found = with_pieces(found, form)
    if may_wave_off(request.POST.get("mistake", ""), found):
        found = waved_off(found, request.POST["mistake"])
    remember(request, found)
    return see_other("talks:when") if "on" in request.POST else see_other("talks:words")


def with_pieces(found: Words, form: PiecesForm) -> Words:
    """Return the words with the pieces that this form held; those it did not show stay."""
    sent = {name: form.cleaned_data[name] if name in form.data else getattr(found, name) for name in PIECES}
    return replace(
        plain(sent), text=found.text, earlier=found.earlier, version=found.version, kept=found.kept,
        was_asked=found.was_asked, waved_off=found.waved_off,
    )  # fmt: skip


def show_words(request: HttpRequest, found: Words, *, form: PiecesForm | None = None) -> HttpResponse:
    """Show a field for each missing part, and the message so far."""
    shown = form or PiecesForm(initial={name: getattr(found, name) for name in PIECES})
    composed = compose(found)
    names = [part.name for part in composed.missing]
    page = {
        "form": shown,
        "missing": [shown[name] for name in names],
        "composed": composed,
        "words": found,
        "fields": carried(found, but=(*names, "second", "thanks")),
    }
    return render(request, "talks/words.html", page, status=422 if form else 200)


@require_POST
@after_check
def preview(request: HttpRequest) -> HttpResponse:
    """Answer the composer while it is being filled in: the message so far."""
    form = PiecesForm(request.POST)
    found = words_of(request)
    if form.is_valid():
        found = with_pieces(found, form)
        remember(request, found)
    return render(request, "talks/message.html", {"composed": compose(found), "words": found})
