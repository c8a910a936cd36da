"""Captions of pictures: a few lines in small type right under a picture, no wider than it."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaners.deinterleave_columns.by_boxes.stacks import Stack
from hizone_clean.layout.paper import Edges

_SMALL, _MOST_LINES = 0.95, 4
"""Times the size of the running text that a caption is set in at most, and its lines."""
_BELOW, _BESIDE = (-0.5, 2.0), 1.0
"""Ems below the picture within which it begins, and by which it may reach beyond the picture's sides."""


def with_captions(blocks: Sequence[Block], stacks: Sequence[Stack], pictures: Sequence[Edges]) -> list[Block]:
    """``blocks``, the lines of each caption as one."""
    joined: dict[int, Block] = {}
    gone: set[int] = set()
    for stack in stacks:
        if (
            len(stack.rows) <= _MOST_LINES
            and stack.last.size <= _SMALL
            and any(_is_under(stack, one) for one in pictures)
        ):
            lines = [box.at for row in stack.rows for box in row]
            if all(blocks[at].type == "paragraph" for at in lines):
                text = "".join(blocks[at].text.strip() for at in lines)
                whole = join_blocks([blocks[at] for at in lines], text) if len(lines) > 1 else blocks[lines[0]]
                joined[lines[0]] = whole._replace(type="caption")
                gone |= set(lines[1:])
    return [joined.get(at, block) for at, block in enumerate(blocks) if at not in gone]


def _is_under(stack: Stack, picture: Edges) -> bool:
    left, _, right, bottom = picture
    near = _BELOW[0] <= stack.top - bottom <= _BELOW[1]
    return near and left - _BESIDE <= stack.left and stack.right <= right + _BESIDE
