"""What stands on top of a document's report: what it says about itself, and how much was kept and taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hizone_clean.rendering.report.reading_order import MARKUP, Sheet
from hizone_clean.rendering.report.words import name_it, shown, worded
from hizone_clean.rendering.shown import one_line

if TYPE_CHECKING:
    from hizone_clean.document import Document

_WIDTH = 1000


def title_of(sheet: Sheet) -> str:
    """The title of a document: its own, or that of its first article that has one."""
    first = next((article.title for article in sheet.articles if article.title is not None), None)
    return one_line(sheet.document.metadata.title) or (one_line(sheet.blocks[first].text) if first is not None else "")


def facts(document: Document) -> str:
    """What the document says about itself, as a list of names and values."""
    said = document.metadata
    values = {
        "date": said.date,
        "source_of": said.source,
        "authors": "、".join(said.authors),
        "address": said.url,
        "form": document.unpacked,
    }
    rows = "".join(
        f'<div>{worded(f"page.{key}", tag="dt")}<dd lang="zh">{shown(one_line(value))}</dd></div>'
        for key, value in values.items()
        if value
    )
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def totals(sheet: Sheet, kept: int, removed: Counter[str]) -> str:
    """Figures and a bar; text and markup counted apart."""
    text = Counter({reason: count for reason, count in removed.items() if reason not in MARKUP and count})
    markup = removed.total() - sum(removed[reason] for reason in removed if reason not in MARKUP)
    figures = [
        _figure(kept, "page.kept"),
        _figure(text.total(), "page.text_removed"),
        _figure(markup, "page.markup_removed", name_it("title", "page.markup_note")) if markup else "",
        _figure(len(sheet.articles), "page.articles"),
        _figure(len(sheet.document.diagnostics), "page.doubts"),
    ]
    balance = worded("page.balanced", tag="p", attributes=' class="balanced"') if sheet.document.check().ok else ""
    return (
        f'<section class="totals"{name_it("aria-label", "page.totals")}><dl class="figures">{"".join(figures)}</dl>'
        f"{balance}{share_bar(kept, text)}</section>"
    )


def _figure(count: int, key: str, attributes: str = "") -> str:
    return f"<div{attributes}><dd>{count:,}</dd>{worded(key, count, tag='dt')}</div>"


def share_bar(kept: int, text: Counter[str]) -> str:
    """One bar: what was kept, and what was taken away by reason, widest first; and its legend."""
    total = kept + text.total()
    if not total or not text:
        return ""
    bars = "".join(_bars(kept, text, total))
    legend = "".join(
        f'<li class="r-{reason}">{worded(f"reason.{reason}")} <b>{count:,}</b></li>'
        for reason, count in text.most_common()
    )
    return (
        f'<svg class="share" viewBox="0 0 {_WIDTH} 10" preserveAspectRatio="none" role="img"'
        f'{name_it("aria-label", "page.share")}>{bars}</svg><ul class="legend">{legend}</ul>'
    )


def _bars(kept: int, text: Counter[str], total: int) -> Iterator[str]:
    at = _WIDTH * kept / total
    yield f'<rect class="r-kept" width="{at:.1f}" height="10"/>'
    for reason, count in text.most_common():
        width = _WIDTH * count / total
        yield f'<rect class="r-{reason}" x="{at:.1f}" width="{max(1, width - 1):.1f}" height="10"/>'
        at += width
