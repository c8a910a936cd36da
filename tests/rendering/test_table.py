"""A table of articles: one row each, nothing that a spreadsheet would run, nothing cut in silence."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from hizone_clean import clean_document
from hizone_clean.cli import main
from hizone_clean.rendering.table import COLUMNS, TableError, render_csv, render_table, table_rows

PAGE = "---\ntitle: 园区产值增长\n---\n<p>甲乙,丙.</p><p>（文章来源：某某日报）</p>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_tells_what_an_analyst_asks_of_an_article() -> None:
    (row,) = table_rows("a.html", clean_document(PAGE))
    assert tuple(row) == COLUMNS
    assert row == {
        "file": "a.html", "number": 1, "title": "园区产值增长", "kicker": "", "date": "", "source": "某某日报", "authors": "", "url": "",
        "text": "甲乙，丙。", "kept": 9, "removed": 8, "doubts": 0,
    }  # fmt: skip


def test_each_article_has_its_row_and_a_document_without_any_has_one() -> None:
    marked = "---\narticles:\n- title: 甲\n  kicker: null\n  authors: [张三]\n  source: null\n- title: 乙\n  kicker: null\n  authors: []\n  source: null\n---\n\n# 甲\n\n正文一。\n\n---\n\n# 乙\n\n他说“正文二。\n"
    rows = table_rows("a.md", clean_document(marked))
    assert [(row["number"], row["title"], row["authors"], row["doubts"]) for row in rows] == [
        (1, "甲", "张三", 0),
        (2, "乙", "", 1),
    ]
    (row,) = table_rows("a.html", clean_document("<div><img src=a.png></div>"))
    assert (row["file"], row["text"], row["kept"]) == ("a.html", "", 0)


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    shown = next(csv.reader(io.StringIO(render_csv([{"title": text}], head=False), newline="")))
    assert shown[2] == f"'{text}"
    openpyxl = pytest.importorskip("openpyxl")
    row = dict.fromkeys(COLUMNS, "") | {"title": text}
    sheet = openpyxl.load_workbook(io.BytesIO(render_table([row], "xlsx"))).active
    assert sheet["C2"].data_type == "s" and sheet["C2"].value == text


@pytest.mark.parametrize("text", ["-5", "+86", "-5.2%", "甲=乙"])
def test_numbers_and_text_are_no_formulas(text: str) -> None:
    assert render_csv([{"title": text}], head=False).split(",")[2] == text


def test_the_three_forms_hold_the_same(folder: Path) -> None:
    pq, openpyxl = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("openpyxl")
    (folder / "in").mkdir()
    (folder / "in/a.html").write_text(PAGE, "utf-8")
    (folder / "in/b.txt").write_text("甲,“乙\n", "utf-8")
    for form in ("csv", "xlsx", "parquet"):
        assert main(["--format", form, "--output", f"t.{form}", "--quiet", "in"]) == 0
    rows = read((folder / "t.csv").read_bytes())
    assert [row["file"] for row in rows] == ["in/a.html", "in/b.txt"]
    parquet = pq.read_table(folder / "t.parquet").to_pylist()
    assert [{key: str(value) for key, value in row.items()} for row in parquet] == rows
    head, *cells = openpyxl.load_workbook(folder / "t.xlsx").active.iter_rows(values_only=True)
    assert [dict(zip(head, ["" if cell is None else str(cell) for cell in row], strict=True)) for row in cells] == rows


def test_a_text_too_long_for_excel_is_told_and_not_cut() -> None:
    pytest.importorskip("openpyxl")
    row = dict.fromkeys(COLUMNS, "") | {"file": "a.txt", "text": "甲" * 40000}
    with pytest.raises(TableError, match="40000 characters are too many"):
        render_table([row], "xlsx")


def test_a_field_of_records_makes_rows_that_know_what_the_record_says(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "c.jsonl").write_text('{"url": "u1", "date": "2024-05-06", "html": "<p>甲,乙.</p>"}\n', "utf-8")
    assert main(["--field", "html", "--format", "csv", "c.jsonl"]) == 0
    (row,) = read(capfdbinary.readouterr().out)
    assert (row["file"], row["url"], row["date"], row["text"]) == ("c.jsonl:1", "u1", "2024-05-06", "甲，乙。")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "csv", "--in-place"], "a table is one file"),
        (["--format", "csv", "--output-dir", "out"], "a table is one file"),
        (["--output", "x.csv", "--in-place"], "a table is one file"),
        (["--format", "csv", "--output", "a.html"], "is a.html itself"),
        (["--format", "csv", "--output", "none/x.csv"], ""),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.html").write_text(PAGE, "utf-8")
    status = main([*arguments, "a.html"])
    if told:
        assert status == 2 and told in capsys.readouterr().err
    else:
        assert status == 0 and (folder / "none/x.csv").exists()
    assert (folder / "a.html").read_text("utf-8") == PAGE
