"""``homeward busy``: the busy times in calendar files, merged, as people or programs want to read them."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from homeward.calendars.files import read_file
from homeward.cli.errors import UsageError
from homeward.timing.busy import BusyTimes, busy
from homeward.timing.calendar import CalendarFile, read_calendar
from homeward.timing.errors import TimingError
from homeward.timing.limits import COMMAND_LINE
from homeward.timing.moments import format_utc, parse_moment, wall_clock
from homeward.timing.spans import join
from homeward.timing.tzdb import load_zone
from homeward.timing.zone import Zone


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare files, window and zone."""
    parser.add_argument("files", nargs="*", metavar="FILE.ics", help="calendar files")
    parser.add_argument("--from", dest="first", metavar="ISO", help="first moment, a date or a time")
    parser.add_argument("--to", dest="last", metavar="ISO", help="last moment, not included")
    parser.add_argument("--zone", metavar="IANA", help="home time zone, for example Europe/Berlin")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    parser.add_argument("--jsonl", action="store_true", help="questions on stdin, one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Answer once for the named files, or line by line for stdin."""
    if arguments.jsonl:
        if arguments.files or arguments.first or arguments.last or arguments.zone or arguments.json:
            raise UsageError("busy --jsonl takes its files, window and zone from stdin; leave them out")
        return answer_lines(sys.stdin.buffer)
    missing = [name for name, value in (("--from", arguments.first), ("--to", arguments.last),
                                        ("--zone", arguments.zone)) if not value]  # fmt: skip
    if not arguments.files or missing:
        raise UsageError(
            f"busy needs {' and '.join(missing) or 'at least one calendar file'}; see homeward busy --help"
        )
    zone = read_zone(arguments.zone)
    found = find_busy(arguments.files, read_window(arguments.first, arguments.last, zone), zone)
    if arguments.json:
        print(json.dumps(as_json(found)))
    else:
        print_reading(found, zone)
    return 0


def read_zone(name: str) -> Zone:
    """Return the zone of ``--zone``."""
    try:
        return load_zone(name)
    except TimingError as error:
        raise UsageError(f"--zone: {error}") from None


def read_window(first: str, last: str, zone: Zone) -> tuple[int, int]:
    """Return ``--from`` and ``--to`` as instants."""
    moments = []
    for option, text in (("--from", first), ("--to", last)):
        try:
            moments.append(parse_moment(text, zone))
        except TimingError as error:
            raise UsageError(f"{option}: {error}") from None
    if moments[0] >= moments[1]:
        raise UsageError("--from: must come before --to; swap or change them")
    return moments[0], moments[1]


def open_calendar(name: str) -> CalendarFile:
    """Read one calendar file."""
    try:
        return read_calendar(read_file(Path(name), COMMAND_LINE.file_bytes), limits=COMMAND_LINE)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UsageError(f"{name}: {reason}; check the name and try again") from None
    except ValueError as error:
        raise UsageError(f"{name}: {error}; give an iCalendar (.ics) file") from None


def find_busy(names: list[str], window: tuple[int, int], zone: Zone) -> BusyTimes:
    """Return the merged busy time of files; with several of them each warning names its file."""
    files = [open_calendar(name) for name in names]
    try:
        found = [busy([file], first=window[0], last=window[1], zone=zone.name) for file in files]
    except TimingError as error:
        raise UsageError(f"--to: {error}") from None
    if len(found) == 1:
        return found[0]
    warnings = tuple(f"{name}: {text}" for name, one in zip(names, found, strict=True) for text in one.warnings)
    return BusyTimes(join([one.spans for one in found]), warnings)


def as_json(found: BusyTimes) -> dict[str, object]:
    """Return the answer in the contract's form."""
    spans = [[format_utc(start), format_utc(end)] for start, end in found.pairs()]
    return {"busy": spans, "warnings": list(found.warnings)}


def print_reading(found: BusyTimes, zone: Zone) -> None:
    """Print the busy times in the home zone's clock, warnings on stderr."""
    for start, end in found.pairs():
        begins, ends = wall_clock(zone.local(start)), wall_clock(zone.local(end))
        until = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{ends:%a %d %b %Y %H:%M}"
        print(f"{begins:%a %d %b %Y  %H:%M} – {until}")
    if not found.pairs():
        print("Nothing here is busy in that time.")
    for warning in found.warnings:
        print(f"note: {warning}", file=sys.stderr)


def answer_lines(lines: Iterable[bytes]) -> int:
    """Answer each question on its own line, in order; a bad one does not stop the rest."""
    status = 0
    for answer in _answers(lines):
        status = 2 if "error" in answer else status
        print(json.dumps(answer), flush=True)
    return status


def _answers(lines: Iterable[bytes]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        question: object = None
        try:
            question = json.loads(line)
            yield _answer(question)
        except (UsageError, ValueError, RecursionError) as error:
            known = question.get("id") if isinstance(question, dict) else None
            text = str(error) if isinstance(error, UsageError) else "not a JSON object"
            yield {"id": known, "error": f"line {number}: {text}"}


def _answer(question: object) -> dict[str, object]:
    if not isinstance(question, dict):
        raise UsageError('not an object such as {"id": …, "file": …, "from": …, "to": …, "zone": …}')
    for key in ("file", "from", "to", "zone"):
        if not isinstance(question.get(key), str):
            raise UsageError(f"'{key}' is missing or not text")
    zone = read_zone(question["zone"])
    window = read_window(question["from"], question["to"], zone)
    return {"id": question.get("id"), **as_json(find_busy([question["file"]], window, zone))}
