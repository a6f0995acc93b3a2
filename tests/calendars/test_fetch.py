"""Fetching by address: what may be asked, on the very socket; how much, how long, and where it may lead."""

# ruff: noqa: E501 - bombs are easier to read on one line

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from homeward.calendars.address import is_public, open_socket
from homeward.calendars.errors import AddressRefused, CalendarSourceError, FetchFailed
from homeward.calendars.fetch import Access, Login, Request, fetch_feed, send

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


class EvilHandler(BaseHTTPRequestHandler):
    """Answers by path; keeps what it was asked."""

    seen: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.seen.append((self.path, dict(self.headers.items())))
        getattr(self, f"answer_{self.path.strip('/').split('/')[0]}")()

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_good(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            return self.reply(304)
        return self.reply(200, CALENDAR, ETag='"1"')

    def answer_packed(self) -> None:
        self.reply(200, gzip.compress(CALENDAR), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.reply(200, gzip.compress(b"x" * 80_000_000), Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.reply(200, b"x", Content_Encoding="br")

    def answer_large(self) -> None:
        self.reply(200, b"x" * (6 * 1024 * 1024))

    def answer_drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        try:
            for _ in range(600):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def answer_loop(self) -> None:
        self.reply(302, Location="/loop")

    def answer_once(self) -> None:
        self.reply(302, Location="/good")

    def answer_inside(self) -> None:
        self.reply(302, Location="https://10.0.0.1/feed.ics")

    def answer_other(self) -> None:
        self.reply(302, Location=f"http://localhost:{self.server.server_address[1]}/good")

    def answer_file(self) -> None:
        self.reply(302, Location="file:///etc/passwd")

    def answer_gone(self) -> None:
        self.reply(404)

    def answer_nonsense(self) -> None:
        self.wfile.write(b"\x00\xff\xfe not http at all\r\n\r\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    handler = type("Handler", (EvilHandler,), {"seen": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


@pytest.fixture
def ask(server: ThreadingHTTPServer) -> Callable[..., object]:
    port = server.server_address[1]
    access = Access(hosts=frozenset({"127.0.0.1", "localhost"}), ports=frozenset({port, 443}), plain_http=True)
    return lambda path, **more: fetch_feed(f"http://127.0.0.1:{port}/{path}", access=access, **more)


def test_a_feed_and_its_etag_come_back(ask: Callable[..., object]) -> None:
    answer = ask("good")
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, CALENDAR, '"1"')  # type: ignore[attr-defined]
    assert ask("good", etag='"1"').status == 304  # type: ignore[attr-defined]
    assert ask("packed").body == CALENDAR  # type: ignore[attr-defined]
    assert ask("once").url.endswith("/good")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("bomb", "larger than 5 MiB"), ("large", "larger than 5 MiB"), ("brotli", "packed as 'br'"),
        ("loop", "more than 3 times"), ("gone", "status 404"), ("nonsense", "does not answer well"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_told(ask: Callable[..., object], path: str, said: str) -> None:
    with pytest.raises(FetchFailed, match=said):
        ask(path)


@pytest.mark.parametrize("path", ["inside", "file"])
def test_no_redirect_leads_inside(ask: Callable[..., object], path: str) -> None:
    with pytest.raises(AddressRefused):
        ask(path)


def test_a_server_that_drips_is_cut_off(server: ThreadingHTTPServer) -> None:
    port = server.server_address[1]
    access = Access(hosts=frozenset({"127.0.0.1"}), ports=frozenset({port}), plain_http=True)
    began = time.monotonic()
    with pytest.raises(FetchFailed):
        send(Request(f"http://127.0.0.1:{port}/drip"), access=access, seconds=0.6)
    assert time.monotonic() - began < 10


def test_the_password_goes_to_its_own_host_only(server: ThreadingHTTPServer, ask: Callable[..., object]) -> None:
    ask("other", login=Login("me", "secret"))
    seen = server.RequestHandlerClass.seen  # type: ignore[attr-defined]
    assert [path for path, _ in seen] == ["/other", "/good"]
    assert "Authorization" in seen[0][1]
    assert "Authorization" not in seen[1][1]
    assert all("Cookie" not in headers for _, headers in seen)
    assert "secret" not in repr(Login("me", "secret"))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "0",
        "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.0.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]",
        "[64:ff9b::a00:1]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[2001:db8::1]", "[2002:7f00:1::]",
        "[::127.0.0.1]", "[fec0::1]", "localhost",
    ],
)  # fmt: skip
def test_no_spelling_of_an_inner_address_is_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: connected.append(where))
    with pytest.raises(CalendarSourceError):
        fetch_feed(f"https://{host}/feed.ics")
    assert not connected


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address) or address.startswith("64:ff9b")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/feed.ics", "ftp://example.org/feed.ics", "file:///etc/passwd", "https://", "https:///x",
        "https://me:secret@example.org/", "https://example.org:22/", "https://example.org:99999/", "https://exa mple.org/",
        "https://example.org/\r\nX: y", "gopher://example.org", "//example.org/x", "", "https://[::1",
    ],
)  # fmt: skip
def test_other_addresses_are_refused_before_any_name_is_looked_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    with pytest.raises(AddressRefused):
        fetch_feed(url)


def test_a_name_that_changes_its_address_in_between_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name answers with a public address first and an inner one ever after."""
    answers = [("93.184.216.34", 443), ("127.0.0.1", 443)]
    asked: list[tuple[str, int]] = []
    connected: list[object] = []

    def resolve(*_: object, **__: object) -> list[object]:
        where = answers[min(len(asked), 1)]
        asked.append(where)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", where)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: connected.append(where))
    open_socket("rebind.example", 443, timeout=1).close()
    assert len(asked) == 1
    assert connected == [("93.184.216.34", 443)]


def test_a_name_with_one_inner_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("93.184.216.34", "10.0.0.5")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(AddressRefused):
        open_socket("mixed.example", 443, timeout=1)
