"""Who wrote an article and where it comes from, out of its bylines; and what a single article tells of the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hizone_clean.blocks import Block, Head
from hizone_clean.document import Document

if TYPE_CHECKING:
    from hizone_clean.language.credits import Credit

_OPENING = 160
"""Characters within which a news item names its reporter."""


def opening_authors(text: str) -> tuple[str, ...]:
    """The authors that a news item names as it opens: 本报讯（记者 李争粉）."""
    opening = text[:_OPENING].split("。")[0]
    if "（" not in opening and "(" not in opening:
        return ()
    from hizone_clean.language.credits import read_credit
    from hizone_clean.language.news_openings import opens_news

    return read_credit(opening).authors if opens_news(opening) else ()


def head_of(credits: Iterable[Credit], opening: str = "", *, pictured: bool = False) -> Head:
    """The head of an article out of what its bylines state and how its body opens."""
    authors: list[str] = list(opening_authors(opening))
    source = None
    for credit in credits:
        authors += (credit.photographers or credit.authors) if pictured else credit.authors
        source = source or (credit.picture_source if pictured else credit.source)
    return Head(tuple(dict.fromkeys(authors)), source)


def with_heads(document: Document) -> Document:
    """``document`` with the heads of its articles, and its metadata, where these were still empty."""
    numbers = sorted({block.article for block in document.kept})
    if len(numbers) > 1:
        if document.heads:
            return document
        return document.with_blocks(document.blocks, heads=_heads(document.blocks, numbers[-1] + 1))
    return _single(document, numbers[0]) if numbers else document


def is_of_post(block: Block) -> bool:
    """Whether a line says who wrote one of several posts, and so not who wrote the whole."""
    return block.by is not None and block.by.startswith("remove_boilerplate/post_")


def _heads(blocks: Sequence[Block], count: int) -> tuple[Head, ...]:
    """The heads of several articles, each from the bylines among its own blocks."""
    from hizone_clean.cleaners.assemble_articles.bylines.take_off import read_byline
    from hizone_clean.language.news_openings import opens_news

    credits: list[list[Credit]] = [[] for _ in range(count)]
    openings = [""] * count
    for block in blocks:
        if block.reason in ("byline", "credit") and not is_of_post(block):
            credits[block.article].append(read_byline(block))
        elif block.reason is None and not openings[block.article] and opens_news(block.text):
            openings[block.article] = block.text
    return tuple(head_of(*pair) for pair in zip(credits, openings, strict=True))


def _read_bylines(blocks: Iterable[Block]) -> list[Credit]:
    from hizone_clean.cleaners.assemble_articles.bylines.take_off import read_byline

    return [read_byline(block) for block in blocks]


def _single(document: Document, number: int) -> Document:
    metadata = document.metadata
    bylines = [b for b in document.blocks if b.reason in ("byline", "credit") and not is_of_post(b)]
    stated = _read_bylines(bylines) if bylines else []
    opening = next((block.text for block in document.kept if block.type == "paragraph"), "")
    head = head_of(stated, opening)
    title = next((block.text.strip() for block in document.kept if block.type == "title"), None)
    metadata = metadata._replace(
        title=metadata.title or title,
        authors=metadata.authors or head.authors,
        source=metadata.source or head.source,
    )
    stood = document.heads[number] if number < len(document.heads) else Head()
    own = Head(stood.authors or metadata.authors, stood.source or metadata.source)
    heads = (*document.heads[:number], *[Head()] * (number - len(document.heads)), own)
    return document.with_blocks(document.blocks, heads=heads, metadata=metadata)
