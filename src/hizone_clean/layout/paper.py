"""Where the lines of a PDF stood on its paper: the page of each and its box, by the number of the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hizone_clean.blocks import Block

__all__ = ["Edges", "Paper", "PdfPage", "PrintedLine"]


Edges = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the upper left corner of a page."""


class PdfPage(NamedTuple):
    """A page of a PDF that was read, as it is shown."""

    number: int
    """Counted from 1 in the file."""
    width: float
    """In points, as all lengths of a PDF."""
    height: float
    rules: tuple[Edges, ...] = ()
    """The rules drawn on it, those of tables and boxes too."""
    pictures: tuple[Edges, ...] = ()


class PrintedLine(NamedTuple):
    """A line as it was printed."""

    line: int
    """Its number in the text that was read."""
    page: int
    box: Edges


class Paper(NamedTuple):
    """The pages of a PDF and the lines printed on them."""

    pages: tuple[PdfPage, ...]
    lines: Mapping[int, PrintedLine]
    """By their number."""
    em: float = 1.0
    """The size of the running text, in points."""

    def printed(self, block: Block) -> list[PrintedLine]:
        """The lines that ``block`` came from, in reading order, their edges to a tenth of a point.

        >>> first = PrintedLine(1, 1, (50.0, 60.0, 150.0, 70.0))
        >>> Paper((PdfPage(1, 400, 600),), {1: first}).printed(Block("甲", (1, 1))) == [first]
        True
        """
        numbers = [number for line in block.made_of or (block,) for number in range(line.lines[0], line.lines[1] + 1)]
        return [_to_a_tenth(self.lines[number]) for number in dict.fromkeys(numbers) if number in self.lines]


def _to_a_tenth(line: PrintedLine) -> PrintedLine:
    left, top, right, bottom = line.box
    return line._replace(box=(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)))


def box_around(lines: list[PrintedLine]) -> Edges:
    """The box around ``lines`` of one page.

    >>> box_around([PrintedLine(1, 1, (5, 6, 9, 7)), PrintedLine(2, 1, (4, 8, 7, 9))])
    (4, 6, 9, 9)
    """
    lefts, tops, rights, bottoms = zip(*(line.box for line in lines), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
