"""Text and plain data out of one document."""

from __future__ import annotations

import json

import pytest

from hizone_clean.blocks import Block, BlockType, Diagnostic, Head, Metadata
from hizone_clean.document import Document
from hizone_clean.rendering.json import render_dict
from hizone_clean.rendering.text import render_text


def of(*blocks: tuple[BlockType, str, int]) -> Document:
    """A document of blocks given as type, text and article."""
    made = tuple(Block(text, (n, n), type=kind, article=article) for n, (kind, text, article) in enumerate(blocks, 1))
    return Document(source="", blocks=made, form="lines")


TEXTS: list[tuple[Document, str]] = [
    (of(), ""),
    (of(("title", "题", 0), ("kicker", "引题", 0), ("paragraph", "　甲。 ", 0)), "引题\n\n题\n\n甲。"),
    (of(("paragraph", "甲。", 0), ("paragraph", "乙。", 1), ("title", "题", 1)), "甲。\n\n\n题\n\n乙。"),
    (of(("verse", "床前明月光， \n\n　疑是地上霜。", 0)), "床前明月光，\n疑是地上霜。"),
    (of(("code", "```\nx = 1  \n\n  y\n```\n", 0)), "```\nx = 1\n\n  y\n```"),
    (of(("code", " x = 1", 0), ("code", "y = 2\n  z", 0)), "x = 1\n\n```\ny = 2\n  z\n```"),
    (of(("paragraph", " \t", 0), ("heading", "节", 0), ("table_row", " | ", 0)), "节"),
    (of(("paragraph", "", 0), ("paragraph", "甲", 1)), "甲"),
    (of(("paragraph", "甲\r\n乙\r丙", 0)), "甲\n乙\n丙"),
    (of(("title", "一\n二", 0)), "一 二"),
]


@pytest.mark.parametrize(("document", "expected"), TEXTS)
def test_text(document: Document, expected: str) -> None:
    assert render_text(document) == expected


def test_plain_lines_come_back_as_they_stood() -> None:
    from hizone_clean.document import from_lines

    text = "　甲 \r\n\n\n乙\t\r丙"
    assert render_text(from_lines(text)) == text


def test_dict_is_plain_data_of_the_stated_form() -> None:
    document = Document(
        source="",
        blocks=(
            Block("题", (1, 1), type="title"),
            Block(" 甲。", (2, 3)),
            Block("  ", (4, 4)),
            Block("乙", (5, 5)).removed("credit", "remove_boilerplate/credit"),
        ),
        form="lines",
        metadata=Metadata(title="题", tags=("高新区",), extra={"layout": "post"}),
        heads=(Head(("张三",), "某报"),),
        diagnostics=(Diagnostic(2, "other", "甲", "注"),),
    )
    told = render_dict(document)
    assert json.loads(json.dumps(told)) == told
    assert told == {
        "metadata": {
            "title": "题",
            "date": None,
            "source": None,
            "authors": [],
            "url": None,
            "tags": ["高新区"],
            "categories": [],
        },
        "articles": [
            {
                "title": "题",
                "kicker": None,
                "authors": ["张三"],
                "source": "某报",
                "text": "甲。",
                "blocks": [{"type": "paragraph", "text": "甲。", "lines": [2, 3]}],
            }
        ],
        "removed": [{"lines": [5, 5], "text": "乙", "reason": "credit", "by": "remove_boilerplate/credit"}],
        "diagnostics": [{"line": 2, "kind": "other", "text": "甲", "note": "注"}],
    }


def test_a_heading_has_the_level_that_markdown_shows() -> None:
    blocks = (
        Block("题", (1, 1), type="title"),
        Block("一", (2, 2), "heading", level=3),
        Block("（一）", (3, 3), "heading", level=4),
        Block("甲。", (4, 4)),
        Block("小标题", (5, 5), "heading"),
    )
    [article] = render_dict(Document(source="", blocks=blocks, form="html"))["articles"]
    assert [block.get("level") for block in article["blocks"]] == [2, 3, None, 2]
