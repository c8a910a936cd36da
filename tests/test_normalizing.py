"""``--normalize`` over source files of any kind: text is normalised, marks, code and data stay as they were."""

from __future__ import annotations

import time

import pytest

from growth import measured_again
from hizone_clean.normalizing import normalizing_pipeline

normalize = normalizing_pipeline()

CASES = [
    # running text between marks
    ("正文,第二.  See `foo,bar` and ``x ` y,z``, 完.", "正文，第二。See `foo,bar` and ``x ` y,z``，完。"),
    ("[链接,文](http://a.b/c,d?e=1,2 \"题,目\"),丙.", "[链接，文](http://a.b/c,d?e=1,2 \"题,目\")，丙。"),
    ('<p class="甲,乙" data-x=\'丙,丁\'>内容,文字.</p>', '<p class="甲,乙" data-x=\'丙,丁\'>内容，文字。</p>'),
    ('<a title="a > b,c">甲,乙.</a>', '<a title="a > b,c">甲，乙。</a>'),
    ("| 甲,乙 | 丙 |\n|---|---|\n| 1,2 | 3 |", "| 甲，乙 | 丙 |\n|---|---|\n| 1,2 | 3 |"),
    ("甲,乙\t丙,丁", "甲，乙\t丙，丁"),
    ("1. 甲,乙.\n- [ ] 丙,丁.\n> 戊,己.", "1. 甲，乙。\n- [ ] 丙，丁。\n> 戊，己。"),
    ("**注意:** 内容,完.", "**注意：** 内容，完。"),
    ("甲,乙.  \r\n丙,丁.\\\r\n", "甲，乙。  \r\n丙，丁。\\\r\n"),
    ("见 https://a.b/路径,甲.html 后,完.", "见 https://a.b/路径,甲.html 后，完。"),
    ("甲,乙.&nbsp;丙&lt;b&gt;,丁.", "甲，乙。&nbsp;丙&lt;b&gt;，丁。"),
    ("甲,<!-- 注,释 -->乙.", "甲，<!-- 注,释 -->乙。"),
    ("[[甲,乙]],丙. {{< 图 a=\"甲,乙\" >}}", "[[甲,乙]]，丙。 {{< 图 a=\"甲,乙\" >}}"),
    ("    近日,园区开工,创下新高.", "    近日，园区开工，创下新高。"),
    # what a text means beyond its letters
    ("首页 ![图](u)\n\n其中 ![](a.gif) 是,嵌入 ![[附,件.pdf]]", "首页 ![图](u)\n\n其中 ![](a.gif) 是，嵌入 ![[附,件.pdf]]"),
    ('??? note "定,义"\n    内容,完.', '??? note "定,义"\n    内容，完。'),
    ("::: warning 注意, 甲\n正文,乙.\n:::", "::: warning 注意, 甲\n正文，乙。\n:::"),
    ("甲[^注],乙.\n\n[^注]: 脚注,内容.", "甲[^注]，乙。\n\n[^注]: 脚注，内容。"),
    ("术语\n: 定义,甲.\n\n*[HTML]: 超,文本", "术语\n: 定义，甲。\n\n*[HTML]: 超,文本"),
    ("公式\\(f(x), g(x)\\),设$a\n,b$后,有$f(x_1,x_2)$.", "公式\\(f(x), g(x)\\)，设$a\n,b$后，有$f(x_1,x_2)$。"),
    ('即 "甲方\n乙方", 又说"丙方\n丁方".', '即 “甲方\n乙方”，又说“丙方\n丁方”。'),
    ('> 即"甲方\n> 乙方",又说"丙方\n> 丁方".', '> 即“甲方\n> 乙方”，又说“丙方\n> 丁方”。'),
    ("见 [甲,乙] 和 [丙,丁](x).\n\n[甲,乙]: http://a.b", "见 [甲,乙] 和 [丙,丁](x).\n\n[甲,乙]: http://a.b"),
    ("[见](#甲-乙)\n\n## 甲, 乙\n\n## 丙,丁\n", "[见](#甲-乙)\n\n## 甲, 乙\n\n## 丙，丁\n"),
    ("[见](#丙,丁)\n\n## 丙,丁\n", "[见](#丙,丁)\n\n## 丙,丁\n"),  # an anchor that is the very text
    ("# 甲\n\n    代码,甲,乙.\n\n@user 你好,:+1:,\\\"或\\\".", "# 甲\n\n    代码,甲,乙.\n\n@user 你好，:+1:，\\\"或\\\"。"),
    ("int a = max(1, 2); // 取最大值,返回", "int a = max(1, 2); // 取最大值，返回"),
    ('set(NAME "演示") # 名称,说明\n; 注,释', 'set(NAME "演示") # 名称，说明\n; 注，释'),
    # nothing to do
    *[(text, text) for text in (
        "---\ntitle: \"甲,乙: 丙\"\ntags: [甲,乙]\n---\n",
        "+++\ntitle = \"甲,乙\"\n+++\n",
        "```python\nprint(\"甲,乙.\")\n```\n",
        "~~~~\n甲,乙.\n~~~\n丙,丁.\n~~~~\n",
        "<pre>\n甲,乙.\n</pre>\n",
        "<script>\nif (a < b && c > d) { x = \"甲,乙.\"; }\n</script>",
        "<style>\n.甲,.乙 { color: red }\n</style>",
        "<p\n  title=\"甲,乙.\">",
        "名称,地址,电话\n甲公司,北京市,010-12345678\n乙公司,上海市,021-12345678\n",
        "name: 甲,乙\nplace: 丙,丁\n",
        '姓名;备注\n张三;"你好,世界"\n', '1,张三,"你好,世界"\n2,李四,"再见,世界"\n',
        "INSERT INTO t (名称,备注) VALUES ('张三', '你好');",
        "import X from '@a/b'\nexport const a = '甲,乙';\n", "<Tabs items={['甲,乙']} render={() => <b>甲</b>}>",
        "name = \"甲,乙\"\n{\"名\": \"甲,乙\", \"v\": [1,2]}\n",
        "$$ 甲, 乙 $$ and $甲,乙$",
        "[1]: http://a.b/c,d \"题,目\"",
        "Hello, world. \"Quotes\" and 'such'... It costs $5.00 (about).",
    )],
    # a number that begins a line of a paragraph, or of a piece of one, is a label
    ("步骤:\n1.打开\n2.关闭", "步骤：\n1.打开\n2.关闭"),
    ("> 如下:\n> (1).打开\n> (2).关闭", "> 如下：\n> （1）.打开\n> （2）.关闭"),
    ("<p>目录<br>3.1.1. 第一阶段<br>3.1.2. 第二阶段</p>", "<p>目录<br>3.1.1. 第一阶段<br>3.1.2. 第二阶段</p>"),
    ("如下\n一.基本情况\n二.工作情况", "如下\n一.基本情况\n二.工作情况"),
    ("用的是,\n.Net平台", "用的是，\n.Net平台"),
    ("今年GDP增长5.2%,\nCPI上涨2.1%,\n高于预期.", "今年GDP增长5.2%，\nCPI上涨2.1%，\n高于预期。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_text_is_normalised_and_marks_stay(source: str, expected: str) -> None:
    assert normalize(source).text == expected
    assert normalize(expected).text == expected
    assert normalize(source).check().ok


def test_characters_are_repaired_in_text_and_left_in_code() -> None:
    assert (
        normalize("⽤⼾,é€šè¿‡\u200b.\n\n`⽤⼾`\n\n```\n⽤⼾\n```\n").text
        == "用户，通过。\n\n`⽤⼾`\n\n```\n⽤⼾\n```\n"
    )


def test_lines_stay_lines() -> None:
    assert len(normalize("甲\x85乙\n丙,").text.split("\n")) == 2


def test_front_matter_that_is_never_closed_is_text() -> None:
    assert normalize("---\n甲,乙.\n").text == "---\n甲，乙。\n"


@pytest.mark.parametrize(
    "unit", ["<!--", "<pre>", "`", "``` \n", "](", '<a "', "{{", "   ", "&amp", "[", "甲,\t", "$ ", "a: \n", "\\"]
)
@measured_again
def test_time_grows_with_the_size(unit: str) -> None:
    def took(times: int) -> float:
        start = time.process_time()
        normalize(unit * times)
        return time.process_time() - start

    small = min(took(20000) for _ in range(2))
    assert took(40000) < 4 * small + 0.1
