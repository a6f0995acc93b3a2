"""Words that were on the screen when the lock fell: sealed at once, in memory, until their owner is back."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from homeward.web import visit
from homeward.web.accounts import carrying
from homeward.web.accounts.carrying import Pairs
from homeward.web.sealing.box import SealError, lock_up, pack, take_out, unpack
from homeward.web.sealing.opened import Opened
from homeward.web.visit.store import VisitFullError

PATH = "_path"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where a form was going, and what it held, sealed; an empty path when nothing waits."""

    path: str
    box: bytes = field(repr=False)


def place_of(keys: Opened) -> str:
    """Return what such a box is bound to."""
    return f"waiting|{keys.owner}"


def keep(request: HttpRequest, keys: Opened) -> None:
    """Seal the form that the page sent along when it locked; one that is too large is left out."""
    path = carrying.own_path(request.POST.get(PATH, ""))
    pairs = [pair for pair in carrying.typed_fields(request) if pair[0] != PATH]
    if not path or not pairs:
        return
    try:
        box = lock_up(pack({"fields": pairs}), key=keys.row_key, place=place_of(keys))
        visit.put(request, Waiting(path, box))
    except (SealError, VisitFullError):
        return


def take(request: HttpRequest, keys: Opened) -> tuple[str, Pairs]:
    """Return what waits for this person and forget it; two empty values when nothing does."""
    waiting = visit.get(request, Waiting)
    if waiting is None or not waiting.path:
        return "", []
    visit.put(request, Waiting("", b""))
    try:
        values = unpack(take_out(waiting.box, key=keys.row_key, place=place_of(keys)))
    except SealError:
        return "", []
    return waiting.path, [(name, value) for name, value in values["fields"]]
