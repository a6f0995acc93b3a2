"""The cast, a real server in its own process, and a real browser that fails on any console error."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from homeward.web import clock
from homeward.web.accounts import actions, queries, session, views
from homeward.web.accounts.limits import Tries
from homeward.web.accounts.models import Account
from homeward.web.house import House
from homeward.web.sealing import derivation
from homeward.web.sealing.keyring import Keyring
from homeward.web.sealing.opened import Opened
from homeward.web.visit import memory
from homeward.web.visit.store import Store

# Playwright's own event loop lives in this thread; Django would otherwise refuse the database in every later test.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = which("chromium") or which("google-chrome")
LAUNCH_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
# The exit leads to a page of this server, since no test may reach another one.
KEEPERS_SETTINGS = 'run_by = "the tests"\nexit_site = "/convert"\nopen_sign_up = true\n'


@dataclass(frozen=True, slots=True)
class Server:
    """A running `homeward serve`: its address, its data folder and what it printed."""

    url: str
    data: Path
    printed: Path
    process: "subprocess.Popen[bytes]"


def start_server(folder: Path, *words: str) -> Server:
    """Start `homeward serve` on a free port and wait until it says where it is."""
    data, printed = folder / "data", folder / "printed.txt"
    data.mkdir(mode=0o700, exist_ok=True)
    (data / "settings.toml").write_text(KEEPERS_SETTINGS, encoding="utf-8")
    command = [sys.executable, "-m", "homeward", "serve", "--port", "0", "--data", str(data), *words]
    with printed.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, cwd=folder)
    for _ in range(600):
        found = re.search(r"open at (http://localhost:\d+)", printed.read_text())
        if found:
            return Server(found.group(1), data, printed, process)
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {printed.read_text()}")


def stop_server(server: Server) -> int:
    """Ask the server to stop, as a service manager would, and return its exit status."""
    server.process.terminate()
    return server.process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real server for all browser tests of this process."""
    running = start_server(tmp_path_factory.mktemp("server"))
    yield running
    assert stop_server(running) == 0


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server of one test's own, which that test may kill."""
    running = start_server(tmp_path)
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait(timeout=20)


@pytest.fixture
def nobody() -> Client:
    """A visitor who is not signed in; forms need their token, as in life."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key step of 19 MiB and two passes: the same code, a seventh of the time."""
    monkeypatch.setattr(derivation, "COST", derivation.Cost(memory_kib=19_456, passes=2, lanes=1))


@pytest.fixture(autouse=True)
def fresh_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """No visit, key or failed try of an earlier test."""
    cache.clear()
    monkeypatch.setattr(memory, "STORE", Store())
    monkeypatch.setattr(session, "KEYRING", Keyring())
    monkeypatch.setattr(views, "TRIES", Tries())


@pytest.fixture
def open_sign_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keeper who lets more than one account be made."""
    monkeypatch.setattr(queries, "house", lambda: House(open_sign_up=True))


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: a browser that is signed in, the account, its keys and how it comes in."""

    client: Client
    account: Account
    opened: Opened
    passphrase: str
    recovery_code: str

    def get(self, address: str) -> HttpResponse:
        return self.client.get(address)

    def post(self, address: str, **fields: object) -> HttpResponse:
        return self.client.post(address, fields)


def make_person(name: str) -> Person:
    passphrase = f"a lamp for {name} in the hall"
    made = actions.make_account(name=name, passphrase=passphrase)
    client = Client()
    assert client.post("/sign-in", {"name": name, "passphrase": passphrase}).status_code == 303
    return Person(client, made.account, made.opened, passphrase, made.recovery_code)


@pytest.fixture
def alice(db: None, open_sign_up: None) -> Person:
    """Alice, whose pages are looked at."""
    return make_person("alice")


@pytest.fixture
def bob(db: None, open_sign_up: None) -> Person:
    """Bob, her partner, with an account of his own."""
    return make_person("bob")


@pytest.fixture
def charlie(db: None, open_sign_up: None) -> Person:
    """Charlie, who must see nothing of either."""
    return make_person("charlie")


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let time pass: ``ticks(301)`` moves the clock of locks, visits and limits on by that many seconds."""
    passed = [0.0]
    real = clock.ticks
    monkeypatch.setattr(clock, "ticks", lambda: real() + passed[0])

    def move_on(seconds: float) -> None:
        passed[0] += seconds

    return move_on


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the browser tests are skipped here and fail where CI=true."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, and CI=true")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH_FLAGS)
        yield running
        running.close()


@dataclass(slots=True)
class Complaints:
    """What the browser's console complained about; ``expected`` patterns are let through."""

    found: list[str]
    expected: list[str]

    def unexpected(self) -> list[str]:
        return [line for line in self.found if not any(re.search(pattern, line) for pattern in self.expected)]


def watch(page: Page, complaints: Complaints) -> None:
    def on_console(message: ConsoleMessage) -> None:
        # A page that means to answer 401 or 422 is an error to the browser; a missing script stays one to us.
        is_the_page_itself = message.text.startswith("Failed to load resource") and message.location["url"] == page.url
        if message.type in ("error", "warning") and not is_the_page_itself:
            complaints.found.append(f"{message.type}: {message.text} ({page.url})")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.found.append(f"page error: {error} ({page.url})"))


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """The console's complaints over one test; any that was not expected fails it."""
    collected = Complaints([], [])
    yield collected
    assert collected.unexpected() == []


@pytest.fixture
def open_page(browser: Browser, server: Server, complaints: Complaints) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser of its own: ``open_page(javascript=False, dark=True, size=WIDE)``."""
    contexts: list[BrowserContext] = []

    def open_one(*, javascript: bool = True, dark: bool = False, size: dict[str, int] = PHONE) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": size["width"], "height": size["height"]},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, complaints)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A phone-sized page with JavaScript."""
    return open_page()


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fail with axe's own words when it finds anything on the page."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()

    return check
