"""Text in the form that this program writes: one blank line between blocks, two between articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.document import Document

_GAPS = {1, 2}


def is_canonical(document: Document) -> bool:
    """Whether ``document`` is written so, and holds more than one article."""
    if not any(len(block.before) > 1 for block in document.blocks):
        return False
    gaps = {block.gap for before, block in pairwise(document.blocks) if block.lines[0] > before.lines[1]}
    single = all(block.lines[0] == block.lines[1] and not block.made_of for block in document.blocks)
    bare = all(block.text == block.text.strip() for block in document.blocks)
    return single and bare and 2 in gaps and gaps <= _GAPS


def number_canonical(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with their article's number; the first display line of an article is its title."""
    from hizone_clean.layout.headline_form import is_display_line

    number, fresh = 0, True
    for at, block in enumerate(blocks):
        if at and block.gap == 2:
            number, fresh = number + 1, True
        titled = (
            fresh and block.reason is None and block.type in ("paragraph", "heading") and is_display_line(block.text)
        )
        fresh = fresh and block.reason is not None
        yield block._replace(article=number, type="title" if titled else block.type)
