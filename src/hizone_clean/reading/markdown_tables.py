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


def row_blocks(line: Block, references: Collection[str]) -> list[Block]:
    """The blocks of one row: its cells in one, parted by bars between blanks, and what was left out of them.

    An empty cell keeps its place, those at the end aside; a bar inside of a cell has no blanks, so that it parts nothing.

    >>> row_blocks(Block("| 综合 | | a \\\\| b | |", (1, 1)), ())[0].text
    '综合 | | a|b'
    """
    cells = _BAR.split(line.text.strip().removeprefix("|"))
    read = [read_inline(cell.strip().replace("\\|", "|"), references) for cell in cells]
    while read and not read[-1].text.strip():
        read.pop()
    shown = [_WITHIN_CELL.sub("|", cell.text.strip().replace("\n", " ")) for cell in read]
    text = _EMPTY.sub(" ", " | ".join(shown)).strip(" ")
    images = tuple(image for cell in read for image in cell.images)
    dropped = tuple(piece for cell in read for piece in cell.dropped)
    return paragraph_blocks(line, Inline(text, dropped, images, sum(cell.linked for cell in read)), text, "table_row")
