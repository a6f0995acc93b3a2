"""Coming in, locking, leaving, and the keys to it."""

from django.contrib.auth import authenticate, update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homeward.web import clock, visit
from homeward.web.accounts import actions, carrying, session, waiting
from homeward.web.accounts.backend import open_by_passphrase
from homeward.web.accounts.forms import ChangePassphraseForm, NewAccountForm, RecoverForm, SignInForm, UnlockForm
from homeward.web.accounts.just_made import JustMade
from homeward.web.accounts.limits import Tries
from homeward.web.accounts.models import Account
from homeward.web.accounts.names import plain_name
from homeward.web.accounts.queries import may_sign_up
from homeward.web.accounts.session import FreshCode, Member
from homeward.web.answers import see_other
from homeward.web.sealing.opened import Opened

TRIES = Tries()
JUST_MADE = JustMade()
NO_FIT = "That name and passphrase do not fit together. Please check both."
NAME_TAKEN = "This name is taken here. Another one will do."
TOO_MANY = "Five tries did not fit. Please wait a quarter of an hour; nothing is lost."


def go_on(request: HttpRequest, keys: Opened) -> HttpResponse:
    """Send the person where they were going; what they had typed waits behind one button."""
    path = carrying.own_path(request.POST.get("next", "")) or reverse("door:first")
    fields = carrying.read(request.POST.get("carried", ""))
    if not fields:
        waiting_path, fields = waiting.take(request, keys)
        path = waiting_path or path
    if fields:
        return render(request, "accounts/carry_on.html", {"action": path, "fields": fields})
    return HttpResponse(status=303, headers={"Location": path})


def show(request: HttpRequest, template: str, form: Form, *, status: int = 200) -> HttpResponse:
    """Show a form of the door with what it carries."""
    words = {"form": form, "next": request.POST.get("next", ""), "carried": request.POST.get("carried", "")}
    return render(request, template, {**words, "may_sign_up": may_sign_up()}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with name and passphrase; one answer for every way of not fitting."""
    form = SignInForm(request.POST or None)
    if request.method != "POST":
        return show(request, "accounts/sign_in.html", form)
    if form.is_valid():
        account = recognised(form)
        if account is not None:
            keys: Opened = account.keys_in_hand  # type: ignore[attr-defined]
            session.sign_in(request, account, keys)
            return go_on(request, keys)
    return show(request, "accounts/sign_in.html", form, status=422)


def recognised(form: SignInForm) -> Account | None:
    """Return the account that fits the form, else leave the reason in the form."""
    if not TRIES.may_try(plain_name(form.cleaned_data["name"]), now=clock.ticks()):
        form.add_error(None, TOO_MANY)
        return None
    found = fitting(form.cleaned_data["name"], form.cleaned_data["passphrase"])
    if found is None:
        form.add_error(None, NO_FIT)
    return found


def fitting(typed: str, passphrase: str) -> Account | None:
    """Return the account of this name and passphrase; the try is counted, and none is left after five."""
    name = plain_name(typed)
    if not TRIES.may_try(name, now=clock.ticks()):
        return None
    TRIES.count(name, now=clock.ticks())
    found = authenticate(None, name=name, passphrase=passphrase)
    if not isinstance(found, Account):
        return None
    TRIES.forgive(name)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make an account; the recovery code is shown next, once."""
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = come_in_new(request, form)
        except actions.NameTakenError:
            form.add_error("name", NAME_TAKEN)
        except actions.SignUpClosedError:
            return render(request, "accounts/closed.html", status=403)
        else:
            return see_other("accounts:code" if made.recovery_code else "door:first")
    elif not may_sign_up():
        return render(request, "accounts/closed.html", status=403)
    return show(request, "accounts/new.html", form, status=422 if request.method == "POST" else 200)


def come_in_new(request: HttpRequest, form: NewAccountForm, *, then: str = "") -> actions.NewAccount:
    """Make the account of the form and sign in; the same form sent twice comes in to what it made the first time.

    The recovery code is empty where the account was there before. Two taps in a row are two requests, and the browser
    listens to the second one only.
    """
    words = form.cleaned_data
    try:
        made = actions.make_account(name=words["name"], passphrase=words["passphrase"])
        JUST_MADE.note(made.account.pk, made.recovery_code, now=clock.ticks())
    except (actions.NameTakenError, actions.SignUpClosedError):
        found = fitting(words["name"], words["passphrase"])
        if found is None:
            raise
        keys: Opened = found.keys_in_hand  # type: ignore[attr-defined]
        made = actions.NewAccount(found, keys, JUST_MADE.code_of(found.pk, now=clock.ticks()))
    session.sign_in(request, made.account, made.opened)
    if made.recovery_code:
        visit.put(request, FreshCode(made.recovery_code, then))
    return made


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Member) -> HttpResponse:
    """Show a fresh recovery code until its owner says it is written down."""
    fresh = visit.get(request, FreshCode)
    if request.method == "POST" or fresh is None or not fresh.code:
        JUST_MADE.forget(request.user.pk)
        visit.put(request, FreshCode(""))
        return see_other((fresh.then if fresh else "") or "door:first")
    return render(request, "accounts/code.html", {"code": fresh.code})


@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """Come back in with the recovery code and set a new passphrase; the code is used up and replaced."""
    form = RecoverForm(request.POST or None)
    if request.method != "POST":
        return show(request, "accounts/recover.html", form)
    if form.is_valid() and recovered(request, form):
        return see_other("accounts:code")
    return show(request, "accounts/recover.html", form, status=422)


def recovered(request: HttpRequest, form: RecoverForm) -> bool:
    """Open the account by code, give it the new passphrase and a new code, and sign in."""
    words = form.cleaned_data
    name = f"code {plain_name(words['name'])}"
    if not TRIES.may_try(name, now=clock.ticks()):
        form.add_error(None, TOO_MANY)
        return False
    TRIES.count(name, now=clock.ticks())
    found = actions.open_by_recovery_code(name=words["name"], code=words["code"])
    if found is None:
        form.add_error(None, "That name and code do not fit together. Please check both.")
        return False
    TRIES.forgive(name)
    account, keys = found
    actions.change_passphrase(account=account, keys=keys, passphrase=words["passphrase"])
    fresh = actions.new_recovery_code(account=account, keys=keys)
    session.sign_in(request, account, keys)
    visit.put(request, FreshCode(fresh))
    return True


def confirmed(request: Member, form: Form, *, field: str = "passphrase") -> Opened | None:
    """Return the keys if the form brought this account's passphrase, else leave the reason in the form.

    Every page that asks a signed-in person again shares the same five tries: the phone may be in other hands.
    """
    if not form.is_valid():
        return None
    tries = f"again {request.user.pk}"
    if not TRIES.may_try(tries, now=clock.ticks()):
        form.add_error(None, TOO_MANY)
        return None
    TRIES.count(tries, now=clock.ticks())
    keys = open_by_passphrase(request.user, form.cleaned_data[field])
    if keys is None:
        form.add_error(field, "That is not the passphrase of this account.")
        return None
    TRIES.forgive(tries)
    return keys


@require_POST
def unlock(request: Member) -> HttpResponse:
    """Take the key out again with the passphrase; the session and the visit went on."""
    form = UnlockForm(request.POST)
    keys = confirmed(request, form)
    if keys is not None:
        session.put_key(request, keys)
        return go_on(request, keys)
    return show(request, "accounts/unlock.html", form, status=422)


# No token on purpose, as with the exit: a hidden tab locks itself by a beacon, and locking harms nobody.
@csrf_exempt
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock: what was being typed is sealed, then the key is forgotten; the session stays."""
    keys: Opened | None = request.opened  # type: ignore[attr-defined]
    if keys is not None:
        waiting.keep(request, keys)
    session.lock(request)
    return see_other("door:first")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    session.sign_out(request)
    response = see_other("door:first")
    response["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@require_safe
def own(request: Member) -> HttpResponse:
    """Show what belongs to the account: passphrase, recovery code, leaving."""
    return render(request, "accounts/own.html", {"form": ChangePassphraseForm()})


@require_POST
def change(request: Member) -> HttpResponse:
    """Change the passphrase; every other session of this account ends."""
    form = ChangePassphraseForm(request.POST)
    keys = confirmed(request, form, field="current")
    if keys is not None:
        actions.change_passphrase(account=request.user, keys=keys, passphrase=form.cleaned_data["passphrase"])
        update_session_auth_hash(request, request.user)
        session.put_key(request, keys)
        return render(request, "accounts/own.html", {"form": ChangePassphraseForm(), "changed": True})
    return render(request, "accounts/own.html", {"form": form}, status=422)


@require_POST
def fresh_code(request: Member) -> HttpResponse:
    """Replace the recovery code and show the new one once."""
    visit.put(request, FreshCode(actions.new_recovery_code(account=request.user, keys=request.opened)))
    return see_other("accounts:code")
