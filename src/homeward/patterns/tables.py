"""Diaries back to the two tables of the contract: what the simulator writes for examples and drills."""

from datetime import timedelta

from homeward.patterns.parse import DIARY_COLUMNS, META_COLUMNS
from homeward.patterns.series import DiarySeries, Facts
from homeward.patterns.simulate import START


def cell(value: float | None) -> str:
    """Return a number as short as it can be written; a blank for nothing."""
    return "" if value is None or value != value else f"{value:g}"


def diary_lines(series: DiarySeries, diary_id: str) -> list[str]:
    """Return one CSV line a calendar day, in the order of ``DIARY_COLUMNS``.

    Parameters
    ----------
    series : DiarySeries
        Any diary.
    diary_id : str
        The name to write; no commas or quotes.

    Returns
    -------
    list of str
        Without line ends and without a header.
    """
    first = series.first_date or START
    lines = []
    for slot in range(series.length):
        when = first + timedelta(days=slot)
        head = [diary_id, str(series.first_day + slot), when.isoformat(), str(when.weekday())]
        answers = [cell(float(value)) for value in series.values[slot]]
        lines.append(",".join([*head, str(int(series.logged[slot])), *answers]))
    return lines


def meta_line(facts: Facts, diary_id: str) -> str:
    """Return one CSV line of facts, in the order of ``META_COLUMNS``."""
    told = (
        facts.q12_day,
        facts.plan_day,
        facts.peak_start,
        facts.peak_end,
        facts.trait_anxiety,
        facts.usual_closeness,
        facts.usual_quiet,
        facts.usual_irritable,
    )
    return ",".join([diary_id, *(cell(value) for value in told)])


def write_tables(diaries: dict[str, DiarySeries]) -> tuple[str, str]:
    """Return the texts of ``diaries.csv`` and ``meta.csv``."""
    days = [line for name, series in diaries.items() for line in diary_lines(series, name)]
    facts = [meta_line(series.facts, name) for name, series in diaries.items()]
    return (
        "\n".join([",".join(DIARY_COLUMNS), *days]) + "\n",
        "\n".join([",".join(META_COLUMNS), *facts]) + "\n",
    )
