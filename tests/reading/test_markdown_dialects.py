"""Markdown of blogs, notebooks, clippers and converters: code, formulas, tables, quotes, boxes and odd addresses."""

from __future__ import annotations

import pytest

from hizone_clean import clean, clean_document

P = "近日，园区管委会介绍，今年前三季度新增企业一百二十家，比去年同期多三成，其中大半做新材料和仪器。"

CASES = [
    ("code in a quote", "> ```py\n> for i in x:\n>     f(i, 1)\n> ```", "```py\nfor i in x:\n    f(i, 1)\n```"),
    ("code in an item", "1. 甲\n   ```sh\n   ls, a\n     b\n   ```\n2. 乙", "1. 甲\n\n```sh\nls, a\n  b\n```\n\n2. 乙"),
    ("code far in", "文。\n\n    for (;;) {\n        x = 1, 2;\n    }", "文。\n\n```\nfor (;;) {\n    x = 1, 2;\n}\n```"),
    ("code far in, with few words", "文。\n\n    app --help\n    Options:\n      --host TEXT  主机地址", "文。\n\n```\napp --help\nOptions:\n  --host TEXT  主机地址\n```"),
    ("prose far in", "文。\n\n    近日，园区开工。", "文。\n\n近日，园区开工。"),
    ("tagged code", "{% highlight c %}\nint a, b;\n  f();\n{% endhighlight %}", "```\nint a, b;\n  f();\n```"),
    ("list in a quote", "> 引文。\n> - 甲项\n> 1. 乙项\n> ## 小题", "引文。\n\n甲项\n\n1. 乙项\n\n小题"),
    ("display formula", "$$\na, b\n\\text{甲}\n$$\n\n文。", "$$\na, b\n\\text{甲}\n$$\n\n文。"),
    ("environment", "\\begin{align*}\na, b \\\\\n\\end{align*}", "\\begin{align*}\na, b \\\\\n\\end{align*}"),
    ("emphasis in a formula", "积 $a*b*c$ 与 \\(x_1*y_1*z\\) 和 $5 起", "积 $a*b*c$ 与 \\(x_1*y_1*z\\) 和 $5 起"),
    ("empty cells", "| 项 | 一 | 二 |\n|---|---|---|\n| 甲 | | 乙 |\n| | 丙 | |", "项 | 一 | 二\n\n甲 | | 乙\n\n| 丙"),
    ("a bar in a cell", "| 项 | 一 |\n|---|---|\n| a \\| b | `x\\|y` |", "项 | 一\n\na|b | `x|y`"),
    ("a table for layout", "| | |\n|---|---|\n| | " + P * 2 + " | ![](a.gif) |", P * 2),
    ("a table inside of a cell", "| | |\n|---|---|\n| | | 第一栏 | | --- | --- | | " + P * 2 + " | | 第二栏 \\| 续 | |", "第一栏\n\n" + P * 2 + "\n\n第二栏 | 续"),
    ("a dash in a cell", "| 项 | 一 |\n|---|---|\n| 甲 | --- |\n| 乙 | 3 |", "项 | 一\n\n甲 | ---\n\n乙 | 3"),
    ("a link in a link", "国家[[统计](u)局](v)的数据。", "国家统计局的数据。"),
    ("definition", "术语\n: 定义一句。", "术语 | 定义一句。"),
    ("footnote", "文[^1]。\n\n[^1]: 注一句。", "文[1]。\n\n[1] 注一句。"),
    ("box", "::: tip 提示\n文。\n:::\n\n!!! note \"注意\"\n\n[TOC]", "提示\n\n文。\n\n注意"),
    ("a box alone", "::: warning\n文。\n:::", "文。"),
    ("a link as a box's title", "::: tip [提示](/a.md)\n文。\n:::", "提示\n\n文。"),
    ("a callout", "> [!NOTE]\n> 文。", "文。"),
    ("a callout with a title", "> [!tip]- 提示\n> - 甲项\n> - 乙项", "提示\n\n甲项\n\n乙项"),
    ("boxes of pandoc, of tabs and with a label", "::: {.theorem #a}\n文。\n:::\n\n=== \"页签\"\n\n    文乙。\n\n:::tip[提示]\n\n文丙。\n\n:::", "文。\n\n页签\n\n文乙。\n\n提示\n\n文丙。"),
    ("attributes at an end", "# 题 {#sec:a}\n\n写城市，也写记忆。{: .lead}\n\n颜色是 {#fff} 的。", "题\n\n写城市，也写记忆。\n\n颜色是 {#fff} 的。"),
    ("scripts and parts of a page", "<script setup>\nconst n = 0\n</script>\n\n# 题 <Badge type=\"tip\" />\n\n<Tabs>\n<TabItem value={1}>\n文。\n</TabItem>\n</Tabs>\n\n按 <Enter> 键，类型是 List<Map<String, T>>。", "题\n\n文。\n\n按 <Enter> 键，类型是 List<Map<String, T>>。"),
    ("a module's lines", "import Tabs from '@theme/Tabs';\n\nexport const a = (\n  1\n);\n\n<Tabs />\n\n# 题\n\n文。", "```\nexport const a = (\n  1\n);\n```\n\n题\n\n文。"),
    ("no module's lines", "# 题\n\nimport a from 'b';\n\n文。", "题\n\nimport a from 'b';\n\n文。"),
    ("emphasised lines alone", "__一、时间__\n\n三月五日。\n\n__二、地点__\n\n城东。", "一、时间\n\n三月五日。\n\n二、地点\n\n城东。"),
    ("a table that blanks set", "# 题\n\n甲甲甲甲甲甲     3      第一次的调查结果\n乙乙乙乙乙乙     5      第二次的调查结果", "题\n\n甲甲甲甲甲甲     3      第一次的调查结果\n\n乙乙乙乙乙乙     5      第二次的调查结果"),
    ("templates", "{% asset_img a.png 图 %}\n\n{{< toc >}}\n\n{: .wide}\n\n文。", "文。"),
    ("an anchor before a heading", '<span id="page-1-0"></span>## **小题**\n\n文。', "小题\n\n文。"),
    ("an unusual element", "<aside>\n💡 提示。\n\n</aside>\n\n文。", "💡 提示。\n\n文。"),
    ("a page's end", "文。\n\n{1}------------------------------\n\n完。", "文。\n\n完。"),
    ("a hint", '{% hint style="info" %}\n文。\n{% endhint %}', "文。"),
    ("odd image", "![图](data:image/svg+xml,%3Csvg a='1' t='m(-2, 1)'%3E)文。", "文。"),
    ("image with blanks", "![](图 一.png){width=50%}文，[附件](files/附 件.pdf)。", "文，附件。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_read_as_its_writer_meant_it(source: str, expected: str) -> None:
    document = clean_document(f"# 题\n\n{P}\n\n{source}\n", skip=["normalize_punctuation"])
    assert document.text == f"题\n\n{P}\n\n{expected}"
    assert document.check().ok


@pytest.mark.parametrize("source", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_a_second_pass_changes_neither_text_nor_markdown(source: str) -> None:
    document = clean_document(f"# 题\n\n{P}\n\n{source}\n")
    assert clean(document.text) == document.text
    markdown = document.to_markdown()
    assert clean_document(markdown).to_markdown() == markdown


@pytest.mark.parametrize("text", ["<iframe src=https://a.b/x//", "<script", "</div", "<!-- 注", "<p>甲", "<a href=x"])
def test_no_tag_in_markdown_is_alive(text: str) -> None:
    markdown = clean_document(f"# 题\n\n{P}\n\n{text}\n").to_markdown()
    assert "\n<" not in markdown and (text not in markdown or f"\\{text}" in markdown)


def test_a_row_of_nothing_but_links_keeps_account_of_where_they_lead() -> None:
    row = " - ".join(f"[栏目{n}](http://news.example.com/{n}/)" for n in range(20))
    document = clean_document(f"# 题\n\n|  |  |  |\n| --- | --- | --- |\n|  |  | {row} |\n\n{P}\n")
    assert document.form == "markdown"
    assert document.check().ok
    assert P in document.text
    assert "http" not in document.text
