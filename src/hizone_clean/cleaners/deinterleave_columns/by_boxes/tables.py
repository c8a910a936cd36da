"""Rows of tables among lines with true places: short cells abreast, parted at the same places row after row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaners.deinterleave_columns.by_boxes.gutters import Box, find_gutters, rows_of
from hizone_clean.cleaners.deinterleave_columns.by_boxes.stacks import Stack

_FEWEST = 3
"""Rows of a table at least: two lines abreast twice may be anything."""
_EDGE, _STEP, _LONG = 0.6, 1.7, 6
"""Ems by which cells of a column may begin apart, times its size that the next line of a cell stands below, and letters of one
that is wrapped."""


def with_table_rows(blocks: Sequence[Block], boxes: Sequence[Box], stacks: Sequence[Stack]) -> list[Block]:
    """``blocks``, all with true places, the cells of each row of a table put together as a row; running text is no cell.

    ``boxes`` are their boxes, ``stacks`` these put under one another.
    """
    running = {box.at for stack in stacks if stack.is_column for row in stack.rows for box in row}
    gutters = find_gutters([box for box in boxes if box.at not in running])
    if not gutters:
        return list(blocks)
    rows = [row for row in rows_of(boxes) if len(row) > 1 and _is_of_table(row, gutters, running)]
    if len(rows) < _FEWEST:
        return list(blocks)
    full = _put_under(rows, rows_of(boxes), running)
    joined = {cells[0][0].at: _joined(blocks, cells) for cells in full}
    gone = {box.at for cells in full for cell in cells for box in cell} - set(joined)
    return [joined.get(at, block) for at, block in enumerate(blocks) if at not in gone]


Cells = list[list[Box]]
"""The lines of each cell of a row."""


def _put_under(rows: Sequence[Sequence[Box]], every: Sequence[Sequence[Box]], running: set[int]) -> list[Cells]:
    """The rows of a table, those put under the row before whose cells only go on in them: 农忙时节用 / 工紧张."""
    ends = _column_ends(rows)
    of_table = {row[0].at for row in rows}
    found: list[Cells] = []
    for row in every:
        under = _goes_on(found[-1], row, ends) if found and all(box.at not in running for box in row) else None
        if under:
            for box, cell in under:
                cell.append(box)
        elif row[0].at in of_table:
            found.append([[box] for box in row])
    return found


def _column_ends(rows: Sequence[Sequence[Box]]) -> list[tuple[float, float]]:
    """Where each cell begins, and how far the cells that begin there reach."""
    cells = sorted((box.left, box.right) for row in rows for box in row)
    columns: list[tuple[float, float]] = []
    for left, right in cells:
        if columns and left - columns[-1][0] <= _EDGE:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _goes_on(
    cells: Cells, row: Sequence[Box], columns: Sequence[tuple[float, float]]
) -> list[tuple[Box, list[Box]]] | None:
    """Each part of ``row`` with the cell that goes on in it; ``None`` unless all go on."""
    pairs = []
    for box in row:
        over = next((cell for cell in cells if abs(cell[-1].left - box.left) <= _EDGE), None)
        if over is None or not _breaks_off(over[-1], columns) or not 0 < box.top - over[-1].top <= _STEP * box.size:
            return None
        pairs.append((box, over))
    return pairs


def _breaks_off(box: Box, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the last line of a cell fills its column and ends inside a sentence."""
    reach = max((right for left, right in columns if abs(left - box.left) <= _EDGE), default=box.right)
    is_text = "\u4e00" <= box.text[-1] <= "\u9fff" or box.text[-1] in "，、"
    return is_text and len(box.text) >= _LONG and box.right >= reach - 1.0


def _is_of_table(row: Sequence[Box], gutters: dict[int, list[float]], running: set[int]) -> bool:
    return all(box.at not in running for box in row) and all(
        any(one.right <= gutter <= other.left for gutter in gutters.get(one.at, ())) for one, other in pairwise(row)
    )


def _joined(blocks: Sequence[Block], cells: Cells) -> Block:
    lines = [box for cell in cells for box in cell]
    texts = ["".join(blocks[box.at].text.strip() for box in cell) for cell in cells]
    row = join_blocks([blocks[box.at] for box in lines], " | ".join(texts))
    width = max(box.right for box in lines) - lines[0].left
    place = row.place._replace(width=width) if row.place else None
    return row._replace(type="table_row", place=place)
