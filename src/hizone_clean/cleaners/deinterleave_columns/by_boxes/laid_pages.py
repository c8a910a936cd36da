"""The order in which the lines of a page are read whose places are true, and how each stands under the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hizone_clean.blocks import Apart, Block, Place, join_blocks
from hizone_clean.cleaners.deinterleave_columns.by_boxes.captions import with_captions
from hizone_clean.cleaners.deinterleave_columns.by_boxes.gutters import Box
from hizone_clean.cleaners.deinterleave_columns.by_boxes.page_order import read_in_order
from hizone_clean.cleaners.deinterleave_columns.by_boxes.ruled_tables import with_ruled_rows
from hizone_clean.cleaners.deinterleave_columns.by_boxes.stacks import (
    Edges,
    Stack,
    as_chain,
    column_edges,
    find_frame,
    leading,
    read_boxes,
    stack_up,
    stand_side_by_side,
    text_of,
)
from hizone_clean.cleaners.deinterleave_columns.by_boxes.tables import with_table_rows
from hizone_clean.cleaners.deinterleave_columns.order.column_flow import link_columns
from hizone_clean.cleaners.deinterleave_columns.order.reading_order import arrange
from hizone_clean.layout.paper import Edges as RuleEdges

_ALIKE = 1.08
"""Times by which type differs that is not of one size."""
_LARGER = 1.15
"""Times the size of the running text from which a line is one of a headline."""
_GAP = 1.35
"""Times the usual step between lines from which a line stands apart."""
_CLOSE, _LOOSE = 2.1, 3.0
"""Times its size that a line of large type may stand below the one before: of a headline, and of text that is set loosely."""
_SHORTEST_INDENT = 0.7
_APART = 1.0
"""Ems from which two parts of one line are two things: its last words and who wrote it."""
_STOPS = frozenset("。！？…”’）")
_TOUCH = 0.3
"""Ems by which the type of what stands below may reach up to what stands above."""


def has_true_places(blocks: Sequence[Block]) -> bool:
    """Whether a PDF told where the lines stand."""
    return bool(blocks) and all(block.place is not None and block.place.top is not None for block in blocks)


def frame_of(blocks: Sequence[Block]) -> Edges | None:
    """The edges of the type on the pages of a document in one column, by all its lines."""
    return find_frame(read_boxes([block for block in blocks if block.place and block.reason is None]))


def lay_boxes(
    blocks: Sequence[Block],
    frame: Callable[[], Edges | None],
    rules: Sequence[RuleEdges] = (),
    pictures: Sequence[RuleEdges] = (),
) -> list[Block]:
    """``blocks`` in reading order, each with its column and how it stands under the one that is read before it.

    ``frame`` says what the type of the document's pages takes up, where these are in one column; ``rules`` and
    ``pictures`` are drawn on the page.

    On a page without columns side by side what stands abreast, as the cells of a table, keeps the order of the drawing.
    """
    boxes = read_boxes(blocks)
    if rules:
        blocks = with_ruled_rows(blocks, boxes, rules)
        boxes = read_boxes(blocks)
    stacks = stack_up(boxes)
    with_rows = with_table_rows(blocks, boxes, stacks)
    if len(with_rows) < len(blocks):
        blocks, stacks = with_rows, stack_up(read_boxes(with_rows))
    if pictures:
        with_caption = with_captions(blocks, stacks, pictures)
        if len(with_caption) < len(blocks):
            stacks = stack_up(read_boxes(with_caption))
        blocks = with_caption
    step, edges = leading(stacks), column_edges(stacks, frame)
    rows = {row[0].at: (number, stack, row) for number, stack in enumerate(stacks) for row in stack.rows}
    order = _in_columns(stacks, blocks, step) if stand_side_by_side(stacks) else _from_above(stacks)
    laid: list[Block] = []
    upper: Box | None = None
    is_full = False
    for at in order:
        column, stack, row = rows[at]
        above = _above(upper, row[0], step, is_full) if upper else None
        if upper and "table_row" in (blocks[upper.at].type, blocks[row[0].at].type):
            above = "apart"
        goes_on = is_full and above == "flush"
        if upper and row is stack.rows[0] and edges[column] is None and not goes_on:  # in no column: a kicker, a byline
            above = "apart"
        place = _place(row, column, above, edges[column])
        laid.append(_block([blocks[box.at] for box in row], row, stack, place))
        upper, is_full = row[0], place.room is not None and place.room <= row[0].size
    return laid


def _in_columns(stacks: Sequence[Stack], blocks: Sequence[Block], step: float) -> list[int]:
    """The lines column after column, each by the number of its first block."""

    def by_sense(region: Sequence[Stack]) -> list[Stack]:
        of_line = {blocks[row[0].at].lines: stack for stack in region for row in stack.rows}
        order = arrange(link_columns(tuple(as_chain(stack, blocks, step) for stack in region)))
        return list(dict.fromkeys(of_line[piece.lines] for chain in order for piece in chain.pieces))

    return [row[0].at for stack in read_in_order(stacks, by_sense) for row in stack.rows]


def _from_above(stacks: Sequence[Stack]) -> list[int]:
    """The same of a page in one column."""
    bands: list[list[int]] = []
    reach = float("-inf")
    for stack in sorted(stacks, key=lambda stack: stack.top):
        if stack.top >= reach - _TOUCH:
            bands.append([])
        bands[-1] += [row[0].at for row in stack.rows]
        reach = max(reach, stack.bottom)
    return [at for band in bands for at in sorted(band)]


def _above(upper: Box, box: Box, step: float, is_full: bool) -> Apart:
    """How ``box`` stands under ``upper``, which is read before it and takes all of its column where it ``is_full``."""
    if not 1 / _ALIKE <= box.size / upper.size <= _ALIKE:
        return "apart"
    below = box.top - upper.top
    shared = min(upper.right, box.right) - max(upper.left, box.left)
    is_below = below > 0 and shared > 0
    if box.size >= _LARGER:
        return "flush" if is_below and below <= (_LOOSE if is_full else _CLOSE) * box.size else "apart"
    if not is_below:
        return "flush"
    return "flush" if below <= _GAP * step * max(1.0, box.size) else "perhaps"


def _place(row: Sequence[Box], column: int, above: Apart | None, edges: tuple[float, float] | None) -> Place:
    left, right = row[0].left, row[-1].right
    inset = room = None
    if edges:
        # names at the right edge behind the last words of a text leave what is between the two free
        parted = (
            one.right for one, other in pairwise(row) if other.left - one.right >= _APART and one.text[-1] in _STOPS
        )
        ends = next(parted, right)
        inset, room = round(left - edges[0], 2), round(edges[1] - ends, 2)
    return Place(column, left, right - left, above, row[0].size, row[0].top, inset, room)


def _block(parts: Sequence[Block], row: Sequence[Box], stack: Stack, place: Place) -> Block:
    """A line as a block: its indent shows as blanks, and that it stands apart as a blank line."""
    inset = row[0].left - stack.left
    text = (" " * round(inset) if inset >= _SHORTEST_INDENT else "") + text_of(row)
    if all(part.place is not None and part.place.is_heavy for part in parts):
        place = place._replace(is_heavy=True)
    block = parts[0] if len(parts) == 1 else join_blocks(parts, text)
    return block.placed(place, text, "\n" if place.above in ("perhaps", "apart") else "")
