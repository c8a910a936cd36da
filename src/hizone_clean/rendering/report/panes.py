"""Source and result side by side, the doubts over them, and what filters them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hizone_clean.rendering.report.reading_order import Sheet
from hizone_clean.rendering.report.result_pane import result_pane
from hizone_clean.rendering.report.source_pane import row_of, source_pane
from hizone_clean.rendering.report.words import name_it, shown, worded, worded_note

_HUGE = 8000
"""Lines and blocks beyond which a browser lays out only what is in view."""
_MANY = 12
"""Diagnostics beyond which their list is folded."""


def panes(sheet: Sheet, removed: Counter[str]) -> str:
    """Both sides of a document, with a bar of filters over them."""
    tabs = (
        f'<div class="tabs" role="group"{name_it("aria-label", "page.both")}>'
        f"{worded('page.result', tag='button', attributes=' type=button data-side=result aria-pressed=true')}"
        f"{worded('page.source', tag='button', attributes=' type=button data-side=source aria-pressed=false')}</div>"
    )
    huge = " huge" if len(sheet.lines) + len(sheet.blocks) > _HUGE else ""
    return (
        f'<section class="work{huge}" id="work" data-side="result"{name_it("aria-label", "page.both")}>'
        f'<div class="tools">{tabs}{_filters(removed)}</div>{worded("page.keys", tag="p", attributes=" class=hint")}'
        f'<div class="panes"><section class="side source" id="source"><h2{_heading("page.source")}'
        f'{source_pane(sheet)}</section><section class="side result" id="result"><h2{_heading("page.result")}'
        f"{result_pane(sheet)}</section></div></section>"
    )


def _heading(key: str) -> str:
    return worded(key, tag="h2").removeprefix("<h2")


def _filters(removed: Counter[str]) -> str:
    """A box for the kept text, one for the marks, one for each reason."""
    boxes = [("kept", worded("page.show_kept"), ""), ("changes", worded("page.show_changes"), "")]
    boxes += [(f"r-{r}", f"{worded(f'reason.{r}')} <i>{removed[r]:,}</i>", f" r-{r}") for r in sorted(removed)]
    labels = "".join(
        f'<label class="chip{kind}"><input type="checkbox" checked data-show="{target}"> {inner}</label>'
        for target, inner, kind in boxes
    )
    return f'<fieldset class="filters"><legend{worded("page.show", tag="legend").removeprefix("<legend")}{labels}</fieldset>'


def doubts(sheet: Sheet) -> str:
    """The diagnostics, each with a link to its line; a long list is folded."""
    found = sheet.document.diagnostics
    if not found:
        return ""
    items = "".join(_doubts(sheet))
    opened = " open" if len(found) <= _MANY else ""
    return (
        f'<details class="doubts" id="doubts"{opened}><summary>{worded("page.look", tag="h2")} <b>{len(found):,}</b></summary>'
        f"<ol>{items}</ol></details>"
    )


def _doubts(sheet: Sheet) -> Iterator[str]:
    for one in sheet.document.diagnostics:
        link = f'<a href="#s{row_of(one, sheet)}" data-doubt>{worded("page.line", one.line)}</a>'
        text = f' <q lang="zh">{shown(one.text)}</q>' if one.text.strip() else ""
        yield f'<li><b class="kind">{worded(f"kind.{one.kind}")}</b> {link}{text} {worded_note(one.note)}</li>'
