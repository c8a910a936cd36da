"""HTML, whole pages and fragments, to blocks."""

from __future__ import annotations

from hizone_clean.blocks import Block
from hizone_clean.reading.html_tree import read_soup, read_tree
from hizone_clean.source.lines import count_lines, read_lines
from hizone_clean.source.script_text import SCRIPT_TEXT, script_text
from hizone_clean.source.visible import page_seen

_SCRIPTED = f">article.{SCRIPT_TEXT}#@0"
_NEARLY = 0.97
"""Share of the visible letters that the fast parser must hold; the rest is odd quotes and the like."""
_HALF = 0.5
"""Share below which the text is taken line for line as a reader sees it."""


def read_html(text: str, first_line: int = 1) -> tuple[list[Block], str]:
    """A block for each element that stands on its own, with its source lines, tag, share of links and place in the tree.

    Headings, list items, table rows, quotes, captions and code carry their type; an image becomes a block that is taken
    away at once, with its tag as text. Cells of one row are parted by `` | ``. Where the fast parser lets go of text, the
    page is read again by the patient one, and by neither where both fail: nothing is dropped in silence.
    """
    blocks, tail = _read(text, first_line)
    last = first_line + count_lines(text)
    if any(max(block.lines) > last for block in blocks):  # a <br> in code is a line of the code alone
        blocks = [b._replace(lines=(min(*b.lines, last), min(max(b.lines), last))) for b in blocks]
    return blocks, tail


def _read(text: str, first_line: int) -> tuple[list[Block], str]:
    shown, article = page_seen(text)
    seen, scripted = shown + article, _script_blocks(text, first_line, shown)
    blocks = [*read_tree(text, first_line), *scripted]
    whole = sum(map(len, seen.split()))
    if _size(blocks) >= _NEARLY * whole:
        return blocks, ""
    blocks = max(blocks, [*read_soup(text, first_line), *scripted], key=_size)
    if _size(blocks) < _HALF * whole:
        return read_lines(seen, first_line)[0], ""
    return blocks, ""


def _script_blocks(text: str, first_line: int, shown: str) -> list[Block]:
    """The article that the page's scripts hold, where the page, which shows ``shown``, shows none."""
    article = script_text(text, shown)
    if article is None:
        return []
    first, last = (first_line + count_lines(text[:place]) for place in article.span)
    title = [Block(article.title, (first, last), "heading", tag="h1", path=_SCRIPTED)] if article.title else []
    stated = [Block(f"script:{name}: {told}", (first, last), tag="meta") for name, told in article.stated]
    return [
        *(block.removed("metadata", "read/script") for block in stated),
        *title,
        *(Block(one, (first, last), tag="p", path=f"{_SCRIPTED}>p@{at}") for at, one in enumerate(article.paragraphs)),
    ]


def _size(blocks: list[Block]) -> int:
    return sum(len(block.text) - block.text.count(" ") for block in blocks if block.tag not in ("img", "meta"))
