"""What a second pass would change is changed in the first, and stands in its account."""

from __future__ import annotations

from pathlib import Path

import pytest

import hizone_clean as hz
from hizone_clean.pipeline.second_pass import settle
from laws import broken

GOLD = Path(__file__).parent / "data" / "gold"

PROSE = (
    "记者走进先导先进材料公司，映入\n眼帘的是研究中心等牌匾。公司产\n品从高新区走向全国，走向世界。\n"
    "负责人说，今年产量比去年提高三\n成左右，还要再建两条新的生产线\n，为全市产业升级提供更有力支撑。"
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # wrapped with <br>: as text its lines break off at a measure
        (
            "<p>" + PROSE.replace("\n", "<br>\n") + "</p>",
            "记者走进先导先进材料公司，映入眼帘的是研究中心等牌匾。公司产品从高新区走向全国，走向世界。\n\n"
            "负责人说，今年产量比去年提高三成左右，还要再建两条新的生产线，为全市产业升级提供更有力支撑。",
        ),
        # marks of Markdown that a page shows as text
        ("<p>见[规划](http://a.cn/b)，已于五月印发。</p>", "见规划，已于五月印发。"),
        # a character that only the reader of the page brought in
        ("<p>1995年9月1日，&#8203;26年前。</p>", "1995年9月1日，26年前。"),
    ],
)
def test_the_first_pass_does_what_the_second_would(raw: str, expected: str) -> None:
    assert hz.clean(raw) == expected
    assert broken(raw) == []


def test_what_the_second_look_takes_away_is_accounted_for() -> None:
    document = hz.clean_document("<p>见[规划](http://a.cn/b)，已于五月印发。</p>", explain=True)
    assert [(block.text, block.reason, block.lines) for block in document.removed] == [
        ("(http://a.cn/b)", "markup", (1, 1))
    ]
    assert [change.cleaner for change in document.changes] == ["second_pass"]


def test_a_joined_paragraph_names_all_lines_of_the_source() -> None:
    document = hz.clean_document("<div>\n<p>" + PROSE.replace("\n", "<br>\n") + "</p>\n</div>")
    assert [(block.lines, len(block.made_of)) for block in document.kept] == [((2, 4), 3), ((5, 7), 3)]


def test_what_is_already_so_is_not_looked_at_again() -> None:
    document = hz.clean_document("第一段。\n\n第二段。\n")

    def again(text: str) -> hz.Document:
        raise AssertionError("looked at again")

    assert settle(document, again) is document


def test_a_second_look_that_would_take_much_is_not_taken() -> None:
    document = hz.clean_document("<p>园区产值增长，创新发展。</p><p>第二段也说了很多话。</p>")

    def again(text: str) -> hz.Document:
        read = hz.read(text)
        first, *rest = read.blocks
        return read.with_blocks([first, *(block.removed("ad", "test") for block in rest)])

    assert settle(document, again) is document


def test_a_document_that_does_not_come_to_rest_stays_as_it_was() -> None:
    document = hz.clean_document("<p>园区产值增长，创新发展。</p>")

    def again(text: str) -> hz.Document:
        read = hz.read(text)
        return read.with_blocks([block._replace(text=block.text + "。") for block in read.blocks])

    assert settle(document, again) is document


def test_a_second_look_moves_nothing_in_a_document_that_is_in_order() -> None:
    raw = "# 表\n\n| 名称 | 说明 |\n|---|---|\n| 甲（一） | 乙，丙 |\n| 丁？ | 戊己 |\n"
    assert hz.clean(raw).startswith("表\n\n名称 | 说明\n\n甲")


@pytest.mark.parametrize(
    "raw",
    [
        '<div>页头</div>\n<a href="/a">应急管理</a>\n<span>|</span>\n<a href="/b">政务公开</a>\n<a href="/c">互动交流</a>\n'
        "<div><p>园区产值增长，创新发展，全年新增企业二十家。</p></div>\n",
        "第一行写的是园区的产值\n第二行写的是园区的企业\n第三行<b>写的</b>是园区的道路\n第四行写的是园区的人。\n<div>页脚</div>\n",
        "说明：\n先停下服务：\n<span class='k'>sleep</span> 30\n再启动服务。\n<table><tr><td>甲</td></tr></table>\n",
    ],
)
def test_tags_inside_lines_beside_elements_are_read_as_tags(raw: str) -> None:
    text = hz.clean(raw)
    assert "<" not in text
    assert hz.clean(text) == text


def test_a_page_whose_paragraphs_a_link_tore_stays_one_article() -> None:
    """Parts under headings of their own are no articles of a newspaper because some sentences were joined again."""
    parts = []
    for one in sorted(GOLD.glob("00[34]*.txt")):
        for article in one.read_text("utf-8").strip().split("\n\n\n"):
            heading, *paragraphs = article.split("\n\n")
            long = [paragraph for paragraph in paragraphs if len(paragraph) > 60]
            if len(long) < 2:
                continue
            first, second = long[:2]
            sentence, rest = second.split("。", 1)
            torn = f"{sentence}。（详情请点击链接：</p><p>）{rest}"
            parts.append(f"<h2>{heading}</h2><p>{first}</p><p>{torn}</p>")
    document = hz.clean_document("<p>各地开局起步，一派热火朝天的景象。</p>" + "".join(parts[:5]))
    assert len(document.articles) == 1
    assert "（详情请点击链接：）" in document.text


def test_a_reporters_line_between_articles_stays_in_markdown_as_in_lines() -> None:
    heads = "".join(f"- title: {title}\n  kicker: null\n  authors: []\n  source: null\n" for title in "甲乙")
    articles = "# 甲\n\n园区产值增长，创新发展。\n\n---\n\n# 乙\n\n## 本报记者\n\n研发投入增长，企业增多。\n"
    marked = f"---\narticles:\n{heads}---\n\n{articles}"
    assert hz.clean_document(marked).kept[-2].text == "本报记者"


def test_the_title_of_a_document_reads_as_its_headline() -> None:
    text = "空袭已造成     25人死亡\n\n以色列多个城市报告遭到来自加沙地带的火箭弹袭击，造成部分房屋损坏，死亡人数升至25人。"
    document = hz.clean_document(text)
    assert document.metadata.title == document.articles[0].title == "空袭已造成25人死亡"
