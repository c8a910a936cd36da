"""Markdown out, and in again: what is written reads back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hizone_clean.blocks import Block, BlockType, Head, Metadata
from hizone_clean.document import Document
from hizone_clean.reading import read
from hizone_clean.rendering.markdown import render_markdown
from hizone_clean.rendering.text import render_text
from hizone_clean.source.yaml_scalars import Plain

GOLD = sorted((Path(__file__).parents[1] / "data" / "gold").glob("*.json"))


def of_gold(gold: dict[str, object]) -> Document:
    """The document that a gold file describes, without its source."""
    told = dict(gold["metadata"])  # type: ignore[call-overload]
    metadata = Metadata(**{key: tuple(value) if isinstance(value, list) else value for key, value in told.items()})
    blocks: list[Block] = []
    heads: list[Head] = []
    for number, article in enumerate(gold["articles"]):  # type: ignore[arg-type,var-annotated]
        heads.append(Head(tuple(article["authors"]), article["source"]))
        titled = [Block(article[kind], (1, 1), type=kind) for kind in ("kicker", "title") if article[kind]]
        body = [Block(block["text"], (1, 1), type=block["type"]) for block in article["blocks"]]
        blocks += [block._replace(article=number) for block in (*titled, *body)]
    return Document(source="", blocks=tuple(blocks), form="lines", metadata=metadata, heads=tuple(heads))


def facts(document: Document) -> list[object]:
    """What must come back: metadata, and of each article its head and the types and texts of its blocks."""
    articles = [
        (a.title, a.kicker, a.authors, a.source, [(b.type, b.text) for b in a.blocks]) for a in document.articles
    ]
    return [document.metadata._replace(extra=dict(document.metadata.extra)), articles]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_gold_comes_back_whole(path: Path) -> None:
    document = of_gold(json.loads(path.read_text("utf-8")))
    written = render_markdown(document)
    again = read(written)
    assert again.form == "markdown"
    assert facts(again) == facts(document)
    assert render_markdown(again) == written
    assert render_text(again) == render_text(document)


WRITTEN = [
    # text, type, how it is written: what would be a mark is escaped
    ("# 不是题", "paragraph", "\\# 不是题"),
    ("#话题#", "paragraph", "#话题#"),
    ("- 不是列表", "paragraph", "\\- 不是列表"),
    ("1. 不是列表", "paragraph", "1\\. 不是列表"),
    ("> 不是引文", "paragraph", "\\> 不是引文"),
    ("*不是说明*", "paragraph", "\\*不是说明\\*"),
    ("---", "paragraph", "\\---"),
    ("* * *", "paragraph", "\\* * *"),
    ("===", "paragraph", "\\==="),
    ("```", "paragraph", "\\`\\`\\`"),
    ("~~~", "paragraph", "\\~\\~\\~"),
    ("见[规划](甲)与[乙]", "paragraph", "见[规划\\](甲)与[乙]"),
    ("[1]: http://a.cn", "paragraph", "\\[1]: http://a.cn"),
    ("注[^1]", "paragraph", "注\\[^1]"),
    ("标签&lt;p>与&lt;b&gt;", "paragraph", "标签\\<p>与\\&lt;b\\&gt;"),
    ("标签<p>", "paragraph", "标签\\<p>"),
    ("用&lt;T>与List<T>", "paragraph", "用\\&lt;T>与List\\<T>"),
    ("<http://a.cn/x>", "paragraph", "\\<http://a.cn/x>"),
    ("路径 C:\\_x 与 \\*", "paragraph", "路径 C:\\\\_x 与 \\\\*"),
    ("末尾\\", "paragraph", "末尾\\\\"),
    ("用`a*b*c`写", "paragraph", "用`a*b*c`写"),
    ("题 #", "heading", "## 题 \\#"),
    ("甲*乙", "caption", "*甲\\*乙*"),
    ("1. 推进改革", "list_item", "1. 推进改革"),
    ("推进改革", "list_item", "- 推进改革"),
    ("- 推进", "list_item", "- \\- 推进"),
    ("甲 |  | 丙", "table_row", "| 甲 |  | 丙 |\n| --- | --- | --- |"),
    ("a|b", "table_row", "| a\\|b |\n| --- |"),
    ("床前明月光\n疑是地上霜", "verse", "床前明月光\\\n疑是地上霜"),
    ("甲\n乙", "quote", "> 甲\\\n> 乙"),
    ("x = 1", "code", "```\nx = 1\n```"),
    ("```py\nx = 1\n```", "code", "```py\nx = 1\n```"),
    ("```py\nx = 1", "code", "```py\nx = 1\n```"),
    # no mark, nothing escaped
    ("产值5*注1，C_1与a_b_c，R&D占3.5%，1.5倍，2-3名，3 * 4 = 12", "paragraph", None),
    ("1.推进改革；#1楼；+86；-5℃；~10%；[甲]；|乙|；A<B；100元/吨", "paragraph", None),
]


@pytest.mark.parametrize(("text", "kind", "written"), WRITTEN)
def test_block_is_written_and_read_back(text: str, kind: BlockType, written: str | None) -> None:
    document = Document(
        source="", blocks=(Block(text, (1, 1), type=kind),), form="lines", metadata=Metadata(title="题")
    )
    markdown = render_markdown(document)
    assert markdown.split("\n\n", 1)[1] == (written or text)
    assert render_markdown(read(markdown)) == markdown
    (block,) = read(markdown).articles[0].blocks
    assert block.type == kind
    if kind != "code":
        assert (
            " ".join(block.text.split(" ")) == " ".join(text.split("  ")).replace("|  |", "| |")
            or block.text == text
            or block.text == text.replace("<p>", "&lt;p>")  # a bare tag is one to the next reader
        )


def test_front_matter_is_written_as_it_was() -> None:
    extra = {"layout": Plain("post"), "comments": Plain("false"), "zip": "0123", "list": [{"a": Plain("1")}]}
    metadata = Metadata(title="2021", date="2021-09-07", authors=("张三",), tags=("甲", "乙"), extra=extra)
    blocks = (Block("2021", (1, 1), type="title"),)
    document = Document(source="", blocks=blocks, metadata=metadata, form="lines", heads=(Head(("张三",)),))
    written = render_markdown(document)
    assert written == (
        "---\ntitle: '2021'\ndate: 2021-09-07\nauthors:\n- 张三\ntags:\n- 甲\n- 乙\n"
        "layout: post\ncomments: false\nzip: '0123'\nlist:\n- a: 1\n---\n\n# 2021"
    )
    assert facts(read(written))[0] == metadata._replace(extra=extra)


LEVELS = [
    # what a source tells, and what is written: the highest right under the title, the rest as far below it as they were
    (
        "<h2>甲</h2><p>文。</p><h3>乙</h3><p>文。</p><h4>丙</h4><p>文。</p><h2>丁</h2><p>文。</p>",
        "## ### #### ##",
    ),
    ("<h4>甲</h4><p>文。</p><h5>乙</h5><p>文。</p>", "## ###"),
    ("# 题\n\n### 甲\n\n文。\n\n#### 乙\n\n文。\n\n**丙**\n\n文。\n\n### 丁", "# ## ### ## ##"),
    ("# 题\n\n## 甲\n\n# 又一题\n\n文。", "# ### ##"),
]


@pytest.mark.parametrize(("source", "marks"), LEVELS)
def test_headings_keep_their_levels(source: str, marks: str) -> None:
    written = render_markdown(read(source))
    assert [line.split(" ")[0] for line in written.split("\n") if line.startswith("#")] == marks.split()
    assert render_markdown(read(written)) == written


_PIECES = [
    *"甲乙，。 a1.)#*_-+>|`~=[]()<>!\\&;:^/\"'{}\n\r\t\ufeff\u3000\x85\x0c",
    "http://a.cn",
    "---",
    "**",
    "<p>",
    "&lt;",
    "](",
    "```",
    "1. ",
]
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
_TYPES = st.sampled_from(
    ["paragraph", "heading", "caption", "list_item", "table_row", "quote", "verse", "code", "title", "kicker"]
)
_LINE = st.text(alphabet="甲乙 a1:#-'\"[]{}!&*|>%@`,?\\\t\u3000", max_size=10)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with every type of block, and with text that tempts every mark."""
    count = draw(st.integers(1, 3))
    blocks = [
        Block(text, (1, 1), type=kind, article=draw(st.integers(0, count - 1)), level=draw(st.integers(0, 6)))
        for kind, text in draw(st.lists(st.tuples(_TYPES, _TEXT), max_size=6))
    ]
    heads = [
        Head(tuple(filter(str.strip, draw(st.lists(_LINE, max_size=2)))), draw(_LINE) or None) for _ in range(count)
    ]
    extra = {"layout": draw(_LINE), "no": draw(_LINE)} if draw(st.booleans()) else {}
    metadata = Metadata(title=draw(_LINE) or None, extra=extra)
    return Document(source="", blocks=tuple(blocks), form="lines", metadata=metadata, heads=tuple(heads))


@given(documents())
@settings(max_examples=100, deadline=None)
def test_what_is_written_reads_back_as_it_was_written(document: Document) -> None:
    written = render_markdown(document)
    assert render_markdown(read(written)) == written


@given(documents())
@settings(max_examples=60, deadline=None)
def test_no_line_ends_in_a_blank_and_no_block_is_empty(document: Document) -> None:
    text = render_text(document)
    assert not any(line != line.rstrip(" \t") for line in text.split("\n"))
    assert "\n\n\n\n" not in text or any(block.type == "code" for block in document.blocks)
