"""Fifty people at the door at once do not keep the others waiting."""

import http.cookiejar
import re
import statistics
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest

AT_ONCE = 50
MOST_SECONDS = 0.5
MOST_EXIT_SECONDS = 0.3


def sign_in(url: str, number: int) -> int:
    """Try to sign in with a name nobody has, and return the status."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(f"{url}/sign-in", timeout=60).read().decode()
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]*)"', page)[0]
    form = {"name": f"n{number}", "passphrase": "not the words at all", "csrfmiddlewaretoken": token}
    try:
        opener.open(f"{url}/sign-in", data=urllib.parse.urlencode(form).encode(), timeout=60)
    except urllib.error.HTTPError as error:
        return error.code
    return 200


class StayHere(urllib.request.HTTPRedirectHandler):
    """Times the exit itself, not the page it leads to."""

    def redirect_request(self, *words: Any) -> None:
        return None


def seconds_for(url: str, body: bytes | None) -> float:
    """Return how long one answer took."""
    began = time.perf_counter()
    try:
        urllib.request.build_opener(StayHere).open(url, data=body, timeout=60).read()
    except urllib.error.HTTPError as error:
        if error.code != 303:
            raise
    return time.perf_counter() - began


@pytest.mark.long
def test_fifty_sign_ins_at_once_leave_other_pages_quick(own_server: Any) -> None:
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda n=n: statuses.append(sign_in(own_server.url, n))) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    pages: list[float] = []
    exits: list[float] = []
    while any(thread.is_alive() for thread in threads):
        pages.append(seconds_for(f"{own_server.url}/help", None))
        exits.append(seconds_for(f"{own_server.url}/exit", b""))
        time.sleep(0.02)
    assert statuses == [422] * AT_ONCE
    p95, p99 = statistics.quantiles(pages, n=20)[-1], statistics.quantiles(exits, n=100)[-1]
    print(f"{len(pages)} pages: median {statistics.median(pages):.3f} s, p95 {p95:.3f} s; exits: p99 {p99:.3f} s")
    assert p95 < MOST_SECONDS
    assert p99 < MOST_EXIT_SECONDS
