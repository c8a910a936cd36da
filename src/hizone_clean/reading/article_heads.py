"""What front matter says of each article, put where the article begins: kickers, titles, authors, sources."""

from __future__ import annotations

from itertools import groupby

from hizone_clean.blocks import Block, BlockType, Head
from hizone_clean.source.front_matter import FrontMatter
from hizone_clean.source.front_matter_fields import ArticleHead
from hizone_clean.source.visible import letters_of


def place_heads(front: FrontMatter, blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[Head, ...]]:
    """``blocks`` with the front matter, and with one title at most in each article, and what stands over each article.

    A title that the body shows too is not put in twice; headings of the first level beside the title become headings.
    """
    if not front.block:
        return tuple(block for _, part in groupby(blocks, _article) for block in _with_one_title(list(part), None)), ()
    if front.articles is not None:
        return _listed(front.block, front.articles, blocks)
    metadata = front.metadata
    head = Head(metadata.authors, metadata.source)
    titled = _with_one_title(blocks, metadata.title)
    return (front.block, *_missing(front.block, ArticleHead(metadata.title), titled, 0), *titled), (head,)


def _article(block: Block) -> int:
    return block.article


def without_teaser(front: FrontMatter, blocks: list[Block]) -> FrontMatter:
    """``front`` without a title that is only the body's own beginning, cut short: 据悉，今年产值…

    Savers of pages that have no headline put the first words there. The key stays among the other keys as it was.
    """
    title = front.metadata.title
    if not title or front.articles is not None or not title.endswith(("...", "…")):
        return front
    beginning = letters_of(title)
    if not any(beginning and letters_of(block.text).startswith(beginning) for block in blocks if block.reason is None):
        return front
    extra = {"title": title, **front.metadata.extra}
    return front._replace(metadata=front.metadata._replace(title=None, extra=extra))


def _with_one_title(blocks: list[Block], title: str | None) -> list[Block]:
    """``blocks`` of one article in which only ``title``, or else the first title, is of that type."""
    wanted = _key(title) if title else None
    found = False
    result: list[Block] = []
    for block in blocks:
        if block.type == "title" and block.reason is None:
            is_title = not found and wanted in (None, _key(block.text))
            found = found or is_title
            block = block if is_title else block._replace(type="heading")
        result.append(block)
    return result


def _key(title: str) -> str:
    """What two forms of one title have in common: its letters, or its marks where it has no letters; <b> may be written &lt;b>."""
    title = title.replace("&lt;", "<")
    return letters_of(title) or " ".join(title.split())


def _missing(front: Block, head: ArticleHead, blocks: list[Block], article: int) -> list[Block]:
    """The kicker, and the title where the body does not show it, as blocks."""
    shown = any(block.type == "title" for block in blocks)
    stated: list[tuple[BlockType, str | None]] = [("kicker", head.kicker), ("title", None if shown else head.title)]
    return [Block(text, front.lines, type=kind, article=article) for kind, text in stated if text]


def _listed(
    front: Block, listed: tuple[ArticleHead, ...], blocks: list[Block]
) -> tuple[tuple[Block, ...], tuple[Head, ...]]:
    sections: dict[int, list[Block]] = {}
    for block in blocks:
        sections.setdefault(block.article, []).append(block)
    count = max(sections, default=0) + 1
    heads = _heads_of(listed, [sections.get(number, []) for number in range(count)])
    result = [front]
    for number, head in enumerate(heads):
        section = _with_one_title(sections.get(number, []), head.title)
        result += [*_missing(front, head, section, number), *section]
    return tuple(result), tuple(Head(head.authors, head.source) for head in heads)


def _heads_of(listed: tuple[ArticleHead, ...], sections: list[list[Block]]) -> list[ArticleHead]:
    """The entry of each section: in order where there are as many of both, else by the title that it shows."""
    if len(listed) == len(sections):
        return list(listed)
    known = {_key(head.title): head for head in listed if head.title}
    titles = [next((block.text for block in section if block.type == "title"), "") for section in sections]
    return [known.get(_key(title), ArticleHead()) for title in titles]
