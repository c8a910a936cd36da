"""Where the lines of a PDF stood on its paper: the page of each and its box, by the number of the line."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hizone_clean.blocks import Block

__all__ = ["Edges", "Paper", "PdfPage", "PrintedLine", "PrintedLines"]


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


class PrintedLines(Mapping[int, PrintedLine]):
    """Lines as they were printed, by their number; kept as numbers, in a tenth of what an object for each takes.

    >>> lines = PrintedLines()
    >>> lines.add(2, 1, (50.0, 60.0, 150.0, 70.0))
    >>> dict(lines)
    {2: PrintedLine(line=2, page=1, box=(50.0, 60.0, 150.0, 70.0))}
    """

    __slots__ = ("_edges", "_pages")

    def __init__(self) -> None:
        self._pages, self._edges = array("I", [0]), array("f", (0.0,) * 4)

    def add(self, line: int, page: int, box: Edges) -> None:
        """Put down ``line``, whose number is higher than all before it, at ``box`` of ``page``."""
        passed_by = line - len(self._pages)
        self._pages.extend((0,) * passed_by)
        self._edges.extend((0.0,) * (4 * passed_by))
        self._pages.append(page)
        self._edges.extend(box)

    def __getitem__(self, line: int) -> PrintedLine:
        if line not in self:
            raise KeyError(line)
        left, top, right, bottom = self._edges[4 * line : 4 * line + 4]
        return PrintedLine(line, self._pages[line], (left, top, right, bottom))

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and 0 < line < len(self._pages) and self._pages[line] > 0

    def __iter__(self) -> Iterator[int]:
        return (line for line, page in enumerate(self._pages) if page)

    def __len__(self) -> int:
        return sum(map(bool, self._pages))


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
