"""The ledger: what each step changed, noted in one place so that no cleaner has to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from hizone_clean.blocks import Block, Change, Span
from hizone_clean.document import Document
from hizone_clean.source.lines import split_lines
from hizone_clean.source.spans import merged_spans


def changed_lines(cleaner: str, before: str, after: str) -> Iterator[Change]:
    """A change for each line of a raw text that a step altered; both have the same number of lines."""
    if before is after:
        return
    pairs = zip(split_lines(before)[0::2], split_lines(after)[0::2], strict=True)
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            yield Change((number, number), cleaner, old, new)


def changed_blocks(cleaner: str, before: Document, after: Document) -> Iterator[Change]:
    """A change for each run of source lines whose blocks a step altered, joined, split, typed or took away."""
    known, made = set(before.blocks), set(after.blocks)
    old = [block for block in before.blocks if block not in made]
    new = [block for block in after.blocks if block not in known]
    runs = merged_spans(block.lines for block in chain(old, new))
    for lines, was, now in zip(runs, _shown(old, runs), _shown(new, runs), strict=True):
        if was != now:
            yield Change(lines, cleaner, was, now)


def _shown(blocks: list[Block], runs: list[Span]) -> list[str]:
    texts: list[list[str]] = [[] for _ in runs]
    starts = [first for first, _ in runs]
    for block in blocks:
        kind = block.reason or ("" if block.type == "paragraph" else block.type)
        text = f"[{kind}] {block.text}" if kind else block.text
        texts[bisect_right(starts, block.lines[0]) - 1].append(text)
    return ["\n".join(run) for run in texts]
