"""Blocks that stand in many other documents of the same source: the frame around its pages, whatever it says."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.elsewhere import Elsewhere

_FEWEST = 3
"""Documents of a source from which they tell anything of each other."""
_SHARE = 1 / 3
"""Share of the other documents that must have a block too."""
_MENU = 0.5
"""Share of links from which a block is part of a frame without a neighbour that is."""
_COPY = 0.5
"""Share of a document's running text that, seen elsewhere, makes it a copy of another: its frame cannot be told from its body."""


def seen_elsewhere(blocks: Sequence[Block], facts: Sequence[Facts], elsewhere: Elsewhere | None) -> list[int]:
    """For each block in how many documents of its source it stands, where that makes it a part of their frame; else 0.

    A frame comes in runs: a block counts where a neighbour is seen as well, or where it is a link. So a line that belongs to
    the texts of a source (特此通知。, 附件：) stays where lines of its own document stand around it.
    """
    if elsewhere is None or elsewhere.documents < _FEWEST:
        return [0] * len(blocks)
    fewest = 1 + max(2, ceil(_SHARE * (elsewhere.documents - 1)))
    counts = [count if (count := elsewhere.count(block.text)) >= fewest else 0 for block in blocks]
    if sum(fact.mass for fact, count in zip(facts, counts, strict=True) if count) > _COPY * sum(f.mass for f in facts):
        return [0] * len(blocks)
    around = [0, *counts, 0]
    return [
        count
        if count and block.type not in ("title", "code") and (around[at] or around[at + 2] or block.links >= _MENU)
        else 0
        for at, (block, count) in enumerate(zip(blocks, counts, strict=True))
    ]
