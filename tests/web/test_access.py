"""Six roles by every route: who gets in, and that a wrong verb is refused."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from homeward.web.access import EVERYONE, SIGNED_IN, Access, Role, access_of

pytestmark = pytest.mark.django_db
A_WORD = "b9bb3a7e-6c0f-4cde-8a3e-0d8a3b0b9f01"


def routes(entries: list[URLPattern | URLResolver] | None = None) -> list[tuple[str, Access]]:
    """Every route as an address, with an id nobody has where one is asked for."""
    found: list[tuple[str, Access]] = []
    for entry in get_resolver().url_patterns if entries is None else entries:
        if isinstance(entry, URLResolver):
            found += routes(entry.url_patterns)
            continue
        access = access_of(entry.callback)
        assert access is not None
        found.append((filled(entry), access))
    return found


def filled(route: URLPattern) -> str:
    """Return the route's address with something in the place of each of its parts."""
    text = str(route.pattern)
    while "<" in text:
        before, _, rest = text.partition("<")
        kind, _, after = rest.partition(">")
        text = before + ("1" if kind.startswith("int:") else A_WORD) + after
    return f"/{text}"


@pytest.fixture
def cast(alice: object, bob: object, charlie: object) -> dict[Role, Client]:
    """A browser for each role; invited people and the keeper have no rights of their own on the web yet."""
    return {
        Role.NOBODY: Client(),
        Role.INVITED: Client(),
        Role.MEMBER: alice.client,  # type: ignore[attr-defined]
        Role.OTHER_MEMBER: bob.client,  # type: ignore[attr-defined]
        Role.LEFT: charlie.client,  # type: ignore[attr-defined]
        Role.KEEPER: charlie.client,  # type: ignore[attr-defined]
    }


@pytest.mark.parametrize("verb", ["get", "post"])
def test_every_role_gets_into_what_its_routes_declare_and_nothing_else(cast: dict[Role, Client], verb: str) -> None:
    wrong = []
    ends_the_session = {"/exit", "/sign-out", "/lock"}
    for address, access in routes():
        for role, client in cast.items():
            if address in ends_the_session and role not in (Role.NOBODY, Role.INVITED):
                continue
            status = getattr(client, verb)(address).status_code
            is_in = status not in (401, 403)
            # Sign-up is closed by the keeper, which its own tests look at.
            if is_in != (role in access.may) and address != "/new":
                wrong.append(f"{role} {verb} {address}: {status}")
            if status >= 500 and address != "/readyz":
                wrong.append(f"{role} {verb} {address}: {status}")
    assert wrong == []


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_no_page_takes_a_verb_it_does_not_need(alice: object, verb: str) -> None:
    taken = []
    for address, _ in routes():
        status = getattr(alice.client, verb)(address).status_code  # type: ignore[attr-defined]
        if status < 400:
            taken.append(address)
    assert taken == []


def test_declarations_use_only_the_two_sets_that_exist_so_far() -> None:
    assert {access.may for _, access in routes()} <= {EVERYONE, SIGNED_IN}


def test_a_page_that_opens_locked_shows_nothing_that_is_stored() -> None:
    member_pages = {address for address, access in routes() if not access.is_open and access.opens_locked}
    assert member_pages == {"/unlock"}
