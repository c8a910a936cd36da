"""The report: for each document a self-contained HTML page with the result as it reads beside its source, linked both ways.

Several documents get a page each, and a page that lists them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.rendering.report.overview import facts, title_of, totals
from hizone_clean.rendering.report.page import page_around
from hizone_clean.rendering.report.panes import doubts, panes
from hizone_clean.rendering.report.reading_order import MARKUP, Sheet, letters
from hizone_clean.rendering.report.steps import steps_table
from hizone_clean.rendering.report.words import shown, worded

if TYPE_CHECKING:
    from hizone_clean.document import Document

__all__ = ["Section", "render_page", "report_section"]


class Section(NamedTuple):
    """One document of a report: its page without the frame, and what a list of documents says of it."""

    name: str
    title: str
    date: str
    html: str
    articles: int
    kept: int
    """Letters kept."""
    removed: Counter[str]
    """Letters taken away, by reason."""
    doubts: int
    text_hash: int
    """The same for documents of which the same text was kept."""

    @property
    def text_removed(self) -> int:
        """Letters of text taken away."""
        return sum(count for reason, count in self.removed.items() if reason not in MARKUP)

    @property
    def markup_removed(self) -> int:
        """Letters of markup taken away."""
        return sum(count for reason, count in self.removed.items() if reason in MARKUP)


def report_section(name: str, document: Document, pdf: bytes | None = None) -> Section:
    """The part of a report that shows ``document`` under ``name``; ``pdf`` is the file that it came from, to be drawn."""
    from zlib import crc32

    from hizone_clean.rendering.picture import figure

    sheet = Sheet(document)
    removed = Counter[str]()
    for block in document.removed:
        removed[str(block.reason)] += letters(block.text)
    kept = sum(letters(block.text) for block in sheet.kept())
    title = title_of(sheet) or name
    html = (
        f'<header class="top"><h1 lang="zh">{shown(title)}</h1><p class="file">{shown(name)}</p>{facts(document)}</header>'
        f"{totals(sheet, kept, removed)}{doubts(sheet)}{figure(sheet, pdf)}{panes(sheet, removed)}{steps_table(document)}"
    )
    text = "".join(filter(str.isalnum, "".join(block.text for block in sheet.kept())))
    text_hash = crc32(text.encode("utf-8", "surrogatepass")) if text else 0
    return Section(
        name,
        title,
        document.metadata.date or "",
        html,
        len(sheet.articles),
        kept,
        removed,
        len(document.diagnostics),
        text_hash,
    )


def render_page(section: Section, index: str = "") -> str:
    """The whole page for ``section``; ``index`` is the address of the page that lists all documents."""
    return page_around(section.html, title=section.title, index=index, link=worded("page.back"))
