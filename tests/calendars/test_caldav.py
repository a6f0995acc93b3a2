"""CalDAV with a real server: what is written appears on the right minute, changes are seen, conflicts are told."""

import importlib.util
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest

from homeward.calendars.caldav import Collection, parse_xml
from homeward.calendars.errors import Conflict, FetchFailed
from homeward.calendars.fetch import Access, Login
from homeward.timing import busy, read_calendar, write_talk

MAKE = (
    '<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
    "<d:displayname>Home</d:displayname></d:prop></d:set></c:mkcalendar>"
)
TALK = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
CHANGED = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    if importlib.util.find_spec("radicale") is None:
        pytest.skip("radicale is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "config"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = owner_only\n"
        f"[storage]\nfilesystem_folder = {tmp_path / 'store'}\n",
        encoding="utf-8",
    )
    server = subprocess.Popen([sys.executable, "-m", "radicale", "--config", str(config)], stderr=subprocess.DEVNULL)
    try:
        _make_calendar(port)
        access = Access(hosts=frozenset({"127.0.0.1"}), ports=frozenset({port}), plain_http=True)
        yield Collection(f"http://127.0.0.1:{port}/me/home/", None, access)
    finally:
        server.terminate()
        server.wait()


def _make_calendar(port: int) -> None:
    for _ in range(200):
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            headers = {"Authorization": "Basic bWU6bWU=", "Content-Type": "application/xml"}
            connection.request("MKCALENDAR", "/me/home/", body=MAKE, headers=headers)
            assert connection.getresponse().status in (201, 405)
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail("the server did not start")


def with_login(own: Collection) -> Collection:
    return Collection(own.url, Login("me", "me"), own.access)


def test_a_talk_appears_on_the_right_minute_and_its_changes_are_seen(collection: Collection) -> None:
    own = with_login(collection)
    before = own.changes()
    data = write_talk("talk", TALK, minutes=30, zone="Europe/Berlin", changed=CHANGED)
    own.write("talk.ics", data)
    after = own.changes(before.token)
    assert [href.rsplit("/", 1)[1] for href, _ in after.changed] == ["talk.ics"]
    read = own.read(after.changed[0][0])
    start = int(TALK.timestamp())
    pairs = busy([read_calendar(read.body)], first=start - 9999, last=start + 9999, zone="UTC").pairs()
    assert pairs == [(start, start + 1800)]
    assert own.changes(after.token).changed == ()


def test_a_change_in_between_is_a_conflict_and_nothing_is_lost(collection: Collection) -> None:
    own = with_login(collection)
    data = write_talk("talk", TALK, minutes=30, zone="Europe/Berlin", changed=CHANGED)
    own.write("talk.ics", data)
    with pytest.raises(Conflict):
        own.write("talk.ics", data)
    etag = own.changes().changed[0][1]
    own.write("talk.ics", data.replace(b"SEQUENCE:0", b"SEQUENCE:1"), etag=etag)
    with pytest.raises(Conflict):
        own.write("talk.ics", data, etag=etag)
    assert b"SEQUENCE:1" in own.read("talk.ics").body


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b'<!doctype x SYSTEM "file:///etc/passwd"><x/>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        "<!DOCTYPE x><x/>".encode("utf-16"),
        b"<x>",
        b"",
    ],
)
def test_document_types_entities_and_broken_xml_are_refused(body: bytes) -> None:
    with pytest.raises(FetchFailed):
        parse_xml(body)


def test_an_address_outside_the_calendar_is_not_followed() -> None:
    own = Collection("https://example.org/me/home/", None, Access())
    with pytest.raises(FetchFailed, match="outside"):
        own.read("https://example.com/other.ics")
    with pytest.raises(FetchFailed, match="outside"):
        own.read("/me/other/x.ics")
