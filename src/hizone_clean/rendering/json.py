"""A document as plain data: metadata, articles, removals, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hizone_clean.blocks import Article, Metadata
from hizone_clean.rendering.shown import shown_articles, shown_text

if TYPE_CHECKING:
    from hizone_clean.document import Document


def render_dict(document: Document) -> dict[str, Any]:
    """``document`` as dictionaries, lists, strings and numbers."""
    return {
        "metadata": _metadata(document.metadata),
        "articles": [_article(article) for article in shown_articles(document)],
        "removed": [
            {"lines": list(block.lines), "text": block.text, "reason": block.reason, "by": block.by}
            for block in document.removed
        ],
        "diagnostics": [diagnostic._asdict() for diagnostic in document.diagnostics],
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    fields = metadata._asdict()
    del fields["extra"]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "kicker": article.kicker,
        "authors": list(article.authors),
        "source": article.source,
        "text": article.text,
        "blocks": [
            {"type": block.type, "text": text, "lines": list(block.lines)}
            for block in article.blocks
            if (text := shown_text(block))
        ],
    }
