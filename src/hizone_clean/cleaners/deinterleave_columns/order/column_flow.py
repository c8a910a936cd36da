"""Which column goes on in which: a sentence that breaks off at the foot of one goes on at the head of another.

As many columns break off as begin in the middle of a sentence, so each end has one head. The words tell which, and the
places: the head is mostly that of the next column to the right, level with the top of the first one's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.columns import Chain
from hizone_clean.cleaners.deinterleave_columns.order.headlines import ColumnText, read_column
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins

_LEAST = 1.0
"""What words and places must say together."""
_MOST_SENSE = 5.0, -3.0
"""The most that the words may say for it, and against it."""
_LEVEL, _NEARLY = (1, 2.5), (3, 1.0)
"""Rows by which two columns that stand level begin apart, and what that is worth."""
_FARTHEST = 3.0
_WIDER = 1.5
"""Ems by which a headline is wider than its column at least, to stand over another."""
_SKIPPED, _BELOW, _ELSEWHERE = 1.5, 2.0, -2.0
_TOUCH = 2
_HEADING_REACH = 6
"""Rows below a heading within which its text begins."""
_MOST = 120
"""Chains up to which columns are compared."""


class Flow(NamedTuple):
    """The columns of a page and how they go on in each other."""

    chains: Sequence[Chain]
    links: Mapping[Chain, Chain]
    """For each that breaks off the one that goes on with it, where that is clear."""
    leads: Mapping[Chain, tuple[Chain, ...]]
    """The headlines that stood over a column further on, for the first of the columns that they are over."""


def widened(chains: Sequence[Chain]) -> list[Chain]:
    """``chains`` as wide as their type is: up to the next column, for Han are wider than the blanks that they are counted by."""
    if len(chains) > _MOST:
        return list(chains)
    wide = []
    for chain in chains:
        beside = [o.left for o in chains if o.left > chain.right and o.top <= chain.bottom and o.bottom >= chain.top]
        wide.append(replace(chain, right=max(chain.right, min(beside) - 1)) if beside else chain)
    return wide


def link_columns(chains: Sequence[Chain]) -> Flow:
    """The columns of ``chains``, linked.

    A headline whose column begins in the middle of a sentence stands over the columns before it as well.
    """
    if len(chains) > _MOST:
        return Flow(chains, {}, {})
    read = {chain: read_column(chain) for chain in chains}
    pairs = _pairs(chains, read)
    linked = set(pairs.values())
    overhanging = {chain: _column_before(chain, chains, read) for chain in chains if chain not in linked}
    wide = {chain: column for chain, column in overhanging.items() if column is not None}
    for end, head in _below_headings(chains, read).items():
        if end not in pairs and head not in linked:
            pairs[end] = head
            linked.add(head)
    return _parted(chains, pairs, wide, read)


def _pairs(chains: Sequence[Chain], read: Mapping[Chain, ColumnText]) -> dict[Chain, Chain]:
    """The chains that break off, each with the one that goes on with it; a headline may stand over that."""
    ends = [chain for chain in chains if read[chain].breaks_off]
    heads = [(chain, _below_headline(chain, read[chain].head)) for chain in chains if read[chain].is_flush]
    found = [
        (value, at, to)
        for at, end in enumerate(ends)
        for to, (whole, head) in enumerate(heads)
        if end is not whole and (value := _value(end, head, read[end], chains)) > _LEAST
    ]
    pairs: dict[Chain, Chain] = {}
    taken: set[int] = set()
    for _, at, to in sorted(found, reverse=True):
        if ends[at] not in pairs and to not in taken:
            pairs[ends[at]] = heads[to][0]
            taken.add(to)
    return pairs


def _column_before(chain: Chain, chains: Sequence[Chain], read: Mapping[Chain, ColumnText]) -> Chain | None:
    """The column to the left that the headline of ``chain`` stands over as well: it is wider than its own, or overhangs."""
    text = read[chain]
    if not text.head or not text.is_text:
        return None
    headline = chain.pieces[: text.head]
    starts = min(piece.start for piece in headline)
    if starts >= chain.left - 1 and max(width(piece.text) for piece in headline) <= text.measure + _WIDER:
        return None
    before = [
        other
        for other in chains
        if read[other].is_text and other.left < chain.left - _TOUCH and abs(read[other].top - text.top) <= 1
    ]
    return max(before, key=lambda other: other.left, default=None)


def _below_headings(chains: Sequence[Chain], read: Mapping[Chain, ColumnText]) -> dict[Chain, Chain]:
    """For each chain that ends in a heading the text right below that."""
    found: dict[Chain, Chain] = {}
    for end in chains:
        if read[end].ends_in_heading:
            under = [c for c in chains if 0 < c.top - end.bottom <= _HEADING_REACH and _share_columns(end, c)]
            first = min(under, key=lambda chain: chain.top, default=None)
            if first is not None and read[first].is_text and not (read[first].head or read[first].is_flush):
                found[end] = first
    return found


def _share_columns(one: Chain, other: Chain) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > _TOUCH


def _below_headline(chain: Chain, head: int) -> Chain:
    if not head:
        return chain
    return replace(chain, pieces=chain.pieces[head:], top=chain.pieces[head].row)


def _parted(
    chains: Sequence[Chain],
    pairs: Mapping[Chain, Chain],
    wide: Mapping[Chain, Chain],
    read: Mapping[Chain, ColumnText],
) -> Flow:
    """The columns without the headlines that stand over the columns before them too; these go before the first of them."""
    parted = [chain for chain in (*pairs.values(), *wide) if read[chain].head]
    now = {chain: _below_headline(chain, read[chain].head) for chain in parted}
    links = {now.get(end, end): now.get(head, head) for end, head in pairs.items()}
    before = {head: end for end, head in links.items()}
    leads: dict[Chain, tuple[Chain, ...]] = {}
    for chain in parted:
        column = wide.get(chain, chain)
        first = _first(now.get(column, column), before)
        leads[first] = (*leads.get(first, ()), _headline(chain, read[chain].head))
    return Flow([now.get(chain, chain) for chain in chains], links, leads)


def _first(chain: Chain, before: Mapping[Chain, Chain]) -> Chain:
    """The first of the columns that ``chain`` goes on with."""
    one, seen = chain, {chain}
    while one in before and before[one] not in seen:
        one = before[one]
        seen.add(one)
    return one


def _headline(chain: Chain, head: int) -> Chain:
    return replace(chain, pieces=chain.pieces[:head], bottom=chain.pieces[head - 1].row)


def _value(end: Chain, head: Chain, text: ColumnText, chains: Sequence[Chain]) -> float:
    most, least = _MOST_SENSE
    sense = max(least, min(most, joins(end.pieces[-1].text, head.pieces[0].text)))
    value = sense + _value_of_place(end, head, text)
    if value <= _LEAST or head.left < end.right - _TOUCH:
        return value
    return value - _SKIPPED * sum(_stands_between(end, head, text, other) for other in chains)


def _value_of_place(end: Chain, head: Chain, text: ColumnText) -> float:
    if head.left >= end.right - _TOUCH:
        apart = abs(head.top - text.top)
        level = next((worth for rows, worth in (_LEVEL, _NEARLY) if apart <= rows), -min(_FARTHEST, apart / 10))
        return level - (_BELOW if head.top > end.bottom else 0.0)
    if head.top > end.bottom and _share_columns(end, head):
        return _LEVEL[1] - (head.top - end.bottom) / 4
    return _ELSEWHERE


def _stands_between(end: Chain, head: Chain, text: ColumnText, other: Chain) -> bool:
    """Whether ``other`` is a column between the two, beside the first one's text."""
    if other is end or other is head or len(other.pieces) <= _TOUCH:
        return False
    level = other.top <= end.bottom and other.bottom >= text.top
    return level and other.left >= end.right - _TOUCH and other.left < head.left - _TOUCH
