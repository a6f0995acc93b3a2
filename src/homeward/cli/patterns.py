"""``homeward patterns``: what a diary can and cannot say yet; one diary for a person, or a folder of them."""

import argparse
import json
import sys
from pathlib import Path

from homeward.cli.errors import UsageError
from homeward.cli.patterns_batch import run_batch
from homeward.patterns.decide import read_diary
from homeward.patterns.errors import InputError
from homeward.patterns.parse import DiaryReader, Warnings, read_meta
from homeward.patterns.report import TOO_LITTLE, Words, write_words
from homeward.patterns.rows import as_json
from homeward.patterns.series import DayRow, DiarySeries, Facts, build_series

HEADINGS = {
    "buffer": "Zones kept",
    "conflict": "Small rows",
    "closeness": "Closeness",
    "trust": "Trust",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("diary", nargs="?", metavar="DIARY.csv", help="one diary, a row a day")
    parser.add_argument("--meta", metavar="META.csv", help="what was told besides: plan day, peak, usual levels")
    parser.add_argument("--json", action="store_true", help="print the numbers instead of sentences")
    parser.add_argument("--batch", metavar="DIR", help="read DIR/diaries.csv and DIR/meta.csv")
    parser.add_argument("--out", metavar="PRED.csv", help="with --batch: where the predictions go, one row a diary")


def run(arguments: argparse.Namespace) -> int:
    """Answer one diary, or all diaries of a folder."""
    try:
        if arguments.batch is not None:
            if arguments.out is None or arguments.diary is not None or arguments.meta or arguments.json:
                raise UsageError("patterns: --batch takes a folder and --out PRED.csv, and nothing else")
            return run_batch(Path(arguments.batch), Path(arguments.out))
        if arguments.diary is None or arguments.out is not None:
            raise UsageError("patterns: give one DIARY.csv, or --batch DIR --out PRED.csv")
        return run_single(Path(arguments.diary), arguments.meta, as_numbers=arguments.json)
    except InputError as error:
        raise UsageError(f"patterns: {error}") from None


def run_single(diary: Path, meta: str | None, *, as_numbers: bool) -> int:
    """Print one diary's reading, or its numbers."""
    warnings = Warnings()
    series = load_single(diary, meta, warnings)
    for line in warnings.lines():
        sys.stderr.write(f"homeward: patterns: {line}\n")
    reading = read_diary(series)
    words = write_words(reading, series)
    if as_numbers:
        sys.stdout.write(json.dumps(as_json(reading, series, words)) + "\n")
    else:
        sys.stdout.write(as_page(words))
    return 0


def read_text(path: Path) -> list[str]:
    """Return a file's lines; raises ``UsageError`` when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"patterns: cannot read {path}: {(error.strerror or 'unknown reason').lower()}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"patterns: {path}, byte {error.start}: is not utf-8 text: save it as utf-8") from None


def load_single(diary: Path, meta: str | None, warnings: Warnings) -> DiarySeries:
    """Read the one diary in a file and its facts."""
    lines = read_text(diary)
    reader = DiaryReader(lines[0] if lines else "", file=diary.name)
    rows: list[DayRow] = []
    names: list[str] = []
    for number, line in enumerate(lines[1:], start=2):
        found = reader.read(line, number)
        if found is not None:
            names.append(found[0])
            rows.append(found[1])
    if not rows:
        raise InputError("holds no day: write one row a day", file=diary.name, line=2)
    if len(set(names)) > 1:
        raise UsageError(f"patterns: {diary.name} holds {len(set(names))} diaries: use --batch for more than one")
    facts = read_meta(read_text(Path(meta)), file=Path(meta).name) if meta else {}
    if meta and names[0] not in facts:
        warnings.add("facts", f"{Path(meta).name}: has no row for {names[0]}; nothing is assumed")
    series = build_series(names[0], rows, facts.get(names[0], Facts()))
    warnings.first |= reader.warnings.first
    warnings.count |= reader.warnings.count
    return series


def as_page(words: Words) -> str:
    """Return a person's reading."""
    lines = [words.standing, "", "More distance than your usual?", *indent(words.distance)]
    lines += ["", "What does it move with?", *indent(words.movement)]
    if words.plan:
        lines += ["", "Did the plan help?"]
        settled = {name: told for name, told in words.plan.items() if told != (TOO_LITTLE,)}
        for name, told in settled.items():
            lines += [f"  {HEADINGS[name]}", *("  " + line for line in indent(told))]
        waiting = [HEADINGS[name].lower() for name in words.plan if name not in settled]
        if waiting:
            lines += indent((f"Too little to say yet for: {', '.join(waiting)}.",))
    if words.needs:
        lines += ["", "What would help to settle it", *indent(words.needs)]
    return "\n".join(lines) + "\n"


def indent(sentences: tuple[str, ...]) -> list[str]:
    """Return sentences two spaces in."""
    return [f"  {sentence}" for sentence in sentences]
