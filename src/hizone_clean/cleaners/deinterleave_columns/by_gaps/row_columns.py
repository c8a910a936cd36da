"""The columns that a row stands in, as the rows around it show them, and whether a reader pushed pieces out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.columns import Piece, Row, piece_at
from hizone_clean.layout.widths import width

_REACH = 12
"""Rows above and below that show the measure of a column."""
_NEAR = 2
"""Rows above, and below, of which one has a line of each column that runs on."""
_ALIKE = 2
"""Blanks by which the distances of columns of one measure differ."""
SLACK = 1.2
"""Ems by which a full line may miss the measure."""
_LONGEST_INSET = 6
_FAR = 3
"""Blanks at least by which a piece was pushed."""
_MARKS = frozenset("，。；：、！？（）“”《》")
STOPS = frozenset("。！？")


class ColumnEdges(NamedTuple):
    """A column around a row: where its lines start, where those that are set in do, and the width in ems of full ones."""

    start: int
    inset: int
    measure: float

    def taken(self, piece: Piece) -> float:
        """What ``piece`` takes of the measure, its indent with it."""
        return width(piece.text) + (2.0 if piece.start > self.start + 1 else 0.0)


class Surroundings(NamedTuple):
    """The columns around a row, and the rows above and below it, the nearest first."""

    columns: Sequence[ColumnEdges]
    above: Sequence[Row]
    below: Sequence[Row]

    def has_line(self, number: int) -> bool:
        """Whether column ``number`` has a line above and one below."""
        if number >= len(self.columns):
            return False
        start = self.columns[number].start
        return piece_at(self.above, start) is not None and piece_at(self.below, start) is not None

    def text_above(self, number: int) -> str | None:
        """The line of column ``number`` above."""
        piece = piece_at(self.above, self.columns[number].start)
        return piece.text if piece else None

    def runs_on(self, last: Piece, column: ColumnEdges) -> bool:
        """Whether ``last`` is a line of running text: it holds a mark, or the line above it breaks off at the measure."""
        if not _MARKS.isdisjoint(last.text):
            return True
        above = piece_at(self.above, column.start) or piece_at(self.above, column.inset)
        return above is not None and above.text[-1] not in STOPS and column.taken(above) > column.measure - SLACK


def surroundings(rows: Sequence[Row], at: int, places: Sequence[int]) -> Surroundings:
    """What row ``at`` stands in, where columns start at ``places``."""
    return Surroundings(_columns(rows, at, places), rows[max(0, at - _NEAR) : at][::-1], rows[at + 1 : at + 1 + _NEAR])


def _columns(rows: Sequence[Row], at: int, places: Sequence[int]) -> list[ColumnEdges]:
    """The columns, each with the commonest width of lines in it and in those as far from the next."""
    pitches = [after - place for place, after in pairwise(places)]
    pitches.append(pitches[-1])
    sizes = [_sizes(rows, at, place) for place in places]
    columns = []
    for place, pitch in zip(places, pitches, strict=True):
        alike = (size for size, other in zip(sizes, pitches, strict=True) if abs(other - pitch) <= _ALIKE)
        measure = _commonest(sum(alike, Counter()))
        columns.append(ColumnEdges(place, place + round(2 * pitch / (measure + 1)), measure))
    return columns


def _sizes(rows: Sequence[Row], at: int, place: int) -> Counter[int]:
    """The widths, to the em, of the lines that start at ``place`` around row ``at``."""
    near = rows[max(0, at - _REACH) : at + _REACH + 1]
    return Counter(round(width(piece.text)) for row in near for piece in row if abs(piece.start - place) <= 1)


def _commonest(sizes: Counter[int]) -> float:
    return float(max(sizes, key=lambda size: (sizes[size], size), default=0))


def signs_of_push(rows: Sequence[Row], places: Sequence[Sequence[int]]) -> int:
    """How many rows show that a piece was pushed out of its column; ``places`` are where columns start in each row.

    A column's line is whole only with what stands far behind it, or a column has lines above and below but none here.
    """
    return sum(_is_pushed(rows, at, places[at]) for at in range(len(rows)))


def _is_pushed(rows: Sequence[Row], at: int, places: Sequence[int]) -> bool:
    row = rows[at]
    if not row or len(places) < 2:
        return False
    for last, piece in pairwise(row):
        if piece.start - last.end >= _FAR and _is_at(last, places, 1) and not _is_at(piece, places, _LONGEST_INSET):
            text = last.text + piece.text
            measure = _commonest(_sizes(rows, at, last.start))
            if not _MARKS.isdisjoint(text) and abs(width(text) - measure) <= 1.0:
                return True
    ends = [*places[2:], row[-1].end]
    return any(_is_missed(rows, at, place, end) for place, end in zip(places[1:], ends, strict=True))


def _is_at(piece: Piece, places: Sequence[int], inset: int) -> bool:
    return any(-1 <= piece.start - place <= inset for place in places)


def _is_missed(rows: Sequence[Row], at: int, place: int, end: int) -> bool:
    """Whether a column from ``place`` to ``end`` has a line above and below, and here only what starts elsewhere."""
    if any(-1 <= piece.start - place <= _LONGEST_INSET for piece in rows[at]):
        return False
    if not any(
        (piece.start < place - 1 and piece.end > place + 3) or place + _LONGEST_INSET < piece.start < end - 1
        for piece in rows[at]
    ):
        return False
    return piece_at(rows[at - 1 : at], place) is not None and piece_at(rows[at + 1 : at + 2], place) is not None
