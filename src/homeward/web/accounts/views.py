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
from homeward.web.accounts.limits import Tries
from homeward.web.accounts.models import Account
from homeward.web.accounts.names import plain_name
from homeward.web.accounts.queries import may_sign_up
from homeward.web.accounts.session import FreshCode, Member
from homeward.web.answers import see_other
from homeward.web.sealing.opened import Opened

TRIES = Tries()
NO_FIT = "That name and passphrase do not fit together. Please check both."
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
    name = plain_name(form.cleaned_data["name"])
    if not TRIES.may_try(name, now=clock.ticks()):
        form.add_error(None, TOO_MANY)
        return None
    TRIES.count(name, now=clock.ticks())
    found = authenticate(None, name=name, passphrase=form.cleaned_data["passphrase"])
    if isinstance(found, Account):
        TRIES.forgive(name)
        return found
    form.add_error(None, NO_FIT)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make an account; the recovery code is shown next, once."""
    if not may_sign_up():
        return render(request, "accounts/closed.html", status=403)
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_account(name=form.cleaned_data["name"], passphrase=form.cleaned_data["passphrase"])
        except actions.NameTakenError:
            form.add_error("name", "This name is taken here. Another one will do.")
        except actions.SignUpClosedError:
            return render(request, "accounts/closed.html", status=403)
        else:
            session.sign_in(request, made.account, made.opened)
            visit.put(request, FreshCode(made.recovery_code))
            return see_other("accounts:code")
    return show(request, "accounts/new.html", form, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Member) -> HttpResponse:
    """Show a fresh recovery code until its owner says it is written down."""
    fresh = visit.get(request, FreshCode)
    if request.method == "POST" or fresh is None or not fresh.code:
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


@require_POST
def unlock(request: Member) -> HttpResponse:
    """Take the key out again with the passphrase; the session and the visit went on."""
    form = UnlockForm(request.POST)
    tries = f"unlock {request.session.session_key}"
    if form.is_valid():
        if not TRIES.may_try(tries, now=clock.ticks()):
            form.add_error(None, TOO_MANY)
        else:
            TRIES.count(tries, now=clock.ticks())
            keys = open_by_passphrase(request.user, form.cleaned_data["passphrase"])
            if keys is not None:
                TRIES.forgive(tries)
                session.put_key(request, keys)
                return go_on(request, keys)
            form.add_error("passphrase", "That is not the passphrase of this account.")
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
    if form.is_valid():
        keys = open_by_passphrase(request.user, form.cleaned_data["current"])
        if keys is not None:
            actions.change_passphrase(account=request.user, keys=keys, passphrase=form.cleaned_data["passphrase"])
            update_session_auth_hash(request, request.user)
            session.put_key(request, keys)
            return render(request, "accounts/own.html", {"form": ChangePassphraseForm(), "changed": True})
        form.add_error("current", "That is not the passphrase of this account.")
    return render(request, "accounts/own.html", {"form": form}, status=422)


@require_POST
def fresh_code(request: Member) -> HttpResponse:
    """Replace the recovery code and show the new one once."""
    visit.put(request, FreshCode(actions.new_recovery_code(account=request.user, keys=request.opened)))
    return see_other("accounts:code")
