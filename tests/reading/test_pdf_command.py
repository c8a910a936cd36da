"""PDFs in the command, their pages by number, and page and box in JSON."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import hizone_clean as hz
from drawn_pages import PARAGRAPH, column, drawn, picture
from hizone_clean.cli import main
from hizone_clean.reading.pdf import parse_pages
from typesetting import FONT, break_lines

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
pytestmark = pytest.mark.skipif(FONT is None, reason="needs a Chinese font: apt-get install fonts-arphic-uming")


def test_json_tells_page_and_box_of_all_that_stood_there() -> None:
    def first(canvas: Any) -> None:
        column(PARAGRAPH, 50, 500)(canvas)
        canvas.setFont("body", 22)
        canvas.drawString(50, 540, "园区添新绿")

    other = "市民反映的停车难问题有了答案。" + PARAGRAPH[: PARAGRAPH.index("下一步")]
    document = hz.clean_document(drawn(picture, first, column(other, 80, 500)), pages="2-3")
    told = document.to_dict()
    assert [(page["number"], page["width"], page["height"]) for page in told["pages"]] == [(2, 400, 600), (3, 400, 600)]
    [article] = told["articles"]
    [head] = article["head"]
    assert (head["type"], head["text"], head["page"]) == ("title", "园区添新绿", 2)
    left, top, right, bottom = head["box"]
    assert (left, right) == (50, 160)  # five letters of 22 points
    assert 600 - 540 - 22 < top < 600 - 540 < bottom < 600 - 540 + 10  # around its base line
    blocks = article["blocks"]
    assert [block["page"] for block in blocks] == [2, 3]
    for block, text, edge in zip(blocks, (PARAGRAPH, other), (50, 80), strict=True):
        printed = block["printed"]
        assert len(printed) == len(break_lines(text, 20, 2))
        assert printed[0]["box"][0] == edge + 20  # set in
        assert all(abs(one["box"][0] - edge) < 0.2 for one in printed[1:])
        tops = [one["box"][1] for one in printed]
        assert all(14.9 < lower - upper < 15.1 for upper, lower in pairwise(tops))
        assert block["box"] == [
            *(min(one["box"][at] for one in printed) for at in (0, 1)),
            *(max(one["box"][at] for one in printed) for at in (2, 3)),
        ]


def test_text_has_no_boxes() -> None:
    told = hz.clean_document(PARAGRAPH).to_dict()
    assert "pages" not in told
    assert set(told["articles"][0]["blocks"][0]) == {"type", "text", "lines"}


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [("1-4", [1, 2, 3, 4]), ("2", [2]), ("5,1-2", [1, 2, 5]), ("-3", [1, 2, 3]), (" 1 - 2 ", [1, 2])],
)
def test_pages_by_their_numbers(pages: str, numbers: list[int]) -> None:
    assert parse_pages(pages) == numbers


@pytest.mark.parametrize("pages", ["", "a", "0", "3-1", "1--2", "1,", "-", "²"])
def test_pages_that_are_none(pages: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="no pages"):
        parse_pages(pages)
    if pages:
        assert main(["--pages", pages, "a.pdf"]) == 2
        assert "pages" in capsys.readouterr().err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    first, second = PARAGRAPH.replace("园区", "城区"), PARAGRAPH
    (tmp_path / "page.pdf").write_bytes(drawn(column(first), column(second)))
    return tmp_path


def test_the_command_reads_a_pdf(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["page.pdf"]) == 0
    assert capfd.readouterr().out.count("创新驱动") == 2
    assert main(["--pages", "2", "page.pdf"]) == 0
    assert capfd.readouterr().out == PARAGRAPH + "\n"


def test_a_pdf_is_never_written_over(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = (folder / "page.pdf").read_bytes()
    for mode in ("--in-place", "--check", "--diff"):
        assert main([mode, "page.pdf"]) == 2
        assert "never written over" in capfd.readouterr().err
    (folder / "a.txt").write_text(PARAGRAPH + "\n", "utf-8")
    assert main(["--in-place", "."]) == 0
    assert (folder / "page.pdf").read_bytes() == before


def test_a_folder_of_pdfs_goes_to_another_folder(folder: Path) -> None:
    assert main(["--output-dir", "out", "."]) == 0
    assert (folder / "out/page.txt").read_text("utf-8").count("创新驱动") == 2
    assert main(["--output-dir", "out", "--format", "markdown", "page.pdf"]) == 0
    assert (folder / "out/page.md").exists()
