"""Side by side in one run: this engine, icalendar with recurring-ical-events, and libical where it is installed.

python bench/timing/run.py [--days 56]. Two seeded calendars of 5,000 events each. Times are CPU milliseconds of this
process, so that a busy machine changes them little; medians, or the better of two where a step takes seconds.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

from bench.timing.make_calendar import make_calendar  # noqa: E402

from homeward.timing import (  # noqa: E402
    COMMAND_LINE,
    HouseRules,
    Index,
    Preferences,
    Question,
    busy,
    index_calendar,
    look_out,
    offer,
    read_calendar,
)

HOME = "Europe/Berlin"
START = datetime(2026, 1, 5, tzinfo=UTC)


def cpu_ms(work: Callable[[], object], *, times: int = 5) -> float:
    taken = []
    for _ in range(times):
        begin = time.process_time()
        work()
        taken.append((time.process_time() - begin) * 1000)
    return statistics.median(taken)


def rie_expand(calendars: list[object], days: int) -> int:
    import recurring_ical_events

    return sum(
        len(recurring_ical_events.of(calendar).between(START, START + timedelta(days=days))) for calendar in calendars
    )


def libical_ms(data: list[bytes], days: int) -> float | None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        return None
    with tempfile.TemporaryDirectory() as folder:
        binary = Path(folder) / "expand"
        built = subprocess.run(
            [compiler, "-O2", "-o", binary, HERE / "libical_expand.c", "-lical"], capture_output=True
        )
        if built.returncode:
            return None
        total = 0.0
        for number, one in enumerate(data):
            path = Path(folder) / f"{number}.ics"
            path.write_bytes(one)
            first, last = (str(int((START + timedelta(days=day)).timestamp())) for day in (0, days))
            done = subprocess.run([binary, path, first, last], capture_output=True, text=True, check=True)
            total += sum(float(word) for word in done.stdout.split()[:2])
        return total


def index_bytes(data: list[bytes]) -> int:
    first = int(START.timestamp())
    tracemalloc.start()
    kept = [index_calendar(one, first=first, last=first + 400 * 86_400, zone=HOME, limits=COMMAND_LINE) for one in data]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept
    return size


def main() -> None:
    import icalendar

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=56)
    days = parser.parse_args().days
    data = [make_calendar(1), make_calendar(2)]
    first = int(START.timestamp())
    last = first + days * 86_400
    rows: list[tuple[str, float]] = []

    begin = time.process_time()
    parsed = [icalendar.Calendar.from_ical(one) for one in data]
    rows.append(("icalendar parse x2", (time.process_time() - begin) * 1000))
    rows.append(("rie of + between x2", cpu_ms(lambda: rie_expand(parsed, days), times=2)))

    free = HouseRules(work=())
    question = Question(START, START + timedelta(days=days), HOME, preferences=Preferences(free, free), step_minutes=15)
    rows.append(("ours: read x2", cpu_ms(lambda: [read_calendar(one) for one in data])))
    files = [read_calendar(one) for one in data]
    rows.append(("ours: busy x2", cpu_ms(lambda: busy(files, first=first, last=last, zone=HOME))))
    cold = cpu_ms(lambda: offer(look_out([read_calendar(data[0])], [read_calendar(data[1])], question), question))
    rows.append(("ours: cold, bytes to ranking", cold))

    def index(one: bytes, before: Index | None = None) -> Index:
        return index_calendar(
            one, first=first - 86_400, last=last + 86_400, zone=HOME, limits=COMMAND_LINE, before=before
        )

    kept = [index(one) for one in data]
    changed = data[0].replace(b"SUMMARY:Meeting s17\r", b"SUMMARY:Another\r")
    stamped = data[0].replace(b"DTSTAMP:20260101", b"DTSTAMP:20260102")
    rows.append(("ours: full import of one", cpu_ms(lambda: index(data[0]))))
    rows.append(("ours: one event changed", cpu_ms(lambda: index(changed, kept[0]))))
    rows.append(("ours: only stamps changed", cpu_ms(lambda: index(stamped, kept[0]))))
    rows.append(("ours: unchanged", cpu_ms(lambda: index(data[0], kept[0]))))
    outlook = look_out([kept[0]], [kept[1]], question)
    rows.append(("ours: warm rank, 15 min grid", cpu_ms(lambda: offer(outlook, question), times=9)))
    fine = replace(question, step_minutes=5)
    rows.append(("ours: warm rank, 5 min grid", cpu_ms(lambda: offer(outlook, fine), times=9)))
    native = libical_ms(data, days)
    if native is not None:
        rows.append(("libical C parse + expand x2", native))
    for name, value in rows:
        print(f"{name:32} {value:10.1f} ms")
    table = dict(rows)
    peers = table["icalendar parse x2"] + table["rie of + between x2"]
    print(f"{'cold: peers / ours':32} {peers / cold:10.1f}")
    print(f"{'warm: rie / ours':32} {table['rie of + between x2'] / table['ours: warm rank, 15 min grid']:10.0f}")
    if native is not None:
        print(f"{'cold: ours / libical':32} {cold / native:10.2f}")
    print(f"{'two indexes, 400 days':32} {index_bytes(data) / 2**20:10.1f} MiB")


if __name__ == "__main__":
    main()
