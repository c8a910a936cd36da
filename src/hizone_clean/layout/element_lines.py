"""Lines of one HTML element that may have been broken at a measure: parted by ``<br>``, or each in a ``<p>`` of its own.

Pages of old were written so. Lines that an author broke (verse, addresses, a list) look the same to the reader of tags; whether
they are wrapped, their widths and what they break off show.
"""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.layout.lines import has_inner_mark
from hizone_clean.layout.widths import width

_FEWEST = 4
_NARROWEST, _SHORTEST_MEASURE, _WIDEST = 12.0, 18.0, 64.0
_CLOSED = frozenset("，、；：。！？…”’」』）》.!?;:")
_INDENT, _SAME = 2.0, 2.2
"""Ems by which lines that fill one measure differ at most, where a mark was kept off a line's beginning."""

Run = tuple[int, int, frozenset[int]]
"""The first block, the one behind the last, and which of them, counted from the first, surely begin a paragraph."""


def find_element_lines(blocks: Sequence[Block]) -> list[Run]:
    """The runs of lines that stand in one element, or in sisters of the same kind, and look as wrapped lines do."""
    runs: list[Run] = []
    first = 0
    for at in range(1, len(blocks) + 1):
        if (
            at < len(blocks)
            and _is_line(blocks[at])
            and _is_line(blocks[first])
            and _together(blocks[first], blocks[at])
        ):
            continue
        if at - first >= _FEWEST and _looks_wrapped(blocks[first:at]):
            runs.append((first, at, _parted(blocks[first:at])))
        first = at
    return runs


def _is_line(block: Block) -> bool:
    return block.reason is None and block.type == "paragraph" and block.tag != "" and block.links < 0.5


def _together(one: Block, other: Block) -> bool:
    if one.path == other.path or (other.tag == "p" and other.path.rpartition(">")[0] == one.path):
        return True  # also what stands in the element itself, over its first <p>
    return one.tag == other.tag == "p" and one.path.rpartition(">")[0] == other.path.rpartition(">")[0]


def _parted(blocks: Sequence[Block]) -> frozenset[int]:
    """Where lines are parted by breaks, each element begins a paragraph; where each has an element of its own, none does."""
    paths = [block.path for block in blocks]
    if len(set(paths)) == len(paths):
        return frozenset()
    return frozenset(at for at in range(1, len(paths)) if paths[at] != paths[at - 1])


def _looks_wrapped(blocks: Sequence[Block]) -> bool:
    """Whether the lines that break off, three at least, fill one measure, most have a mark inside, and hardly any line is wider."""
    texts = [block.text.strip() for block in blocks]
    widths = [width(text) for text in texts]
    cut = [at for at, text in enumerate(texts) if text[-1] not in _CLOSED and widths[at] > _NARROWEST]
    if len(cut) < _FEWEST - 1 or 3 * len(cut) < len(texts):
        return False
    measure = sorted(widths[at] for at in cut)[int(0.8 * len(cut))]
    full = [at for at in cut if measure - _SAME - _INDENT <= widths[at] <= measure + _SAME]
    if not _SHORTEST_MEASURE <= measure <= _WIDEST or 10 * len(full) < 7 * len(cut):
        return False
    wider = sum(size > measure + _SAME for size in widths)
    return 10 * wider <= len(widths) and 5 * sum(has_inner_mark(texts[at]) for at in full) >= 3 * len(full)
