"""A column while rows are shared: its lines so far, what passing it costs, and where something else begins in it."""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.by_streams.row_lines import MaybeLine
from hizone_clean.cleaners.deinterleave_columns.columns import SLACK, STOPS

_PASSED, _PASSED_DONE = -2.5, -1.0
"""What it costs to pass a column whose sentence is broken off, and one that has just finished a paragraph."""
_MARKS, _FULL = frozenset("，。；：、！？"), 0.85
"""A headline has none of these marks, and is shorter than that share of the measure."""
TURNS = 2
"""Turns after which a stream that was passed has ended, and a column goes on as something else."""


class Laid(NamedTuple):
    """A line in its column."""

    above: Laid | None
    row: int
    text: str
    is_apart: bool
    """Whether it begins something else than what stands above it."""


class OpenColumn(NamedTuple):
    """A column as it stands after its last line."""

    laid: Laid
    start: float
    width: int
    measure: int
    is_open: bool
    """Whether its last line breaks off in the middle of a sentence."""
    missed: int = 0

    def passed(self) -> float:
        """What it costs to pass it."""
        if self.missed >= TURNS:
            return 0.0
        return _PASSED if self.is_open else 0.0 if self.missed else _PASSED_DONE


def column_of(laid: Laid, start: float, width: int, measure: int) -> OpenColumn:
    """A column with its last line, ``width`` wide, just laid."""
    return OpenColumn(laid, start, width, measure, laid.text[-1] not in STOPS and width >= measure - 2 * SLACK)


def runs_of(laid: Laid | None) -> list[list[tuple[int, str]]]:
    """Row and text of a column's lines from above, cut where something else begins."""
    runs: list[list[tuple[int, str]]] = [[]]
    while laid:
        runs[-1].append((laid.row, laid.text))
        if laid.is_apart and laid.above:
            runs.append([])
        laid = laid.above
    return [run[::-1] for run in reversed(runs)]


def is_apart(line: MaybeLine, column: OpenColumn) -> bool:
    """Whether the line begins something else: after turns without a line, or as a headline below a finished text."""
    if column.missed >= TURNS:
        return True
    if column.is_open or column.missed:
        return not column.is_open
    full = _FULL * column.measure
    return _is_bare(line.text, line.width, full) and not _is_bare(column.laid.text, column.width, full)


def _is_bare(text: str, width: int, full: float) -> bool:
    """Whether a line may be one of a headline: short and without a mark."""
    return width < full and _MARKS.isdisjoint(text)
