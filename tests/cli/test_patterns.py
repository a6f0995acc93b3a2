"""`homeward patterns` as people and programs meet it: sentences, numbers, a folder of diaries, and refusals."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from homeward.cli import patterns_batch
from homeward.cli.main import main
from homeward.patterns.demo import simulate_story
from homeward.patterns.regimes import DEFAULT, REGIMES
from homeward.patterns.rows import ROW_COLUMNS
from homeward.patterns.series import OUTCOMES, DiarySeries
from homeward.patterns.simulate import simulate_diary
from homeward.patterns.tables import write_tables


def write_folder(folder: Path, diaries: dict[str, DiarySeries]) -> Path:
    folder.mkdir(exist_ok=True)
    days, facts = write_tables(diaries)
    (folder / "diaries.csv").write_text(days, encoding="utf-8")
    (folder / "meta.csv").write_text(facts, encoding="utf-8")
    return folder


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "one", {"mine": simulate_story(np.random.default_rng(0)).series})


@pytest.fixture
def many(tmp_path: Path) -> Path:
    names = [*REGIMES][:6] * 2
    drawn = {
        f"d{k}": simulate_diary(np.random.default_rng([1, k]), REGIMES[name]).series for k, name in enumerate(names)
    }
    return write_folder(tmp_path / "many", drawn)


def predictions(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_diary_is_read_in_sentences(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", str(story / "diaries.csv"), "--meta", str(story / "meta.csv")]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("This is what you wrote down, not what happened.\n")
    assert "More distance than your usual?" in told.out
    assert "Did the plan help?" in told.out
    assert told.err == ""


def test_one_diary_in_numbers_has_every_field_of_the_contract(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", str(story / "diaries.csv"), "--meta", str(story / "meta.csv"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"diary_id", "days", "logged", "q1", "q2", "q3", "needs"} <= set(told)
    assert {"p", "answer", "onset_day", "onset_range"} <= set(told["q1"])
    assert set(told["q2"]["p"]) == {"none", "work", "not_work", "layered", "artefact"}
    assert sum(told["q2"]["p"].values()) == pytest.approx(1, abs=1e-5)
    assert {"load", "stressor", "unexplained"} <= set(told["q2"]["parts"])
    assert all({"lo", "hi"} <= set(part) for part in told["q2"]["parts"].values())
    assert set(told["q3"]) == set(OUTCOMES)
    assert all({"p", "est", "lo", "hi", "answer", "expected"} <= set(part) for part in told["q3"].values())
    assert told["q1"]["answer"] in {"yes", "no", "insufficient"}
    assert told["logged"] <= told["days"] == 56


def test_without_facts_there_is_no_plan(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", str(story / "diaries.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["q3"] is None


def test_a_folder_gives_one_row_a_diary_in_order(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "PRED.csv"
    assert main(["patterns", "--batch", str(many), "--out", str(out)]) == 0
    rows = predictions(out)
    assert tuple(rows[0]) == ROW_COLUMNS
    assert [row["diary_id"] for row in rows] == [f"d{k}" for k in range(12)]
    for row in rows:
        shares = [float(row[f"q2_{cause}"]) for cause in ("none", "work", "not_work", "layered", "artefact")]
        assert sum(shares) == pytest.approx(1, abs=1e-9)
        assert row["q1_answer"] in {"yes", "no", "insufficient"}
        assert (row["onset_day"] == "") == (row["q1_answer"] != "yes")
        if row["q3_buffer_p"]:
            assert (
                float(row["q3_buffer_lo"] or 0) <= float(row["q3_buffer_est"] or 0) <= float(row["q3_buffer_hi"] or 0)
            )
    assert not out.with_name("PRED.csv.partial").exists()


def test_workers_and_one_by_one_agree(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, together = tmp_path / "alone.csv", tmp_path / "together.csv"
    main(["patterns", "--batch", str(many), "--out", str(alone)])
    monkeypatch.setattr(patterns_batch, "FEW", 1)
    monkeypatch.setattr(patterns_batch, "CHUNK", 5)
    main(["patterns", "--batch", str(many), "--out", str(together)])
    assert alone.read_text() == together.read_text()


def test_rows_of_two_diaries_may_be_mixed(many: Path, tmp_path: Path) -> None:
    plain, mixed = tmp_path / "plain.csv", tmp_path / "mixed.csv"
    main(["patterns", "--batch", str(many), "--out", str(plain)])
    header, *rows = (many / "diaries.csv").read_text().splitlines()
    rows.sort(key=lambda row: int(row.split(",")[1]))  # stable: by day, diaries in turn
    (many / "diaries.csv").write_text("\n".join([header, *rows]) + "\n")
    main(["patterns", "--batch", str(many), "--out", str(mixed)])
    assert plain.read_text() == mixed.read_text()


def test_an_interrupted_run_goes_on_where_it_stopped(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole.csv", tmp_path / "PRED.csv"
    main(["patterns", "--batch", str(many), "--out", str(whole)])
    lines = whole.read_text().splitlines(keepends=True)
    partial = tmp_path / "PRED.csv.partial"
    partial.write_text("".join(lines[:6]) + lines[6][:25])
    answered: list[str] = []
    answer = patterns_batch.answer_place

    def watched(*told: object) -> str:
        row = answer(*told)  # type: ignore[arg-type]
        answered.append(row.split(",")[0])
        return row

    monkeypatch.setattr(patterns_batch, "answer_place", watched)
    assert main(["patterns", "--batch", str(many), "--out", str(out)]) == 0
    assert out.read_text() == whole.read_text()
    assert answered == [f"d{k}" for k in range(5, 12)]


def test_a_partial_file_of_other_diaries_is_thrown_away(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "PRED.csv"
    (tmp_path / "PRED.csv.partial").write_text(",".join(ROW_COLUMNS) + "\nother" + "," * (len(ROW_COLUMNS) - 1) + "\n")
    assert main(["patterns", "--batch", str(many), "--out", str(out)]) == 0
    assert [row["diary_id"] for row in predictions(out)] == [f"d{k}" for k in range(12)]


def test_bad_input_is_refused_before_anything_is_written(
    many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (many / "diaries.csv").read_text().splitlines()
    cells = lines[-1].split(",")
    cells[9] = "8"
    (many / "diaries.csv").write_text("\n".join([*lines[:-1], ",".join(cells)]) + "\n")
    out = tmp_path / "PRED.csv"
    assert main(["patterns", "--batch", str(many), "--out", str(out)]) == 2
    told = capsys.readouterr().err
    assert told == (f"homeward: patterns: diaries.csv, line {len(lines)}, column closeness: 8 is outside 1 to 7\n")
    assert list(tmp_path.glob("PRED*")) == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--batch", "somewhere"],
        ["a.csv", "--out", "b.csv"],
        ["a.csv", "--batch", "c", "--out", "b.csv"],
        ["nowhere.csv"],
        ["--batch", "nowhere", "--out", "b.csv"],
    ],
)
def test_wrong_usage_is_one_lower_case_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", *words]) == 2
    told = capsys.readouterr().err
    assert told.startswith("homeward: patterns: ")
    assert told.count("\n") == 1


def test_text_that_is_not_utf8_is_refused_with_its_line(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = story / "diaries.csv"
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n")
    assert main(["patterns", str(path)]) == 2
    assert "utf-8" in capsys.readouterr().err
    assert main(["patterns", "--batch", str(story), "--out", str(tmp_path / "x.csv")]) == 2
    assert "line 58" in capsys.readouterr().err


def test_two_diaries_in_one_file_point_to_batch(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", str(many / "diaries.csv")]) == 2
    assert "--batch" in capsys.readouterr().err


def test_a_diary_of_one_entry_or_of_blanks_is_answered_honestly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = simulate_diary(np.random.default_rng(2), DEFAULT).series
    for length in (1, 2, 4):
        folder = write_folder(tmp_path / str(length), {"short": whole.window(0, length)})
        assert main(["patterns", str(folder / "diaries.csv"), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["q1"]["answer"] == told["q2"]["answer"] == "insufficient"
    header, first, *_ = (tmp_path / "1" / "diaries.csv").read_text().splitlines()
    blank = ",".join([*first.split(",")[:4], "1", *[""] * 17])
    (tmp_path / "blank.csv").write_text(f"{header}\n{blank}\n")
    assert main(["patterns", str(tmp_path / "blank.csv"), "--json"]) == 0
    assert "NaN" not in capsys.readouterr().out


def test_a_file_without_days_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.csv").write_text("")
    assert main(["patterns", str(tmp_path / "empty.csv")]) == 2
    (tmp_path / "head.csv").write_text(write_tables({})[0])
    assert main(["patterns", str(tmp_path / "head.csv")]) == 2
    assert "holds no day" in capsys.readouterr().err


def test_the_example_diary_is_answered(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    examples = root / "examples"
    assert main(["patterns", str(examples / "diary.csv"), "--meta", str(examples / "diary-meta.csv")]) == 0
    told = capsys.readouterr()
    assert "What you wrote moves with work load." in told.out
    assert told.err == ""
