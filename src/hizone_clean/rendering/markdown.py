"""A document as Markdown: front matter, ``#`` title, ``##`` headings, ``*captions*``, ``---`` between articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hizone_clean.document import Article, Block, Document

# what a reader would take for a mark: emphasis and links anywhere, heading, list, quote and rule marks at the start
_INLINE_MARK = re.compile(r"([\\`*_\[\]])")
_LEADING_MARK = re.compile(r"\A(#{1,6} |[-+>] |>|-{3,}$|~~~|\d+(?=[.)] ))", re.M)


def render_markdown(document: Document) -> str:
    """The kept text of ``document`` as Markdown, without a final line end."""
    articles = document.articles
    front = _front_matter(document, articles)
    body = "\n\n---\n\n".join("\n\n".join(_parts(article)) for article in articles)
    return f"{front}\n{body}" if front else body


def _parts(article: Article) -> Iterator[str]:
    if article.title:
        yield f"# {_escaped(article.title)}"
    for block in article.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    text = _escaped(block.text.strip())
    if block.type == "heading":
        return f"## {text}"
    if block.type == "caption":
        return f"*{text}*"
    return text if block.type != "code" else block.text


def _escaped(text: str) -> str:
    return _LEADING_MARK.sub(r"\\\1", _INLINE_MARK.sub(r"\\\1", text))


def _front_matter(document: Document, articles: tuple[Article, ...]) -> str:
    metadata = document.metadata
    fields: dict[str, Any] = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in metadata._asdict().items()
        if value and key != "extra"
    }
    fields |= dict(metadata.extra)
    if len(articles) > 1 or any(article.kicker for article in articles):
        fields["articles"] = [_article_head(article) for article in articles]
    if not fields:
        return ""
    import yaml

    body: str = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{body}---\n"


def _article_head(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "kicker": article.kicker,
        "authors": list(article.authors),
        "source": article.source,
    }
