"""What a pipeline that normalises must not change: the rendered tree of a document, and the anchors of its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from hizone_clean.blocks import Block, Span
from hizone_clean.cleaner import structural
from hizone_clean.document import Document
from hizone_clean.normalizing.anchors import broken_anchors, linked_anchors
from hizone_clean.normalizing.rendered_tree import Rendered, rendered
from hizone_clean.source.lines import split_lines, to_lines


@structural
def keep_structure(document: Document, *, every_anchor: bool = True) -> Document:
    """Take back what changed the rendered tree of ``document``, or an anchor that a link points to.

    Args:
        every_anchor: whether links of other documents may point to its headings.
    """
    source, after = document.source, to_lines(document)
    if after == source:
        return document
    was, now, pieces = rendered(source), rendered(after), split_lines(source)
    for wrong in (partial(_differs_in_tree, was), _differs):
        if now.tree == was.tree:
            break
        document = _taken_back(document, pieces, [group for group in _groups(document) if wrong(group, pieces)])
        now = rendered(to_lines(document))
    broken = broken_anchors(was.headings, now.headings, linked_anchors(source), every_anchor)
    return _taken_back(document, pieces, [group for group in _groups(document) if group[0][0] - 1 in broken])


Group = tuple[Span, tuple[Block, ...]]


def _groups(document: Document) -> list[Group]:
    """The blocks of each paragraph, with its lines; not those that share a line with a part that is shielded."""
    groups = [(lines, tuple(blocks)) for lines, blocks in groupby(document.blocks, lambda block: block.lines)]
    ends = [0, *(lines[1] for lines, _ in groups)]
    starts = [*(lines[0] for lines, _ in groups[1:]), len(ends) and ends[-1] + 1]
    return [
        group
        for group, end, start in zip(groups, ends, starts, strict=False)
        if end < group[0][0] and group[0][1] < start
    ]


def _before(lines: Span, pieces: Sequence[str]) -> str:
    return "".join(pieces[2 * lines[0] - 2 : 2 * lines[1] - 1])


def _differs(group: Group, pieces: Sequence[str]) -> bool:
    lines, blocks = group
    return "".join(block.text for block in blocks) != _before(lines, pieces).strip("\f")


def _differs_in_tree(document: Rendered, group: Group, pieces: Sequence[str]) -> bool:
    lines, blocks = group
    after = "".join(block.text for block in blocks)
    return _differs(group, pieces) and rendered(after, document).tree != rendered(_before(lines, pieces), document).tree


def _taken_back(document: Document, pieces: Sequence[str], groups: Iterable[Group]) -> Document:
    """``document`` with the blocks of ``groups`` as one block each, as the source has them."""
    wanted = {lines for lines, _ in groups}
    if not wanted:
        return document
    blocks: list[Block] = []
    for lines, members in groupby(document.blocks, lambda block: block.lines):
        group = tuple(members)
        if lines in wanted:
            text = _before(lines, pieces).strip("\f")
            blocks.append(group[0]._replace(text=text, type="code", end=group[-1].end))
        else:
            blocks += group
    repaired = split_lines(document.repaired)
    if len(repaired) == len(pieces):
        for first, last in wanted:
            repaired[2 * first - 2 : 2 * last - 1] = pieces[2 * first - 2 : 2 * last - 1]
    return document.replacing(blocks=tuple(blocks), repaired="".join(repaired))
