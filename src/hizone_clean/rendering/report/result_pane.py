"""The result as it reads: article by article, each block with the source lines that it came from."""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.blocks import Head
from hizone_clean.rendering.changed_letters import find_changes
from hizone_clean.rendering.report.reading_order import Sheet, ShownArticle
from hizone_clean.rendering.report.source_pane import colour_of
from hizone_clean.rendering.report.words import attribute, shown, worded
from hizone_clean.rendering.shown import one_line, shown_text

_TAGS = {"heading": "h4", "code": "pre", "quote": "blockquote"}


def result_pane(sheet: Sheet) -> str:
    """The articles in the order of the result."""
    if not sheet.articles:
        return worded("page.nothing", tag="p", attributes=' class="nothing"')
    several = len(sheet.articles) > 1
    return "".join(_article(article, sheet, several) for article in sheet.articles)


def _article(article: ShownArticle, sheet: Sheet, several: bool) -> str:
    colour = colour_of(article.number) if several else ""
    parts = [*_head(article, sheet, several), *(_block(n, sheet) for n in article.body)]
    return (
        f'<article class="article{colour}" id="article-{article.number}" data-article="{article.number}" tabindex="-1" '
        f'lang="zh">{"".join(parts)}</article>'
    )


def _head(article: ShownArticle, sheet: Sheet, several: bool) -> Iterator[str]:
    badge = f'<span class="badge" aria-hidden="true">{article.number}</span>' if several else ""
    if article.kicker is not None:
        yield _block(article.kicker, sheet)
    if article.title is not None:
        yield _element("h3", article.title, "title", badge + _marked(article.title, sheet), sheet)
    elif several:
        yield f'<h3 class="untitled">{badge}{worded("page.untitled")}</h3>'
    number = sheet.blocks[next(n for n in (article.title, article.kicker, *article.body) if n is not None)].article
    heads = sheet.document.heads
    head = heads[number] if number < len(heads) else Head()
    said = " · ".join(filter(None, ("、".join(head.authors), head.source or "")))
    if said and several:
        yield f'<p class="head">{shown(said)}</p>'


def _block(number: int, sheet: Sheet) -> str:
    block = sheet.blocks[number]
    kind = block.type if block.type != "title" else "heading"
    return _element(_TAGS.get(kind, "p"), number, kind, _marked(number, sheet), sheet)


def _element(tag: str, number: int, kind: str, inner: str, sheet: Sheet) -> str:
    spans = f"{number}" if sheet.document.form == "html" else ",".join(_span(*span) for span in sheet.spans[number])
    return f'<{tag} class="b {kind}" id="b{number}" data-s="{spans}" tabindex="-1">{inner}</{tag}>'


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _marked(number: int, sheet: Sheet) -> str:
    """The text of a block with what differs from its source in marks."""
    block = sheet.blocks[number]
    text = one_line(block.text) if block.type in ("title", "kicker") else shown_text(block)
    if block.type == "code":
        return shown(text)
    pieces, at = [], 0
    for mark in find_changes(text, sheet.source_of(number)):
        pieces += [
            shown(text[at : mark.start]),
            f'<mark data-was="{attribute(mark.before)}">{shown(text[mark.start : mark.end])}</mark>',
        ]
        at = mark.end
    return "".join((*pieces, shown(text[at:])))
