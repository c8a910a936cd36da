"""Newspaper pages out of PDFs: articles by the places of their lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import hizone_clean as hz
from drawn_pages import PARAGRAPH, column, drawn
from laws import wrong_lines
from newspaper_pages import LAYOUTS, articles_of_gold, make_pdf
from typesetting import FONT, break_lines

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
pytestmark = pytest.mark.skipif(FONT is None, reason="needs a Chinese font: apt-get install fonts-arphic-uming")


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


OTHER = "市图书馆新馆日前正式开放，藏书三百万册，设有阅览座位四千个，读者凭身份证就能办理借阅手续，少儿阅览区周末开到晚上九点。"


@pytest.mark.parametrize("over", ["园区添新绿", "园区新绿", ""])
@pytest.mark.parametrize("rows", [7, 9, 10, 11])
def test_an_article_that_goes_on_at_a_later_page_is_one(over: str, rows: int) -> None:
    """Cut inside a sentence or inside a paragraph, with its headline printed again, shortened, or not at all."""
    third = "居民说，过去这里是一片荒地，如今每天早晚都有上百人来散步、打球，孩子们也有了玩耍的地方。"
    paragraphs = [PARAGRAPH, third + "管理处说，今后还要种树一千棵，修步道三公里，让更多的人在家门口就能休闲健身。"]
    lines = [(not at, line) for text in paragraphs for at, line in enumerate(break_lines(text, 16, 2))]

    def part(canvas: Any, lines: list[tuple[bool, str]], top: float) -> None:
        canvas.setFont("body", 10)
        for at, (is_first, line) in enumerate(lines):
            canvas.drawString(40 + 20 * is_first, top - 15 * at, line)

    def other(canvas: Any, title: str, text: str) -> None:
        canvas.setFont("body", 22)
        canvas.drawString(260, 540, title)
        canvas.setFont("body", 10)
        column(text, 260, 515)(canvas)

    def first(canvas: Any) -> None:
        canvas.setFont("body", 24)
        canvas.drawString(40, 540, "园区添新绿")
        part(canvas, lines[:rows], 515)
        canvas.drawString(110, 515 - 15 * rows, "（下转第2版）")
        other(canvas, "新馆开放", OTHER * 2)

    def second(canvas: Any) -> None:
        canvas.setFont("body", 20)
        canvas.drawString(40, 560, over)
        canvas.setFont("body", 10)
        canvas.drawString(40, 540, "（上接第1版）")
        part(canvas, lines[rows:], 515)
        other(canvas, "书香满城", OTHER.replace("图书馆", "书店") * 2)

    document = hz.clean_document(drawn(first, second, size=(500, 600)))
    assert document.check().ok
    assert next(wrong_lines(document), None) is None
    articles = [(article.title, article.text) for article in document.articles]
    assert articles[0] == ("园区添新绿", "\n\n".join(paragraphs))
    assert [title for title, _ in articles] == ["园区添新绿", "新馆开放", "书香满城"]
    told = document.to_dict()["articles"][0]["blocks"]
    assert [{line["page"] for line in block["printed"]} for block in told][-1] == ({2} if rows == 7 else {1, 2})
    assert any("goes on from line" in one.note for one in document.diagnostics)


def test_an_article_that_comes_from_nowhere_stays_where_it_is() -> None:
    def page(canvas: Any) -> None:
        canvas.drawString(50, 520, "（上接第1版）")
        column(PARAGRAPH, 50, 500)(canvas)
        canvas.setFont("body", 22)
        canvas.drawString(50, 330, "新馆开放")
        canvas.setFont("body", 10)
        column(OTHER * 2, 50, 305)(canvas)

    document = hz.clean_document(drawn(page, page))
    assert not any("goes on" in one.note for one in document.diagnostics)


def test_a_headline_printed_on_two_pages_is_no_running_head() -> None:
    """At another height it is no furniture; a head that stands at one height is."""

    def page(top: float) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            canvas.drawString(50, 580, "清江文摘")
            canvas.setFont("body", 22)
            canvas.drawString(50, top, "园区添新绿")
            column(PARAGRAPH if top > 530 else OTHER, 50, top - 30)(canvas)

        return draw

    text = hz.clean(drawn(page(540), page(500)))
    assert text.count("园区添新绿") >= 1
    assert "清江文摘" not in text


@pytest.mark.parametrize("size", [8, 10])
def test_small_lines_under_a_picture_are_its_caption(size: int) -> None:
    """In the type of the text they may be the text that goes on there."""
    image = pytest.importorskip("PIL.Image", reason="needs pillow").new("RGB", (60, 40))
    lines = ("近日农民在田间用机器插秧，今年全县的", "早稻都用机械栽种")

    def page(canvas: Any) -> None:
        column(PARAGRAPH * 2, 50, 560)(canvas)
        column(OTHER * 2, 290, 400)(canvas)
        canvas.drawInlineImage(image, 290, 450, 180, 120)
        canvas.setFont("body", size)
        for row, line in enumerate(lines):
            canvas.drawString(292, 450 - 12 - 12 * row, line)

    document = hz.clean_document(drawn(page, size=(520, 600)))
    assert document.check().ok
    assert next(wrong_lines(document), None) is None
    found = [(block.type, block.text) for block in document.kept if "插秧" in block.text]
    if size == 8:
        assert found == [("caption", "".join(lines))]
        assert {PARAGRAPH * 2, OTHER * 2} <= {block.text for block in document.kept}
    else:
        assert [kind for kind, _ in found] != ["caption"]


def test_where_nothing_is_set_in_a_line_short_of_its_measure_ends_a_paragraph() -> None:
    """All other lines are justified: one that leaves but an em is the last of its paragraph."""
    paragraphs = [
        "园区坚持创新驱动发展，研发投入占比持续提高，产业集聚作用明显。" + "带动全市经济增长两个百分点，" * n
        for n in (3, 4)
    ]
    paragraphs = [text[: 16 * (len(text) // 16) - short] + "。" for text, short in zip(paragraphs, (2, 6), strict=True)]

    def page(canvas: Any) -> None:
        rows = [text[at : at + 16] for text in paragraphs * 2 for at in range(0, len(text), 16)]
        for row, line in enumerate(rows):
            canvas.drawString(50, 540 - 15 * row, line)

    assert [len(text) % 16 for text in paragraphs] == [15, 11]
    assert hz.clean(drawn(page)).split("\n\n") == paragraphs * 2


def test_lines_in_the_middle_of_a_column_are_one_heading() -> None:
    def page(canvas: Any) -> None:
        for left in (50, 230):
            column(PARAGRAPH, left=left, top=540)(canvas)
            column(PARAGRAPH, left=left, top=380)(canvas)
        canvas.setFont("body", 11)
        canvas.drawCentredString(150, 420, "联合国安理会就")
        canvas.drawCentredString(150, 404, "人工智能问题举行公开会")

    assert "联合国安理会就人工智能问题举行公开会" in hz.clean(drawn(page)).split("\n\n")


def test_what_a_front_page_says_of_others_is_an_article_of_its_own() -> None:
    entries = ["夜班公交下月开通　详见第2版", "老厂房改造动工　详见第3版", "周末有雨　详见第8版"]

    def page(canvas: Any) -> None:
        for left, top in ((50, 500), (270, 500), (50, 300), (270, 300)):
            column(PARAGRAPH.replace("园区", str(left)), left=left, top=top)(canvas)
        for left, top, size, text in ((50, 540, 24, "质押登记并到一个窗口"), (50, 330, 24, "三县共建产业走廊")):
            canvas.setFont("body", size)
            canvas.drawString(left, top, text)
        canvas.setFont("body", 14)
        canvas.drawString(500, 540, "今日导读")
        canvas.setFont("body", 10)
        for row, entry in enumerate(entries):
            canvas.drawString(490, 500 - 18 * row, entry)

    found = {
        article.title: [block.text for block in article.blocks]
        for article in hz.clean_document(drawn(page, size=(660, 600))).articles
    }
    assert found["今日导读"] == [entry.replace("\u3000", " ") for entry in entries]
    assert set(found) == {"今日导读", "质押登记并到一个窗口", "三县共建产业走廊"}
