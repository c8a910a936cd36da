"""Rows of a table of Markdown, and of a list of terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern
from hizone_clean.reading.markdown_inline import Inline, read_inline
from hizone_clean.reading.markdown_paragraphs import paragraph_blocks

# the bar between two cells; \\| is one inside of a cell
_BAR = pattern(r"(?<!\\)\|")
_WITHIN_CELL = pattern(r"[ \t]*+\|[ \t]*+")
_EMPTY = pattern(r"(?<=\|) ++(?=\|)")
# | | | --- | --- | | 首页 | : a table inside of a cell, all on one line, as a page that was laid out with tables becomes
_NESTED = pattern(r"\|[ \t]{0,9}(?:\|[ \t]{0,9}:?-{3,9}:?[ \t]{0,9})++\|[ \t]{0,9}\|")
_LAYOUT = 60
"""Letters from which a cell that is alone in its row is a paragraph of a page that was laid out with tables."""

_LABEL = 20
"""Letters up to which a term is a label."""
# ": " or ":   " before what is said of a term
DEFINED = pattern(r":[ \t]{1,3}(?=\S)")
# a sentence, or a line that opens a block of its own
_NO_TERM = pattern(r"[。！？：:!?]$|^[#>|*+:-]\s")
_DELIMITER = pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")


def begins_table(lines: Sequence[Block], texts: Sequence[str], place: int) -> bool:
    """Whether a row stands on line ``place`` with the rule of a table under it."""
    under = place + 1
    return (
        under < len(lines)
        and "|" in texts[place]
        and "|" in texts[under]
        and not lines[under].gap
        and _DELIMITER.fullmatch(texts[under]) is not None
    )


def begins_term(lines: Sequence[Block], texts: Sequence[str], place: int) -> bool:
    """Whether a label stands on line ``place`` with ``: `` and what is said of it under it."""
    under, text = place + 1, texts[place]
    return (
        under < len(lines)
        and not lines[under].gap
        and 0 < len(text) <= _LABEL
        and not _NO_TERM.search(text)
        and DEFINED.match(texts[under]) is not None
    )


def term_blocks(lines: Sequence[Block], references: Collection[str]) -> list[Block]:
    """The blocks of a term and of what is said of it, as a row: 年代 over ``:   南朝`` is ``年代 | 南朝``."""
    texts = [line.text.strip() for line in lines]
    cells = [_BAR.sub(r"\\|", text[found.end() :] if (found := DEFINED.match(text)) else text) for text in texts]
    whole = lines[0]._replace(text=" | ".join(cells), lines=(lines[0].lines[0], lines[-1].lines[1]), end=lines[-1].end)
    return row_blocks(whole, references)


def _laid_out(line: Block, cell: str, references: Collection[str]) -> list[Block]:
    """The blocks of a cell that holds what a page showed there; none of an empty one and of a rule."""
    if not cell.strip(" \t:-"):
        return []
    source = cell.replace("\\|", "|")
    return paragraph_blocks(line, read_inline(source, references), source, "paragraph")


def row_blocks(line: Block, references: Collection[str]) -> list[Block]:
    """The blocks of one row: its cells in one, parted by bars between blanks, and what was left out of them.

    An empty cell keeps its place, those at the end aside; a bar inside of a cell has no blanks, so that it parts nothing. Where
    the rule of a table stands inside of a row, each cell is a block of its own: the page was laid out with tables.

    >>> row_blocks(Block("| 综合 | | a \\\\| b | |", (1, 1)), ())[0].text
    '综合 | | a|b'
    """
    cells = _BAR.split(line.text.strip().removeprefix("|"))
    if _NESTED.search(line.text):
        return [block for cell in cells for block in _laid_out(line, cell.strip(), references)]
    read = [read_inline(cell.strip().replace("\\|", "|"), references) for cell in cells]
    images = tuple(image for cell in read for image in cell.images)
    dropped = tuple(piece for cell in read for piece in cell.dropped)
    linked = sum(cell.linked for cell in read)
    shown = [_WITHIN_CELL.sub("|", cell.text.strip().replace("\n", " ")) for cell in read]
    filled = [cell for cell in shown if cell]
    if len(filled) == 1 and len(filled[0]) > _LAYOUT:
        whole = next(cell for cell, text in zip(cells, shown, strict=True) if text).strip().replace("\\|", "|")
        return paragraph_blocks(line, Inline(filled[0], dropped, images, linked), whole, "paragraph")
    while shown and not shown[-1]:
        shown.pop()
    text = _EMPTY.sub(" ", " | ".join(shown)).strip(" ")
    return paragraph_blocks(line, Inline(text, dropped, images, linked), text, "table_row")
