"""Lines with true places put under one another: columns, headlines and captions of a page, each a chain."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Sequence
from operator import itemgetter

from hizone_clean.blocks import Block, Place
from hizone_clean.cleaners.deinterleave_columns.by_boxes.gutters import Box, find_gutters
from hizone_clean.cleaners.deinterleave_columns.columns import Chain, Piece

_USUAL_LEADING = 1.5
_ALIKE = 1.08
"""Times by which the sizes of type of two lines of one chain may differ."""
_STEP = 0.6, 2.1
"""Times its size that a line may stand below the one above."""
_WIDER = 1.3
"""Times the step between the lines above that the next may stand below them."""
_ENOUGH = 0.5
"""Share of the narrower of two that must lie under the wider one to go on with it."""
_NARROW = 0.7
"""Share of a stack's width below which a line is narrow."""
_EDGE = 0.6
"""Ems by which a line may reach over the edge of its column."""
_NO_SIGNATURE, _INDENT = 16.0, 5.0
"""Ems that no signature at the right edge is wide, and by which a line of text may be set in."""
_LEVEL = 0.5
"""Times its size by which two parts of one line may stand off one height: they may be of two fonts."""
_NARROWEST, _FULL = 7.0, 0.75
"""Ems that a column has at least, and the share of it that a full line takes."""
_JUSTIFIED = 0.35
"""Ems by which lines differ that are set to end at one place."""
_NARROWEST_FRAME, _FEW_WIDER = 12.0, 40
"""Ems that the type of a page in one column is wide at least, and lines that may reach beyond it."""
_FEWEST, _RUNNING = 4, 1.12
"""Lines that make a column, and times the running text's size that they may be."""


class Stack:
    """Lines below one another."""

    def __init__(self, box: Box) -> None:
        self.rows = [[box]]
        self.left, self.right = box.left, box.right
        self.top = box.top
        self.last = box
        """The lowest line, or its first part."""
        self.step = 0.0

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.last.top + self.last.size

    def takes(self, box: Box) -> bool:
        """Whether ``box`` is the next line: of one size, right below, one mostly under the other.

        Two lines do not follow wide ones that end at one place before them: a column begins there.
        """
        last, left, right = self.last, self.left, self.right
        shared = (right if right < box.right else box.right) - (left if left > box.left else box.left)
        if shared <= 0:
            return False
        step, wide, narrow = box.top - last.top, right - left, box.right - box.left
        most = _WIDER * self.step if self.step else _STEP[1] * last.size
        if not _STEP[0] * last.size <= step <= most or not 1 / _ALIKE <= box.size / last.size <= _ALIKE:
            return False
        if shared < _ENOUGH * (wide if wide < narrow else narrow):
            return False
        if narrow >= _NO_SIGNATURE and box.left - left > _INDENT < abs(box.left + box.right - left - right):
            return False
        end = self.rows[-1][-1].right
        is_other = narrow < _NARROW * wide and end - last.left < _NARROW * wide and abs(box.right - end) < _EDGE
        return not is_other

    def holds(self, box: Box) -> bool:
        """Whether ``box`` is a part of its last line, as names at the right edge behind the last words of a text are."""
        last = self.last
        if len(self.rows) < 2 or abs(box.top - last.top) >= _LEVEL * last.size:
            return False
        within = self.left - 0.5 <= box.left and box.right <= self.right + 0.5
        return within and all(box.left >= b.right or box.right <= b.left for b in self.rows[-1])

    def add(self, box: Box) -> None:
        """Put ``box`` below."""
        step = box.top - self.last.top
        self.step = min(self.step, step) if self.step else step
        self.rows.append([box])
        self.last = box
        self.left, self.right = min(self.left, box.left), max(self.right, box.right)

    def add_beside(self, box: Box) -> None:
        """Put ``box`` on the last line."""
        self.rows[-1] = sorted([*self.rows[-1], box], key=itemgetter(1))
        self.last = self.rows[-1][0]

    @property
    def is_column(self) -> bool:
        """Whether it is several lines of running text: most of them fill it, as the cells of a table do not."""
        if len(self.rows) < _FEWEST or not _is_running(self) or self.right - self.left < _NARROWEST:
            return False
        full = sum(row[-1].right - row[0].left >= _FULL * (self.right - self.left) for row in self.rows)
        return 2 * full > len(self.rows)


def read_boxes(blocks: Sequence[Block]) -> list[Box]:
    """The lines of ``blocks``, all with true places, in their order."""
    boxes: list[Box] = []
    for at, block in enumerate(blocks):
        place = block.place or Place()
        boxes.append(
            Box(place.top or 0.0, place.left, place.left + place.width, place.size or 1.0, at, block.text.strip())
        )
    return boxes


def stack_up(boxes: Sequence[Box]) -> list[Stack]:
    """The stacks of a page; each line goes under the stack that ends nearest above it, and under none across a gutter."""
    done: list[Stack] = []
    open_stacks: list[Stack] = []
    gutters = find_gutters(boxes)
    for box in sorted(boxes, key=itemgetter(0, 1)):
        reach, step = box.top - _STEP[1] * box.size, _STEP[1]
        open_stacks = [s for s in open_stacks if s.last.top >= reach or box.top - s.last.top <= step * s.last.size]
        near = [s for s in open_stacks if s.left - _EDGE < box.right and box.left < s.right + _EDGE]
        for gutter in gutters.get(box.at, ()):
            near = [s for s in near if not s.left + _EDGE < gutter < s.right - _EDGE]
        holding = next((stack for stack in near if stack.holds(box)), None)
        fitting = [stack for stack in near if stack.takes(box)] if holding is None else []
        if holding:
            holding.add_beside(box)
        elif fitting:
            nearest = max(fitting, key=lambda s: (s.last.top, min(s.right, box.right) - max(s.left, box.left)))
            nearest.add(box)
        else:
            stack = Stack(box)
            done.append(stack)
            open_stacks.append(stack)
    return done


Edges = tuple[float, float]


def find_frame(boxes: Sequence[Box]) -> Edges | None:
    """The left and right edge of the type on the pages of a document in one column, as its widest lines show it."""
    lines = [box for box in boxes if _is_running_size(box.size)]
    for right in sorted((box.right for box in lines), reverse=True)[:_FEW_WIDER]:
        wide = [box.left for box in lines if right - _EDGE <= box.right <= right]
        if len(wide) > 1:
            return (min(wide), right) if right - min(wide) >= _NARROWEST_FRAME else None
    return None


def column_edges(stacks: Sequence[Stack], frame: Callable[[], Edges | None]) -> list[Edges | None]:
    """The left and right edge of the column in which each stack stands: its own, or where it has few lines, that of the
    nearest column that it fits into; on a page in one column those of the page, or the ``frame`` of the document."""
    columns = [stack for stack in stacks if stack.is_column]
    if columns:
        return [_edges(stack, columns) for stack in stacks]
    page = find_frame([box for stack in stacks for row in stack.rows for box in row]) or frame()
    return [page if page and (_is_running(stack) or _fills(stack, page)) else _own_edges(stack) for stack in stacks]


def _fills(stack: Stack, page: Edges) -> bool:
    """Whether a stack in other type is as wide as the page, but for an indent, as its text in large type is."""
    inset = stack.left - page[0]
    return abs(stack.right - page[1]) < _EDGE and -_EDGE < inset < _INDENT


def _edges(stack: Stack, columns: Sequence[Stack]) -> Edges | None:
    if stack.is_column:
        return stack.left, stack.right
    around = [
        column
        for column in columns
        if column.left - _EDGE <= stack.left and stack.right <= column.right + _EDGE and _is_running(stack)
    ]
    nearest = min(around, key=lambda c: max(c.top - stack.last.top, stack.top - c.last.top), default=None)
    return (nearest.left, nearest.right) if nearest else _own_edges(stack)


def _own_edges(stack: Stack) -> Edges | None:
    """The edges of a stack of few lines, or in another type, as a lead is: two of its lines must fill it."""
    full = [row for row in stack.rows if row[-1].right > stack.right - _JUSTIFIED]
    if len(full) < 2 or stack.right - stack.left < _NARROWEST:
        return None
    return stack.left, stack.right


def _is_running_size(size: float) -> bool:
    return 1 / _RUNNING <= size <= _RUNNING


def _is_running(stack: Stack) -> bool:
    return _is_running_size(stack.last.size)


def leading(stacks: Sequence[Stack]) -> float:
    """The step from line to line of the running text, in ems."""
    steps = Counter(round(stack.step, 1) for stack in stacks if stack.is_column for _ in stack.rows)
    return max(steps, key=steps.__getitem__) if steps else _USUAL_LEADING


def stand_side_by_side(stacks: Sequence[Stack]) -> bool:
    """Whether two stacks of running text stand beside one another for several lines."""
    columns = [stack for stack in stacks if stack.is_column]
    heads: list[tuple[float, int]] = []
    for number, stack in enumerate(columns):
        insort(heads, (stack.top, number))
    for place, (_, number) in enumerate(heads):
        one = columns[number]
        for _, other in heads[place + 1 : place + 13]:
            two = columns[other]
            level = min(one.last.top, two.last.top) - max(one.top, two.top)
            if level >= (_FEWEST - 1) * one.step and (one.right <= two.left + 0.5 or two.right <= one.left + 0.5):
                return True
    return False


def text_of(row: Sequence[Box]) -> str:
    """The parts of one line together."""
    return " ".join(box.text for box in row)


def as_chain(stack: Stack, blocks: Sequence[Block], step: float) -> Chain:
    """``stack`` as a chain: its rows are so many lines of running text below the top, its columns ems."""
    pieces = tuple(
        Piece(round(row[0].top / step), round(row[0].left), round(row[-1].right), text_of(row), blocks[row[0].at].lines)
        for row in stack.rows
    )
    bottom = max(pieces[-1].row, round((stack.last.top + stack.last.size) / step) - 1)
    return Chain(pieces, pieces[0].row, bottom, round(stack.left), round(stack.right))
