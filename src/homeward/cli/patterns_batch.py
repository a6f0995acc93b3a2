"""``homeward patterns --batch``: check all input first, then answer diaries in chunks on all cores, and resume.

Memory: one small entry a diary (where its rows stand in the file); days are read again chunk by chunk.
"""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from homeward.cli.errors import UsageError, WorkError
from homeward.patterns.decide import read_diary
from homeward.patterns.parse import DiaryReader, read_meta
from homeward.patterns.rows import ROW_COLUMNS, as_row
from homeward.patterns.series import DayRow, Facts, build_series

CHUNK = 32  # diaries a task: half a second's work
FEW = 64  # below this many diaries, starting workers costs more than it saves


@dataclass(frozen=True, slots=True)
class Place:
    """Where one diary stands: (byte offset, first line number, lines) of each run of rows, and its facts."""

    runs: tuple[tuple[int, int, int], ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Task:
    """One chunk of work: the file, its header line, and the diaries."""

    path: Path
    header: str
    places: tuple[Place, ...]


def run_batch(folder: Path, out: Path) -> int:
    """Answer every diary of ``folder`` into ``out``."""
    diaries, meta = folder / "diaries.csv", folder / "meta.csv"
    facts = read_facts_file(meta)
    header, places = index_diaries(diaries, facts)
    partial = out.with_name(out.name + ".partial")
    names = list(places)
    try:
        done = count_done(partial, names, newest=max(diaries.stat().st_mtime, meta.stat().st_mtime))
        with partial.open("a" if done else "w", encoding="utf-8", newline="") as file:
            if not done:
                file.write(",".join(ROW_COLUMNS) + "\n")
            waiting = [places[name] for name in names[done:]]
            work = [Task(diaries, header, tuple(waiting[i : i + CHUNK])) for i in range(0, len(waiting), CHUNK)]
            progress = Progress(total=len(names), done=done)
            for rows in answer_all(work, many=len(waiting) >= FEW):
                file.write("".join(row + "\n" for row in rows))
                file.flush()
                progress.advance(len(rows))
            progress.finish()
        partial.replace(out)
    except OSError as error:
        raise WorkError(f"patterns: cannot write {error.filename or out}: {(error.strerror or '').lower()}") from None
    return 0


def read_facts_file(path: Path) -> dict[str, Facts]:
    """Read meta.csv whole; raises ``UsageError`` when it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return read_meta(file, file=path.name)
    except OSError as error:
        raise UsageError(f"patterns: cannot read {path}: {(error.strerror or 'unknown reason').lower()}") from None
    except UnicodeDecodeError:
        raise UsageError(f"patterns: {path.name} is not utf-8 text: save it as utf-8") from None


def decoded(line: bytes, *, file: str, number: int) -> str:
    """Return one line as text; raises ``UsageError`` naming the line when it is not UTF-8."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"patterns: {file}, line {number}: is not utf-8 text: save it as utf-8") from None


def index_diaries(path: Path, facts: dict[str, Facts]) -> tuple[str, dict[str, Place]]:
    """Check every row and note where each diary's rows stand, in the order of first appearance."""
    try:
        with path.open("rb") as file:
            header = decoded(file.readline(), file=path.name, number=1)
            reader = DiaryReader(header, file=path.name)
            runs = find_runs(file, reader)
    except OSError as error:
        raise UsageError(f"patterns: cannot read {path}: {(error.strerror or 'unknown reason').lower()}") from None
    for warning in reader.warnings.lines():
        sys.stderr.write(f"homeward: patterns: {warning}\n")
    unknown = [name for name in facts if name not in runs]
    if unknown:
        sys.stderr.write(f"homeward: patterns: meta.csv names {len(unknown)} diaries without days; they are left out\n")
    return header, {name: Place(tuple(found), facts.get(name, Facts())) for name, found in runs.items()}


def find_runs(file: BinaryIO, reader: DiaryReader) -> dict[str, list[tuple[int, int, int]]]:
    """Return each diary's runs of consecutive lines."""
    runs: dict[str, list[tuple[int, int, int]]] = {}
    offset, current = file.tell(), None
    for number, line in enumerate(file, start=2):
        found = reader.read(decoded(line, file=reader.file, number=number), number)
        if found is not None:
            name = found[0]
            if name == current:
                start, first, _ = runs[name][-1]
                runs[name][-1] = (start, first, number - first + 1)
            else:
                runs.setdefault(name, []).append((offset, number, 1))
            current = name
        offset += len(line)
    return runs


def count_done(partial: Path, names: list[str], *, newest: float) -> int:
    """Return how many rows of an interrupted run can be kept; cut the file back to them.

    A partial file older than the input, or with other diaries in it, is thrown away.
    """
    if not partial.exists() or partial.stat().st_mtime < newest:
        return 0
    lines = partial.read_text(encoding="utf-8").split("\n")
    if lines[0] != ",".join(ROW_COLUMNS):
        return 0
    whole = lines[1:-1]  # what follows the last line end is a row cut short
    width = len(ROW_COLUMNS)
    kept = [line for line in whole if len(line.rsplit(",", width - 1)) == width]
    starts = [line.rsplit(",", width - 1)[0].strip('"').replace('""', '"') for line in kept]
    if len(kept) != len(whole) or starts != names[: len(kept)]:
        return 0
    partial.write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8")
    return len(kept)


def answer_all(work: list[Task], *, many: bool) -> Iterator[list[str]]:
    """Answer chunks in order, on all cores when there are many."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    # One thread of linear algebra a worker: small matrices gain nothing from more, and workers would fight for cores.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    if not many or cores < 2:
        yield from map(answer_chunk, work)
        return
    try:
        pool = multiprocessing.get_context("spawn").Pool(cores)
    except OSError:
        # No shared memory for the workers' locks (a locked-down container): slower, and the same answers.
        yield from map(answer_chunk, work)
        return
    with pool:
        yield from pool.imap(answer_chunk, work)


def answer_chunk(task: Task) -> list[str]:
    """Read and answer one chunk of diaries."""
    reader = DiaryReader(task.header, file=task.path.name)
    with task.path.open("rb") as file:
        return [answer_place(place, reader, file) for place in task.places]


def answer_place(place: Place, reader: DiaryReader, file: BinaryIO) -> str:
    """Read one diary's rows again and answer it."""
    rows: list[DayRow] = []
    name = ""
    for offset, first, count in place.runs:
        file.seek(offset)
        for number in range(first, first + count):
            found = reader.read(file.readline().decode("utf-8"), number)
            if found is not None:
                name = found[0]
                rows.append(found[1])
    return as_row(read_diary(build_series(name, rows, place.facts)))


class Progress:
    """A bar with rate and time left on a terminal; nothing when piped."""

    def __init__(self, *, total: int, done: int) -> None:
        self.total, self.done, self.begun_at = total, done, done
        self.shown = sys.stderr.isatty()
        self.start = time.monotonic()

    def advance(self, count: int) -> None:
        """Count finished diaries and redraw."""
        self.done += count
        if not self.shown:
            return
        rate = (self.done - self.begun_at) / max(time.monotonic() - self.start, 1e-6)
        left = (self.total - self.done) / max(rate, 1e-6)
        filled = round(30 * self.done / max(self.total, 1))
        bar = "#" * filled + "." * (30 - filled)
        sys.stderr.write(f"\r[{bar}] {self.done}/{self.total} diaries, {rate:.0f} a second, {left:.0f} s left ")
        sys.stderr.flush()

    def finish(self) -> None:
        """Leave the bar's line."""
        if self.shown:
            sys.stderr.write("\n")
