"""Running heads of a PDF stand at one height on all their pages: what recurs elsewhere on its page is text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.patterns import pattern

_NUMBER = pattern(r"[0-9０-９]+")
_OFF = 1.5
"""Ems by which a head may stand off its height on another page: left and right pages differ a little."""
_RECURRING = frozenset(("running_header", "running_head"))


def spare_displaced(blocks: Sequence[Block], lines: Sequence[Line], verdicts: dict[int, str]) -> None:
    """Take out of ``verdicts`` the lines held for running heads that stand at no other page's height for the same words.

    So the headline of an article that goes on at page 4 stays, and ``√ 适用 □ 不适用`` in a form of many pages.
    """
    heights: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
    for line in lines:
        place = blocks[line.place].place
        if verdicts.get(line.place) in _RECURRING and place and place.top is not None:
            heights[_NUMBER.sub("0", line.bare)].append((line.page, place.top, line.place))
    for found in heights.values():
        for page, top, at in found:
            if not any(other != page and abs(height - top) <= _OFF for other, height, _ in found):
                del verdicts[at]
