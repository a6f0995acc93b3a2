"""A small CalDAV client: what changed since last time, one object at a time, and careful writing (RFC 4791, 6578).

The server is never asked to expand or to work out free/busy: servers get that wrong, and we do it here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree

from homeward.calendars.errors import Conflict, FetchFailed
from homeward.calendars.fetch import Access, Answer, Login, Request, send

_DAV = "{DAV:}"
_SYNC = (
    '<?xml version="1.0" encoding="utf-8"?><d:sync-collection xmlns:d="DAV:"><d:sync-token>{token}</d:sync-token>'
    "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
)
_XML = {"Content-Type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Changes:
    """What a collection changed: addresses with their ETags, addresses that are gone, and the token for next time."""

    changed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    token: str


@dataclass(frozen=True, slots=True)
class Collection:
    """One calendar on a server. ``url`` ends with a slash."""

    url: str
    login: Login | None
    access: Access

    def changes(self, token: str = "") -> Changes:
        """Return what changed since ``token``, or everything for ``""``.

        Raises
        ------
        FetchFailed
            When the server does not answer as it must; with an outdated token ask again without one.
        AddressRefused
            When it may not be asked.
        """
        body = _SYNC.format(token=_escape(token)).encode()
        answer = self._send("REPORT", self.url, body=body, headers={**_XML, "Depth": "1"})
        if answer.status != 207:
            raise FetchFailed(f"the calendar server answers with status {answer.status}")
        root = parse_xml(answer.body)
        changed, gone = [], []
        for entry in root.iter(f"{_DAV}response"):
            href = urljoin(self.url, entry.findtext(f"{_DAV}href", ""))
            if "404" in entry.findtext(f"{_DAV}status", ""):
                gone.append(href)
            elif etag := next(_texts(entry, "getetag"), ""):
                changed.append((href, etag))
        return Changes(tuple(changed), tuple(gone), root.findtext(f"{_DAV}sync-token", ""))

    def read(self, href: str) -> Answer:
        """Return one object; its ETag is in the answer's headers.

        Raises
        ------
        FetchFailed, AddressRefused
            As ``changes``.
        """
        answer = self._send("GET", urljoin(self.url, href))
        if answer.status != 200:
            raise FetchFailed(f"the calendar server answers with status {answer.status}")
        return answer

    def write(self, href: str, data: bytes, *, etag: str = "") -> str:
        """Write one object and return its new ETag (``""`` if the server does not say).

        Parameters
        ----------
        href : str
            Its address.
        data : bytes
            One iCalendar object without METHOD.
        etag : str
            That of the version it replaces; ``""`` for a new object, which then must not exist yet.

        Raises
        ------
        Conflict
            When the server holds another version: read it, merge, and write again.
        FetchFailed, AddressRefused
            As ``changes``.
        """
        guard = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/calendar; charset=utf-8", **guard}
        answer = self._send("PUT", urljoin(self.url, href), body=data, headers=headers)
        if answer.status == 412:
            raise Conflict("this entry was changed on the server in between; read it again")
        if answer.status not in (200, 201, 204):
            raise FetchFailed(f"the calendar server answers with status {answer.status}")
        return answer.headers.get("etag", "")

    def _send(self, method: str, url: str, *, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        if not url.startswith(self.url):
            raise FetchFailed("the calendar server names an address outside its own calendar")
        return send(Request(url, method, headers or {}, body, self.login), access=self.access)


def parse_xml(body: bytes) -> ElementTree.Element:
    """Parse an answer; one that declares a document type or entities is refused unread (SAF-77).

    Raises
    ------
    FetchFailed
        When it is not plain XML.
    """
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", body, re.IGNORECASE) or body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FetchFailed("the calendar server sends a document type, which is not taken")
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError:
        raise FetchFailed("the calendar server's answer cannot be read") from None


def _texts(entry: ElementTree.Element, name: str) -> Iterator[str]:
    return (found.text or "" for found in entry.iter(f"{_DAV}{name}"))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
