"""A document as plain text: one blank line between blocks, two between articles."""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.document import Article, Document
from hizone_clean.reading.lines import to_lines


def render_text(document: Document) -> str:
    """The kept text of ``document``, without a final line end; plain lines come back as they stood."""
    if document.form == "plain":
        return to_lines(document)
    return "\n\n\n".join("\n\n".join(_parts(article)) for article in document.articles)


def _parts(article: Article) -> Iterator[str]:
    for head in (article.kicker, article.title):
        if head:
            yield head
    for block in article.blocks:
        yield "\n".join(line.rstrip() for line in block.text.strip().split("\n"))
