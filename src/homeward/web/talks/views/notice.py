"""Notice: a few dated notes of one's own, and the one sentence they make."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from homeward.web import clock, visit
from homeward.web.accounts.session import Member
from homeward.web.answers import see_other
from homeward.web.sealing.opened import Opened
from homeward.web.talks import actions, drafting
from homeward.web.talks.forms import NoteForm, OpeningForm
from homeward.web.talks.noticing import (
    MOST_IN_VISIT,
    MOST_NOTES,
    Noted,
    Noticed,
    Term,
    latest,
    opening,
    term_of,
)
from homeward.web.talks.prepared import is_empty
from homeward.web.talks.queries.noticed import danger_in, how_it_lands, notes_of, one_note
from homeward.web.talks.views.guard import after_check, remember, words_of

ENOUGH = 2


def lines_of(request: HttpRequest) -> tuple[Noted, ...]:
    """Return the lines this visit holds, each found again by its place."""
    return (visit.get(request, Noticed) or Noticed()).notes


def all_notes(request: HttpRequest) -> tuple[Noted, ...]:
    """Return what was noticed: kept notes, and the lines of this visit."""
    opened: Opened | None = request.opened  # type: ignore[attr-defined]
    kept = notes_of(opened) if opened is not None else ()
    return (*kept, *(replace(line, key=str(place)) for place, line in enumerate(lines_of(request), 1)))


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def notice(request: HttpRequest) -> HttpResponse:
    """Write down one thing seen or heard; signed in it is sealed, else it stays in this visit."""
    today = clock.local_today()
    actions.erase_old_notes(today)
    if request.method != "POST":
        return show_notice(request, NoteForm(today=today, initial={"seen": today}))
    for button, answer in (("example", with_example), ("take_back", taken_back)):
        if button in request.POST:
            return show_notice(request, answer(request, today))
    form = NoteForm(request.POST, today=today)
    if not form.is_valid():
        return show_notice(request, form)
    danger = danger_in(form.cleaned_data["text"])
    if danger is not None and not (danger.dismissable and request.POST.get("mistake") == danger.rule):
        return show_notice(request, form, danger=danger)
    if not may_add(request, all_notes(request), today):
        return show_notice(request, form)
    add(request, Noted(form.cleaned_data["text"], form.cleaned_data["seen"]), today)
    return see_other("talks:notice")


def may_add(request: HttpRequest, notes: tuple[Noted, ...], today: dt.date) -> bool:
    """Whether there is room and time for one more."""
    if request.opened is None:  # type: ignore[attr-defined]
        return len(notes) < MOST_IN_VISIT
    return len(notes) < MOST_NOTES and not term_of(notes, today).is_over


def add(request: HttpRequest, note: Noted, today: dt.date) -> None:
    """Seal the note, or put it into this visit's memory where nobody is signed in."""
    opened: Opened | None = request.opened  # type: ignore[attr-defined]
    if opened is None:
        visit.put(request, Noticed((*lines_of(request), note)))
        return
    until = term_of(notes_of(opened), today).erased_on
    actions.keep_note(opened=opened, note=replace(note, until=until), day=today)


def with_example(request: HttpRequest, today: dt.date) -> NoteForm:
    """Return the form with an example in the field; what was typed there stays before it."""
    typed = request.POST.get("text", "").strip()
    text = "\n".join(part for part in (typed, request.POST["example"]) if part)
    return NoteForm(today=today, initial={"text": text, "seen": request.POST.get("seen") or today})


def taken_back(request: HttpRequest, today: dt.date) -> NoteForm:
    """Return the form with a line of this visit in the field again, to be changed or let go."""
    lines, place = lines_of(request), request.POST["take_back"]
    chosen = next((line for number, line in enumerate(lines, 1) if str(number) == place), None)
    if chosen is None:
        return NoteForm(today=today, initial={"text": request.POST.get("text", ""), "seen": today})
    visit.put(request, Noticed(tuple(line for line in lines if line is not chosen)))
    return NoteForm(today=today, initial={"text": chosen.text, "seen": chosen.seen}, also=chosen.seen)


def show_notice(request: HttpRequest, form: NoteForm, *, danger: object = None) -> HttpResponse:
    """Show what was noticed so far, and the field."""
    today, notes = clock.local_today(), all_notes(request)
    page = {
        "form": form,
        "notes": notes,
        "term": term_of(notes, today),
        "may_add": may_add(request, notes, today),
        "is_enough": len(notes) >= ENOUGH,
        "is_kept": request.opened is not None,  # type: ignore[attr-defined]
        "reading": danger,
    }
    return render(request, "talks/noticing.html", page, status=422 if form.errors else 200)


def found(request: Member, note: UUID) -> Noted:
    """Return the note of this person, or answer that there is none."""
    kept = one_note(request.opened, note)
    if kept is None:
        raise Http404
    return kept


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def change(request: Member, note: UUID) -> HttpResponse:
    """Change one note, or keep it past the day it would be erased."""
    today, kept = clock.local_today(), found(request, note)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        today=today, also=kept.seen, initial={"text": kept.text, "seen": kept.seen},
    )  # fmt: skip
    danger = danger_in(form.cleaned_data["text"]) if form.is_bound and form.is_valid() else None
    is_mistake = danger is not None and danger.dismissable and request.POST.get("mistake") == danger.rule
    if form.is_bound and form.is_valid() and (danger is None or is_mistake):
        until = until_of(request, kept, today)
        changed = replace(kept, text=form.cleaned_data["text"], seen=form.cleaned_data["seen"], until=until)
        actions.change_note(opened=request.opened, note=changed)
        return see_other("talks:notice")
    page = {"form": form, "note": kept, "reading": danger}
    return render(request, "talks/note.html", page, status=422 if form.errors else 200)


def until_of(request: Member, kept: Noted, today: dt.date) -> dt.date | None:
    """Return the day the note is erased once a button of its page was pressed; None: it was kept on purpose."""
    if "keep" in request.POST:
        return None
    if "let_go" in request.POST:
        return Term(today, today).erased_on
    return kept.until


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Member, note: UUID) -> HttpResponse:
    """Ask once, then erase one note; nothing of it is needed for that."""
    if request.method != "POST":
        return render(request, "talks/note_delete.html", {"note": found(request, note)})
    actions.delete_note(opened=request.opened, note=note)
    return see_other("talks:notice")


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
def one_sentence(request: HttpRequest) -> HttpResponse:
    """Make one plain sentence of the notes, check it, and take it into the draft."""
    notes = all_notes(request)
    if not notes:
        return see_other("talks:notice")
    used = tuple(note for note in notes if note.key in request.POST.getlist("use")) or latest(notes)
    if request.method != "POST" or "again" in request.POST:
        return show_sentence(request, OpeningForm(initial={"line": opening(used, clock.local_today())}), notes, used)
    form = OpeningForm(request.POST)
    if form.is_valid() and "on" in request.POST:
        return into_draft(request, form.cleaned_data["line"])
    return show_sentence(request, form, notes, used)


def show_sentence(
    request: HttpRequest, form: OpeningForm, notes: tuple[Noted, ...], used: tuple[Noted, ...]
) -> HttpResponse:
    """Show the sentence with the notes it is made of, and what may sting in it."""
    line = form.cleaned_data.get("line", "") if form.is_bound else form.initial["line"]
    page = {
        "form": form,
        "notes": [(note, note in used) for note in notes],
        "reading": how_it_lands(line, () if form.is_bound else used),
        "has_draft": not is_empty(words_of(request)),
    }
    return render(request, "talks/opening.html", page, status=422 if form.errors else 200)


@require_POST
@after_check
def take_line(request: HttpRequest) -> HttpResponse:
    """Take a line that a page offers into the draft."""
    form = OpeningForm(request.POST)
    return into_draft(request, form.cleaned_data["line"]) if form.is_valid() else see_other("talks:say")


def into_draft(request: HttpRequest, line: str) -> HttpResponse:
    """Put the line before the draft, where it can be undone, and go there; safety is looked at there."""
    remember(request, drafting.put_in_front(words_of(request), line))
    return see_other("talks:say")
