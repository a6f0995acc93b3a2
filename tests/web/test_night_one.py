"""Night one in a real browser: settle, say it, when, keep, find it again; counted, and searched for traces."""

import re
import secrets
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
CALENDARS = Path(__file__).parent / "talks" / "calendars"
MINE = [CALENDARS / "google.ics", CALENDARS / "thunderbird.ics"]
THEIRS = [CALENDARS / "outlook.ics", CALENDARS / "apple.ics", CALENDARS / "nextcloud.ics"]
DRAFT = "You never talk to me anymore. I know the launch is heavy."
PASSPHRASE = "slow lantern copper thursday"
READING_WORDS_A_MINUTE = 200
TYPING_LETTERS_A_SECOND = 3
MOST_TAPS = 12
MOST_MINUTES = 3.0
Check = Callable[[Page], None]


def through(reader: Page, check: Check) -> Check:
    """Check a page without script in another one that has it: the same bytes at the same address, with axe let in."""

    def check_copy(page: Page) -> None:
        html = page.content()
        reader.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        reader.goto(page.url)
        check(reader)
        reader.unroute(page.url)

    return check_copy


def fitting(check: Check) -> Check:
    """Also check that nothing runs out at the side of the screen."""

    def check_width(page: Page) -> None:
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, page.url
        check(page)

    return check_width


class Walker:
    """A person at the page: counts what is tapped, read and typed, and looks at every page once."""

    def __init__(self, page: Page, check: Check) -> None:
        self.page = page
        self.check = check
        self.taps = 0
        self.words_read = 0
        self.letters_typed = 0
        self.seen: set[str] = set()
        self.titles: set[str] = set()
        self.addresses: list[str] = []
        page.on("request", lambda request: self.addresses.append(request.url))

    def look(self) -> None:
        """Read the page once, and check that it is accessible."""
        self.titles.add(self.page.title())
        lines = set(self.page.locator("main").inner_text().splitlines())
        if lines - self.seen:
            # What was read a moment ago is not read again.
            self.words_read += sum(len(line.split()) for line in lines - self.seen)
            self.seen |= lines
            self.check(self.page)

    def tap(self, role: str, name: str, *, exact: bool = False) -> None:
        """Tap the first thing of this role and name."""
        self.page.get_by_role(role, name=name, exact=exact).first.click()  # type: ignore[arg-type]
        self.taps += 1
        self.page.wait_for_load_state()

    def write(self, label: str, text: str) -> None:
        """Tap into a field and type."""
        self.page.get_by_label(label).first.fill(text)
        self.taps += 1
        self.letters_typed += len(text)

    def answer_no(self) -> None:
        """Answer the seven sentences with no."""
        for fieldset in self.page.locator(".items fieldset").all():
            fieldset.get_by_text("No", exact=True).click()
            self.taps += 1

    @property
    def minutes(self) -> float:
        """Return how long this takes at a steady reading and typing speed."""
        return self.words_read / READING_WORDS_A_MINUTE + self.letters_typed / TYPING_LETTERS_A_SECOND / 60


def settle(walker: Walker) -> None:
    walker.page.goto("/")
    walker.look()
    walker.tap("link", "Help me settle")
    walker.look()
    walker.page.locator(".scale label").nth(8).click()
    walker.tap("button", "Look around you")
    walker.look()
    walker.tap("link", "Done, go on")
    walker.look()
    walker.page.locator(".scale label").nth(5).click()
    walker.tap("button", "Go on")
    assert "8 then, 5 now." in walker.page.content()
    walker.look()
    walker.tap("link", "Name the feeling")
    walker.tap("button", "I miss something")
    walker.look()
    walker.tap("button", "lonely")
    walker.look()
    walker.tap("link", "Go on")
    walker.look()
    walker.write("When they go quiet", "Work matters more to them than I do")
    walker.tap("button", "Show me two other readings")
    walker.look()


def say_it(walker: Walker, draft: str, *, live: bool) -> None:
    walker.look()
    walker.answer_no()
    walker.tap("button", "Go on")
    walker.look()
    walker.write("What you would say", draft)
    if live:
        walker.page.locator("#answer .mark").first.wait_for()
    else:
        walker.tap("button", "Read it back to me")
    walker.look()


def put_together(walker: Walker, pieces: dict[str, str]) -> None:
    walker.tap("button", "Go on with my words")
    for label, text in pieces.items():
        if walker.page.get_by_label(label).count():
            walker.write(label, text)
    walker.look()
    walker.tap("button", "Find a time")


def find_a_time(walker: Walker, mine: list[Path], theirs: list[Path]) -> None:
    walker.look()
    walker.page.get_by_text("Use calendar files").click()
    walker.page.locator("#id_my_files").set_input_files(mine)
    walker.page.locator("#id_their_files").set_input_files(theirs)
    walker.look()
    walker.tap("button", "Show me three times")
    walker.look()
    walker.tap("button", "Choose this")
    walker.look()


def keep_it(walker: Walker, name: str, passphrase: str) -> None:
    walker.tap("link", "Keep this")
    walker.look()
    walker.write("A name to sign in with", name)
    walker.write("A passphrase", passphrase)
    walker.write("Once more", passphrase)
    walker.tap("button", "Keep it")
    assert "recovery code" in walker.page.content()
    walker.look()
    walker.tap("button", "I have written it down")
    walker.look()


def find_it_again(walker: Walker, name: str, passphrase: str) -> None:
    walker.page.goto("/sign-in")
    walker.write("Name", name)
    walker.write("Passphrase", passphrase)
    walker.tap("button", "Sign in")
    walker.page.goto("/talk")
    walker.look()
    walker.tap("link", "Kept on")
    if walker.page.locator(".items").count():
        walker.answer_no()
        walker.tap("button", "Go on")
        walker.page.goto("/talk")
        walker.tap("link", "Kept on")
    walker.look()


@pytest.mark.parametrize("javascript", [True, False])
def test_settle_say_it_when_keep_and_find_it_again(
    open_page: Callable[..., Page], assert_accessible: Check, javascript: bool
) -> None:
    check = fitting(assert_accessible) if javascript else through(open_page(), fitting(assert_accessible))
    walker = Walker(open_page(javascript=javascript), check)
    name = f"river {secrets.token_hex(4)}"
    settle(walker)
    walker.tap("link", "Help me say it")
    say_it(walker, DRAFT, live=javascript)
    pieces = {"I have noticed that": "you ate at your desk on Tuesday", "I miss": "our ten minutes after dinner"}
    put_together(walker, {**pieces, "Could we": "have ten minutes after dinner tomorrow"})
    find_a_time(walker, MINE, THEIRS)
    with walker.page.expect_download() as download:
        walker.tap("button", "Put it in my calendar")
    event = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "Reminder"
    keep_it(walker, name, PASSPHRASE)
    later = Walker(open_page(javascript=javascript), check)
    find_it_again(later, name, PASSPHRASE)
    kept = later.page.locator("article").inner_text()
    assert "You never talk to me anymore." in kept
    assert "I miss our ten minutes after dinner." in kept
    assert walker.titles | later.titles == {"Notebook"}


def test_a_calming_page_is_one_tap_and_a_coached_wording_twelve_at_most(
    page: Page, assert_accessible: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    calm = Walker(page, assert_accessible)
    page.goto("/")
    calm.tap("link", "Help me settle")
    page.locator(".breath").wait_for()
    walker = Walker(page, assert_accessible)
    page.goto("/")
    walker.look()
    walker.tap("link", "Help me say it")
    say_it(walker, "You never talk to me anymore.", live=True)
    page.locator(".wording").first.wait_for()
    with capsys.disabled():
        print(
            f"\nnight one: first calming page in {calm.taps} tap; first coached wording in {walker.taps} taps, "
            f"{walker.words_read} words read and {walker.letters_typed} letters typed: {walker.minutes:.1f} minutes"
        )
    assert calm.taps == 1
    assert walker.taps <= MOST_TAPS
    assert walker.minutes <= MOST_MINUTES


def test_the_back_button_and_a_reload_keep_what_was_typed(page: Page) -> None:
    walker = Walker(page, lambda page: None)
    page.goto("/talk/check")
    walker.answer_no()
    walker.tap("button", "Go on")
    walker.write("What you would say", DRAFT)
    page.locator("#answer .mark").first.wait_for()
    page.reload()
    assert page.get_by_label("What you would say").input_value() == DRAFT
    walker.tap("button", "Go on with my words")
    walker.write("I miss", "our walks")
    page.get_by_text("I miss our walks.").wait_for()
    page.go_back()
    assert page.get_by_label("What you would say").input_value() == DRAFT
    page.go_forward()
    assert page.get_by_label("I miss").input_value() == "our walks"


def start_again(server: Any) -> "subprocess.Popen[bytes]":
    """Start a stopped server at the same address on the same data."""
    port = server.url.rpartition(":")[2]
    with server.printed.open("wb") as file:
        process = subprocess.Popen([*server.process.args, "--port", port], stdout=file, stderr=file)
    for _ in range(600):
        if "open at" in server.printed.read_text():
            return process
        time.sleep(0.05)
    raise AssertionError(server.printed.read_text())


def test_a_restart_in_mid_writing_keeps_the_words_on_the_page(open_page: Callable[..., Page], own_server: Any) -> None:
    page = open_page()
    walker = Walker(page, lambda page: None)
    page.goto(f"{own_server.url}/talk/check")
    walker.answer_no()
    walker.tap("button", "Go on")
    page.get_by_label("What you would say").fill(DRAFT)
    page.locator("#answer .mark").first.wait_for()
    own_server.process.terminate()
    own_server.process.wait(timeout=20)
    again = start_again(own_server)
    try:
        walker.tap("button", "Read it back to me")
        page.get_by_text("Your visit had ended").wait_for()
        walker.answer_no()
        walker.tap("button", "Go on")
        assert page.get_by_label("What you would say").input_value() == DRAFT
    finally:
        again.kill()
        again.wait(timeout=20)


def test_it_goes_by_keyboard_alone(page: Page) -> None:
    page.goto("/talk/check")
    for fieldset in page.locator(".items fieldset").all():
        fieldset.locator("input").first.focus()
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Go on"
    page.keyboard.press("Enter")
    page.wait_for_url("**/talk/say")
    page.get_by_label("What you would say").focus()
    page.keyboard.type(DRAFT)
    mark = page.locator("#answer a.mark").first
    mark.wait_for()
    page.wait_for_timeout(400)
    mark.focus()
    page.keyboard.press("Enter")
    page.get_by_text("What to try").wait_for()
    assert page.locator(":focus").evaluate("element => element.tagName") == "SUMMARY"
    assert page.locator("#heard").inner_text().startswith("Read. ")


def test_it_is_whole_on_a_narrow_dark_screen(open_page: Callable[..., Page], assert_accessible: Check) -> None:
    page = open_page(dark=True, size={"width": 320, "height": 568})
    check = fitting(assert_accessible)
    for address in ("/settle", "/settle/breathe", "/settle/feel", "/settle/story", "/space", "/talk/check"):
        page.goto(address)
        check(page)
    walker = Walker(page, check)
    walker.answer_no()
    walker.tap("button", "Go on")
    walker.write("What you would say", DRAFT)
    page.locator("#answer details.why summary").first.click()
    for address in ("/talk/say", "/talk/words", "/talk/when"):
        check(page)
        page.goto(address)
    walker.tap("button", "Show me three times")
    check(page)
    walker.tap("button", "Choose this")
    check(page)
    page.goto("/talk/keep")
    check(page)


def searched(folders: list[Path], marks: list[str], *, since: float) -> list[str]:
    """Return every mark found in the bytes of files written since then, in either of two encodings."""
    needles = {mark: (mark.encode(), mark.encode("utf-16-le")) for mark in marks}
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if not path.is_file() or path.stat().st_mtime < since or path.suffix == ".ics":
                    continue
                data = path.read_bytes()
            except OSError:
                continue
            found += [
                f"{mark} in {path.name}" for mark, forms in needles.items() if any(form in data for form in forms)
            ]
    return found


def marked_calendar(folder: Path, mark: str) -> Path:
    """Write a calendar whose every text is marked, under a marked name."""
    path = folder / f"{mark}.ics"
    text = (CALENDARS / "google.ics").read_text().replace("Choir canary-summary-google", f"{mark} choir")
    path.write_text(text.replace("St Mary", mark))
    return path


def test_marked_words_leave_no_trace(page: Page, server: Any, tmp_path: Path, complaints: object) -> None:
    began = time.time() - 1
    run = secrets.token_hex(4)
    names = ("writing", "story", "text", "saw", "miss", "load", "request", "second", "thanks", "title", "file", "key")
    marks = {name: f"canary{run}{name}" for name in names}
    walker = Walker(page, lambda page: None)
    page.goto("/settle/write")
    walker.write("For two minutes", marks["writing"])
    walker.tap("button", "Go on")
    page.goto("/settle/story")
    walker.write("When they go quiet", marks["story"])
    walker.tap("button", "Show me two other readings")
    walker.tap("link", "Help me say it")
    walker.answer_no()
    walker.tap("button", "Go on")
    walker.write("What you would say", f"Hello {marks['text']}")
    walker.tap("button", "Read it back to me")
    walker.tap("button", "Go on with my words")
    page.get_by_text("Two more lines").click()
    for name, label in (("saw", "I have noticed"), ("miss", "I miss"), ("load", "I know"), ("request", "Could we"),
                        ("second", "If that is too much"), ("thanks", "Thank you for")):  # fmt: skip
        walker.write(label, marks[name])
    walker.tap("button", "Find a time")
    find_a_time(walker, [marked_calendar(tmp_path, marks["file"])], THEIRS)
    with page.expect_download() as download:
        walker.tap("button", "Put it in my calendar")
    written = Path(download.value.path()).read_bytes()
    walker.write("What it is called", marks["title"])
    with page.expect_download() as titled:
        walker.tap("button", "Put it in my calendar")
    titled.value.delete()
    keep_it(walker, f"stone {run}", f"{marks['key']} lantern copper")
    walker.tap("link", "Kept on")
    assert marks["text"] in page.content()
    walker.look()
    assert not [mark for mark in marks.values() if mark.encode() in written]
    assert not [url for url in walker.addresses for mark in marks.values() if mark in url]
    assert walker.titles == {"Notebook"}
    places = [server.data, server.printed.parent, Path(tempfile.gettempdir())]
    assert searched(places, list(marks.values()), since=began) == []


def test_the_canary_search_can_find_something(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"\x00canary-a\x00" + "canary-b".encode("utf-16-le"))
    found = searched([tmp_path], ["canary-a", "canary-b", "canary-c"], since=0)
    assert [re.sub(" in.*", "", line) for line in found] == ["canary-a", "canary-b"]
