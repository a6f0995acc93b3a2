"""Keep this: the first moment something is stored, sealed under the person's own passphrase; and what was kept."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homeward.web import clock, visit
from homeward.web.accounts import actions as accounts
from homeward.web.accounts.forms import NewAccountForm
from homeward.web.accounts.queries import may_sign_up
from homeward.web.accounts.session import Member
from homeward.web.accounts.views import NAME_TAKEN, come_in_new
from homeward.web.answers import see_other
from homeward.web.sealing.opened import Opened
from homeward.web.talks import actions
from homeward.web.talks.prepared import Checked, Chosen, KeptTalk, carried, is_empty
from homeward.web.talks.queries.kept import kept_talk, kept_talks
from homeward.web.talks.queries.words import card
from homeward.web.talks.views.guard import after_check, after_reading, remember, words_of
from homeward.web.talks.zones import machine_zone


@require_http_methods(["GET", "HEAD", "POST"])
@after_check
@after_reading
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the talk in hand; without an account, make one first."""
    opened: Opened | None = request.opened  # type: ignore[attr-defined]
    if is_empty(words_of(request)):
        return see_other("talks:say")
    if opened is not None:
        return keep_at_once(request, opened)
    form = NewAccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and may_sign_up():
        try:
            made = come_in_new(request, form, then="talks:start")
        except (accounts.NameTakenError, accounts.SignUpClosedError):
            form.add_error("name", NAME_TAKEN)
        else:
            return keep_first(request, made)
    page = {"form": form, "may_sign_up": may_sign_up(), "fields": carried(words_of(request))}
    return render(request, "talks/keep.html", page, status=422 if form.errors else 200)


def keep_first(request: HttpRequest, made: accounts.NewAccount) -> HttpResponse:
    """Seal the talk of a person who just came in, and show the recovery code."""
    # The same person goes on: the check they answered a moment ago is theirs.
    visit.put(request, Checked(may_go_on=True, owner=str(made.account.pk)))
    store(request, made.opened)
    return see_other("accounts:code" if made.recovery_code else "talks:start")


def keep_at_once(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Seal the talk of a person who is signed in."""
    if request.method != "POST":
        return render(request, "talks/keep.html", {"fields": carried(words_of(request))})
    return see_other("talks:kept", talk=store(request, opened))


def store(request: HttpRequest, opened: Opened) -> UUID:
    """Store what the visit holds as one sealed row."""
    words = words_of(request)
    chosen = visit.get(request, Chosen)
    zone = ZoneInfo(chosen.zone if chosen else machine_zone())
    kept = KeptTalk(words, card(words, chosen))
    return actions.keep_talk(opened=opened, day=clock.today(zone), kept=kept)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Open the talk room: what was kept, and one way to begin; without an account, begin at once."""
    opened: Opened | None = request.opened  # type: ignore[attr-defined]
    if opened is None:
        return see_other("talks:say")
    return render(request, "talks/kept_talks.html", {"talks": kept_talks(opened)})


def found(request: Member, talk: UUID) -> KeptTalk:
    """Return the kept talk of this person, or answer that there is none."""
    kept = kept_talk(request.opened, talk)
    if kept is None:
        raise Http404
    return kept


@require_safe
@after_check
def show(request: Member, talk: UUID) -> HttpResponse:
    """Open one kept talk."""
    return render(request, "talks/kept.html", {"kept": found(request, talk), "talk": talk})


@require_POST
@after_check
def take_up(request: Member, talk: UUID) -> HttpResponse:
    """Take a kept talk in hand again; what is in hand now makes room."""
    kept = found(request, talk)
    remember(request, kept.words)
    if kept.card.chosen is not None:
        visit.put(request, kept.card.chosen)
    return see_other("talks:when" if "when" in request.POST else "talks:say")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Member, talk: UUID) -> HttpResponse:
    """Ask once, then erase one kept talk."""
    if request.method != "POST":
        found(request, talk)
        return render(request, "talks/delete.html", {"talk": talk})
    actions.delete_talk(opened=request.opened, talk=talk)
    return see_other("talks:start")
