"""The lines of a document as a page shows them: bare of blanks, with their distance from the page's edges."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hizone_clean.document import Block

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


def page_lines(blocks: tuple[Block, ...]) -> list[Line]:
    """The kept blocks of plain lines, each with its place on its page."""
    kept = [(place, block) for place, block in enumerate(blocks) if block.reason is None and not block.tag]
    counts = Counter(block.page for _, block in kept)
    page, above = -1, 0
    lines = []
    seen: dict[int, int] = {}
    for place, block in kept:
        if block.page != page:
            seen[page], page = above, block.page
            above = seen.get(page, 0)
        text = block.text
        bare = "".join(text.split()) if len(text) <= 4 * LONGEST else ""
        bare = bare if len(bare) <= LONGEST else ""
        lines.append(Line(place, text, bare, page, above, counts[page] - above - 1))
        above += 1
    return lines
