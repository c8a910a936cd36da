"""The lines of a document as a page shows them: bare of blanks, with their distance from the page's edges."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.layout.table import LineTable

LONGEST = 300
"""Characters, blanks aside, above which no line is furniture."""


class Line(NamedTuple):
    """One kept block, as furniture is judged."""

    place: int
    """Its index among all blocks of the document."""
    text: str
    bare: str
    """Its text without any blanks; empty for a line too long to be furniture."""
    page: int
    from_top: int
    """Kept lines above it on its page."""
    from_bottom: int
    """Kept lines below it on its page."""


_new = partial(tuple.__new__, Line)
_LONGEST_LINE = 60
"""Characters, blanks aside, of the longest line that is furniture by itself; one of a table of contents may be longer."""
# what a table of contents has between an entry and its page number, or after it
_LEADERS = frozenset(".…·⋯．•﹒‥")


def may_be_furniture(block: Block) -> bool:
    """Whether ``block`` alone does not already say that it is none: so nearly every paragraph is passed by.

    >>> may_be_furniture(Block("园区加快推动产业升级，" * 6, (1, 1))), may_be_furniture(Block("- 3 -", (1, 1)))
    (False, True)
    """
    if block.reason is not None or block.tag:
        return False
    text = block.text
    if len(text) > _LONGEST_LINE and len(text.split(None, 1)) > 1:
        text = "".join(text.split())
    return len(text) <= _LONGEST_LINE or not _LEADERS.isdisjoint(text[-8:])


def bare(text: str) -> str:
    """``text`` without any blanks, as furniture is compared; empty where it is too long to be any."""
    without = "".join(text.split()) if len(text) <= 4 * LONGEST else ""
    return without if len(without) <= LONGEST else ""


def page_lines(blocks: tuple[Block, ...], table: LineTable) -> list[Line]:
    """The kept blocks of plain lines, each with its place on its page: as a PDF tells it, else as they stand in the text."""
    kept = [(place, block) for place, block in enumerate(blocks) if block.reason is None and not block.tag]
    counts = Counter([block.page for _, block in kept])
    above = dict.fromkeys(counts, 0)
    ranks = _by_height(kept) if kept and kept[0][1].place else {}
    lines = []
    bares = table.ask(bare, [block.text for _, block in kept])
    for (place, block), own in zip(kept, bares, strict=True):
        text, page = block.text, block.page
        at = above[page]
        above[page] = at + 1
        at = ranks.get(place, at)
        lines.append(_new((place, text, own, page, at, counts[page] - at - 1)))
    return lines


def _by_height(kept: list[tuple[int, Block]]) -> dict[int, int]:
    """For each block, by its index, how many stand above it on its page of a PDF, in whatever order they were drawn."""
    tops: dict[int, list[tuple[float, int]]] = {}
    for place, block in kept:
        if block.place is None or block.place.top is None:
            return {}
        tops.setdefault(block.page, []).append((block.place.top, place))
    return {place: rank for page in tops.values() for rank, (_, place) in enumerate(sorted(page))}
