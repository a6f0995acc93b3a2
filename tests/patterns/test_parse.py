"""Every rule about cells: what is read, what is warned about, what is refused and where."""

import math

import pytest

from homeward.patterns.errors import InputError
from homeward.patterns.parse import DIARY_COLUMNS, META_COLUMNS, DiaryReader, read_meta
from homeward.patterns.series import ITEM_INDEX, Facts

HEADER = ",".join(DIARY_COLUMNS)
GOOD = {
    "diary_id": "a", "day": "0", "date": "2026-03-02", "weekday": "0", "logged": "1", "cancelled": "0",
    "text_only": "1", "irritable": "2", "quiet": "4", "closeness": "7", "conflict": "0", "work_load": "3",
    "late_home": "1", "stress_inlaws": "0", "stress_money": "3", "stress_health": "1", "stress_sleep": "2",
    "own_anxiety": "4", "buffer_kept": "1", "micro_date": "0", "support_given": "1", "trust": "",
}  # fmt: skip


def line(**changes: str) -> str:
    return ",".join((GOOD | changes)[name] for name in DIARY_COLUMNS)


def reader(header: str = HEADER) -> DiaryReader:
    return DiaryReader(header, file="diaries.csv")


def test_a_whole_row_is_read() -> None:
    name, row = reader().read(line(), 2) or ("", None)
    assert name == "a"
    assert row is not None
    assert row.logged
    assert row.answers[ITEM_INDEX["closeness"]] == 7
    assert math.isnan(row.answers[ITEM_INDEX["trust"]])


def test_a_byte_order_mark_extra_columns_and_another_order_are_fine() -> None:
    names = ["note", *reversed(DIARY_COLUMNS)]
    told = reader("\ufeff" + ",".join(names)).read(",".join((GOOD | {"note": "x"})[name] for name in names), 2)
    assert told is not None
    assert told[1].answers == reader().read(line(), 2)[1].answers  # type: ignore[index]


def test_quoted_cells_and_windows_line_ends_are_fine() -> None:
    told = reader(HEADER + "\r\n").read(line(diary_id='"a, b"') + "\r\n", 2)
    assert told is not None
    assert told[0] == "a, b"


def test_an_empty_line_is_nothing() -> None:
    assert reader().read("\n", 2) is None


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("closeness", "8"), ("closeness", "0"), ("irritable", "-1"), ("irritable", "5"), ("quiet", "lots"),
        ("cancelled", "2"), ("cancelled", "0.5"), ("stress_money", "4"), ("work_load", "nan"), ("trust", "7.5"),
        ("logged", ""), ("logged", "2"), ("day", ""), ("day", "-1"), ("day", "1.5"), ("day", "99999999"),
        ("date", "02.03.2026"), ("date", ""), ("weekday", "7"), ("diary_id", ""), ("own_anxiety", "inf"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_refused_with_file_line_and_column(column: str, text: str) -> None:
    with pytest.raises(InputError, match=rf"^diaries\.csv, line 5, column {column}: ") as caught:
        reader().read(line(**{column: text}), 5)
    assert caught.value.line == 5
    assert caught.value.column == column


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match=r"diaries\.csv, line 1, column quiet: the header lacks quiet"):
        reader(HEADER.replace(",quiet", ""))


def test_a_column_named_twice_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        reader(HEADER + ",quiet")


def test_a_short_row_and_an_open_quote_are_refused() -> None:
    with pytest.raises(InputError, match="21 cells, the header 22"):
        reader().read(line().rsplit(",", 1)[0], 2)
    with pytest.raises(InputError, match="quote"):
        reader().read('"' + line(), 2)


@pytest.mark.parametrize(
    ("second", "column", "words"),
    [
        ({"day": "0", "date": "2026-03-03"}, "day", "twice"),
        ({"day": "1", "date": "2026-03-02"}, "date", "twice"),
        ({"day": "1", "date": "2026-03-01"}, "date", "before"),
    ],
)
def test_doubled_and_falling_days_are_refused(second: dict[str, str], column: str, words: str) -> None:
    one = reader()
    one.read(line(), 2)
    with pytest.raises(InputError, match=words) as caught:
        one.read(line(**second), 3)
    assert caught.value.column == column


def test_two_diaries_may_take_turns() -> None:
    one = reader()
    one.read(line(), 2)
    one.read(line(diary_id="b"), 3)
    assert one.read(line(day="1", date="2026-03-03", weekday="1"), 4) is not None


def test_odd_but_readable_cells_are_warned_about_once_a_kind() -> None:
    one = reader()
    one.read(line(weekday="3"), 2)
    one.read(line(day="1", date="2026-03-03", weekday="3"), 3)
    one.read(line(day="2", date="2026-03-04", weekday="2", logged="0"), 4)
    one.read(line(day="3", date="2026-03-05", weekday="3", trust="4"), 5)
    one.read(line(day="9", date="2026-03-06", weekday="4"), 6)
    told = one.warnings.lines()
    assert len(told) == 4
    assert (
        told[0]
        == "diaries.csv, line 2, column weekday: says another day than the date; the date is used (1 more like it)"
    )
    assert [text.split(":")[0] for text in told[1:]] == [
        "diaries.csv, line 4, column logged",
        "diaries.csv, line 5, column trust",
        "diaries.csv, line 6, column date",
    ]


def test_answers_on_a_day_without_an_entry_are_ignored_and_trust_on_a_monday_is_used() -> None:
    silent = reader().read(line(logged="0"), 2)
    assert silent is not None
    assert all(math.isnan(answer) for answer in silent[1].answers)
    told = reader().read(line(trust="4"), 2)
    assert told is not None
    assert told[1].answers[ITEM_INDEX["trust"]] == 4


def meta(*rows: str) -> dict[str, Facts]:
    return read_meta([",".join(META_COLUMNS), *rows], file="meta.csv")


def test_facts_are_read_and_blanks_are_nothing() -> None:
    assert meta("a,21,28,3,30,4.5,6,1,0", "b,,,,,,,,") == {
        "a": Facts(21, 28, 3, 30, 4.5, 6.0, 1.0, 0.0),
        "b": Facts(),
    }


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a,x,,,,,,,", "q12_day"), ("a,1.5,,,,,,,", "q12_day"), ("a,,-1,,,,,,", "plan_day"),
        ("a,,,,,9,,,", "trait_attachment_anxiety"), ("a,,,,,,0,,", "usual_closeness"), (",,,,,,,,", "diary_id"),
    ],
)  # fmt: skip
def test_wrong_facts_are_refused_with_line_and_column(row: str, column: str) -> None:
    with pytest.raises(InputError, match=rf"^meta\.csv, line 2, column {column}: "):
        meta(row)


def test_a_diary_with_two_rows_of_facts_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        meta("a,,,,,,,,", "a,,,,,,,,")


def test_facts_without_a_header_are_refused() -> None:
    with pytest.raises(InputError, match="lacks"):
        read_meta([], file="meta.csv")
