"""Reading in a child process: good files come through whole, bombs end the child and nobody else."""

# ruff: noqa: E501 - bombs are easier to read on one line

import time

import pytest

from homeward.calendars.errors import ReadingFailed
from homeward.calendars.reading import read_safely
from homeward.timing import FEED, HouseRules, NotACalendar, busy, read_calendar, without_words

GOOD = "BEGIN:VEVENT\r\nUID:good\r\nDTSTART:20261013T100000Z\r\nDTEND:20261013T110000Z\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
WINDOW = {"first": 1_791_763_200, "last": 1_792_000_000, "zone": "Europe/Berlin"}


def calendar(*parts: str, title: str = "x") -> bytes:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + GOOD.format(title=title) + "".join(parts) + "END:VCALENDAR\r\n"
    ).encode()


def series(uid: object, rule: str, start: str = "19900101T000000Z") -> str:
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{start}\r\nDURATION:PT1S\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"


def test_a_good_file_comes_through_as_it_would_without_a_child() -> None:
    data = calendar(series("a", "FREQ=WEEKLY"))
    assert read_safely(data) == read_calendar(data, limits=FEED)


@pytest.mark.parametrize("data", [b"", b"<html>Sign in</html>", b"x" * (5 * 1024 * 1024 + 1)])
def test_what_is_no_calendar_is_told(data: bytes) -> None:
    with pytest.raises(NotACalendar):
        read_safely(data)


def test_a_child_that_runs_into_its_limit_is_told_and_harms_nobody() -> None:
    with pytest.raises(ReadingFailed):
        read_safely(calendar(), memory_mib=20)


HOURS, MINUTES, SECONDS = (",".join(map(str, range(size))) for size in (24, 60, 60))
BOMBS = [
    "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=SECONDLY;COUNT=1999999999", "FREQ=MINUTELY;COUNT=1999999999",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=31", "FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=4",
    "FREQ=SECONDLY;INTERVAL=7;BYYEARDAY=366", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-3", "FREQ=DAILY;COUNT=0",
    "FREQ=DAILY;COUNT=99999999999999999999", "FREQ=DAILY;INTERVAL=99999999999999999999",
    f"FREQ=DAILY;BYHOUR={HOURS};BYMINUTE={MINUTES};BYSECOND={SECONDS}", f"FREQ=YEARLY;BYHOUR={HOURS};BYMINUTE={MINUTES}",
    f"FREQ=HOURLY;BYMINUTE={MINUTES};BYSECOND={SECONDS}", f"FREQ=MINUTELY;BYSECOND={SECONDS}",
    f"FREQ=WEEKLY;BYHOUR={HOURS};BYMINUTE={MINUTES};BYSETPOS={','.join(map(str, range(1, 367)))}",
    f"FREQ=YEARLY;BYDAY={','.join(f'{n}MO' for n in range(1, 54))};BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=WEEKLY;BYDAY=",
    "FREQ=WEEKLY;BYDAY=QQ", "FREQ=", "FREQ", "", ";;;;", "=;=;=", "FREQ=DAILY;FREQ=SECONDLY", "FREQ=FORTNIGHTLY",
    "FREQ=DAILY;UNTIL=99999999T999999Z", "FREQ=DAILY;UNTIL=00000101", "FREQ=DAILY;UNTIL=19000101T000000Z",
    "FREQ=YEARLY;INTERVAL=10000", "FREQ=SECONDLY;INTERVAL=31536000", "FREQ=DAILY;BYSETPOS=0", "FREQ=DAILY;BYSETPOS=400",
    "FREQ=SECONDLY;BYHOUR=3;COUNT=100000000", "RSCALE=CHINESE;FREQ=YEARLY", "FREQ=YEARLY;BYYEARDAY=-367",
    "FREQ=DAILY;BYHOUR=" + "9," * 30_000, "FREQ=DAILY;X-" + "A" * 50_000 + "=1",
]  # fmt: skip


def test_there_are_forty_rule_bombs() -> None:
    assert len(set(BOMBS)) >= 40


def test_rule_bombs_are_answered_in_time_the_rest_is_kept_and_they_are_named() -> None:
    file = read_safely(calendar(*(series(f"bomb-{number}", rule) for number, rule in enumerate(BOMBS))))
    began = time.process_time()
    found = busy([file], **WINDOW)  # type: ignore[arg-type]
    assert time.process_time() - began < 5
    assert (1_791_885_600, 1_791_889_200) in [
        (max(start, 1_791_885_600), min(end, 1_791_889_200)) for start, end in found.pairs()
    ]
    for number, rule in enumerate(BOMBS):
        if "INTERVAL=0" in rule or rule in ("FREQ=SECONDLY", "FREQ=", "FREQ=WEEKLY;BYDAY=QQ"):
            assert any(f"'bomb-{number}'" in warning for warning in found.warnings), rule


SHAPES = {
    "one long line": lambda: calendar("SUMMARY:" + "x" * 4_000_000 + "\r\n"),
    "folds": lambda: calendar("BEGIN:VEVENT\r\nUID:f" + "\r\n x" * 900_000 + "\r\nEND:VEVENT\r\n"),
    "nesting": lambda: calendar("BEGIN:X\r\n" * 400_000),
    "nesting of other ends": lambda: calendar("BEGIN:A\r\n" * 100_000 + "END:B\r\n" * 300_000),
    "many events": lambda: calendar(*(GOOD.format(title=n) for n in range(40_000))),
    "many zones": lambda: calendar(*(series(n, "FREQ=DAILY;COUNT=1", "20261014T100000").replace("DTSTART:", f"DTSTART;TZID=Z{n}:")
                                    for n in range(9_000))),
    "many dates": lambda: calendar(series("d", "FREQ=DAILY").replace("DURATION", "EXDATE:" + "20261014T000000Z," * 3_000 + "\r\nDURATION")),
    "many properties": lambda: calendar("BEGIN:VEVENT\r\n" + "ATTENDEE:mailto:a@b.c\r\n" * 100_000 + "END:VEVENT\r\n"),
    "zone bombs": lambda: calendar(*(
        f"BEGIN:VTIMEZONE\r\nTZID:Z{n}\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        f"RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" for n in range(2_000))),
    "bare cr": lambda: calendar().replace(b"\r\n", b"\r"),
    "trailing blanks": lambda: calendar().replace(b"\r\n", b" \t" * 1_000 + b"\r\n"),
    "a missing end": lambda: calendar().replace(b"END:VEVENT\r\n", b""),
    "no end at all": lambda: calendar().replace(b"END:VCALENDAR\r\n", b""),
    "latin-1": lambda: calendar(title="Grüße").decode().encode("latin-1"),
    "utf-16": lambda: calendar().decode().encode("utf-16"),
    "byte order mark": lambda: b"\xef\xbb\xbf" + calendar(),
    "zero bytes": lambda: calendar("X:" + "\x00" * 1_000_000 + "\r\n"),
    "quotes": lambda: calendar("BEGIN:VEVENT\r\n" + 'ATTENDEE;CN="' + "x;:," * 15_000 + "\r\nEND:VEVENT\r\n"),
    "two calendars": lambda: calendar() + calendar(),
    "small letters": lambda: calendar().lower().replace(b"t100000z", b"T100000Z").replace(b"t110000z", b"T110000Z"),
    "the length of an alarm": lambda: calendar("BEGIN:VEVENT\r\nUID:v\r\nDTSTART:20261014T100000Z\r\nBEGIN:VALARM\r\nDURATION:P9D\r\n"
                                               "END:VALARM\r\nEND:VEVENT\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_badly_shaped_file_still_gives_its_good_event(shape: str) -> None:
    began = time.process_time()
    found = busy([read_safely(SHAPES[shape]())], **WINDOW)  # type: ignore[arg-type]
    assert time.process_time() - began < 5
    assert (1_791_885_600, 1_791_889_200) in found.pairs()


def test_titles_and_other_people_can_be_left_out_while_strain_stays() -> None:
    event = "BEGIN:VEVENT\r\nUID:s\r\nDTSTART:20261014T100000Z\r\nDURATION:PT1H\r\nSUMMARY:Board meeting\r\n" + (
        "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org\r\nATTENDEE:mailto:other@example.org\r\nEND:VEVENT\r\n"
    )
    rules = HouseRules(hard_words=("board",), owner=("me@example.org",))
    bare = without_words(read_safely(calendar(event, title="Secret")), rules).calendars[0].events
    assert [own.summary for own in bare] == ["", ""]
    assert bare[1].partstats == (("me@example.org", "DECLINED"),)
    assert [own.strain for own in bare] == ["", "HIGH"]
