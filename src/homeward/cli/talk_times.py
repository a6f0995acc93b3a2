"""``homeward talk-times``: good times for a quiet talk, each with its reasons."""

import argparse
import json
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from homeward.cli.busy import open_calendar, read_window, read_zone
from homeward.cli.errors import UsageError
from homeward.timing.errors import TimingError
from homeward.timing.moments import format_utc, wall_clock
from homeward.timing.preferences import Preferences, read_preferences
from homeward.timing.suggest import Question, Suggestions, suggest
from homeward.timing.zone import Zone


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare both people's files, the window and how the talk may look."""
    parser.add_argument("--mine", nargs="+", metavar="A.ics", required=True, help="your calendar files")
    parser.add_argument("--theirs", nargs="+", metavar="B.ics", default=[], help="your partner's calendar files")
    parser.add_argument("--from", dest="first", metavar="ISO", required=True, help="first moment, a date or a time")
    parser.add_argument("--to", dest="last", metavar="ISO", required=True, help="last moment, not included")
    parser.add_argument("--zone", metavar="IANA", required=True, help="home time zone, for example Europe/Berlin")
    parser.add_argument("--preferences", metavar="P.toml", help="your days: work, dinner, bedtimes")
    parser.add_argument("--minutes", type=int, default=30, help="how long the talk is (30)")
    parser.add_argument("--top", type=int, default=10, help="how many times to offer at most (10)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace) -> int:
    """Offer times and return 0, also when there are none."""
    if not 1 <= arguments.minutes <= 720:
        raise UsageError("--minutes: give a length from 1 to 720 minutes")
    if not 1 <= arguments.top <= 1000:
        raise UsageError("--top: give a number from 1 to 1000")
    zone = read_zone(arguments.zone)
    first, last = read_window(arguments.first, arguments.last, zone)
    question = Question(
        start=datetime.fromtimestamp(first, UTC),
        end=datetime.fromtimestamp(last, UTC),
        zone=zone.name,
        minutes=arguments.minutes,
        top=arguments.top,
        preferences=open_preferences(arguments.preferences),
    )
    mine, theirs = ([open_calendar(name) for name in names] for names in (arguments.mine, arguments.theirs))
    try:
        found = suggest(mine, theirs, question)
    except TimingError as error:
        raise UsageError(f"--to: {error}") from None
    if arguments.json:
        print(json.dumps(as_json(found)))
    else:
        print_reading(found, zone)
    return 0


def open_preferences(name: str | None) -> Preferences:
    """Read the preferences file; without one the defaults hold."""
    if name is None:
        return Preferences()
    try:
        return read_preferences(tomllib.loads(Path(name).read_text(encoding="utf-8")))
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UsageError(f"{name}: {reason}; check the name and try again") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: not readable as toml: {str(error)[:1].lower()}{str(error)[1:]}") from None
    except TimingError as error:
        raise UsageError(f"{name}: {error}") from None


def as_json(found: Suggestions) -> dict[str, object]:
    """Return the answer in the contract's form."""
    windows = [
        {
            "start": format_utc(int(window.start.timestamp())),
            "end": format_utc(int(window.end.timestamp())),
            "score": window.score,
            "reasons": list(window.reasons),
            "cautions": list(window.cautions),
        }
        for window in found.windows
    ]
    return {"windows": windows, "none_because": found.none_because, "warnings": list(found.warnings)}


def print_reading(found: Suggestions, zone: Zone) -> None:
    """Print each window with its reasons, in the home zone's clock."""
    for window in found.windows:
        begins = wall_clock(zone.local(int(window.start.timestamp())))
        ends = wall_clock(zone.local(int(window.end.timestamp())))
        print(f"{begins:%A} {begins.day} {begins:%B}, {begins:%H:%M} to {ends:%H:%M}")
        for reason in window.reasons:
            print(f"  + {reason}")
        for caution in window.cautions:
            print(f"  - {caution}")
    if found.none_because:
        print(found.none_because)
    for warning in found.warnings:
        print(f"note: {warning}", file=sys.stderr)
