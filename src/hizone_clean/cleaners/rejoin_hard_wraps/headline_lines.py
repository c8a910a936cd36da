"""The lines of headlines: printed twice, to give them a shadow; in a PDF broken where their box was full, or between two phrases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.models.language_model import joins

_SHADOW = "undouble_overprint/"
_LARGER, _LARGER_IN_BOLD = 1.3, 1.12
"""Times the size of the running text from which a line is one of a headline."""
_LEVEL, _ROOM = 0.3, 2.0
"""Times the size of the type by which two lines of one length differ, and the room that only the end of a phrase leaves."""
_SHORTEST = 4
"""Letters of a phrase that has a line of a headline for itself."""
_ONE_WORD = 1.0
"""What the words at the break say from which they go on without a blank."""


def is_display_type(lines: Sequence[Block]) -> bool:
    """Whether a PDF shows ``lines`` in display type, as headlines are set: what they say is not asked."""
    return all(
        line.place is not None and (line.place.size or 0.0) >= (_LARGER_IN_BOLD if line.place.is_heavy else _LARGER)
        for line in lines
    )


def join_headline(lines: Sequence[Block]) -> str:
    """``lines`` as one, a blank between two phrases that each have a line (守护悠久历史根脉 / 传承灿烂中华文明).

    A line is full, so that the next goes on without a blank, where it is longer than the last or as long as any.
    """
    widths = [line.place.width if line.place else 0.0 for line in lines]
    size = lines[0].place.size or 1.0 if lines[0].place else 1.0
    texts = [line.text.strip() for line in lines]
    title = texts[0]
    for at, (upper, lower) in enumerate(pairwise(texts)):
        two_alike = len(texts) == 2 and widths[1] >= widths[0] - _LEVEL * size
        left_room = widths[at] + _ROOM * size <= max(widths)
        han = "\u4e00" <= upper[-1] <= "\u9fff" and "\u4e00" <= lower[0] <= "\u9fff"
        phrases = min(len(upper), len(lower)) >= _SHORTEST and han and (two_alike or left_room)
        latin = upper[-1].isascii() and upper[-1].isalpha() and lower[0].isascii() and lower[0].isalpha()
        title += (" " if latin or (phrases and joins(upper, lower) < _ONE_WORD) else "") + lower
    return title


def printed_twice(blocks: Sequence[Block], places: Sequence[int]) -> list[bool]:
    """For each of ``blocks`` at ``places`` whether its shadow stands beside it, taken away.

    Where none has one that is said at once: an empty list.
    """
    if not any(block.reason == "duplicate" for block in blocks):
        return []
    edges = [-1, *places, len(blocks)]
    between = [_shadows(blocks[first + 1 : last]) for first, last in pairwise(edges)]
    return [_is_shadowed(blocks[place].text, (*between[at], *between[at + 1])) for at, place in enumerate(places)]


def _shadows(blocks: Sequence[Block]) -> list[str]:
    return ["".join(block.text.split()) for block in blocks if block.by and block.by.startswith(_SHADOW)]


def _is_shadowed(text: str, shadows: Sequence[str]) -> bool:
    said = "".join(text.split()) if shadows else ""
    return any(shadow and (shadow in said or said in shadow) for shadow in shadows)
