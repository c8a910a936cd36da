"""The source of a document as its report shows it: line by line, what was taken away struck out with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from hizone_clean.blocks import Block, Diagnostic
from hizone_clean.rendering.report.reading_order import MARKUP, Sheet
from hizone_clean.rendering.report.words import attribute, shown, worded

COLOURS = 8
"""Colours of articles; the number beside them tells more than eight apart."""


def source_pane(sheet: Sheet) -> str:
    """The list of source lines; of HTML, whose lines say nothing to a reader, of the blocks that it holds."""
    rows = _html_rows(sheet) if sheet.document.form == "html" else _line_rows(sheet)
    return f'<ol class="lines" lang="zh" id="lines">{"".join(rows)}</ol>'


def colour_of(article: int | None) -> str:
    """The class of an article's colour."""
    return f" a{(article - 1) % COLOURS + 1}" if article else ""


def _line_rows(sheet: Sheet) -> Iterator[str]:
    doubtful = {diagnostic.line for diagnostic in sheet.document.diagnostics}
    told: object = None
    page = 0
    for number, text in enumerate(sheet.lines, 1):
        if not text.strip():
            continue
        if (here := sheet.page_of.get(number, page)) != page:
            page, told = here, None
            yield worded("picture.sheet", page, tag="li", attributes=' class="turn"')
        members = sheet.by_line.get(number, [])
        gone = [n for n in members if sheet.blocks[n].reason]
        kept = [n for n in members if not sheet.blocks[n].reason]
        why = tuple((sheet.blocks[n].reason, sheet.blocks[n].by) for n in gone)
        label = "".join(_label(sheet.blocks[n]) for n in gone) if gone and (kept or why != told) else ""
        told = why if gone and not kept else None
        inner = _partly(text, [sheet.blocks[n] for n in gone]) if kept else shown(text)
        yield _row(number, number, label, inner, sheet, kept, gone, doubt=number in doubtful)


def _html_rows(sheet: Sheet) -> Iterator[str]:
    doubtful = {row_of(diagnostic, sheet) for diagnostic in sheet.document.diagnostics}
    told: object = None
    for number, block in enumerate(sheet.blocks):
        if not block.text.strip():
            continue
        label = _label(block) if block.reason and (block.reason, block.by) != told else ""
        told = (block.reason, block.by)
        kept, gone = ([], [number]) if block.reason else ([number], [])
        inner = shown(sheet.source_of(number).strip())
        yield _row(number, block.lines[0], label, inner, sheet, kept, gone, doubt=number in doubtful)


def row_of(one: Diagnostic, sheet: Sheet) -> int:
    """The number of the row that a diagnostic is about: of its line, or of the block that holds its text."""
    if sheet.document.form != "html":
        return next((n for n in range(one.line, len(sheet.lines) + 1) if sheet.lines[n - 1].strip()), one.line)
    here = [n for n, block in enumerate(sheet.blocks) if block.lines[0] <= one.line <= block.lines[1]]
    return next((n for n in here if one.text and one.text in sheet.blocks[n].text), here[0] if here else 0)


def _row(
    key: int, line: int, label: str, inner: str, sheet: Sheet, kept: list[int], gone: list[int], *, doubt: bool
) -> str:
    article = next((sheet.article_of[n] for n in kept if n in sheet.article_of), None)
    reasons = "".join(dict.fromkeys(f" r-{sheet.blocks[n].reason}" for n in gone))
    aside = " aside" if gone and all(sheet.blocks[n].reason in MARKUP for n in gone) else ""
    kind = (
        f"gone{aside}{reasons}"
        if gone and not kept
        else f"kept{colour_of(article if len(sheet.articles) > 1 else None)}"
        if kept
        else "mute"
    )
    of = f' data-article="{article}"' if article else ""
    rule = f' data-by="{attribute(" ".join(sheet.blocks[n].by or "" for n in gone))}"' if gone else ""
    text = f"<del>{inner}</del>" if gone and not kept else f"<span>{inner}</span>"
    return (
        f'<li class="l {kind}{" doubt" if doubt else ""}" id="s{key}" value="{line}" tabindex="-1"{of}{rule} '
        f'data-b="{" ".join(map(str, kept or gone))}">{label}<b aria-hidden="true">{line}</b>{text}</li>'
    )


def _label(block: Block) -> str:
    return worded(f"reason.{block.reason}", tag="small", attributes=f' class="why r-{block.reason}"')


def _partly(text: str, gone: list[Block]) -> str:
    """A line of which only parts were taken away: these struck out where they are found."""
    pieces, at = [], 0
    for block in gone:
        part = block.text.strip()
        start = text.find(part, at) if part else -1
        if start >= 0:
            pieces += [shown(text[at:start]), f'<del class="r-{block.reason}">{shown(part)}</del>']
            at = start + len(part)
    return "".join((*pieces, shown(text[at:])))
