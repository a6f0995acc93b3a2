"""The form of a quiet zone as it is usually sent, and the way through the safety check."""

import datetime as dt
from typing import Any

from django.test import Client

from homeward.web import clock
from homeward.web.talks.queries.check import items

Form = dict[str, Any]


def pass_check(client: Client, **answers: str) -> None:
    client.post("/talk/check", {**dict.fromkeys(items(), "no"), **answers})


def in_days(days: int) -> str:
    return (clock.local_today() + dt.timedelta(days=days)).isoformat()


def filled(**changed: Any) -> Form:
    """Return a quiet zone as a person would send it; what is named is changed, None leaves a field out."""
    usual: Form = {
        "words": "No work talk at the dinner table",
        "days": ["0", "1", "2", "3"],
        "at": "19:00",
        "minutes": "60",
        "start": in_days(0),
        "end": in_days(28),
        "check_in": in_days(14),
        "check_when": "after breakfast",
        "state": "holds",
    }
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}


def main_of(person: Any, address: str) -> str:
    """Return the main part of a page."""
    return str(person.get(address).content.decode().partition("<main")[2])
