"""The order in which the chains of a page are read: bands from above, in each band column after column.

Where a page can be cut both ways, the sense decides: a column that breaks off in the middle of a sentence goes on where
the next words fit.
"""

from __future__ import annotations

from collections.abc import Callable

from hizone_clean.character_model import joins
from hizone_clean.cleaners._column_chains import Chain

_STOPS = frozenset("。！？；”’」』）…!?")
_FULL = 0.85
_HEAD_ROWS = 3
_MOST = 400
"""Chains above which a page is cut from above only; no real page has so many."""
_OVERLAP = 1
"""Columns by which two boxes may touch and still stand side by side."""

Order = list[Chain]


def arrange(chains: list[Chain]) -> Order:
    """``chains`` in reading order."""
    if len(chains) < 2:
        return chains
    bands, columns = _bands(chains), _columns(chains)
    if len(bands) == 1 and len(columns) == 1:
        return _peeled(chains)
    if len(columns) == 1 or len(chains) > _MOST:
        return _concatenated(bands) if len(bands) > 1 else _peeled(chains)
    if len(bands) == 1:
        return _concatenated(columns)
    by_bands, by_columns = _concatenated(bands), _concatenated(columns)
    down, across = _sense(by_bands), _sense(by_columns)
    if abs(down - across) > 1.0:
        return by_bands if down > across else by_columns
    return by_columns if _is_head(bands[0]) else by_bands


def _concatenated(parts: list[list[Chain]]) -> Order:
    return [chain for part in parts for chain in arrange(part)]


def _bands(chains: list[Chain]) -> list[list[Chain]]:
    return _cut(chains, lambda c: c.top, lambda c: c.bottom + 1)


def _columns(chains: list[Chain]) -> list[list[Chain]]:
    return _cut(chains, lambda c: c.left, lambda c: c.right - _OVERLAP)


def _cut(chains: list[Chain], first: Callable[[Chain], int], end: Callable[[Chain], int]) -> list[list[Chain]]:
    parts: list[list[Chain]] = []
    reach = -1
    for chain in sorted(chains, key=first):
        if not parts or first(chain) >= reach:
            parts.append([])
        parts[-1].append(chain)
        reach = max(reach, end(chain))
    return parts


def _peeled(chains: list[Chain]) -> Order:
    """Take the leftmost of those with nothing above them, then the rest."""
    free = [c for c in chains if not any(o.bottom < c.top and _share_columns(o, c) for o in chains)]
    first = min(free or chains, key=lambda c: (c.left, c.top))
    return [first, *arrange([chain for chain in chains if chain is not first])]


def _share_columns(one: Chain, other: Chain) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > _OVERLAP


def _is_head(band: list[Chain]) -> bool:
    return all(chain.bottom - chain.top < _HEAD_ROWS for chain in band)


def _sense(order: Order) -> float:
    return sum(_seam(one, other) for one, other in zip(order, order[1:], strict=False))


def _seam(one: Chain, other: Chain) -> float:
    """How well ``other`` reads after ``one``: a sentence that is broken off must go on, a finished one must not."""
    last, first = one.pieces[-1], other.pieces[0]
    measure = max(one.right - one.left, 1)
    begins = first.start > other.left or len(other.pieces) < _HEAD_ROWS
    if last.text[-1] in _STOPS or last.end - last.start < _FULL * measure or len(one.pieces) < _HEAD_ROWS:
        return 0.0 if begins else -0.5
    return joins(last.text, first.text) - (2.0 if begins else 0.0)
