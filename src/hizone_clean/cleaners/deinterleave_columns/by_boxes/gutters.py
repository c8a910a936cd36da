"""Where the lines of a page are parted, row after row, at one place: the gutters between its columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

_LEVEL = 0.5
"""Times its size by which a line may stand off another and be on its row."""
_REACH = 6.0
"""Ems above and below a row within which others must be parted where it is."""
_ROWS = 3
"""Rows that are parted at one place, at least, where a gutter is; names behind the last words of a text stand on one."""
_INDENT = 2.3
"""Ems by which the lines behind a gutter may begin apart: first lines are set in."""
_WIDEST = 24.0
"""Ems that two lines may stand apart and have no more than a gutter between them."""


class Box(NamedTuple):
    """A line of the page, in ems from its upper left corner."""

    top: float
    left: float
    right: float
    size: float
    at: int
    """Number of its block."""
    text: str


class _Gap(NamedTuple):
    """The paper between two lines of one row."""

    top: float
    left: float
    right: float
    before: int
    after: int


def find_gutters(boxes: Sequence[Box]) -> dict[int, list[float]]:
    """The gutters beside each line, by the number of its block: the middle of each."""
    gaps = _gaps(boxes)
    tops = [gap.top for gap in gaps]
    found: dict[int, list[float]] = {}
    for gap in gaps:
        near = gaps[bisect_left(tops, gap.top - _REACH) : bisect_right(tops, gap.top + _REACH)]
        left, right = gap.left, gap.right
        begins, ends = right - _INDENT, right + _INDENT
        alike = [o for o in near if begins <= o.right <= ends and o.left < right and o.right > left]
        if len(alike) >= _ROWS:
            narrowest = min(alike, key=lambda other: other.right - other.left)
            for at in (gap.before, gap.after):
                found.setdefault(at, []).append((narrowest.left + narrowest.right) / 2)
    return found


def rows_of(boxes: Sequence[Box]) -> list[list[Box]]:
    """The lines that stand on one height, from above, in each the leftmost first."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=itemgetter(0, 1)):
        if rows and box.top - rows[-1][0].top < _LEVEL * rows[-1][0].size:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=itemgetter(1)) for row in rows]


def _gaps(boxes: Sequence[Box]) -> list[_Gap]:
    """The gaps of all rows, from above."""
    return [
        _Gap(row[0].top, one.right, other.left, one.at, other.at)
        for row in rows_of(boxes)
        for one, other in pairwise(row)
        if 0 < other.left - one.right < _WIDEST
    ]
