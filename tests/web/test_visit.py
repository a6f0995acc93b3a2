"""A visit lives in memory, within bounds, and for two hours at most."""

import threading
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from homeward.web import visit
from homeward.web.visit import store as limits
from homeward.web.visit.memory import send_cookie
from homeward.web.visit.store import SMALL_BYTES, Store, VisitFullError, size_of


@dataclass(frozen=True)
class Draft:
    text: str


@dataclass(frozen=True)
class Other:
    number: int


def test_a_visit_holds_one_value_of_each_kind_and_ends_after_two_hours() -> None:
    store = Store()
    store.put("t", Draft("one"), now=0.0)
    store.put("t", Draft("two"), now=1.0)
    store.put("t", Other(3), now=2.0)
    assert store.get("t", Draft, now=7199.0) == Draft("two")
    assert store.get("t", Other, now=7199.0) == Other(3)
    assert store.get("t", Draft, now=7200.0) is None
    assert not store.visits


def test_a_signed_in_visit_lasts_as_long_as_the_session() -> None:
    store = Store()
    store.put("t", Draft("one"), now=0.0)
    store.extend("t", now=10.0, owner="anna")
    assert store.get("t", Draft, now=8 * 3600.0, owner="anna") == Draft("one")
    assert store.get("t", Draft, now=8 * 3600.0 + 10, owner="anna") is None


@pytest.mark.parametrize("other", ["", "bob"])
def test_a_signed_in_visit_is_gone_for_the_next_person_at_the_browser(other: str) -> None:
    store = Store()
    store.put("t", Draft("one"), now=0.0)
    store.extend("t", now=0.0, owner="anna")
    assert store.get("t", Draft, now=1.0, owner=other) is None
    assert store.get("t", Draft, now=1.0, owner="anna") is None, "it does not come back either"


def test_one_visit_cannot_fill_the_memory() -> None:
    store = Store()
    with pytest.raises(VisitFullError):
        store.put("t", Draft("x" * limits.MOST_BYTES_A_VISIT + "y"), now=0.0)
    assert store.get("t", Draft, now=0.0) is None


def test_every_part_of_a_value_counts() -> None:
    @dataclass(frozen=True)
    class Nested:
        words: tuple[str, ...]
        box: bytes = field(repr=False, default=b"")
        days: dict[str, int] = field(default_factory=dict)

    assert size_of(Nested(("é" * 10,), b"x" * 1000, {"abc": 1})) == 20 + 1000 + 3 + SMALL_BYTES
    assert size_of(Draft("one")) == 3


def test_many_visits_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_VISITS", 5)
    monkeypatch.setattr(limits, "MOST_BYTES", 10_000)
    store = Store()
    for number in range(20):
        store.put(str(number), Draft("x" * 1_000), now=float(number))
    assert list(store.visits) == ["15", "16", "17", "18", "19"]
    store.put("large", Draft("x" * 8_500), now=21.0)
    assert list(store.visits) == ["19", "large"]


def test_a_crowd_of_strangers_does_not_push_a_signed_in_visit_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_VISITS", 3)
    store = Store()
    store.put("member", Draft("mine"), now=0.0)
    store.extend("member", now=0.0, owner="anna")
    for number in range(10):
        store.put(str(number), Draft("x"), now=1.0)
    assert list(store.visits) == ["member", "8", "9"]


def test_threads_do_not_lose_each_others_values() -> None:
    store = Store()

    def write(name: str) -> None:
        for number in range(200):
            store.put(name, Other(number), now=1.0)
            assert store.get(name, Other, now=1.0) == Other(number)

    threads = [threading.Thread(target=write, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(store.get(str(n), Other, now=1.0) == Other(199) for n in range(8))


def test_the_cookie_comes_with_the_first_value_and_goes_with_the_last() -> None:
    request = RequestFactory().get("/")
    visit.put(request, Draft("one"))
    assert visit.get(request, Draft) == Draft("one")
    response = HttpResponse()
    send_cookie(request, response)
    cookie = response.cookies[settings.VISIT_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    again = RequestFactory().get("/")
    again.COOKIES[settings.VISIT_COOKIE_NAME] = cookie.value
    assert visit.get(again, Draft) == Draft("one")
    visit.drop(again)
    assert visit.get(again, Draft) is None
    response = HttpResponse()
    send_cookie(again, response)
    assert response.cookies[settings.VISIT_COOKIE_NAME]["max-age"] == 0


def test_a_token_the_browser_made_up_is_never_used() -> None:
    request = RequestFactory().get("/")
    request.COOKIES[settings.VISIT_COOKIE_NAME] = "chosen-by-somebody-else"
    visit.put(request, Draft("one"))
    assert not visit.memory.STORE.has("chosen-by-somebody-else", now=0.0)
    assert visit.get(request, Draft) == Draft("one")
