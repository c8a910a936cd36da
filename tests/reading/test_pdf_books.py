"""Books and reports out of PDFs: footnotes, running heads and folios by place, tables that do not hide what a document is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import hizone_clean as hz
from drawn_pages import PARAGRAPH, column, drawn
from laws import wrong_lines
from typesetting import FONT, break_lines

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
pytestmark = pytest.mark.skipif(FONT is None, reason="needs a Chinese font: apt-get install fonts-arphic-uming")

OTHER = "开发区注重培育龙头企业，引进了一批投资规模大、带动能力强的项目，全年签约总额超过三百亿元，创历史新高。"
THIRD = "全区现有各类学校二十六所，在校学生一万八千人，医院九家，床位两千张，公共服务不断完善。"
Line = tuple[float, float, str]
"""Where it begins, its size, what it says."""


def set_lines(texts: list[str], ems: int = 24) -> list[Line]:
    """The lines of paragraphs, first lines set in."""
    return [(0 if at else 20.0, 10.0, line) for text in texts for at, line in enumerate(break_lines(text, ems, 2))]


def sheet(lines: list[Line], notes: list[str] = [], head: Callable[[Any], None] | None = None) -> Callable[[Any], None]:  # noqa: B006
    """Draws lines from above, and small notes at the foot."""

    def draw(canvas: Any) -> None:
        if head:
            head(canvas)
        for row, (left, size, line) in enumerate(lines):
            canvas.setFont("body", size)
            canvas.drawString(60 + left, 520 - 15 * row, line)
        canvas.setFont("body", 8)
        for row, line in enumerate(notes):
            canvas.drawString(70, 100 - 11 * row, line)

    return draw


@pytest.mark.parametrize("cut", [6, 9])
def test_footnotes_stand_behind_the_paragraph_that_they_interrupt(cut: int) -> None:
    """Cut inside the second paragraph, or behind it: then they stay at the end of their page."""
    texts = [PARAGRAPH, OTHER, THIRD]
    lines = set_lines(texts)
    assert len(set_lines(texts[:2])) == 8
    cut = cut if cut == 6 else 8
    notes = ["1陈国强：《清江县志》，清江出版社2019年版，第45页。", "2据清江县统计局2023年统计公报。"]
    document = hz.clean_document(drawn(sheet(lines[:cut], notes), sheet(lines[cut:])))
    assert document.check().ok
    assert next(wrong_lines(document), None) is None
    assert document.text.split("\n\n") == [PARAGRAPH, OTHER, *notes, THIRD]
    told = [one.note for one in document.diagnostics if "overleaf" in one.note]
    assert bool(told) == (cut == 6)


def test_small_lines_that_are_no_notes_stay_where_they_are() -> None:
    def page(canvas: Any) -> None:
        sheet(set_lines([PARAGRAPH]))(canvas)
        canvas.setFont("body", 8)
        canvas.drawString(60, 420, "1号楼今年全部交付")
        for row, (left, size, line) in enumerate(set_lines([OTHER])):
            canvas.setFont("body", size)
            canvas.drawString(60 + left, 390 - 15 * row, line)

    assert hz.clean(drawn(page)).split("\n\n") == [PARAGRAPH, "1号楼今年全部交付", OTHER]


def test_running_heads_that_change_sides_go() -> None:
    def head(number: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            canvas.setFont("body", 9)
            name = "清江年鉴（2026）" if number % 2 else "农业·种植业"
            canvas.drawString(60 if number % 2 else 250, 570, name)
            canvas.drawString(290 if number % 2 else 60, 570, str(number))

        return draw

    texts = [PARAGRAPH, OTHER, THIRD, PARAGRAPH.replace("园区", "城区"), OTHER.replace("开发区", "新区")]
    pages = [sheet(set_lines([text]), head=head(100 + at)) for at, text in enumerate(texts)]
    document = hz.clean_document(drawn(*pages))
    assert document.text.split("\n\n") == texts
    assert {block.reason for block in document.removed} == {"furniture"}


def test_a_line_of_the_text_that_ends_two_pages_is_no_running_foot() -> None:
    """Two contracts of one form break off in the same line."""
    texts = [PARAGRAPH * 2, PARAGRAPH.replace("园区", "城区") * 2]
    lines = [set_lines([text]) for text in texts]
    pages = [page for found in lines for page in (sheet(found[:8]), sheet(found[8:]))]
    assert lines[0][7] == lines[1][7]
    assert hz.clean(drawn(*pages)).split("\n\n") == texts


def test_a_report_of_tables_and_signatures_is_one_document() -> None:
    """Headings with their unit at the right edge, and three signatures abreast, are no columns."""

    def page(number: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            canvas.drawString(60, 560, f"{'一二三'[number]}、报告期内主要财务数据")
            canvas.drawString(270, 560, "单位：人民币万元")
            for row in range(4):
                for at, cell in enumerate((f"第{row + 1}项", "3962", "10.53")):
                    canvas.rect(60 + 90 * at, 520 - 20 * row, 90, 20)
                    canvas.drawString(64 + 90 * at, 526 - 20 * row, cell)
            for row, line in enumerate(break_lines((PARAGRAPH, OTHER, THIRD)[number], 24, 2)):
                canvas.drawString(60 + (0 if row else 20), 430 - 15 * row, line)
            for at, name in enumerate(("法定代表人：王建国", "财务负责人：李明")):
                canvas.drawString(60 + 140 * at, 300, name)

        return draw

    document = hz.clean_document(drawn(*map(page, range(3))))
    assert document.check().ok
    assert len(document.articles) == 1
    found = [block.text for block in document.kept]
    assert [found.index(text) for text in (PARAGRAPH, OTHER, THIRD)] == sorted(
        found.index(text) for text in (PARAGRAPH, OTHER, THIRD)
    )
    assert [block.text for block in document.kept if block.type == "heading"] == [
        f"{number}、报告期内主要财务数据" for number in "一二三"
    ]
    assert sum(block.type == "table_row" for block in document.kept) == 12


def test_the_parties_of_a_contract_keep_what_both_say() -> None:
    """A date that stands twice abreast is no overprint; nor is a title whose words the running head has."""

    def page(number: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            canvas.setFont("body", 9)
            canvas.drawRightString(320, 580, "设备采购合同")
            canvas.setFont("body", 16)
            if not number:
                canvas.drawCentredString(190, 545, "设备采购合同")
            sheet(set_lines([(PARAGRAPH, OTHER + THIRD)[number]]))(canvas)
            canvas.setFont("body", 10)
            if number:
                for row, line in enumerate(("甲方：清江县农业局", "签订日期：2026年4月12日")):
                    for left in (60, 220):
                        canvas.drawString(left, 380 - 20 * row, line.replace("甲", "甲" if left == 60 else "乙"))

        return draw

    document = hz.clean_document(drawn(page(0), page(1)))
    assert document.metadata.title == "设备采购合同"
    assert document.text.count("签订日期：2026年4月12日") == 2
    assert [block.text for block in document.removed] == ["设备采购合同", "设备采购合同"]


def test_the_lines_of_an_item_hang_behind_its_mark() -> None:
    items = [
        "● 全县计划种植早稻二十三万亩",
        "● 组织一百二十名农技人员下乡指导，开展技术培训三十六场次，受益农户达到一万二千户",
        "○ 整修灌溉渠道一百八十公里",
        "● 投入资金三千二百万元",
    ]

    def page(canvas: Any) -> None:
        row = 0
        for item in items:
            for at, line in enumerate(break_lines(item, 26, 0)):
                canvas.drawString(60 + (12 if at else 0), 500 - 15 * row, line)
                row += 1

    document = hz.clean_document(drawn(page, sheet(set_lines([PARAGRAPH, OTHER], 26))))
    assert document.text.split("\n\n") == [*items, PARAGRAPH, OTHER]


def one_page(head: list[tuple[float, str]], foot: str, *, rule: bool = False) -> bytes:
    def page(canvas: Any) -> None:
        column(PARAGRAPH, top=520)(canvas)
        canvas.setFont("body", 9)
        for left, text in head:
            canvas.drawString(left, 565, text)
        if rule:
            canvas.line(40, 558, 360, 558)
        canvas.drawCentredString(200, 40, foot)

    return drawn(page)


@pytest.mark.parametrize(
    ("head", "foot", "rule", "gone"),
    [
        ([(50, "江上行"), (340, "187")], "", False, ["江上行", "187"]),
        ([(160, "清江大学硕士学位论文")], "9", True, ["清江大学硕士学位论文", "9"]),
        ([(160, "清江大学硕士学位论文")], "xii", False, ["xii"]),
        # what says something of the document stays: a label, a number of a year, a line of words at the foot
        ([(50, "编号：2024-031")], "清江市统计局", True, []),
        ([(50, "江上行"), (340, "2024年5月")], "", True, []),
    ],
)
def test_one_page_loses_the_head_and_the_number_that_stand_apart_at_its_edges(
    head: list[tuple[float, str]], foot: str, rule: bool, gone: list[str]
) -> None:
    document = hz.clean_document(one_page(head, foot, rule=rule))
    assert sorted(block.text for block in document.removed) == sorted(gone)
    assert PARAGRAPH in document.text
