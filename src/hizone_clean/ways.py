"""One search over ways: a line is laid word by word, a page row by row, and the best few ways so far go on (a beam).

A search keeps what a way is, how it goes on and what it costs; how the best are found is said here. The cost of a page so
grows with its length alone, whatever it holds. (The assembly of articles walks over lines of which a way may take several at
once, and counts what may still come; see ``cleaners/assemble_articles/assignment.py``.)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from math import inf
from typing import TypeVar

Way = TypeVar("Way")
Item = TypeVar("Item")


def best_ways(
    start: Way,
    items: Iterable[Item],
    go_on: Callable[[Way, Item], Iterable[Way]],
    *,
    cost: Callable[[Way], float],
    most: int,
    alike: Callable[[Way], Hashable] | None = None,
    worse: float = inf,
) -> list[Way]:
    """The best ways over all of ``items``, the best first, the earlier found of two that cost the same.

    Args:
        start: the way that holds nothing yet.
        items: what is laid, in its order.
        go_on: every way that a way becomes with the next item.
        cost: what a way costs so far.
        most: how many ways are kept after each item.
        alike: of ways for which this is equal only the best is kept: they can go on in the same ways.
        worse: how much more than the best a way may cost and still be kept.

    >>> def signed(way, number):
    ...     return [(*way, number), (*way, -number)]
    >>> best_ways((), [5, 3, 2], signed, cost=lambda way: abs(sum(way)), most=2)
    [(5, -3, -2), (-5, 3, 2)]
    """
    ways = [start]
    for item in items:
        found: Iterable[Way] = [new for way in ways for new in go_on(way, item)]
        if alike:
            found = _best_of_each(found, cost, alike)
        ways = sorted(found, key=cost)[:most]
        if worse < inf:
            bound = cost(ways[0]) + worse
            ways = [way for way in ways if cost(way) < bound]
    return ways


def _best_of_each(ways: Iterable[Way], cost: Callable[[Way], float], alike: Callable[[Way], Hashable]) -> Iterable[Way]:
    best: dict[Hashable, Way] = {}
    for way in ways:
        key = alike(way)
        if key not in best or cost(way) < cost(best[key]):
            best[key] = way
    return best.values()
