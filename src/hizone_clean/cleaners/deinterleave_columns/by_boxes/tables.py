"""Rows of tables among lines with true places: short cells abreast, parted at the same places row after row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaners.deinterleave_columns.by_boxes.gutters import Box, find_gutters, rows_of
from hizone_clean.cleaners.deinterleave_columns.by_boxes.stacks import Stack

_FEWEST = 3
"""Rows of a table at least: two lines abreast twice may be anything."""


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
    joined = {row[0].at: _joined([blocks[box.at] for box in row], row[-1].right - row[0].left) for row in rows}
    gone = {box.at for row in rows for box in row[1:]}
    return [joined.get(at, block) for at, block in enumerate(blocks) if at not in gone]


def _is_of_table(row: Sequence[Box], gutters: dict[int, list[float]], running: set[int]) -> bool:
    return all(box.at not in running for box in row) and all(
        any(one.right <= gutter <= other.left for gutter in gutters.get(one.at, ())) for one, other in pairwise(row)
    )


def _joined(cells: Sequence[Block], width: float) -> Block:
    row = join_blocks(cells, " | ".join(cell.text.strip() for cell in cells))
    place = row.place._replace(width=width) if row.place else None
    return row._replace(type="table_row", place=place)
