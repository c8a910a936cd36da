"""Markdown in: what a reader sees of it, and text that only has stray marks."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean.document import Document
from hizone_clean.reading import read
from hizone_clean.reading.markdown import looks_like_markdown, read_markdown

# source, kept blocks as (type, text), taken away as (reason, text)
Pairs = list[tuple[str, str]]
READ: list[tuple[str, Pairs, Pairs]] = [
    ("# 题\n## 节 ##\n### 小节", [("title", "题"), ("heading", "节"), ("heading", "小节")], []),
    ("题\n====\n\n节\n----\n文", [("title", "题"), ("heading", "节"), ("paragraph", "文")], []),
    ("很长的一句话在这里结束。\n---\n文", [("paragraph", "很长的一句话在这里结束。"), ("paragraph", "文")], [("markup", "---")]),
    ("**重点**是 _强调_ 与~~删~~", [("paragraph", "重点是 强调 与删")], []),
    ("**“引号”**后面", [("paragraph", "“引号”后面")], []),
    ("2*3*4=24，a_b_c，* 甲 *", [("paragraph", "2*3*4=24，a_b_c，* 甲 *")], []),
    ("*图为园区。*", [("caption", "图为园区。")], []),
    ("**二、发展**", [("heading", "二、发展")], []),
    ("**整段都是粗体的一句话。**", [("paragraph", "整段都是粗体的一句话。")], []),
    ("见[规划](http://a.cn/x \"题\")。", [("paragraph", "见规划。")], [("markup", "(http://a.cn/x \"题\")")]),
    ("见[规划][1]与[办法][]。\n\n[1]: http://a.cn\n[办法]: b.html", [("paragraph", "见规划与办法。")],
     [("markup", "[1]\n[]"), ("markup", "[1]: http://a.cn"), ("markup", "[办法]: b.html")]),
    ("见<https://a.cn/x>。", [("paragraph", "见https://a.cn/x。")], []),
    ("![图](a.png)", [], [("image", "![图](a.png)")]),
    ("前![图](a.png \"t\")后", [("paragraph", "前后")], [("image", "![图](a.png \"t\")")]),
    ("[![图](a.png)](b.html)", [], [("image", "![图](a.png)"), ("markup", "(b.html)")]),
    ("> 引文一，\n> 引文二。\n>\n> 引文三。", [("quote", "引文一，"), ("quote", "引文二。"), ("quote", "引文三。")], []),
    ("- 甲\n* 乙\n+ 丙\n1. 丁\n2) 戊", [("list_item", t) for t in ("甲", "乙", "丙", "1. 丁", "2) 戊")], []),
    ("- 甲很长\n  接着说\n\n- 乙", [("list_item", "甲很长接着说"), ("list_item", "乙")], []),
    ("1.推进改革\n-5℃", [("paragraph", "1.推进改革"), ("paragraph", "-5℃")], []),
    ("| 年 | 值 |\n|:--|--:|\n| 1 | *甲* |\n| 2 | |", [("table_row", t) for t in ("年 | 值", "1 | 甲", "2")], []),
    ("年 | 值\n--- | ---\na\\|b | `c`", [("table_row", "年 | 值"), ("table_row", "a|b | `c`")], []),
    ("```py\nx = 1  # 注\n\n# y\n```\n文", [("code", "```py\nx = 1  # 注\n\n# y\n```"), ("paragraph", "文")], []),
    ("~~~\n<div>\n```\n~~~", [("code", "~~~\n<div>\n```\n~~~")], []),
    ("用 `a*b*c` 与 ``x`y`` 写", [("paragraph", "用 `a*b*c` 与 ``x`y`` 写")], []),
    ("说明[^1]。\n\n[^1]: 见附件。", [("paragraph", "说明[1]。"), ("paragraph", "[1] 见附件。")], []),
    ("甲\\*乙\\# \\[丙\\](丁)", [("paragraph", "甲*乙# [丙](丁)")], []),
    ("床前明月光\\\n疑是地上霜", [("verse", "床前明月光\n疑是地上霜")], []),
    ("第一行  \n第二行", [("paragraph", "第一行"), ("paragraph", "第二行")], []),
    ("甲<br>乙<span class=\"x\">丙</span>", [("paragraph", "甲"), ("paragraph", "乙丙")],
     [("markup", "<br>\n<span class=\"x\">\n</span>")]),
    ("List<String> 与 3 < 5 > 2", [("paragraph", "List<String> 与 3 < 5 > 2")], []),
    ("甲<!-- 注 -->乙\n\n<!--\n多行\n-->", [("paragraph", "甲乙")], [("markup", "<!-- 注 -->"), ("markup", "<!--\n多行\n-->")]),
    ("甲&nbsp;乙&amp;丙 &lt;b&gt; &#8451; `a&amp;b` &x; \\&amp;", [("paragraph", "甲\xa0乙&丙 &lt;b> ℃ `a&amp;b` &x; &amp;")], []),
    ("* * *\n\n___", [], [("markup", "* * *"), ("markup", "___")]),
    # lines that were wrapped are one paragraph, lines that are whole are one each
    ("这是一段写在很多行里的文字，每一行\n都一样长，直到最后一行才结束，它\n短些。",
     [("paragraph", "这是一段写在很多行里的文字，每一行都一样长，直到最后一行才结束，它短些。")], []),
    ("[1] 张三. 街区更新的理论与实践[J]. 城市规划, 2019.\n[2] 李四. 公共空间设计[M]. 北京: 建筑出版社, 2020.",
     [("paragraph", "[1] 张三. 街区更新的理论与实践[J]. 城市规划, 2019."), ("paragraph", "[2] 李四. 公共空间设计[M]. 北京: 建筑出版社, 2020.")], []),
    ("The quick brown fox jumps over the lazy dog\nand runs away.", [("paragraph", "The quick brown fox jumps over the lazy dog and runs away.")], []),
    ("1、第一件事已经做完，大家都满意，没有异议。\n2、第二件事。", [("paragraph", "1、第一件事已经做完，大家都满意，没有异议。"), ("paragraph", "2、第二件事。")], []),
    ("　　这是第一段文字，写得很长很长很长，\n　　这是第二段文字，写得也很长很长。",
     [("paragraph", "这是第一段文字，写得很长很长很长，"), ("paragraph", "这是第二段文字，写得也很长很长。")], []),
    ("姓名：张三\n电话：010-1", [("paragraph", "姓名：张三"), ("paragraph", "电话：010-1")], []),
    # what html2text writes of an empty element that was struck out is no fence
    ("甲\n\n~~~~热卖推荐\n\n* 乙\n\n丙", [("paragraph", "甲"), ("paragraph", "~~~~热卖推荐"), ("list_item", "乙"), ("paragraph", "丙")], []),
    ("~~~ {.python}\nx = 1\n~~~\n文", [("code", "~~~ {.python}\nx = 1\n~~~"), ("paragraph", "文")], []),
    ("前![]( data:image/svg+xml,%3csvg viewBox='0 0 31 31'%3e)后", [("paragraph", "前后")],
     [("image", "![]( data:image/svg+xml,%3csvg viewBox='0 0 31 31'%3e)")]),
    # a link that spreads over paragraphs: a card
    ("[\n\n### 园区开工\n\n三月动土。\n\n](/a)\n\n正文。",
     [("heading", "园区开工"), ("paragraph", "三月动土。"), ("paragraph", "正文。")], [("markup", "](/a)")]),
    ("* [园区开工\n\n三月动土](/a)[项目投产\n\n五月](/b \"题\")",
     [("list_item", "园区开工"), ("paragraph", "三月动土"), ("paragraph", "项目投产"), ("paragraph", "五月")],
     [("markup", "](/a)"), ("markup", "](/b \"题\")")]),
    ("[甲，没有合上。\n\n乙](/a)和丙", [("paragraph", "[甲，没有合上。"), ("paragraph", "乙](/a)和丙")], []),
    ("[甲\n\n```\n乙](/a)\n```", [("paragraph", "[甲"), ("code", "```\n乙](/a)\n```")], []),
    (f"[## 理念 {'各种要求都能满足，' * 5}](/a)[{'开箱即用，' * 9}](/b)",
     [("paragraph", f"理念 {'各种要求都能满足，' * 5}"), ("paragraph", "开箱即用，" * 9)], [("markup", "(/a)\n(/b)")]),
    # a paragraph of links alone stays as it is written
    ("[首页](/)｜[返回](../)", [("paragraph", "[首页](/)｜[返回](../)")], []),
    ("<http://a.cn/x?y=1>", [("paragraph", "<http://a.cn/x?y=1>")], []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kept", "removed"), READ)
def test_markdown_is_read(source: str, kept: Pairs, removed: Pairs) -> None:
    blocks, tail = read_markdown(source)
    document = Document(source=source, blocks=tuple(blocks), form="markdown", tail=tail)
    assert [(b.type, b.text) for b in document.kept] == kept
    assert [(str(b.reason), b.text) for b in document.removed] == removed
    assert document.check().ok, document.check()


def test_links_are_weighed_and_lines_are_named() -> None:
    blocks, _ = read_markdown("[首页](/)\n\n见[规划](/a)全文\n\n甲乙丙丁戊己庚辛壬癸子丑，\n甲乙丙丁戊己。", 5)
    assert [(b.links, b.lines) for b in blocks if not b.reason] == [(1.0, (5, 5)), (0.4, (7, 7)), (0.0, (9, 10))]


EVIDENCE = [
    ("见[规划](http://a.cn)。", True),
    ("![图](a.png)", True),
    ("```\nx\n```", True),
    ("| a | b |\n|---|---|", True),
    ("# 通知\n\n正文", True),
    ("## 一\n\n### 二", True),
    ("**重点**\n\n- 甲\n- 乙", True),
    ("正文 \\* 与 `码`", True),
    ("# 通知\r\n\r\n正文", True),
    # stray marks
    ("注：*为预计数，**为实际数。", False),
    ("# 1号楼\n# 2号楼", False),
    ("#话题# 很热", False),
    ("- 甲\n- 乙", False),
    ("数组 a[1](见下)与 f(x)[2]", False),
    ("> 引文", False),
    ("1. 甲\n2. 乙", False),
    ("一------二\n----------\n三", False),
    ("产值=100*5%；a_b_c；x|y", False),
    ("```没有结束", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), EVIDENCE)
def test_evidence(text: str, expected: bool) -> None:
    assert looks_like_markdown(text) is expected


def test_plain_text_with_stray_marks_is_not_touched() -> None:
    text = "产值*增长5%，# 1号楼，[注]见下。\n  *为预计数\n> 3 为优"
    document = read(text)
    assert document.form == "lines"
    assert [b.text for b in document.blocks] == text.split("\n")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<p>甲</p>", "html"),
        ("<!DOCTYPE html><title>甲</title>", "html"),
        ("甲<br>乙", "html"),
        ("甲<span>乙</span>", "html"),
        ("见<http://a.cn>", "lines"),
        ("3 < 5，5 > 3", "lines"),
        ("---\ntitle: 题\n---\n见<http://a.cn>", "markdown"),
        ("---\ntitle: 题\n---\n甲<br>乙", "markdown"),
        ("# 题\n\n用 `<div>` 写", "markdown"),
        ("```html\n<div>\n```\n\n文", "markdown"),
        ("\\<p>甲\\</p>\n\n# 题", "markdown"),
        ("---\ntitle: 题\n---\n<p>甲</p>", "html"),
    ],
)
def test_form(text: str, form: str) -> None:
    assert read(text).form == form


def test_a_fragment_of_both_is_read_as_both() -> None:
    document = read(
        "> 引自[某站](http://a.cn)。\n\n<div>\n甲*乙*\n\n</div>\n<p>丙</p>\n\n<http://a.cn/1>\n\n[返回](../)\n"
    )
    assert document.form == "markdown"
    assert [(b.text, b.lines) for b in document.kept] == [
        ("引自某站。", (1, 1)),
        ("甲*乙*", (4, 4)),
        ("丙", (7, 7)),
        ("<http://a.cn/1>", (9, 9)),
        ("[返回](../)", (11, 11)),
    ]
    assert document.check().ok


_PIECES = [
    *"甲乙，。 a1.#*_-+>|`~=[]()<>!\\&:\n",
    "\n\n",
    "[x](y)",
    "<b>",
    "</b>",
    "![",
    "```\n",
    "<!--",
    "-->",
    "  \n",
    "\\\n",
    "[^1]",
    "|--|",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost_or_invented(source: str) -> None:
    blocks, tail = read_markdown(source)
    document = Document(source=source, blocks=tuple(blocks), form="markdown", tail=tail)
    assert document.check().ok, document.check()
    assert all(1 <= b.lines[0] <= b.lines[1] <= source.count("\n") + 1 for b in blocks)


_HOSTILE = [
    "[",
    "]",
    "![](",
    "*a ",
    "**",
    "`",
    "``a`",
    "<!--",
    "<b",
    "\\",
    "[a](",
    "[a][1]",
    "> ",
    "- ",
    "# ",
    "|",
    "~~~\n",
    "```\n",
    "=\n",
    "a\n",
    "[x]: y\n",
    "| a |\n",
    "<div>\n",
    "\n---\n",
]


@pytest.mark.parametrize("piece", _HOSTILE)
@measured_again
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        read(piece * count)
        return process_time() - start

    seconds(100)
    short, long = seconds(2000), seconds(8000)
    assert long < 12 * short + 0.05


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("三届&nbsp;事会<picture>甲", "三届\xa0事会<picture>甲"),
        ("不少&#20013;色产业</code>，好", "不少中色产业</code>，好"),
        ("写成`&nbsp;`即可，若 a<b 且 &lt;b&gt;", "写成`&nbsp;`即可，若 a<b 且 &lt;b&gt;"),
    ],
)
def test_entities_beside_a_stray_tag_are_characters(text: str, read_as: str) -> None:
    assert [block.text for block in read(text).blocks] == [read_as]
