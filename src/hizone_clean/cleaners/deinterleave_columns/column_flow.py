"""Which column goes on in which: a sentence that breaks off at the foot of one goes on at the head of another.

As many columns break off as begin in the middle of a sentence, so each end has one head. The words tell which, and the
places: the head is mostly that of the next column to the right, level with the top of the first one's text.
"""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.cleaners.deinterleave_columns.column_chains import Chain
from hizone_clean.cleaners.deinterleave_columns.display_pieces import ColumnText, read_column
from hizone_clean.language.language_model import joins

_LEAST = 1.0
"""What words and places must say together."""
_MOST_SENSE = 5.0, -3.0
"""The most that the words may say for it, and against it."""
_LEVEL, _NEARLY = (1, 2.5), (3, 1.0)
"""Rows by which two columns that stand level begin apart, and what that is worth."""
_FARTHEST = 3.0
_SKIPPED, _BELOW, _ELSEWHERE = 1.5, 2.0, -2.0
_TOUCH = 2
_MOST = 120
"""Chains up to which columns are compared."""


def link_columns(chains: Sequence[Chain]) -> dict[Chain, Chain]:
    """For each chain that breaks off the one that goes on with it, where that is clear."""
    if len(chains) > _MOST:
        return {}
    read = {chain: read_column(chain) for chain in chains}
    ends = [chain for chain in chains if read[chain].breaks_off]
    heads = [chain for chain in chains if read[chain].goes_on]
    found = [
        (value, at, to)
        for at, end in enumerate(ends)
        for to, head in enumerate(heads)
        if end is not head and (value := _value(end, head, read[end], chains)) > _LEAST
    ]
    links: dict[Chain, Chain] = {}
    taken: set[int] = set()
    for _, at, to in sorted(found, reverse=True):
        if ends[at] not in links and to not in taken:
            links[ends[at]] = heads[to]
            taken.add(to)
    return links


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
    if head.top > end.bottom and min(end.right, head.right) - max(end.left, head.left) > _TOUCH:
        return _LEVEL[1] - (head.top - end.bottom) / 4
    return _ELSEWHERE


def _stands_between(end: Chain, head: Chain, text: ColumnText, other: Chain) -> bool:
    """Whether ``other`` is a column between the two, beside the first one's text."""
    if other is end or other is head or len(other.pieces) <= _TOUCH:
        return False
    level = other.top <= end.bottom and other.bottom >= text.top
    return level and other.left >= end.right - _TOUCH and other.left < head.left - _TOUCH
