"""How far below one another the lines of a page stand, and which stand apart.

An extractor's rows are no measure of it by themselves: where the lines of two columns stand on different heights, each
column has text on every other row only, and a line that was torn in two puts one row more into all columns beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.cleaners.deinterleave_columns.columns import Chain

_REACH = 8
"""Rows above and below from which the usual step from line to line is told."""
_USUAL = 0.75
"""Share of the steps nearby that are no gaps: lines stand now two, now three rows apart where columns do not align."""


class LineSpacing:
    """The rows of a page and how they follow each other."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self._steps = sorted((lower.row, upper.row) for chain in chains for upper, lower in pairwise(chain.pieces))
        self._heights = self._heights_of_rows() if self._steps else {}
        self._usual = self._usual_steps()

    def gap(self, upper: int, lower: int) -> int:
        """Lines that are left out between two rows of one chain."""
        apart = lower - upper - self._usual[lower]
        missing = round(self._heights[lower] - self._heights[upper]) - 1
        return max(0, min(apart, missing))

    def _heights_of_rows(self) -> dict[int, float]:
        """How far down each row stands, in lines: a chain goes down one line at least with each of its pieces."""
        sizes = sorted(lower - upper for lower, upper in self._steps)
        blank = 1 / max(1, sizes[len(sizes) // 2])
        filled = {row for step in self._steps for row in step}
        above: dict[int, list[int]] = {}
        for lower, upper in self._steps:
            above.setdefault(lower, []).append(upper)
        heights: dict[int, float] = {}
        height = 0.0
        for row in range(min(filled), max(filled) + 1):
            height += 0.0 if row in filled and row - 1 in filled else blank
            heights[row] = height = max([height, *(heights[upper] + 1.0 for upper in above.get(row, ()))])
        return heights

    def _usual_steps(self) -> dict[int, int]:
        """For each row the step from line to line that is usual around it."""
        found: dict[int, int] = {}
        sizes: Counter[int] = Counter()
        entered = left = 0
        for row in sorted({lower for lower, _ in self._steps}):
            while entered < len(self._steps) and self._steps[entered][0] <= row + _REACH:
                sizes[self._steps[entered][0] - self._steps[entered][1]] += 1
                entered += 1
            while self._steps[left][0] < row - _REACH:
                sizes[self._steps[left][0] - self._steps[left][1]] -= 1
                left += 1
            found[row] = _quantile(sizes, _USUAL)
        return found


def _quantile(sizes: Counter[int], share: float) -> int:
    """The least size that ``share`` of all do not exceed."""
    least, count = share * sum(sizes.values()), 0
    for size in sorted(sizes):
        count += sizes[size]
        if count >= least:
            return size
    return 1
