"""Front matter in every form, whole and broken, and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hizone_clean.reading import read
from hizone_clean.source.front_matter import read_front_matter
from hizone_clean.source.front_matter_fields import ArticleHead
from hizone_clean.source.yaml_scalars import NotAMappingError, Plain, dump_yaml, load_yaml

# text, known fields, other keys
READ: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("---\ntitle: 题\n---\n", {"title": "题"}, {}),
    ("\n\n---\ntitle: 题\n---\n", {"title": "题"}, {}),
    ("\ufeff---\ntitle: 题\n---\n", {"title": "题"}, {}),
    ("\ufeff\n---\r\ntitle: 题\r\nlayout: post\r\n---\r\n", {"title": "题"}, {"layout": "post"}),
    ("--- \ntitle: 题\n...\n", {"title": "题"}, {}),
    # values as they are written
    ("---\ntitle: 题\nno: 0123\nyes: 1_0\nok: on\n---\n", {"title": "题"}, {"no": "0123", "yes": "1_0", "ok": "on"}),
    ("---\ntitle: 2021\ndate: 2021-09-07\n---\n", {"title": "2021", "date": "2021-09-07"}, {}),
    ("---\ntitle: 题\ncomments:\n - <b>好</b>\n - {by: 甲}\n---\n", {"title": "题"}, {"comments": ["<b>好</b>", {"by": "甲"}]}),
    ("---\ntitle: >-\n  甲 乙\n  丙\n---\n", {"title": "甲 乙 丙"}, {}),
    ("---\ntitle: 甲 乙\n  丙\n---\n", {"title": "甲 乙 丙"}, {}),
    ("---\ntitle: !!python/object/apply:os.system [x]\nlayout: a\n---\n", {}, {"title": ["x"], "layout": "a"}),
    # dates
    ("---\ntitle: 题\ndate: Tue, 07 Sep 2021 06:50:00 GMT\n---\n", {"title": "题", "date": "2021-09-07T06:50:00Z"}, {}),
    ("---\ntitle: 题\ndate: Invalid Date\n---\n", {"title": "题"}, {"date": "Invalid Date"}),
    ("---\ntitle: 题\ndate:  +0800\n---\n", {"title": "题"}, {"date": "+0800"}),
    ("---\ntitle: R&amp;D &lt;b&gt;\nx: a&amp;b\n---\n", {"title": "R&D &lt;b>"}, {"x": "a&amp;b"}),
    ("---\ntitle: 题\narticles:\n- title: 甲\n---\n", {"title": "题"}, {"articles": [{"title": "甲"}]}),
    # other names of the same facts
    ("---\nauthor: 张三, 李四\ntags: 甲，乙\ncategory: 丙\nlink: http://a.cn\n---\n",
     {"authors": ("张三", "李四"), "tags": ("甲", "乙"), "categories": ("丙",), "url": "http://a.cn"}, {}),
    ("---\n标题: 题\n来源: 某报\n---\n", {"title": "题", "source": "某报"}, {}),
    ("---\nauthor: 某某 - 最新\nauthors: [张三]\n---\n", {"authors": ("张三",)}, {"author": "某某 - 最新"}),
    ("---\ntitle: 题\nsource:\nthumbnail: \n---\n", {"title": "题"}, {"thumbnail": ""}),
    # broken
    ("---\ntitle: 说明: 第二\nlayout: post\n---\n", {"title": "说明: 第二"}, {"layout": "post"}),
    ("---\ntitle: \"\"\"\"'某人 说'\"\"\"\"\ntags:\n - 甲\n---\n", {"title": "某人 说", "tags": ("甲",)}, {}),
    ("---\ntitle: \"他说\"好\"\"\ntags: [甲\nno: 1\n---\n", {"title": "他说\"好\"", "tags": ("[甲",)}, {"no": "1"}),
    ("---\ntitle: 题\n\tbad: tab\ntags:\n- 甲: 乙: 丙\n- @丁\n---\n", {"title": "题 bad: tab", "tags": ("甲: 乙: 丙", "@丁")}, {}),
    ("---\ntitle: *甲\nx: &a [1]\ny: *a\n---\n", {"title": "*甲"}, {"x": ["1"], "y": "*a"}),
    # TOML and JSON
    ("+++\ntitle = '题'\ndraft = true\ndate = 2021-09-07\n[x]\nn = 1\n+++\n",
     {"title": "题", "date": "2021-09-07"}, {"draft": "true", "x": {"n": "1"}}),
    ("+++\ntitle = \"题\ntags = x\n+++\n", {"title": "\"题", "tags": ("x",)}, {}),
    (";;;\n{\"title\": \"题\", \"n\": 1.50}\n;;;\n", {"title": "题"}, {"n": "1.50"}),
    ("{\n \"title\": \"题\",\n \"draft\": false\n}\n\n", {"title": "题"}, {"draft": "false"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "known", "extra"), READ)
def test_front_matter_is_read(text: str, known: dict[str, Any], extra: dict[str, Any]) -> None:
    front = read_front_matter(f"{text}正文。\n---\n后文")
    assert front.block is not None
    assert front.body.lstrip() == "正文。\n---\n后文"
    stated = front.metadata._asdict()
    assert {key: value for key, value in stated.items() if value and key != "extra"} == known
    assert dict(front.metadata.extra) == extra
    assert front.block.text in text and front.block.reason == "front_matter"
    assert text.count("\n", 0, text.index(front.block.text)) + 1 == front.block.lines[0]


NONE = [
    "正文。\n---\ntitle: 题\n---\n",
    "---\n\n正文一段。\n\n---\n\n又一段。",
    "---\n记者：张三\n正文。\n---\n",
    "---\ntitle: 题\n正文没有结束。",
    "---\n这是一段文字: 有冒号\n另一段没有。\n第三段也没有。\n---\n",
    "---\nNote: we met today.\n---\n",
    "---\n---\n正文。",
    "--- a/x.py\n+++ b/x.py\n",
    "+++\n正文\n+++\n",
    '{\n "a": 1\n}\n正文',
    "{正文}\n",
    "{\n" * 5000,
    "---",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_front_matter_stays(text: str) -> None:
    assert read_front_matter(text) == read_front_matter("")._replace(body=text)


def test_articles_are_read_back() -> None:
    text = "---\narticles:\n- title: 甲\n  kicker: 引\n  authors: [张三]\n  source: 某报\n- {title: , kicker: , authors: [], source: null}\n---\n"
    front = read_front_matter(text)
    assert front.articles == (ArticleHead("甲", "引", ("张三",), "某报"), ArticleHead())
    assert read_front_matter("---\narticles: [1, 2]\n---\n").metadata.extra == {"articles": ["1", "2"]}


def test_a_title_that_the_body_shows_is_not_put_in_twice() -> None:
    assert [b.text for b in read("---\ntitle: 题\n---\n# 题\n\n文。").kept] == ["题", "文。"]
    shown = read("---\ntitle: 题\n---\n# 另题\n\n文。").kept
    assert [(b.type, b.text) for b in shown] == [("title", "题"), ("heading", "另题"), ("paragraph", "文。")]


def test_a_title_that_only_begins_the_body_is_none() -> None:
    document = read("---\ntitle: 据悉，今年产值...\nlayout: post\n---\n据悉，今年产值增长5%。")
    assert [b.type for b in document.kept] == ["paragraph"]
    assert document.metadata.title is None
    assert document.metadata.extra == {"title": "据悉，今年产值...", "layout": "post"}


SCALARS = [
    "false",
    "null",
    "~",
    "",
    "0123",
    "1e3",
    "2021-09-07",
    "a: b",
    "# x",
    "- x",
    "*x",
    "&x",
    "!x",
    "'x",
    '"',
    "@",
    " x ",
    "\x85",
    "a\nb",
    "😀",
]


@pytest.mark.parametrize("scalar", SCALARS)
@pytest.mark.parametrize("kind", [str, Plain])
def test_scalars_come_back(scalar: str, kind: type[str]) -> None:
    fields = {"k": kind(scalar), "l": [kind(scalar), {"x": kind(scalar)}]}
    written = dump_yaml(fields)
    assert load_yaml(written) == fields
    assert dump_yaml(load_yaml(written)) == written


@pytest.mark.parametrize(
    "text", ["[" * 3000, "[" * 20000, "- " * 3000, "a: &x [1]\nb: *x", "- 甲", "甲", "a: [", "\x00: x"]
)
def test_what_is_no_mapping_says_so(text: str) -> None:
    with pytest.raises(NotAMappingError):
        load_yaml(text)


@given(st.text(alphabet="---\n:+;{}[]\"' ab甲#&*!|>=,\t", max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_nothing_is_lost(text: str) -> None:
    for fence in ("---\n", "+++\n", ";;;\n", ""):
        whole = f"{fence}title: 题\n{text}\n{fence}"
        front = read_front_matter(whole)
        held = front.block.text if front.block else ""
        assert "".join((held + front.body).split()) == "".join(whole.split())
