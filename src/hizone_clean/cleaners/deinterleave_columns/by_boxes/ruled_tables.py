"""Rows of tables whose cells are parted by rules; what no rule parts is one cell, over several columns or rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, product
from operator import itemgetter
from typing import NamedTuple

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaners.deinterleave_columns.by_boxes.gutters import Box, rows_of
from hizone_clean.layout.paper import Edges

_TOUCH = 0.35
"""Ems by which two rules may stand off each other and meet, and by which they differ that are one."""
_MOST = 800
"""Rules above which they are a drawing."""
_LINES_OF_CELL, _LONGEST_CELL = 4.0, 16
"""Lines that the cells of a table have on the average, and any of them, at most: boxes on a newspaper's page hold articles."""
_SHORT, _MOSTLY, _FEWEST_CELLS = 3, 0.75, 6
"""Lines of a short cell, and the share of these and the cells in all from which one may be long: a form's 申请理由."""

_ABREAST = 0.5
"""Times its size by which what stands abreast in a cell may be off one height."""

Cell = tuple[int, int]
"""Number of its row and of its column."""


Rule = tuple[float, float, float]
"""Where it runs, where it begins, where it ends."""


class Grid(NamedTuple):
    """Where the rules of a table part its columns and its rows, its edges among them."""

    columns: list[float]
    rows: list[float]
    first: dict[Cell, Cell]
    """Of a cell that no rule parts from the one above it or left of it, that in which the two begin."""

    def cell(self, box: Box) -> Cell | None:
        """The cell that ``box`` stands in: where it begins."""
        across, down = (box.left + box.right) / 2, box.top + box.size / 2
        if not (self.columns[0] < across < self.columns[-1] and self.rows[0] < down < self.rows[-1]):
            return None
        cell = bisect_right(self.rows, down) - 1, bisect_right(self.columns, across) - 1
        return self.first.get(cell, cell)


def with_ruled_rows(blocks: Sequence[Block], boxes: Sequence[Box], rules: Sequence[Edges]) -> list[Block]:
    """``blocks``, those that stand in one row of a ruled table put together, an empty cell between two bars."""
    joined: dict[int, Block] = {}
    gone: set[int] = set()
    for grid in find_grids(rules):
        cells: dict[Cell, list[Box]] = defaultdict(list)
        for box in boxes:
            if box.at not in gone and box.at not in joined and (cell := grid.cell(box)):
                cells[cell].append(box)
        if _is_table(cells):
            for row in sorted({row for row, _ in cells}):
                members = [_in_order(cells.get((row, column), [])) for column in range(len(grid.columns) - 1)]
                order = [box.at for cell in members for box in cell]
                joined[min(order)] = _row([blocks[at] for at in order], members, grid)
                gone |= set(order) - {min(order)}
    if not joined:
        return list(blocks)
    return [joined.get(at, block) for at, block in enumerate(blocks) if at not in gone]


def find_grids(rules: Sequence[Edges]) -> list[Grid]:
    """The grids that ``rules`` make: two columns and two rows at least.

    >>> upright = [(x, 1.0, x, 9.0) for x in (1.0, 5.0, 9.0)]
    >>> find_grids([*upright, *((1.0, y, 9.0, y) for y in (1.0, 4.0, 9.0)), (20.0, 1.0, 20.0, 9.0)])
    [Grid(columns=[1.0, 5.0, 9.0], rows=[1.0, 4.0, 9.0], first={})]
    """
    if len(rules) > _MOST:
        return []
    upright = _merged([((r[0] + r[2]) / 2, r[1], r[3]) for r in rules if r[3] - r[1] > r[2] - r[0]])
    level = _merged([((r[1] + r[3]) / 2, r[0], r[2]) for r in rules if r[3] - r[1] <= r[2] - r[0]])
    grids = []
    waiting = set(range(len(level)))
    while waiting:
        group, reached, lines = [waiting.pop()], set[int](), set[int]()
        while group:
            at = group.pop()
            lines.add(at)
            meeting = [n for n, one in enumerate(upright) if n not in reached and _meet(one, level[at])]
            reached |= set(meeting)
            more = [n for n in waiting if any(_meet(upright[m], level[n]) for m in meeting)]
            waiting -= set(more)
            group += more
        if reached:
            columns = _distinct([*(upright[n][0] for n in reached), *(edge for n in lines for edge in level[n][1:])])
            rows = _distinct([level[n][0] for n in lines])
            if len(columns) > 2 and len(rows) > 2:
                parting = [upright[n] for n in reached], [level[n] for n in lines]
                grids.append(Grid(columns, rows, _first_cells(columns, rows, *parting)))
    return grids


def _first_cells(
    columns: Sequence[float], rows: Sequence[float], upright: Sequence[Rule], level: Sequence[Rule]
) -> dict[Cell, Cell]:
    """Of each cell that is a part of one over several columns or rows, the first of it."""
    across = [(a + b) / 2 for a, b in pairwise(columns)]
    down = [(a + b) / 2 for a, b in pairwise(rows)]
    first: dict[Cell, Cell] = {}

    def begin(cell: Cell) -> Cell:
        while cell in first:
            cell = first[cell]
        return cell

    at_column, at_row = _by_place(upright, columns), _by_place(level, rows)
    for row, column in product(range(len(down)), range(len(across))):
        for other, is_parted in (
            ((row, column - 1), column == 0 or _runs_through(at_column[column], down[row])),
            ((row - 1, column), row == 0 or _runs_through(at_row[row], across[column])),
        ):
            one, two = sorted((begin((row, column)), begin(other)))
            if not is_parted and one != two:
                first[two] = one
    return {cell: begin(cell) for cell in first}


def _by_place(rules: Sequence[Rule], places: Sequence[float]) -> list[list[Rule]]:
    """Which of ``rules`` run at each of ``places``."""
    return [[rule for rule in rules if abs(rule[0] - place) <= 2 * _TOUCH] for place in places]


def _runs_through(rules: Sequence[Rule], place: float) -> bool:
    return any(start <= place <= end for _, start, end in rules)


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """``rules``, those in one line as one: many programs draw them cell by cell."""
    merged: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule[0] <= lines[-1][0][0] + _TOUCH:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    for line in lines:
        first = len(merged)
        for _, start, end in sorted(line, key=itemgetter(1)):
            if len(merged) > first and start <= merged[-1][2] + 2 * _TOUCH:
                merged[-1] = (line[0][0], merged[-1][1], max(end, merged[-1][2]))
            else:
                merged.append((line[0][0], start, end))
    return merged


def _meet(upright: Rule, level: Rule) -> bool:
    reach = 2 * _TOUCH
    across, down = upright[0], level[0]
    return level[1] - reach <= across <= level[2] + reach and upright[1] - reach <= down <= upright[2] + reach


def _distinct(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place > found[-1] + 2 * _TOUCH:
            found.append(place)
    return found


def _is_table(cells: dict[Cell, list[Box]]) -> bool:
    rows: dict[int, int] = defaultdict(int)
    for row, _ in cells:
        rows[row] += 1
    sizes = [len(cell) for cell in cells.values()]
    several = sum(count > 1 for count in rows.values())
    if several < 2:
        return False
    if max(sizes) <= _LONGEST_CELL and sum(sizes) <= _LINES_OF_CELL * len(sizes):
        return True
    return len(sizes) >= _FEWEST_CELLS and sum(size <= _SHORT for size in sizes) >= _MOSTLY * len(sizes)


def _in_order(cell: Sequence[Box]) -> list[Box]:
    return [box for row in rows_of(cell) for box in row]


def _row(blocks: Sequence[Block], members: Sequence[Sequence[Box]], grid: Grid) -> Block:
    text = " | ".join(map(_text, members)).strip()
    row = join_blocks(blocks, text)
    place = row.place
    if place:
        left, top = grid.columns[0], min(box.top for cell in members for box in cell)
        place = place._replace(left=left, width=grid.columns[-1] - left, top=top)
    return row._replace(type="table_row", place=place)


def _text(cell: Sequence[Box]) -> str:
    """The lines of a cell as one; a blank only where Latin meets Latin, and between what stands abreast in it."""
    text, upper = "", None
    for box in cell:
        abreast = upper is not None and abs(box.top - upper.top) < _ABREAST * box.size
        meets = text[-1:].isascii() and text[-1:].isalnum() and box.text[:1].isascii()
        text += (" " if abreast or (text and meets) else "") + box.text
        upper = box
    return text
