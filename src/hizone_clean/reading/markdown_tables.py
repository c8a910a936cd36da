"""Rows of a table of Markdown."""

from __future__ import annotations

from collections.abc import Collection

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern
from hizone_clean.reading.markdown_inline import Inline, read_inline
from hizone_clean.reading.markdown_paragraphs import paragraph_blocks

# the bar between two cells; \\| is one inside of a cell
_BAR = pattern(r"(?<!\\)\|")
_WITHIN_CELL = pattern(r"[ \t]*+\|[ \t]*+")
_EMPTY = pattern(r"(?<=\|) ++(?=\|)")
_LAYOUT = 60
"""Letters from which a cell that is alone in its row is a paragraph of a page that was laid out with tables."""


def row_blocks(line: Block, references: Collection[str]) -> list[Block]:
    """The blocks of one row: its cells in one, parted by bars between blanks, and what was left out of them.

    An empty cell keeps its place, those at the end aside; a bar inside of a cell has no blanks, so that it parts nothing.

    >>> row_blocks(Block("| 综合 | | a \\\\| b | |", (1, 1)), ())[0].text
    '综合 | | a|b'
    """
    cells = _BAR.split(line.text.strip().removeprefix("|"))
    read = [read_inline(cell.strip().replace("\\|", "|"), references) for cell in cells]
    images = tuple(image for cell in read for image in cell.images)
    dropped = tuple(piece for cell in read for piece in cell.dropped)
    linked = sum(cell.linked for cell in read)
    shown = [_WITHIN_CELL.sub("|", cell.text.strip().replace("\n", " ")) for cell in read]
    filled = [cell for cell in shown if cell]
    if len(filled) == 1 and len(filled[0]) > _LAYOUT:
        return paragraph_blocks(line, Inline(filled[0], dropped, images, linked), filled[0], "paragraph")
    while shown and not shown[-1]:
        shown.pop()
    text = _EMPTY.sub(" ", " | ".join(shown)).strip(" ")
    return paragraph_blocks(line, Inline(text, dropped, images, linked), text, "table_row")
