"""A cleaner of characters over the blocks of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hizone_clean.blocks import Block
from hizone_clean.cleaner import name_of, on_many, settled, within_lines
from hizone_clean.document import Document

Step = Callable[..., Any]


def map_blocks(step: Step, document: Document) -> Document:
    """``document`` with ``step``, a function of text, over each kept block but code, and over the title."""
    places = [at for at, block in enumerate(document.blocks) if block.reason is None and block.type != "code"]
    step = settled(step, (document.blocks[at].text for at in places))
    blocks = list(document.blocks)
    texts = [blocks[at].text for at in places]
    many = on_many(step)
    alone = {} if many else {number: within_lines(step, text) for number, text in enumerate(texts)}
    changed = many(texts, table=document.table) if many else alone
    for number, text in changed.items():
        blocks[places[number]] = _mapped(step, blocks[places[number]], text)
    metadata = document.metadata
    if title := metadata.title:
        metadata = metadata._replace(title=_title_after(step, title, document.blocks, blocks))
    return document.with_blocks(blocks, metadata=metadata)


def _title_after(step: Step, title: str, before: Sequence[Block], after: Sequence[Block]) -> str:
    """``title`` as the headline reads that shows it, which may have had other blanks (已造成    25人), or else by itself."""
    for block, mapped in zip(before, after, strict=True):
        if block.type == "title" and mapped.reason is None and block.text.split() == title.split():
            return " ".join(mapped.text.split())
    result: str = step(title)
    return result or title


def _mapped(step: Step, block: Block, text: str) -> Block:
    if text == block.text:
        return block
    if not text:
        return block.removed("custom", f"{name_of(step)}/empty")
    return block._replace(text=text)
