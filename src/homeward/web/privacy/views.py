"""What is kept, and how to take it away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from homeward.web.accounts import session
from homeward.web.accounts.forms import UnlockForm
from homeward.web.accounts.session import Member
from homeward.web.accounts.views import confirmed
from homeward.web.answers import see_other
from homeward.web.privacy import actions
from homeward.web.privacy.queries import HOLDINGS


@require_safe
def held(request: Member) -> HttpResponse:
    """Show what kinds of things are stored and what of them stands in the clear."""
    return show(request)


def show(
    request: Member, *, diary: UnlockForm | None = None, everything: UnlockForm | None = None, status: int = 200
) -> HttpResponse:
    """Show the page with both forms."""
    words = {
        "holdings": HOLDINGS,
        "diary": diary or UnlockForm(prefix="diary"),
        "everything": everything or UnlockForm(prefix="everything"),
    }
    return render(request, "privacy/held.html", words, status=status)


@require_POST
def erase_diary(request: Member) -> HttpResponse:
    """Erase the diary after the passphrase."""
    form = UnlockForm(request.POST, prefix="diary")
    if confirmed(request, form) is None:
        return show(request, diary=form, status=422)
    actions.erase_diary(opened=request.opened)
    return see_other("diary:today")


@require_POST
def erase_everything(request: Member) -> HttpResponse:
    """Close the account after the passphrase and end the session."""
    form = UnlockForm(request.POST, prefix="everything")
    if confirmed(request, form) is None:
        return show(request, everything=form, status=422)
    account = request.user
    session.sign_out(request)
    actions.erase_everything(account=account)
    return see_other("door:first")
