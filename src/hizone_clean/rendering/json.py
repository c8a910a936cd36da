"""A document as plain data: metadata, articles, removals, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hizone_clean.blocks import Article, Block, Metadata
from hizone_clean.layout.paper import Paper, PdfPage, box_around
from hizone_clean.rendering.posts import posts_of
from hizone_clean.rendering.shown import heading_level, level_shift, shown_articles, shown_text

if TYPE_CHECKING:
    from hizone_clean.document import Document


def render_dict(document: Document) -> dict[str, Any]:
    """``document`` as dictionaries, lists, strings and numbers."""
    paper = document.paper
    told = {
        "metadata": _metadata(document.metadata),
        "articles": [_article(article, document) for article in shown_articles(document)],
        "removed": [
            {"lines": list(block.lines), "text": block.text, "reason": block.reason, "by": block.by}
            | _printed(block, paper)
            for block in document.removed
        ],
        "diagnostics": [diagnostic._asdict() for diagnostic in document.diagnostics],
    }
    return told | {"pages": [_page(page) for page in paper.pages]} if paper else told


def _page(page: PdfPage) -> dict[str, Any]:
    return {"number": page.number, "width": page.width, "height": page.height}


def _printed(block: Block, paper: Paper | None) -> dict[str, Any]:
    """The page on which ``block`` begins, the box of what stands of it there, and page and box of each of its lines."""
    lines = paper.printed(block) if paper else []
    if not lines:
        return {}
    page = lines[0].page
    box = box_around([line for line in lines if line.page == page])
    printed = [{"line": line.line, "page": line.page, "box": list(line.box)} for line in lines]
    return {"page": page, "box": list(box), "printed": printed}


def _metadata(metadata: Metadata) -> dict[str, Any]:
    fields = metadata._asdict()
    del fields["extra"]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}


def _article(article: Article, document: Document) -> dict[str, Any]:
    paper = document.paper
    shift = level_shift(article)
    told = {
        "title": article.title,
        "kicker": article.kicker,
        "authors": list(article.authors),
        "source": article.source,
        "text": article.text,
        "blocks": [
            {"type": block.type, "text": text, **_level(block, shift), "lines": list(block.lines)}
            | _printed(block, paper)
            for block in article.blocks
            if (text := shown_text(block))
        ],
    }
    if posts := posts_of(document.blocks, article):
        told["posts"] = posts
    head = [{"type": block.type, "text": block.text} | _printed(block, paper) for block in article.head]
    return told | {"head": head} if paper else told


def _level(block: Block, shift: int) -> dict[str, int]:
    """The level of a heading, as Markdown shows it; nothing of what is none."""
    return {"level": heading_level(block, shift)} if block.type == "heading" else {}
