"""Tables of PDFs: rows whose cells stand abreast or are parted by rules."""

from __future__ import annotations

from typing import Any

import pytest

import hizone_clean as hz
from drawn_pages import PARAGRAPH, column, drawn
from typesetting import FONT, break_lines

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
pytestmark = pytest.mark.skipif(FONT is None, reason="needs a Chinese font: apt-get install fonts-arphic-uming")


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


def ruled(canvas: Any, cells: list[tuple[float, float, float, float, str]]) -> None:
    """Draws boxes, each by its left edge, its top, its width and its height, with its lines of text."""
    for left, top, width, height, text in cells:
        canvas.rect(left, top - height, width, height)
        for row, line in enumerate(text.split("\n")):
            canvas.drawString(left + 3, top - 12 - 12 * row, line)


def test_a_cell_over_several_columns_or_rows_is_one() -> None:
    cells = [
        (50.0, 300.0, 60.0, 40.0, "部门"),
        (110.0, 300.0, 120.0, 20.0, "年初"),
        (230.0, 300.0, 80.0, 40.0, "备注"),
        (110.0, 280.0, 60.0, 20.0, "数量"),
        (170.0, 280.0, 60.0, 20.0, "金额"),
        (50.0, 260.0, 60.0, 40.0, "办公\n室"),
        (110.0, 260.0, 60.0, 20.0, "12"),
        (170.0, 260.0, 60.0, 20.0, "36000"),
        (230.0, 260.0, 80.0, 20.0, "新购"),
        (110.0, 240.0, 60.0, 20.0, "3"),
        (170.0, 240.0, 60.0, 20.0, "9000"),
        (230.0, 240.0, 80.0, 20.0, ""),
        (50.0, 220.0, 180.0, 20.0, "合计四万五千元，已经核对"),
        (230.0, 220.0, 80.0, 20.0, "两笔"),
    ]

    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        ruled(canvas, cells)

    document = hz.clean_document(drawn(page))
    assert document.check().ok
    assert [block.text for block in document.kept if block.type == "table_row"] == [
        "部门 | 年初 |  | 备注",
        "| 数量 | 金额 |",
        "办公室 | 12 | 36000 | 新购",
        "| 3 | 9000 |",
        "合计四万五千元，已经核对 |  |  | 两笔",
    ]


def test_a_form_may_have_a_long_cell() -> None:
    reason = break_lines(PARAGRAPH * 4, 24, 0)
    cells = [
        (50.0, 480.0, 60.0, 20.0, "企业名称"),
        (110.0, 480.0, 250.0, 20.0, "清江农机有限公司"),
        (50.0, 460.0, 60.0, 20.0, "法定代表人"),
        (110.0, 460.0, 100.0, 20.0, "陈国强"),
        (210.0, 460.0, 60.0, 20.0, "联系人"),
        (270.0, 460.0, 90.0, 20.0, "王丽"),
        (50.0, 440.0, 60.0, 12.0 * len(reason) + 10, "申请理由"),
        (110.0, 440.0, 250.0, 12.0 * len(reason) + 10, "\n".join(reason)),
    ]
    document = hz.clean_document(drawn(lambda canvas: ruled(canvas, cells)))
    assert document.check().ok
    assert [block.text for block in document.kept if block.type == "table_row"] == [
        "企业名称 | 清江农机有限公司 |  |",
        "法定代表人 | 陈国强 | 联系人 | 王丽",
        f"申请理由 | {PARAGRAPH * 4} |  |",
    ]


def test_the_lines_of_a_cell_that_no_rule_parts_are_put_together() -> None:
    rows = [
        ("劳动力不足", "设备老化"),
        ("青壮年外出务工较多，农忙时", "部分乡镇的插秧机使用年限超"),
        ("节用工紧张，工价上涨明显", "过十年，故障率高"),
        ("培训机手三百名", "更新插秧机五十台"),
        ("上半年完成", "年底前完成"),
    ]

    def page(canvas: Any) -> None:
        column(PARAGRAPH)(canvas)
        for row, texts in enumerate(rows):
            for left, text in zip((50, 220), texts, strict=True):
                canvas.drawString(left, 300 - 15 * row, text)

    found = [block.text for block in hz.clean_document(drawn(page)).kept if block.type == "table_row"]
    assert found == [
        "劳动力不足 | 设备老化",
        "青壮年外出务工较多，农忙时节用工紧张，工价上涨明显 | 部分乡镇的插秧机使用年限超过十年，故障率高",
        "培训机手三百名 | 更新插秧机五十台",
        "上半年完成 | 年底前完成",
    ]
