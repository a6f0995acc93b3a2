"""The engines and their commands work where the web's packages are not installed, and the coach where nothing is."""

import subprocess
import sys
from pathlib import Path

import pytest

WEB_ONLY = ("argon2", "cryptography", "csp", "django", "platformdirs", "sqlcipher3", "waitress", "whitenoise")
BEYOND_THE_STANDARD_LIBRARY = (
    *WEB_ONLY,
    "dateutil",
    "icalendar",
    "numpy",
    "recurring_ical_events",
    "tzdata",
    "x_wr_timezone",
)


def run_without(packages: tuple[str, ...], *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a process in which importing any of ``packages`` fails as if it were not installed."""
    blocked = "; ".join(f"sys.modules[{name!r}] = None" for name in packages)
    code = f"import sys; {blocked}; from homeward.cli.main import main; sys.exit(main({list(words)!r}))"
    return subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_coach_needs_the_standard_library_alone() -> None:
    done = run_without(BEYOND_THE_STANDARD_LIBRARY, "coach", "You never talk to me anymore")
    assert done.returncode == 0, done.stderr
    assert "You never talk" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("busy", "{calendar}", "--from", "2026-11-30", "--to", "2026-12-07", "--zone", "Europe/Berlin", "--json"),
        ("talk-times", "--mine", "{calendar}", "--from", "2026-11-30", "--to", "2026-12-07", "--zone", "Europe/Berlin"),
    ],
)
def test_calendars_need_no_web_package(words: tuple[str, ...], tmp_path: Path) -> None:
    calendar = tmp_path / "mine.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
        "DTSTART:20261201T190000Z\r\nDTEND:20261201T200000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    done = run_without(WEB_ONLY, *(word.format(calendar=calendar) for word in words))
    assert done.returncode == 0, done.stderr


def test_patterns_need_no_web_package(tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    columns = (
        "diary_id,day,date,weekday,logged,cancelled,text_only,irritable,quiet,closeness,conflict,work_load,late_home,"
        "stress_inlaws,stress_money,stress_health,stress_sleep,own_anxiety,buffer_kept,micro_date,support_given,trust"
    )
    diary.write_text(f"{columns}\nd,0,2026-11-02,0,1,0,0,1,1,5,0,2,0,0,0,0,0,1,,0,0,\n")
    done = run_without(WEB_ONLY, "patterns", str(diary))
    assert done.returncode == 0, done.stderr
    assert "Too little to say yet" in done.stdout
