"""PDFs: their text by place, and what stands in the way of reading one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import hizone_clean as hz
from hizone_clean.cli import main
from hizone_clean.errors import InputError
from hizone_clean.reading.pdf import parse_pages, read_pdf
from laws import wrong_lines
from newspaper_pages import LAYOUTS, articles_of_gold, make_pdf
from typesetting import FONT, break_lines, register_font

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
pytestmark = pytest.mark.skipif(FONT is None, reason="needs a Chinese font: apt-get install fonts-arphic-uming")

PARAGRAPH = (
    "园区坚持创新驱动发展，研发投入占比持续提高，一批科技成果实现转化，产业集聚作用日益明显，带动全市经济增长两个百分点。"
    "下一步，开发区将继续优化营商环境，完善服务体系，推动更多科技成果在本地转化，为高质量发展提供支撑。"
)


def drawn(*pages: Callable[[Any], None], size: tuple[float, float] = (400, 600)) -> bytes:
    """A PDF with a page for each function that draws one."""
    from reportlab.pdfgen.canvas import Canvas

    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for draw in pages:
        canvas.setFont("body", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(text: str, left: float = 50, top: float = 500) -> Callable[[Any], None]:
    """Draws a paragraph as a column of 20 ems."""

    def draw(canvas: Any) -> None:
        for row, line in enumerate(break_lines(text, 20, 2)):
            canvas.drawString(left + (0 if row else 20), top - 15 * row, line)

    return draw


def picture(canvas: Any) -> None:
    canvas.rect(50, 50, 300, 400, fill=1)


def hidden(canvas: Any) -> None:
    text = canvas.beginText(50, 500)
    text.setTextRenderMode(3)
    text.textLine("园区产值增长百分之五。")
    canvas.drawText(text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_comes_back_in_its_articles(layout: str) -> None:
    articles = articles_of_gold("004")
    document = hz.clean_document(make_pdf(articles, LAYOUTS[layout]))
    assert document.check().ok
    assert next(wrong_lines(document), None) is None
    found = {article.title: [block.text for block in article.blocks] for article in document.articles}
    whole = [a for a in articles if found.get(a.title) == [block["text"] for block in a.blocks]]
    assert 2 * len(whole) > len(articles)


def test_a_paragraph_is_whole_again_across_columns() -> None:
    lines = break_lines(PARAGRAPH * 3, 16, 2)
    half = -(-len(lines) // 2)

    def columns(canvas: Any) -> None:
        # drawn row by row, as no reader of the drawing's order could bear
        for row in range(half):
            for number, part in enumerate((lines[:half], lines[half:])):
                if row < len(part):
                    canvas.drawString(40 + 180 * number + (0 if row or number else 20), 550 - 15 * row, part[row])

    assert hz.clean(drawn(columns)) == PARAGRAPH * 3


def test_a_headline_is_known_by_its_size() -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        canvas.setFont("body", 22)
        canvas.drawString(50, 540, "园区添新绿")

    document = hz.clean_document(drawn(page))
    assert [article.title for article in document.articles] == ["园区添新绿"]
    places = [block.place for block in document.kept]
    assert places[0] is not None and places[0].size == 2.2


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


def test_a_headline_stands_where_it_was_set_whatever_its_words() -> None:
    """The words of the small lines are those of the other article; their place and size say whose they are."""

    def page(canvas: Any) -> None:
        column(PARAGRAPH, 50, 520)(canvas)
        column(PARAGRAPH.replace("园区", "城区"), 50, 300)(canvas)
        for size, top, line in ((22, 560, "园区添新绿"), (13, 350, "记者走基层"), (22, 325, "园区再添新绿")):
            canvas.setFont("body", size)
            canvas.drawString(50, top, line)

    found = [(article.kicker, article.title) for article in hz.clean_document(drawn(page)).articles]
    assert (None, "园区添新绿") in found


def test_cells_abreast_are_rows_of_a_table() -> None:
    cells = [("序号", "材料", "份数"), ("1", "认定申请书", "2"), ("2", "审计报告", "1"), ("3", "知识产权证书", "1")]

    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        for row, texts in enumerate(cells):
            for left, text in zip((50, 120, 260), texts, strict=True):
                canvas.drawString(left, 300 - 18 * row, text)

    rows = [block.text for block in hz.clean_document(drawn(page)).kept if block.type == "table_row"]
    assert rows == [" | ".join(row) for row in cells]


def test_rules_part_the_cells_of_a_table_however_close() -> None:
    rows = [("指标", "样本"), ("GTFP", "3962"), ("lnGDP", "10.53")]

    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        for row, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                # 样本量 takes two lines of its cell, and GTFP touches the rule
                for part, text in enumerate(("样本", "量") if cell == "样本" else (cell,)):
                    canvas.drawString(51 + 30 * at, 290 - 30 * row - 12 * part, text)
        for x in (50, 80, 110):
            canvas.line(x, 302, x, 212)
        for y in (302, 272, 242, 212):
            canvas.line(50, y, 110, y)

    document = hz.clean_document(drawn(page))
    assert document.check().ok
    found = [block.text for block in document.kept if block.type == "table_row"]
    assert found == ["指标 | 样本量", "GTFP | 3962", "lnGDP | 10.53"]


def test_boxes_around_articles_are_no_table() -> None:
    def page(canvas: Any) -> None:
        for at, name in enumerate(("园区", "城区")):
            column(PARAGRAPH.replace("园区", name), 50, 500 - 150 * at)(canvas)
            column(PARAGRAPH.replace("园区", name + "内"), 300, 500 - 150 * at)(canvas)
        for x in (45, 275, 520):
            canvas.line(x, 520, x, 230)
        for y in (520, 380, 230):
            canvas.line(45, y, 520, y)

    kept = hz.clean_document(drawn(page, size=(560, 600))).kept
    assert not [block for block in kept if block.type == "table_row"]
    assert {PARAGRAPH, PARAGRAPH.replace("园区", "城区内")} <= {block.text for block in kept}


def newspaper_page(canvas: Any) -> None:
    """Two articles abreast under headlines of unequal height, and one below, a kicker over it, whose byline stands in the middle."""
    for left, size, top, lines in ((40, 24, 740, ("园区添新绿",)), (260, 24, 740, ("城区添了新的", "绿地和步道"))):
        canvas.setFont("body", size)
        for row, line in enumerate(lines):
            canvas.drawString(left, top - 30 * row, line)
    canvas.setFont("body", 10)
    for left, top, name in ((40, 715, "园区"), (260, 685, "城区")):
        lines = break_lines(PARAGRAPH.replace("园区", name) * 2, 9, 2)
        half = -(-len(lines) // 2)
        for at, line in enumerate(lines):
            indent = 20 if not at else 0
            canvas.drawString(left + 105 * (at // half) + indent, top - 15 * (at % half), line)
    canvas.drawCentredString(248, 450, "走基层看变化")
    canvas.setFont("body", 24)
    canvas.drawCentredString(248, 420, "老城区迎来新生活")
    canvas.setFont("body", 10)
    canvas.drawCentredString(248, 400, "本报记者 王建国")
    lines = break_lines(PARAGRAPH.replace("园区", "老城区") * 3, 9, 2)
    rows = -(-len(lines) // 4)
    for at, line in enumerate(lines):
        canvas.drawString(40 + 105 * (at // rows) + (20 if not at else 0), 380 - 15 * (at % rows), line)


def test_articles_abreast_begin_with_their_headlines() -> None:
    document = hz.clean_document(drawn(newspaper_page, size=(500, 800)))
    assert document.check().ok
    found = [(article.kicker, article.title, article.authors, article.text) for article in document.articles]
    assert found == [
        (None, "园区添新绿", (), PARAGRAPH * 2),
        (None, "城区添了新的绿地和步道", (), PARAGRAPH.replace("园区", "城区") * 2),
        ("走基层看变化", "老城区迎来新生活", ("王建国",), PARAGRAPH.replace("园区", "老城区") * 3),
    ]


def test_no_second_line_of_a_headline_is_a_name() -> None:
    def page(canvas: Any) -> None:
        for left in (50, 300):
            column(PARAGRAPH * 2, left, 480)(canvas)
        canvas.setFont("body", 24)
        canvas.drawString(50, 540, "新闻特写：麦客们追逐麦浪一")
        canvas.drawString(50, 510, "路向北")

    [article] = hz.clean_document(drawn(page, size=(560, 600))).articles
    assert (article.title, article.authors) == ("新闻特写：麦客们追逐麦浪一路向北", ())


def test_a_slide_goes_on_where_its_line_is_full() -> None:
    """No slide has a paragraph of its own that would show the measure: all of them together do."""

    def slide(*lines: str) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            for row, line in enumerate(lines):
                canvas.drawString(40, 250 - 18 * row, line)

        return draw

    first = slide("• 建设统一的产业大脑，汇聚十二个部门的数据，让企业少跑路、数据多", "跑路", "• 开展免费诊断")
    second = slide(
        "• 设立专项资金，按照实际投入的百分之三十给予补助，单个企业最高不", "超过二百万元", "• 组织服务商进企业"
    )
    document = hz.clean_document(drawn(first, second, size=(400, 300)))
    assert [block.text for block in document.kept] == [
        "• 建设统一的产业大脑，汇聚十二个部门的数据，让企业少跑路、数据多跑路",
        "• 开展免费诊断",
        "• 设立专项资金，按照实际投入的百分之三十给予补助，单个企业最高不超过二百万元",
        "• 组织服务商进企业",
    ]


def test_lines_that_read_down_are_read_from_the_right() -> None:
    lines = break_lines(PARAGRAPH, 20, 2)

    def page(canvas: Any) -> None:
        for at, line in enumerate(lines):
            for row, letter in enumerate(line):
                canvas.drawString(300 - 16 * at, 500 - 10 * (row + (0 if at else 2)), letter)

    document = hz.clean_document(drawn(page))
    assert document.text == PARAGRAPH
    [block] = document.to_dict()["articles"][0]["blocks"]
    tops, rights = ({one["box"][at] for one in block["printed"][1:]} for at in (1, 2))
    assert (len(tops), len(rights)) == (1, len(lines) - 1)  # the boxes stay where the lines were printed


def test_an_items_number_far_from_its_text_leaves_its_line_full() -> None:
    text = "第一条" + PARAGRAPH
    above, lines = break_lines(PARAGRAPH, 20, 2), break_lines(text, 19, 2)

    def page(canvas: Any) -> None:
        column(PARAGRAPH, 50, 500 + 15 * len(above))(canvas)
        canvas.drawString(70, 500, lines[0][:3])
        canvas.drawString(110, 500, lines[0][3:])
        for row, line in enumerate(lines[1:], 1):
            canvas.drawString(50, 500 - 15 * row, line)

    assert hz.clean(drawn(page)).replace(" ", "").split("\n\n") == [PARAGRAPH, text]


def test_marks_that_are_set_close_part_no_line() -> None:
    def page(canvas: Any) -> None:
        canvas.drawString(50, 500, "按照《关于开发区高质量发展的批复》")
        canvas.drawString(210, 500, "（证监许可〔2022〕999号）同意")  # half an em of each mark is set off

    assert read_pdf(drawn(page)).text == "按照《关于开发区高质量发展的批复》（证监许可〔2022〕999号）同意\n"


def test_letters_drawn_twice_are_read_once() -> None:
    def bold(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        for step in (0, 0.3):
            canvas.drawString(50 + step, 560, "园区")

    assert read_pdf(drawn(bold)).text.count("园区\n") == 1


def test_spread_letters_and_lines_that_read_down() -> None:
    def page(canvas: Any) -> None:
        for at, letter in enumerate("科技园区"):
            canvas.drawString(50 + 14 * at, 560, letter)
        for at, letter in enumerate("科技，园区。"):
            canvas.drawString(300, 400 - 12 * at, letter)

    assert read_pdf(drawn(page)).text.split() == ["科技园区", "科技，园区。"]


def test_a_doubled_letter_of_a_word_is_no_overprint() -> None:
    assert read_pdf(drawn(lambda canvas: canvas.drawString(50, 500, "following all"))).text == "following all\n"


def test_a_turned_page_is_read_upright() -> None:
    def page(canvas: Any) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -400)
        column(PARAGRAPH, 50, 350)(canvas)

    assert hz.clean(drawn(page)) == PARAGRAPH


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\nstartxref\n0\n%%EOF", "damaged"),
        (b"%PDF-1.4\n1 0 obj\n", "damaged"),
    ],
)
def test_a_damaged_file_says_so(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        hz.clean(data)


def test_what_runs_aslant_or_up_a_page_is_one_line_behind_its_text() -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        for angle, size, text in ((45, 30, "内部资料 请勿外传"), (90, 10, "装订线内不要答题")):
            canvas.saveState()
            canvas.translate(30, 200)
            canvas.rotate(angle)
            canvas.setFont("body", size)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    document = hz.clean_document(drawn(page))
    assert document.text.startswith(PARAGRAPH)
    assert [line for line in document.source.split("\n") if line][-2:] == ["内部资料 请勿外传", "装订线内不要答题"]


def test_what_stands_beyond_the_edge_of_its_page_is_told_and_left_out() -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        canvas.drawString(900, 300, "印刷标记")

    document = hz.clean_document(drawn(page))
    assert document.text == PARAGRAPH
    assert any("beyond its edge" in one.note for one in document.diagnostics)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("守护悠久历史根脉", "传承灿烂中华文明"), "守护悠久历史根脉 传承灿烂中华文明"),  # two phrases, each its line
        (("跨国公司深耕中国市场共享发展新", "机遇"), "跨国公司深耕中国市场共享发展新机遇"),  # the line was full
        (("国家高新区创新发", "展大会在江城召开"), "国家高新区创新发展大会在江城召开"),  # of one length, but one word
    ],
)
def test_the_lines_of_a_headline_close_up_unless_each_is_a_phrase(lines: tuple[str, str], title: str) -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        canvas.setFont("body", 18)
        for row, line in enumerate(lines):
            canvas.drawCentredString(200, 580 - 24 * row, line)

    assert [article.title for article in hz.clean_document(drawn(page, size=(400, 620))).articles] == [title]


def test_a_page_of_pictures_asks_for_ocr() -> None:
    with pytest.raises(InputError, match="ocrmypdf"):
        hz.clean(drawn(picture))
    notes = [one.note for one in hz.clean_document(drawn(column(PARAGRAPH), picture)).diagnostics]
    assert any("page 2 holds no text" in note for note in notes)


def test_what_ocr_laid_behind_a_picture_is_kept_and_told() -> None:
    document = hz.clean_document(drawn(hidden))
    assert document.text == "园区产值增长百分之五。"
    assert any("OCR" in one.note for one in document.diagnostics)


def test_a_locked_file_asks_for_its_password() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(io.BytesIO(drawn(column(PARAGRAPH))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="password"):
        hz.clean(out.getvalue())


def test_without_pypdfium2_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match="pip install pypdfium2"):
        hz.clean(b"%PDF-1.7\n")


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
