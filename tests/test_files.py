"""Files in, files out: several documents in one file, and names that say what a file holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hizone_clean import clean_document
from hizone_clean.cli import main

RAW = Path(__file__).parent / "data" / "raw"
PAGE = (
    "<html><head><title>园区产值增长 - 某某网</title></head><body><h1>园区产值增长</h1><p>来源：某某日报</p>"
    "<p>11月1日,记者从管委会获悉,园区产值增长5.2%,创下历史新高.</p><p>上半年,园区新增企业120家,其中科技企业占七成.</p></body></html>"
)
TEXT = "今日,天气晴好,适合出行.\n\n明日,有雨,请带伞.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_several_files_go_into_one_markdown_file(folder: Path) -> None:
    assert main(["-q", "-o", "all.md", "a.html", "b.txt"]) == 0
    made = (folder / "all.md").read_text("utf-8")
    assert made == (
        "---\ndocuments:\n- file: a.html\n  title: 园区产值增长\n  source: 某某日报\n- file: b.txt\n"
        "articles:\n- title: 园区产值增长\n  kicker: null\n  authors: []\n  source: 某某日报\n"
        "- title: null\n  kicker: null\n  authors: []\n  source: null\n---\n\n"
        "# 园区产值增长\n\n11月1日，记者从管委会获悉，园区产值增长5.2%，创下历史新高。\n\n上半年，园区新增企业120家，其中科技企业占七成。\n\n"
        "---\n\n今日，天气晴好，适合出行。\n\n明日，有雨，请带伞。\n"
    )


def test_several_files_go_into_one_text_file(folder: Path) -> None:
    assert main(["-q", "-o", "all.txt", "a.html", "b.txt"]) == 0
    made = (folder / "all.txt").read_text("utf-8")
    assert made == (
        "园区产值增长\n\n11月1日，记者从管委会获悉，园区产值增长5.2%，创下历史新高。\n\n上半年，园区新增企业120家，其中科技企业占七成。\n\n\n"
        "今日，天气晴好，适合出行。\n\n明日，有雨，请带伞。\n"
    )


@pytest.mark.parametrize("name", ["all.md", "all.txt"])
def test_what_was_joined_is_clean(folder: Path, name: str) -> None:
    assert main(["-q", "--jobs", "2", "-o", name, str(RAW), "a.html", "b.txt"]) == 0
    made = (folder / name).read_text("utf-8")
    again = clean_document(made)
    assert (again.to_markdown() if name.endswith("md") else again.text) + "\n" == made


def test_one_file_is_written_as_it_would_be_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "markdown", "a.html"]) == 0
    shown = capsys.readouterr().out
    assert main(["-o", "one.md", "a.html"]) == 0
    assert (folder / "one.md").read_text("utf-8") == shown
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "form"), [("all.jsonl", "jsonl"), ("all.csv", "csv"), ("all.TXT", "text"), ("all.markdown", "markdown")]
)
def test_the_name_of_the_file_says_the_format(folder: Path, name: str, form: str) -> None:
    assert main(["-q", "-o", name, "a.html", "b.txt"]) == 0
    made = (folder / name).read_text("utf-8-sig")
    assert made.startswith({"jsonl": '{"file": "a', "csv": "file,num", "text": "园区", "markdown": "---"}[form])
    if form == "jsonl":
        assert [json.loads(line)["file"] for line in made.splitlines()] == ["a.html", "b.txt"]


def test_the_format_that_is_given_goes_before_the_name(folder: Path) -> None:
    assert main(["-q", "--format", "text", "-o", "all.md", "a.html", "b.txt"]) == 0
    assert (folder / "all.md").read_text("utf-8").startswith("园区产值增长\n\n11月")


def test_a_name_without_a_format_is_a_folder(folder: Path) -> None:
    assert main(["-q", "-o", "out", "a.html"]) == 0
    (folder / "kept.md").mkdir()
    assert main(["-q", "-o", "kept.md", "a.html"]) == 0
    assert (folder / "out" / "a.txt").is_file() and (folder / "kept.md" / "a.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["-o", "b.txt", "a.html", "b.txt"], "--output b.txt is b.txt itself"),
        (["-o", "all.md", "--check", "a.html"], "leave out --check"),
        (["-o", "all.json", "a.html", "b.txt"], "--format jsonl"),
        (["a.html", "b.txt"], "-o all.md"),
    ],
)
def test_what_cannot_be_is_told(arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert why in capsys.readouterr().err
    assert Path("b.txt").read_text("utf-8") == TEXT


def test_a_file_that_cannot_be_read_leaves_the_others_in_the_one_file(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(200))
    assert main(["-q", "-o", "all.txt", "a.html", "c.txt", "b.txt"]) == 2
    assert "园区产值增长" in (made := (folder / "all.txt").read_text("utf-8")) and "明日" in made


@pytest.mark.parametrize(
    ("name", "markdown", "text"),
    [
        ("a.html", "a.md", "a.txt"),
        ("a.HTM", "a.md", "a.txt"),
        ("某页.shtml", "某页.md", "某页.txt"),
        ("a.b.html", "a.b.md", "a.b.txt"),
        ("a.txt", "a.txt", "a.txt"),  # text, as Markdown is: its name stays
        ("a.md", "a.md", "a.md"),
        ("a", "a", "a"),
    ],
)
def test_a_name_says_what_the_file_holds(folder: Path, name: str, markdown: str, text: str) -> None:
    (folder / "in").mkdir()
    (folder / "in" / name).write_text(PAGE, "utf-8")
    for form, wanted in (("markdown", markdown), ("text", text)):
        assert main(["-q", "--format", form, "--output-dir", form, f"in/{name}"]) == 0
        assert [path.name for path in (folder / form).iterdir()] == [wanted]


def test_two_files_that_would_get_one_name_keep_both_ends(folder: Path) -> None:
    (folder / "in").mkdir()
    for name in ("a.html", "a.htm", "a.md", "b.html"):
        (folder / "in" / name).write_text(PAGE, "utf-8")
    for _ in range(2):  # and again the same
        assert main(["-q", "--format", "markdown", "--output-dir", "out", "in"]) == 0
        made = sorted(path.name for path in (folder / "out").iterdir())
        assert made == ["a.htm.md", "a.html.md", "a.md", "b.md"]


def test_a_document_prints_itself_short() -> None:
    document = clean_document((RAW / "004_e511ca848f924cbd.txt").read_bytes())
    assert len(repr(document)) < 160 and len(str(document)) < 160
    assert repr(document).startswith("<Document '") and "letters kept" in repr(document)
    assert repr(clean_document("")) == "<Document: 0 letters kept, 0 taken away; 0 blocks, 0 diagnostics>"
