"""PDFs: their letters and lines by place, and what stands in the way of reading one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest

import hizone_clean as hz
from drawn_pages import PARAGRAPH, column, drawn, hidden, picture
from hizone_clean.errors import InputError
from hizone_clean.reading.pdf import read_pdf
from typesetting import FONT, break_lines

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
pytestmark = pytest.mark.skipif(FONT is None, reason="needs a Chinese font: apt-get install fonts-arphic-uming")


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


def test_a_blank_in_a_line_that_reads_down_does_not_cut_it() -> None:
    def page(canvas: Any) -> None:
        for row, letter in enumerate("本报讯\u3000新馆日前开放"):
            canvas.drawString(300, 500 - 10 * row, letter)

    assert read_pdf(drawn(page)).text == "本报讯\u3000新馆日前开放\n"


def test_a_hyphen_at_the_end_of_a_line_is_one() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for row, line in enumerate(("The warranty period is twenty-", "four months from acceptance.")):
            canvas.drawString(50, 500 - 12 * row, line)

    assert read_pdf(drawn(page)).text.startswith("The warranty period is twenty-\n")


def test_text_in_large_type_goes_on_where_its_line_is_full() -> None:
    """The notice of a report's first page is set larger and looser than the text of all other pages."""
    notice = PARAGRAPH.replace("园区", "本园区管理机构保证")

    def first(canvas: Any) -> None:
        canvas.setFont("body", 14)
        for row, line in enumerate(break_lines(notice, 20, 2)):
            canvas.drawString(50 + (0 if row else 28), 500 - 31 * row, line)

    def other(canvas: Any) -> None:
        for row, line in enumerate(break_lines(PARAGRAPH * 3, 28, 2)):
            canvas.drawString(50 + (0 if row else 20), 500 - 15 * row, line)

    found = [block.text for block in hz.clean_document(drawn(first, other, other)).kept]
    assert found[0] == notice


def test_a_blank_letter_that_was_not_drawn_leaves_a_line_whole() -> None:
    """Browsers draw none: 本报讯 and what follows stand as far apart as two columns do."""
    text = PARAGRAPH[:60]

    def page(canvas: Any) -> None:
        for left in (40, 220):
            canvas.drawString(left + 20, 500, "本报讯")
            canvas.drawString(left + 61, 500, text[:9])
            for row, line in enumerate((text[9:25], text[25:41], text[41:])):
                canvas.drawString(left, 485 - 15 * row, line)

    assert read_pdf(drawn(page)).text.count("本报讯 " + text[:9]) == 2


@pytest.mark.parametrize("text", ["第一条　为了促进高新区高质量发展", "管委会办公室　2024年7月"])
def test_a_blank_letter_that_nobody_drew_is_no_gutter(text: str) -> None:
    left, right = text.split("\u3000")

    def page(canvas: Any) -> None:
        canvas.drawString(50, 500, left)
        canvas.drawString(61 + 10 * len(left), 500, right)

    assert read_pdf(drawn(page)).text == f"{left} {right}\n"


def test_a_gutter_as_wide_as_a_blank_letter_is_one() -> None:
    def page(canvas: Any) -> None:
        for row, (left, right) in enumerate(
            [("园区产值增长", "城区新添绿地"), ("百分之五点三", "二十四处公园"), ("企业数量翻番", "二百公顷林带")]
        ):
            canvas.drawString(50, 500 - 15 * row, left)
            canvas.drawString(122, 500 - 15 * row, right)

    assert "园区产值增长\n城区新添绿地\n" in read_pdf(drawn(page)).text


def test_a_signature_and_its_date_are_two_lines() -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        canvas.drawRightString(250, 390, "管委会办公室")
        canvas.drawRightString(250, 375, "2024年7月5日")

    assert hz.clean(drawn(page)).split("\n\n")[-2:] == ["管委会办公室", "2024年7月5日"]


def test_an_abstract_in_larger_type_than_the_columns_is_prose() -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH, left=50, top=400)(canvas)
        column(PARAGRAPH.replace("园区", "城区"), left=280, top=400)(canvas)
        column(PARAGRAPH.replace("园区", "郊区"), left=50, top=280)(canvas)
        canvas.setFont("body", 11.5)
        lines = break_lines("摘要：" + PARAGRAPH, 37, 0)
        for row, line in enumerate([*lines, "关键词：产业集聚；创新绩效；高新区"]):
            canvas.drawString(50, 520 - 17 * row, line)

    texts = hz.clean(drawn(page, size=(530, 600))).split("\n\n")
    assert texts[:2] == ["摘要：" + PARAGRAPH, "关键词：产业集聚；创新绩效；高新区"]


def test_what_says_no_letter_is_no_title() -> None:
    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        canvas.setFont("body", 20)
        canvas.drawString(60, 550, "高新区企业座谈会侧记")

    data = drawn(page)
    assert hz.clean_document(data).metadata.title == "高新区企业座谈会侧记"
    document = hz.clean_document(data.replace(b"/ToUnicode", b"/ToUnicorn"))
    assert document.metadata.title is None
    assert {block.type for block in document.kept} == {"paragraph"}
    assert {one.kind for one in document.diagnostics} == {"lost_character"}


def test_the_lines_of_a_poem_without_marks_stay() -> None:
    lines = [
        "江水从远山来",
        "带着一冬的雪",
        "和雪下面的石头",
        "",
        "等到柳絮飞满河堤",
        "孩子们脱下棉衣",
        "把名字写在水面上",
    ]

    def page(canvas: Any) -> None:
        for row, line in enumerate(lines):
            canvas.drawString(100, 500 - 17 * row, line)

    assert hz.clean(drawn(page)).split("\n\n") == [line for line in lines if line]
