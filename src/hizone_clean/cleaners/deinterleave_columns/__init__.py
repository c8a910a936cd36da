"""Put side-by-side columns one after another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from hizone_clean.blocks import Block, Diagnostic
from hizone_clean.cleaner import structural
from hizone_clean.document import Document
from hizone_clean.layout.page import PageFacts
from hizone_clean.layout.paper import Edges

_FEWEST_ROWS = 4
_SHARE_OF_RUNS = 0.08
"""Share of the lines that must hold two long runs of text before a page is looked at closely."""
_SHORTEST = 6
_BROKEN_OFF = 8
"""Lines of which one must break off inside a sentence: of a page of columns two of three do, of a page dump hardly any."""


@structural(needs=["lines"], gives=["place"])
def deinterleave_columns(document: Document) -> Document:
    """Put columns that stand side by side one after another: bands from above, in each band column after column.

    Mends lines on which an extractor left pieces of several columns, two blanks or more apart (``pdftotext -layout``) or
    one (pdfplumber, PDFBox ``-sort``), and columns that were written row by row, one piece a line (pdftotext, pdfminer).
    Each piece becomes a block of its own, with the number of its line; indents stay as blanks.

    In a PDF footnotes stand at the end of their page, or behind the paragraph that goes on overleaf; a diagnostic says so.

    Leaves alone: text in order, tables, code, verse, and everything from HTML or Markdown. A page is reordered only
    where the words go on far better down the columns than as they stand.

    Source of the rule: measured on real pages read by twelve extractors; ``docs/cleaners/deinterleave_columns.md``.

    >>> print(deinterleave_columns('''高新技术产业开发区今年新增高    作用日益明显，带动全市经济增
    ... 新技术企业一百二十家，总数突    长两个百分点。下一步，开发区
    ... 破八百家。园区坚持创新驱动发    将继续优化营商环境，完善服务
    ... 展，研发投入占比持续提高，一    体系，推动更多科技成果在本地
    ... 批科技成果实现转化，产业集聚    转化，为高质量发展提供支撑。''')[:32])
    高新技术产业开发区今年新增高
    新技术企业一百二十家，总数突
    破八
    """
    if document.form not in ("plain", "lines"):
        return document
    printed = _Printed(document)
    pages, notes = printed.with_notes([_page_in_order(page, printed) for page in document.facts.pages])
    blocks = [block for page in pages for block in page]
    if notes:
        count = len({block.page for block in notes})
        note = f"footnotes of {count} pages were put behind the paragraph that goes on overleaf"
        document = document.with_diagnostics([Diagnostic(notes[0].lines[0], "other", notes[0].text.strip(), note)])
    if len(blocks) == len(document.blocks) and all(a is b for a, b in zip(blocks, document.blocks, strict=True)):
        return document
    return document.with_blocks(blocks)


class _Printed:
    """What a PDF tells of all its pages; found out when the first is laid."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def laid(self, kept: list[Block]) -> list[Block]:
        """The lines of a page in order, by their true places; empty without these."""
        from hizone_clean.cleaners.deinterleave_columns.by_boxes.laid_pages import has_true_places, lay_boxes

        if not has_true_places(kept):
            return []
        paper, page = self._document.paper, kept[0].page
        drawn = paper.pages[page] if paper and page < len(paper.pages) else None
        rules, pictures = (drawn.rules, drawn.pictures) if drawn else ((), ())
        em = paper.em if paper else 1.0
        return lay_boxes(kept, lambda: self._frame, _in_ems(rules, em), _in_ems(pictures, em))

    def with_notes(self, pages: list[Sequence[Block]]) -> tuple[Sequence[Sequence[Block]], list[Block]]:
        """``pages`` with their footnotes behind the paragraphs that they interrupt, and those that were put on another page."""
        if self._document.paper is None:
            return pages, []
        from hizone_clean.cleaners.deinterleave_columns.by_boxes.footnotes import has_notes, put_notes_behind

        return put_notes_behind(pages) if any(map(has_notes, pages)) else (pages, [])

    @cached_property
    def _frame(self) -> tuple[float, float] | None:
        from hizone_clean.cleaners.deinterleave_columns.by_boxes.laid_pages import frame_of

        return frame_of(self._document.blocks)


def _in_ems(boxes: Sequence[Edges], em: float) -> list[Edges]:
    return [(left / em, top / em, right / em, bottom / em) for left, top, right, bottom in boxes]


def _page_in_order(page: PageFacts, printed: _Printed) -> Sequence[Block]:
    blocks = page.blocks
    kept = [block for block in blocks if block.reason is None and block.type == "paragraph"]
    if kept and kept[0].place is not None:
        order = printed.laid(kept)
    elif page.breaks_off(_BROKEN_OFF):
        order = _order_by_place(kept) or _order_by_sense(kept)
    else:
        return blocks
    if not order:
        return blocks
    return [block for block in blocks if block.reason is not None or block.type != "paragraph"] + order


def _order_by_place(kept: list[Block]) -> list[Block]:
    """The pieces of lines that stand side by side, column after column; empty if none do."""
    spaced = [block.text for block in kept if " " in block.text]
    if sum(map(_has_two_runs, spaced)) < max(_FEWEST_ROWS, _SHARE_OF_RUNS * len(kept)):
        return []
    from hizone_clean.cleaners.deinterleave_columns.best_way import lay_side_by_side

    return lay_side_by_side(kept)


def _has_two_runs(text: str) -> bool:
    """Whether two long runs of text stand on one line, blanks between them."""
    return sum([len(run) >= _SHORTEST for run in text.strip().split(" ")]) > 1


def _order_by_sense(kept: list[Block]) -> list[Block]:
    """The lines of columns that were written row by row; empty if they stand in order."""
    from hizone_clean.cleaners.deinterleave_columns.by_sense.interleaved_lines import part_lines

    order = part_lines([block.text for block in kept], [block.gap if block.before else 0 for block in kept])
    return [kept[at] for at in order] if order != list(range(len(kept))) else []
