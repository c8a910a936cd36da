"""The text of a block, and the articles of a document, as every rendering shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hizone_clean.block_text import fenced, is_formula, shown_text
from hizone_clean.blocks import Article, Block

if TYPE_CHECKING:
    from hizone_clean.document import Document

__all__ = [
    "fenced",
    "heading_level",
    "is_formula",
    "level_shift",
    "one_line",
    "shown_articles",
    "shown_parts",
    "shown_text",
]


def one_line(text: str | None) -> str:
    """``text`` on one line, with single blanks; empty for ``None``."""
    return " ".join(text.split()) if text else ""


def shown_articles(document: Document) -> tuple[Article, ...]:
    """The articles of ``document`` that have any text."""
    return tuple(
        article
        for article in document.articles
        if one_line(article.title) or one_line(article.kicker) or any(map(shown_text, article.blocks))
    )


_HEADINGS = ("heading", "title", "kicker")


def level_shift(article: Article) -> int:
    """By how much the levels of an article's headings are moved, so that the highest stands right under the title."""
    levels = [b.level for b in article.blocks if b.type in _HEADINGS and b.level and shown_text(b)]
    return 2 - min(levels) if levels else 0


def heading_level(block: Block, shift: int) -> int:
    """The level of a heading, 2 to 6: as its source has it, moved by ``shift``; 2 where the source tells none.

    >>> heading_level(Block("节", (1, 1), "heading", level=4), -1), heading_level(Block("节", (1, 1), "heading"), -1)
    (3, 2)
    """
    return min(6, block.level + shift) if block.level else 2


def shown_parts(document: Document) -> list[tuple[int, Block, str]]:
    """What a text rendering shows, in its order: the number of the article, the block, and its text.

    >>> from hizone_clean.reading import read
    >>> [(number, text) for number, _, text in shown_parts(read("- 甲 \\n\\n# 题"))]
    [(0, '题'), (0, '甲')]
    """
    members: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.reason is None:
            members.setdefault(block.article, []).append(block)
    return [(number, block, text) for number in sorted(members) for block, text in _in_order(members[number]) if text]


def _in_order(blocks: list[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks of one article with the text of each: its kicker and its title stand first."""
    heads = [next((block for block in blocks if block.type == kind), None) for kind in ("kicker", "title")]
    for head in heads:
        if head:
            yield head, one_line(head.text)
    for block in blocks:
        if block is not heads[0] and block is not heads[1]:
            yield block, shown_text(block)
