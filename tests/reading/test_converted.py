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
