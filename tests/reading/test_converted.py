"""Markdown that converters write of PDFs: torn lines, parted paragraphs, headlines of several articles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hizone_clean import clean, clean_document
from hizone_clean.blocks import Block
from hizone_clean.reading.converted import settle_converted

NEWS = "本报讯 近日，园区管委会介绍，今年前三季度新增企业一百二十家，比去年同期多三成，其中大半做新材料和仪器。下一步将把审批时间缩短到三天。"
TECH = "市科技局公布，全市高新技术企业已经超过八百家，较去年底增加了一百零三家，其中生物医药企业占四分之一，其余为装备制造和新能源企业。"
WATER = "日前，城西水厂二期工程完工，每天多供水十万吨，沿线三个街道的老旧管道也一并换新，居民反映强烈的水压不足问题由此解决。"
PAPERS = (("新增企业逾百家", NEWS), ("高企超过八百家", TECH), ("水厂二期工程完工", WATER))


def torn(text: str, width: int) -> str:
    return " ".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [17, 22, 26])
def test_blanks_of_line_ends_close_and_headlines_begin_articles(width: int) -> None:
    document = clean_document("\n\n".join(f"# {title}\n\n{torn(text, width)}" for title, text in PAPERS))
    assert [article.title for article in document.articles] == [title for title, _ in PAPERS]
    assert ["".join(b.text for b in article.blocks) for article in document.articles] == [text for _, text in PAPERS]
    assert document.check().ok
    assert clean(document.text) == document.text
    markdown = document.to_markdown()
    assert clean_document(markdown).to_markdown() == markdown


@pytest.mark.parametrize(
    "between", ["![](images/0123456789abcdef0123.jpg)", "<!-- image -->", "![](_page_0_Picture_1.jpeg)"]
)
def test_a_paragraph_goes_on_after_a_picture_or_a_column(between: str) -> None:
    document = clean_document(f"# 题\n\n{NEWS[:45]}\n\n{between}\n\n{NEWS[45:]}\n\n{TECH}\n")
    assert document.text == f"题\n\n{NEWS}\n\n{TECH}"
    assert document.check().ok


@pytest.mark.parametrize(
    "text",
    [
        "参加会议的有张三 李四 王五 赵六 钱七，以及其他人。",  # a row of names
        "新春走基层 记者在现场，看到了这些变化。",
        NEWS,
    ],
)
def test_blanks_that_are_no_line_ends_stay(text: str) -> None:
    blocks = [Block(text, (n, n)) for n in range(1, 5)]
    assert settle_converted(blocks) == blocks


def test_parts_of_one_document_are_no_articles() -> None:
    text = "\n\n".join(
        f"# {mark}、{torn(body, 20)[:6]}\n\n{torn(body, 20)}" for mark, (_, body) in zip("一二三", PAPERS, strict=True)
    )
    assert len(clean_document(text).articles) == 1


def test_a_page_that_no_converter_wrote_is_left_alone() -> None:
    blocks = [Block(t, (n, n)) for n, t in enumerate((NEWS[:45], NEWS[45:], TECH), 1)]
    assert settle_converted(blocks) == blocks
    assert all(a.lines < b.lines for a, b in pairwise(blocks))


TABLE = "<html><body><table><tr><td>项</td><td>一</td></tr><tr><td>甲</td><td>2</td></tr></table></body></html>"
PICTURE = "![](images/0123456789abcdef0123.jpg)  \n图1新增企业的分布"


@pytest.mark.parametrize(
    "between",
    [PICTURE, f"表1新增企业  \n\n{TABLE}", f"{PICTURE}\n\nFig.1 New firms\n\n{TABLE}", "http ://www.example.cn"],
)
def test_a_paragraph_goes_on_over_a_picture_a_table_and_what_names_them(between: str) -> None:
    document = clean_document(
        f"# 企业调查\n\n# 1引言\n\n{NEWS[:45]}\n\n{between}\n\n{NEWS[45:]}\n\n# 2方法\n\n{TABLE}\n\n{TECH}\n"
    )
    assert NEWS in document.text
    assert document.check().ok
    assert clean(document.text) == document.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (NEWS[:45], "表8说明新增企业与用地面积有明显的关系，其中大半做新材料。"),
        (NEWS[:45], "3.2分布特征新增企业集中在城西，城东较少。"),
        (NEWS[:45], "（2）城东的企业较少，其中大半做新材料。"),
        ("临江大学经济学院，临江市城西街道学府路一号，邮编475004", "摘要：新增企业集中在城西，城东较少。"),
    ],
)
def test_what_begins_something_new_is_no_second_half(before: str, after: str) -> None:
    document = clean_document(f"# 题\n\n{before}\n\n{PICTURE}\n\n{after}\n\n{TECH}\n")
    assert before + after not in document.text


def test_the_title_is_no_imprint_and_no_column_and_numbers_tell_the_levels() -> None:
    source = f"# DOI:10.5846/stxb2016\n\n# 新增企业的分布\n\n{TECH}\n\n# 1引言\n\n{NEWS}\n\n# 1.1 数据\n\n{WATER}\n\n{PICTURE}\n"
    document = clean_document(source)
    assert document.metadata.title == "新增企业的分布"
    assert [b.level for b in document.kept if b.type == "heading"][-2:] == [2, 3]
    document = clean_document(source.replace("DOI:10.5846/stxb2016", "基础研究"))
    assert [(article.kicker, article.title) for article in document.articles] == [("基础研究", "新增企业的分布")]


def test_a_converter_that_knows_one_level_gives_the_first_headline_as_title() -> None:
    document = clean_document(
        f"<!-- image -->\n\n## 新增企业的分布\n\n{TECH}\n\n## 一、来源\n\n{torn(NEWS, 20)}\n\n- {torn(WATER, 20)}\n"
    )
    assert document.metadata.title == "新增企业的分布"
    assert NEWS in document.text
    assert WATER in document.text
    markdown = document.to_markdown()
    assert clean_document(markdown).to_markdown() == markdown


def test_a_paper_with_tables_of_html_is_no_page() -> None:
    rows = "".join(f"<tr><td>甲{n}</td><td>{n}</td></tr>" for n in range(30))
    table = f"<html><body><table>{rows}</table></body></html>"
    document = clean_document(f"# 新增企业的分布\n\n{TECH}\n\n{table}\n\n# 2方法\n\n{NEWS}\n\n{table}\n")
    assert document.form == "markdown"
    assert document.metadata.title == "新增企业的分布"
    assert "甲29 | 29" in document.text
