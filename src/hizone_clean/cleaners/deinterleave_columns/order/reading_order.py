"""The order in which the chains of a page are read: bands from above, in each band column after column.

Where a page can be cut in several ways, the sense decides: a column that breaks off in the middle of a sentence goes on
where the next words fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hizone_clean.cleaners.deinterleave_columns.columns import Chain
from hizone_clean.cleaners.deinterleave_columns.order.column_flow import Flow
from hizone_clean.cleaners.deinterleave_columns.order.headlines import measure_of
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins

_STOPS = frozenset("。！？；”’」』）…!?")
_FULL = 0.85
_HEAD_ROWS = 3
_HEAD_REACH = 6
"""Rows below a headline within which its text begins."""
_MOST = 120
"""Chains above which a page is cut in the plainest way, without weighing; no real page has so many."""
_MOST_PARTS = 8
"""Bands or columns above which a page is cut into all of them at once."""
_SURE = 1.0
"""Value of a seam from which words are taken to go on."""
_OVERLAP = 1
"""Columns by which two boxes may touch and still stand side by side."""

Order = tuple[Chain, ...]
Parts = list[Order]


def arrange(flow: Flow) -> Order:
    """The chains of ``flow`` in reading order."""
    chains = tuple(flow.chains)
    order = _OrderSought().arranged(chains) if len(chains) <= _MOST else _plainly(chains)
    return _with_streams_whole(order, flow)


def _with_streams_whole(order: Order, flow: Flow) -> Order:
    """``order`` with each column that goes on with another right behind it, and their headline before the first."""
    following = set(flow.links.values())
    whole: list[Chain] = []
    done: set[Chain] = set()
    # those that go on with another come last: they are done by then, but where columns go on in a circle
    for chain in sorted(order, key=following.__contains__):
        link: Chain | None = chain
        while link is not None and link not in done:
            done.add(link)
            whole += _with_lead(link, flow.leads.get(link, ()))
            link = flow.links.get(link)
    return tuple(whole)


def _with_lead(chain: Chain, lead: Order) -> Order:
    """``chain`` with the headlines ``lead`` before its text, but behind what stands above them."""
    above = sum(piece.row < lead[0].top for piece in chain.pieces) if lead else 0
    if not above or above == len(chain.pieces):
        return (*lead, chain)
    kicker = replace(chain, pieces=chain.pieces[:above], bottom=chain.pieces[above - 1].row)
    return (kicker, *lead, replace(chain, pieces=chain.pieces[above:], top=chain.pieces[above].row))


def _plainly(chains: Order) -> Order:
    """Band after band, in each the columns from the left: for pages of so many pieces that none can be weighed."""
    return tuple(chain for band in _bands(chains) for chain in sorted(band, key=lambda c: (c.left, c.top)))


class _OrderSought:
    """One page while its order is sought; what was found for a part of it is kept."""

    def __init__(self) -> None:
        self.found: dict[tuple[Order, Chain | None], Order] = {}
        self.seams: dict[tuple[Chain, Chain], float] = {}

    def arranged(self, chains: Order, before: Chain | None = None) -> Order:
        """``chains`` in reading order; ``before`` is what is read before them."""
        if len(chains) < 2:
            return chains
        key = chains, before
        if key not in self.found:
            self.found[key] = self._arranged(chains, before)
        return self.found[key]

    def _arranged(self, chains: Order, before: Chain | None) -> Order:
        bands, columns = _bands(chains), _columns(chains)
        across, down = _in_two(bands), _in_two(columns)
        cuts = down + across if len(bands) > 1 and _is_head(bands[0]) else across + down
        if not cuts:
            return self._peeled(chains, before)
        return self._best([self._concatenated(cut, before) for cut in cuts])

    def _best(self, orders: list[Order]) -> Order:
        best, most = orders[0], self._sense(orders[0])
        for order in orders[1:]:
            if (sense := self._sense(order)) > most + _SURE:
                best, most = order, sense
        return best

    def _concatenated(self, parts: Parts, before: Chain | None) -> Order:
        order: list[Chain] = []
        for part in parts:
            order += self.arranged(part, order[-1] if order else before)
        return tuple(order)

    def _peeled(self, chains: Order, before: Chain | None) -> Order:
        """One by one those with nothing above them: what goes on with a broken sentence, else the leftmost."""
        order: list[Chain] = []
        left = list(chains)
        while left:
            free = [c for c in left if not any(o.bottom < c.top and _share_columns(o, c) for o in left)] or left
            first = min(free, key=lambda c: (c.left, c.top))
            if before is not None and len(free) > 1:
                fits = {c: self._seam(before, c) for c in free}
                best = max(free, key=fits.__getitem__)
                first = best if fits[best] > max(_SURE, fits[first] + _SURE) else first
            order.append(first)
            left.remove(first)
            before = first
        return tuple(order)

    def _sense(self, order: Order) -> float:
        return sum(self._seam(one, other) for one, other in pairwise(order))

    def _seam(self, one: Chain, other: Chain) -> float:
        key = one, other
        if key not in self.seams:
            self.seams[key] = _seam(one, other)
        return self.seams[key]


def _bands(chains: Order) -> Parts:
    return _cut(chains, lambda c: c.top, lambda c: c.bottom + 1)


def _columns(chains: Order) -> Parts:
    return _cut(chains, lambda c: c.left, lambda c: c.right - _OVERLAP)


def _cut(chains: Order, first: Callable[[Chain], int], end: Callable[[Chain], int]) -> Parts:
    parts: list[list[Chain]] = []
    reach = -1
    for chain in sorted(chains, key=first):
        if not parts or first(chain) >= reach:
            parts.append([])
        parts[-1].append(chain)
        reach = max(reach, end(chain))
    return [tuple(part) for part in parts]


def _in_two(parts: Parts) -> list[Parts]:
    """The ways to take the first part or the last one from the others."""
    if len(parts) < 2:
        return []
    if len(parts) > _MOST_PARTS:
        return [parts]
    ways = [[parts[0], _joined(parts[1:])]]
    return ways if len(parts) == 2 else [*ways, [_joined(parts[:-1]), parts[-1]]]


def _joined(parts: Parts) -> Order:
    return tuple(chain for part in parts for chain in part)


def _share_columns(one: Chain, other: Chain) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > _OVERLAP


def _is_head(band: Order) -> bool:
    return all(chain.bottom - chain.top < _HEAD_ROWS for chain in band)


def _seam(one: Chain, other: Chain) -> float:
    """How well ``other`` reads after ``one``: a sentence that is broken off must go on, a finished one must not."""
    last, first = one.pieces[-1], other.pieces[0]
    begins = first.start > other.left or len(other.pieces) < _HEAD_ROWS
    if last.text[-1] in _STOPS:
        return 0.0 if begins else -0.5
    if width(last.text) < _FULL * measure_of(one) or len(one.pieces) < _HEAD_ROWS:
        below = 0 < other.top - one.bottom <= _HEAD_REACH and _share_columns(one, other)
        return 1.0 if below else 0.0 if begins else -0.5
    return joins(last.text, first.text) - (2.0 if begins else 0.0)
