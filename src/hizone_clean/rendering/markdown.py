"""A document as Markdown: front matter, ``#`` title, headings from ``##`` down, ``*captions*``, ``---`` between articles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from hizone_clean.blocks import SHIELDED, Article, Block
from hizone_clean.patterns import pattern
from hizone_clean.rendering.front_matter import render_front_matter
from hizone_clean.rendering.markdown_escapes import escape_heading, escape_line, escape_paragraph
from hizone_clean.rendering.shown import (
    fenced,
    heading_level,
    is_formula,
    level_shift,
    one_line,
    shown_articles,
    shown_text,
)
from hizone_clean.source.converter_blanks import ENOUGH, close_line_ends
from hizone_clean.source.markdown_evidence import looks_like_markdown

if TYPE_CHECKING:
    from hizone_clean.document import Document

_NUMBER = pattern(r"[0-9]{1,9}[.)](?:[ \t]+|$)")
# the bar between two cells: 甲 | 乙
_BAR = pattern(r"(?<!\S)\|(?!\S)")
# a bar inside of a cell has no blanks, so that it parts nothing
_WITHIN_CELL = pattern(r"[ \t]*+\|[ \t]*+")


def render_markdown(document: Document) -> str:
    """The kept text of ``document`` as Markdown, without a final line end.

    The kickers, and the authors and sources of more than one article, stand in the front matter. What a reader would take
    for a mark is escaped. Read again, the result gives the same Markdown.

    >>> from hizone_clean.reading import read
    >>> print(render_markdown(read("---\\ntitle: 题\\n---\\n1\\\\. 甲 *不是题\\n\\n- 乙")))
    ---
    title: 题
    ---
    <BLANKLINE>
    # 题
    <BLANKLINE>
    1\\. 甲 *不是题
    <BLANKLINE>
    - 乙
    """
    articles = shown_articles(document)
    metadata = document.metadata
    if len(articles) == 1:
        metadata = metadata._replace(title=metadata.title or articles[0].title)
    front = render_front_matter(metadata, articles)
    body = markdown_body(articles)
    if not front and body and not _is_known_again(body, articles):
        front = render_front_matter(metadata, articles, always=True)
    return f"{front}\n{body}".rstrip("\n") if front else body


def markdown_body(articles: tuple[Article, ...]) -> str:
    """``articles`` without front matter, a line ``---`` between them."""
    return "\n\n---\n\n".join("\n\n".join(_parts(article)) for article in articles)


def _is_known_again(body: str, articles: tuple[Article, ...]) -> bool:
    """Whether a reader without front matter takes ``body`` for Markdown, or has no need to."""
    if looks_like_markdown(body):
        return not _looks_converted(body)
    shown = ((block.type, shown_text(block)) for article in articles for block in article.blocks)
    plain = (
        kind in ("paragraph", "verse") and "\n" not in text and escape_paragraph(text) == text
        for kind, text in shown
        if text
    )
    return all(plain) and not any(article.title for article in articles)


def _looks_converted(body: str) -> bool:
    """Whether a reader would take the blanks of ``body`` for line ends of a PDF and close them up."""
    closed = (len(text) - len(close_line_ends(text)) for text in body.split("\n\n") if " " in text)
    return sum(closed) >= ENOUGH


def _parts(article: Article) -> Iterator[str]:
    if title := one_line(article.title):
        yield f"# {escape_heading(title)}"
    shift = level_shift(article)
    shown = filter(shown_text, article.blocks)
    for is_table, blocks in groupby(shown, key=lambda block: block.type == "table_row"):
        if is_table:
            yield from _table([_one_line(shown_text(block)) for block in blocks])
        else:
            yield from (_block(block, shift) for block in blocks)


def _block(block: Block, shift: int) -> str:
    text = shown_text(block)
    if block.tag == SHIELDED:  # as it stood
        return text
    match block.type:
        case "code":
            return text if is_formula(text) else fenced(text)
        case "heading" | "title" | "kicker":
            return f"{'#' * heading_level(block, shift)} {escape_heading(_one_line(text))}"
        case "caption":
            return f"*{escape_line(_one_line(text), pairs='*')}*"
        case "list_item":
            return _item(_one_line(text))
        case "quote":
            return _broken(f"> {line}" for line in escape_paragraph(text).split("\n"))
        case _:
            return _broken(escape_paragraph(text).split("\n"))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _broken(lines: Iterator[str] | list[str]) -> str:
    """Lines that stay lines: verse, and quotes of more than one line."""
    return "\\\n".join(lines)


def _item(text: str) -> str:
    numbered = _NUMBER.match(text)
    if numbered:
        return numbered[0] + escape_paragraph(text[numbered.end() :])
    return f"- {escape_paragraph(text)}"


def _table(rows: list[str]) -> Iterator[str]:
    """Rows as one table; the first is its head, since Markdown knows no table without one."""
    table = [cells for row in rows if (cells := _cells(row))]
    if table:
        width = max(map(len, table))
        lines = [f"| {' | '.join(cells + [''] * (width - len(cells)))} |" for cells in table]
        yield "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _cells(row: str) -> list[str]:
    cells = [_WITHIN_CELL.sub(r"\\|", escape_line(cell.strip())) for cell in _BAR.split(row)]
    while cells and not cells[-1]:
        cells.pop()
    return cells
