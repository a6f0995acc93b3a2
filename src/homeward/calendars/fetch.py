"""Fetch a calendar by its address: https, public hosts, three redirects, ten seconds, five MiB, no cookies."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from homeward.calendars.address import open_socket
from homeward.calendars.errors import AddressRefused, FetchFailed
from homeward.timing.limits import FEED

MOST_REDIRECTS = 3
TOTAL_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Access:
    """What the keeper allows: hosts that may lie in the local network, and ports beside 443.

    Only a host listed here may be asked over plain http, and only if ``plain_http`` says so.
    """

    hosts: frozenset[str] = frozenset()
    ports: frozenset[int] = frozenset({443})
    plain_http: bool = False


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password for one host; they are sent to no other."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """One request: method, address, extra headers and body."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    login: Login | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer: its status, headers with small-letter names, the unpacked body, and the address that gave it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def fetch_feed(url: str, *, etag: str = "", access: Access | None = None, login: Login | None = None) -> Answer:
    """Fetch an .ics address.

    Parameters
    ----------
    url : str
        ``https://`` or ``webcal://``.
    etag : str
        That of the copy at hand; status 304 and an empty body then say that it is still right.
    access : Access or None
        What the keeper allows beyond public hosts on port 443.
    login : Login or None
        Sent to the address's own host only.

    Returns
    -------
    Answer
        Status 200 with the body, or 304.

    Raises
    ------
    AddressRefused
        When the address, or one it leads to, may not be asked.
    FetchFailed
        For any other status, and when the answer is too large, too slow or broken.
    """
    plain = "https://" + url[9:] if url.lower().startswith("webcal://") else url
    headers = {"If-None-Match": etag} if etag else {}
    answer = send(Request(plain, headers=headers, login=login), access=access or Access())
    if answer.status not in (200, 304):
        raise FetchFailed(f"the address answers with status {answer.status}")
    return answer


def send(request: Request, *, access: Access, seconds: float = TOTAL_SECONDS) -> Answer:
    """Send a request and follow its redirects.

    Raises
    ------
    AddressRefused, FetchFailed
        As ``fetch_feed``.
    """
    deadline = time.monotonic() + seconds
    for _ in range(MOST_REDIRECTS + 1):
        answer = _send_once(request, access, deadline)
        target = answer.headers.get("location")
        if answer.status not in (301, 302, 303, 307, 308) or not target:
            return answer
        following = urljoin(request.url, target)
        here, there = urlsplit(request.url), urlsplit(following)
        if here.scheme == "https" and there.scheme != "https":
            raise AddressRefused("the address leads on to one without encryption")
        same_host = (here.hostname, here.port) == (there.hostname, there.port)
        request = replace(request, url=following, login=request.login if same_host else None)
    raise FetchFailed(f"the address leads on more than {MOST_REDIRECTS} times")


def _send_once(request: Request, access: Access, deadline: float) -> Answer:
    host, port, target, is_secure = _parts(request.url, access)
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchFailed("the address takes too long to answer")
    connection = http.client.HTTPConnection(host, port, timeout=left)
    raw = open_socket(host, port, timeout=left, allowed_hosts=access.hosts)
    # A server that sends a byte a second never runs into a socket's own timeout; this ends it all the same.
    watch = threading.Timer(deadline - time.monotonic(), _cut, (connection,))
    watch.daemon = True
    watch.start()
    try:
        connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host) if is_secure else raw
        connection.request(request.method, target, body=request.body or None, headers=_headers(request))
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        body = _read_body(response, headers.get("content-encoding", ""), deadline)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise FetchFailed(f"the address does not answer well: {type(error).__name__}") from None
    finally:
        watch.cancel()
        connection.close()
        raw.close()
    if time.monotonic() >= deadline:  # what came before the cut may look whole and is not
        raise FetchFailed("the address takes too long to answer")
    return Answer(response.status, headers, body, request.url)


def _cut(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _parts(url: str, access: Access) -> tuple[str, int, str, bool]:
    try:
        parts = urlsplit(url.strip())
        port = parts.port or (80 if parts.scheme == "http" else 443)
    except ValueError:
        raise AddressRefused("the address cannot be read") from None
    host = parts.hostname or ""
    if not host or not url.isascii() or not url.isprintable() or " " in url.strip():
        raise AddressRefused("the address cannot be read")
    if parts.username or parts.password:
        raise AddressRefused("leave the name and password out of the address")
    if parts.scheme != "https" and not (parts.scheme == "http" and access.plain_http and host in access.hosts):
        raise AddressRefused("the address must begin with https://")
    if port not in access.ports:
        raise AddressRefused(f"port {port} is not allowed here")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return host, port, target, parts.scheme == "https"


def _headers(request: Request) -> dict[str, str]:
    headers = {"User-Agent": "Homeward", "Accept-Encoding": "gzip", "Connection": "close", **request.headers}
    if request.login:
        secret = b64encode(f"{request.login.name}:{request.login.password}".encode()).decode()
        headers["Authorization"] = f"Basic {secret}"
    return headers


def _read_body(response: http.client.HTTPResponse, encoding: str, deadline: float) -> bytes:
    """Read and unpack the body piece by piece; the size that counts is the unpacked one."""
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchFailed(f"the answer is packed as '{encoding[:20]}', which is not taken")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    found = bytearray()
    while piece := response.read1(16_384):
        found += unpack.decompress(piece, FEED.file_bytes + 1 - len(found)) if unpack else piece
        if len(found) > FEED.file_bytes:
            raise FetchFailed(f"the answer is larger than {FEED.file_bytes // (1024 * 1024)} MiB")
        if time.monotonic() > deadline:
            raise FetchFailed("the address takes too long to answer")
    return bytes(found)
