"""A cleaned document as a row: what every form of output holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hizone_clean.corpus.record import KNOWN
from hizone_clean.rendering.shown import one_line, shown_articles

if TYPE_CHECKING:
    from hizone_clean.document import Document

FOUND = ("title", "date", "source", "authors", "url", "tags", "categories")
"""What a document says of itself."""
COLUMNS = ("id", "text", *FOUND, "articles", "record")
"""Of every row; ``removed`` and ``diagnostics`` follow where they are asked for."""


def found_in(document: Document, keys: Mapping[str, Any]) -> dict[str, Any]:
    """What ``document`` says of itself; where it is silent, what its container knows under the same names."""
    said = document.metadata
    found: dict[str, Any] = {
        "title": one_line(said.title) or None,
        "date": said.date,
        "source": said.source,
        "authors": list(said.authors),
        "url": said.url,
        "tags": list(said.tags),
        "categories": list(said.categories),
    }
    for key in KNOWN:
        if not found[key] and isinstance(value := keys.get(key), (str, int)) and not isinstance(value, bool):
            found[key] = str(value)
    return found


def articles_of(document: Document) -> list[dict[str, Any]]:
    """The articles of ``document``, each with its text."""
    return [
        {
            "title": one_line(article.title) or None,
            "kicker": one_line(article.kicker) or None,
            "authors": list(article.authors),
            "source": article.source,
            "text": article.text,
        }
        for article in shown_articles(document)
    ]


def removed_of(document: Document) -> list[dict[str, Any]]:
    """What was taken away, with its source lines, reason and rule."""
    return [
        {"lines": list(block.lines), "reason": block.reason, "by": block.by, "text": block.text}
        for block in document.removed
    ]


def diagnostics_of(document: Document) -> list[dict[str, Any]]:
    """What a reader should look at."""
    return [one._asdict() for one in document.diagnostics]
