"""The lines of a document as a page shows them: bare of blanks, with their distance from the page's edges."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import NamedTuple

from hizone_clean.blocks import Block

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


def page_lines(blocks: tuple[Block, ...]) -> list[Line]:
    """The kept blocks of plain lines, each with its place on its page."""
    kept = [(place, block) for place, block in enumerate(blocks) if block.reason is None and not block.tag]
    counts = Counter([block.page for _, block in kept])
    above = dict.fromkeys(counts, 0)
    lines = []
    for place, block in kept:
        text, page = block.text, block.page
        at = above[page]
        above[page] = at + 1
        bare = "".join(text.split()) if len(text) <= 4 * LONGEST else ""
        lines.append(_new((place, text, bare if len(bare) <= LONGEST else "", page, at, counts[page] - at - 1)))
    return lines
