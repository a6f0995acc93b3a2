"""Marked words typed into every field of every form are found nowhere on disk, in no log and in no title."""

import http.cookiejar
import re
import signal
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

TEXT_KINDS = {"text", "password", "search", ""}
NEVER_PRESSED = {"/exit", "/sign-out", "/lock"}


@dataclass(slots=True)
class FormSeen:
    """One form on a page: where it goes and its fields as (name, kind, value)."""

    action: str
    method: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)


class PageReader(HTMLParser):
    """Collects links and forms."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[FormSeen] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(words.get("href", ""))
        elif tag == "form":
            self.forms.append(FormSeen(words.get("action", ""), words.get("method", "get").lower()))
        elif self.forms and "name" in words and tag in ("input", "textarea", "select", "button"):
            kind = words.get("type", "") if tag in ("input", "button") else tag
            if kind not in ("radio", "checkbox") or "checked" in words:
                self.forms[-1].fields.append((words["name"], kind, words.get("value", "")))


@dataclass(slots=True)
class Crawler:
    """One visitor with cookies; ``words`` makes what is typed into a field from its form's address and its name."""

    url: str
    words: Callable[[str, str], str]
    statuses: list[int] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    opener: urllib.request.OpenerDirector = field(init=False)

    def __post_init__(self) -> None:
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def fetch(self, path: str, form: list[tuple[str, str]] | None = None) -> str:
        """Open or send, and return the page whatever its status."""
        body = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self.url + path, data=body)
        try:
            answer = self.opener.open(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.statuses.append(answer.status)
            text: str = answer.read().decode("utf-8", "replace")
        return text

    def read(self, text: str) -> PageReader:
        """Return a page's links and forms."""
        reader = PageReader()
        reader.feed(text)
        return reader

    def fill(self, seen: FormSeen) -> list[tuple[str, str]]:
        """Return a form's fields with marked words in every text field."""
        typed = TEXT_KINDS | {"textarea"}
        return [(name, self.words(seen.action, name) if kind in typed else value) for name, kind, value in seen.fields]

    def visit(self, path: str) -> None:
        """Open a page, send each of its forms once, follow its links."""
        if path in self.seen or path in NEVER_PRESSED:
            return
        self.seen.add(path)
        page = self.read(self.fetch(path))
        for seen in page.forms:
            action = urllib.parse.urlsplit(seen.action).path or path
            if seen.method == "post" and action not in NEVER_PRESSED and f"form {path} {action}" not in self.seen:
                self.seen.add(f"form {path} {action}")
                after = self.read(self.fetch(action, self.fill(seen)))
                for link in after.links:
                    self.follow(link)
        for link in page.links:
            self.follow(link)

    def follow(self, link: str) -> None:
        """Visit a link that stays here."""
        parts = urllib.parse.urlsplit(link)
        if not parts.netloc and not parts.scheme and parts.path:
            self.visit(parts.path)


MARK = "canary"
PASSPHRASE = f"{MARK} words by the winter sea"


class Words:
    """Makes the marked words and remembers them; the passphrase fits where it is asked, so that forms go through."""

    def __init__(self, name: str = "anna") -> None:
        self.given: set[str] = {PASSPHRASE}
        self.name = name

    def __call__(self, action: str, name: str) -> str:
        if name == "name":
            # The sign-in name stands in the clear by design, and the page says so.
            return self.name
        if name in ("passphrase", "again", "current"):
            return PASSPHRASE
        word = f"{MARK}-{len(self.given)}-{re.sub(r'[^a-z]', '', action + name)}"
        self.given.add(word)
        return word


def sign_up(crawler: Crawler) -> str:
    """Make an account and return its recovery code."""
    page = crawler.read(crawler.fetch("/new"))
    form = next(seen for seen in page.forms if seen.action == "/new")
    text = crawler.fetch("/new", crawler.fill(form))
    found = re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", text)
    assert found, text
    return found.group()


def test_marked_words_are_found_nowhere_on_disk(own_server: Any, tmp_path: Path) -> None:
    words = Words("stranger")
    stranger = Crawler(own_server.url, words)
    stranger.visit("/")
    stranger.visit(f"/no-such-page-{MARK}?q={MARK}")
    member = Crawler(own_server.url, Words("anna"))
    code = sign_up(member)
    member.visit("/")
    member.fetch("/today", [("closeness", f"{MARK}-wrong")])
    assert 500 not in stranger.statuses + member.statuses
    assert len(member.seen) > 8
    assert len(words.given) > 1, "no field was filled"
    own_server.process.send_signal(signal.SIGKILL)
    own_server.process.wait(timeout=20)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files), "the write-ahead log is part of what is searched"
    assert any(b"anna" in path.read_bytes() for path in files), "the search finds what does stand in the clear"
    for path in files:
        data = path.read_bytes()
        for encoding in ("utf-8", "utf-16-le"):
            assert MARK.encode(encoding) not in data.lower(), path
        assert code.encode() not in data, path
        assert code.replace("-", "").encode() not in data, path


def test_marked_words_come_back_in_no_title_and_no_address(own_server: Any) -> None:
    words = Words()
    crawler = Crawler(own_server.url, words)
    sign_up(crawler)
    crawler.visit("/")
    for path in [seen for seen in crawler.seen if seen.startswith("/")]:
        assert MARK not in path
        title = re.search(r"<title>([^<]*)</title>", crawler.fetch(path))
        assert title is None or title.group(1) in ("Notebook", "Unit converter"), path


def test_the_log_holds_route_status_and_duration_and_nothing_of_help(own_server: Any) -> None:
    crawler = Crawler(own_server.url, Words())
    for path in ("/", "/help", "/who", "/sign-in", "/nothing-here"):
        crawler.fetch(path)
    crawler.fetch("/exit", [])
    lines = own_server.printed.read_text().splitlines()[3:]
    assert lines, "the log is empty"
    assert all(re.fullmatch(r"/[\w/<>:-]* \d{3} \d+ ms", line) for line in lines), lines
    assert not any(line.startswith(("/help", "/who", "/exit", "/nothing")) for line in lines)


def bytes_on_disk(data: Path) -> dict[str, bytes]:
    """Every file of the data folder; the shared-memory file holds lock marks of readers and no contents."""
    return {path.name: path.read_bytes() for path in data.iterdir() if not path.name.endswith("-shm")}


def test_signing_in_reading_locking_and_leaving_change_no_byte_on_disk(own_server: Any) -> None:
    sign_up(Crawler(own_server.url, Words()))
    before = bytes_on_disk(own_server.data)
    member = Crawler(own_server.url, Words())
    page = member.read(member.fetch("/sign-in"))
    form = next(seen for seen in page.forms if seen.action == "/sign-in")
    assert "Sign in" not in member.fetch("/sign-in", member.fill(form)).split("<h1>")[1]
    for path in ("/today", "/look", "/help", "/kept", "/account", "/talk", "/settle"):
        member.fetch(path)
    member.fetch("/lock", [])
    member.fetch("/exit", [])
    assert member.statuses.count(200) >= 8
    assert bytes_on_disk(own_server.data) == before


def test_every_answer_to_the_safety_check_leaves_the_disk_as_it_was(own_server: Any) -> None:
    before = bytes_on_disk(own_server.data)
    for answer in ("yes", "no", "rather_not_say"):
        stranger = Crawler(own_server.url, Words())
        page = stranger.read(stranger.fetch("/talk/check"))
        form = next(seen for seen in page.forms if seen.action == "/talk/check")
        token = [(name, value) for name, kind, value in form.fields if kind == "hidden"]
        names = set(re.findall(r'name="(\w+)" value="rather_not_say"', stranger.fetch("/talk/check")))
        assert len(names) == 7
        stranger.fetch("/talk/check", [*token, *((name, answer) for name in names)])
    assert bytes_on_disk(own_server.data) == before
    assert "check" not in own_server.printed.read_text()
