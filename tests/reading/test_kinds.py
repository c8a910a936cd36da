"""Whether a text is Markdown or HTML is told by the marks outside its code; and what stands over the Markdown of a page."""

from __future__ import annotations

import pytest

from hizone_clean import clean, clean_document
from hizone_clean.reading import read
from hizone_clean.source.code_spans import without_code
from hizone_clean.source.reader_head import read_reader_head

BODY = "园区管委会介绍，今年前三季度新增企业一百二十家，比去年同期多三成，其中大半做新材料和仪器。"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# 题\n\n用 `<body>` 包住。\n\n- 甲\n- 乙\n", "markdown"),
        ("# 题\n\n```html\n<!doctype html>\n<html><script>a()</script></html>\n```\n\n文。", "markdown"),
        ("> ```html\n> <body>\n> ```\n\n- 甲\n- 乙", "markdown"),
        ("用 `<html>` 和 `<script>`，`<p>` 是段落。", "lines"),
        ("页面的 <body> 标签里写正文，这里不是页面。", "lines"),
        (f"---\ntitle: 题\n---\n\n{BODY}\n\n<img src='a.png'>\n\n文<br/>末。\n", "markdown"),
        (f"---\ntitle: 题\n---\n\n{BODY}\n\n<p align='center'>图一</p>\n\n## 小标\n\n{BODY}\n", "markdown"),
        ("<!-- 存 -->\n<!DOCTYPE html>\n<html><body><p>甲</p>- 乙</body></html>", "html"),
        ("<div><p>甲</p></div>\n\n- 乙", "html"),
        ("存自 http://a.cn\n<html><body><p>甲</p><p>乙</p></body></html>", "html"),
    ],
)
def test_marks_outside_code_tell_the_kind(text: str, form: str) -> None:
    document = read(text)
    assert document.form == form
    assert document.check().ok
    assert clean(clean(text)) == clean(text)


def test_code_is_masked_in_fences_quotes_and_lines() -> None:
    assert without_code("甲`<p>`乙\n> ~~~\n> <div>\n> ~~~\n丙") == "甲乙\n丙"


def test_the_head_of_a_reader_service_is_metadata() -> None:
    text = f"Title: 十个技巧_某网\n\nURL Source: https://a.cn/1\n\nPublished Time: 2024-03-20\n\nMarkdown Content:\n# 十个技巧\n\n{BODY}\n"
    document = clean_document(text)
    assert (document.metadata.title, document.metadata.date, document.metadata.url) == (
        "十个技巧",
        "2024-03-20",
        "https://a.cn/1",
    )
    assert document.text == f"十个技巧\n\n{BODY}"
    assert document.check().ok
    assert [block.lines for block in document.removed] == [(1, 1), (1, 1), (3, 3), (5, 5), (7, 7)]


@pytest.mark.parametrize(
    "text", ["Title: 甲\n\n乙", "Title: 甲\n乙\nURL Source: https://a.cn", "标题：甲", "Markdown Content: 甲"]
)
def test_what_is_no_such_head(text: str) -> None:
    assert read_reader_head(text) is None


def test_a_clipper_writes_the_address_as_source_and_names_as_links() -> None:
    metadata = read('---\ntitle: 题\nsource: "https://a.cn/1"\nauthor:\n  - "[[张三]]"\n---\n文。').metadata
    assert (metadata.url, metadata.source, metadata.authors) == ("https://a.cn/1", None, ("张三",))
