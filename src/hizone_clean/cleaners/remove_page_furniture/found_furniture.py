"""The furniture of a page: each kind is looked for in turn, and what one has found is known to the next."""

from __future__ import annotations

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_page_furniture.broken_lines import find_broken_furniture
from hizone_clean.cleaners.remove_page_furniture.contents_lines import find_contents, keep_contents_alone
from hizone_clean.cleaners.remove_page_furniture.folios import find_folios
from hizone_clean.cleaners.remove_page_furniture.masthead import with_masthead
from hizone_clean.cleaners.remove_page_furniture.page_heads import find_page_editors, find_page_heads
from hizone_clean.cleaners.remove_page_furniture.page_lines import page_lines
from hizone_clean.cleaners.remove_page_furniture.paper_edges import find_at_edges
from hizone_clean.cleaners.remove_page_furniture.placed_heads import spare_displaced
from hizone_clean.cleaners.remove_page_furniture.running_heads import find_running_heads
from hizone_clean.cleaners.remove_page_furniture.seen_elsewhere import find_seen_elsewhere
from hizone_clean.document import Document
from hizone_clean.elsewhere import Elsewhere


def without_furniture(document: Document, elsewhere: Elsewhere | None) -> Document:
    """``document`` without the lines that a page has and its text has not."""
    lines = page_lines(document.blocks, document.table)
    verdicts: dict[int, str] = {}
    find_contents(lines, verdicts)
    find_page_heads(lines, verdicts)
    find_page_editors(lines, verdicts)
    find_folios(lines, verdicts, find_broken_furniture(lines, verdicts))
    find_running_heads(lines, verdicts)
    spare_displaced(document.blocks, lines, verdicts)
    find_at_edges(document.paper, document.blocks, lines, verdicts)
    find_seen_elsewhere(lines, verdicts, elsewhere)
    keep_contents_alone(lines, verdicts)
    if not verdicts:
        return document
    blocks = [_judged(block, verdicts.get(place)) for place, block in enumerate(document.blocks)]
    heads = [line for line in lines if verdicts.get(line.place) == "page_head"]
    return document.with_blocks(
        blocks, metadata=with_masthead(document.metadata, heads) if heads else document.metadata
    )


def _judged(block: Block, rule: str | None) -> Block:
    return block.removed("furniture", f"remove_page_furniture/{rule}") if rule else block
