"""The text of a block, and the articles of a document, as every rendering shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hizone_clean.block_text import fenced, is_formula, shown_text
from hizone_clean.blocks import Article

if TYPE_CHECKING:
    from hizone_clean.document import Document

__all__ = ["fenced", "is_formula", "one_line", "shown_articles", "shown_text"]


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
