"""Words that were on their way when the door closed: carried through sign-in or unlock, then sent on."""

import json

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from homeward.web.access import access_of
from homeward.web.fields import is_secret

MOST_FIELDS = 300
MOST_LETTERS = 256 * 1024

Pairs = list[tuple[str, str]]


def typed_fields(request: HttpRequest) -> Pairs:
    """Return what a form brought, without its secrets."""
    pairs = [(name, str(value)) for name, values in request.POST.lists() for value in values if not is_secret(name)]
    return pairs[:MOST_FIELDS]


def write(pairs: Pairs) -> str:
    """Return fields as one hidden value."""
    return json.dumps(pairs) if pairs else ""


def read(text: str) -> Pairs:
    """Return the fields of a hidden value; anything else than that is nothing."""
    if not text or len(text) > MOST_LETTERS:
        return []
    try:
        found = json.loads(text)
    except ValueError:
        return []
    if not isinstance(found, list):
        return []
    pairs = [pair for pair in found if isinstance(pair, list) and len(pair) == 2]
    return [(name, value) for name, value in pairs if isinstance(name, str) and isinstance(value, str)][:MOST_FIELDS]


def own_path(path: str) -> str:
    """Return ``path`` when it is one of our declared pages, else an empty string."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return ""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return path if access_of(found.func) is not None else ""
