"""Where a person was going when the safety check came first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from homeward.web import visit
from homeward.web.answers import see_other


@dataclass(frozen=True, slots=True)
class Onward:
    """A page of this house, as its own address."""

    address: str


def remember_onward(request: HttpRequest, address: str) -> None:
    """Remember where to go once the check came out clear."""
    visit.put(request, Onward(address))


def go_onward(request: HttpRequest) -> HttpResponse:
    """Go where the person was going, or else to their opening words; used once."""
    found = visit.get(request, Onward)
    if found is None or not found.address:
        return see_other("talks:say")
    visit.put(request, Onward(""))
    return HttpResponse(status=303, headers={"Location": found.address})
