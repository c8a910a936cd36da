"""One search over ways: a line is laid word by word, a page row by row, and the best few ways so far go on (a beam).

A search keeps what a way is, how it goes on and what it costs; how the best are found is said here. The cost of a page so
grows with its length alone, whatever it holds.
"""

from __future__ import annotations

from collections import defaultdict
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
    taken: Callable[[Way], int] | None = None,
    to_come: Callable[[Way, int], float] | None = None,
) -> list[Way]:
    """The best ways over all of ``items``, the best first, the earlier found of two that cost the same.

    Args:
        start: the way that holds nothing yet.
        items: what is laid, in its order.
        go_on: every way that a way becomes with the next item.
        cost: what a way costs so far.
        most: how many ways are kept at each item.
        alike: of ways for which this is equal only the best is kept: they can go on in the same ways.
        worse: how much more than the best a way may cost and still be kept.
        taken: how many items a way holds, where it may go on with several at once; else each goes on with one.
        to_come: the least that a way may still cost from the item of that number on, where ways differ in it.

    >>> def signed(way, number):
    ...     return [(*way, number), (*way, -number)]
    >>> best_ways((), [5, 3, 2], signed, cost=lambda way: abs(sum(way)), most=2)
    [(5, -3, -2), (-5, 3, 2)]
    >>> def cut(way, at):
    ...     return [(*way, size) for size in (1, 2, 3) if at + size <= 5]
    >>> best_ways((), range(5), cut, cost=lambda way: sum(abs(size - 2.5) for size in way), most=4, taken=sum)[0]
    (2, 3)
    """
    reached: defaultdict[int, list[Way]] = defaultdict(list, {0: [start]})
    number = 0
    for number, item in enumerate(items, 1):
        for way in _best(reached.pop(number - 1, []), number - 1, cost, most, alike, worse, to_come):
            for new in go_on(way, item):
                reached[taken(new) if taken else number].append(new)
    return _best(reached[number], number, cost, most, alike, worse, to_come)


def _best(
    ways: list[Way],
    number: int,
    cost: Callable[[Way], float],
    most: int,
    alike: Callable[[Way], Hashable] | None,
    worse: float,
    to_come: Callable[[Way, int], float] | None,
) -> list[Way]:
    """The best few of ``ways``, which hold as many items as ``number`` says, the best first."""
    if len(ways) < 2:
        return ways
    in_all = (lambda way: cost(way) + to_come(way, number)) if to_come else cost
    best = sorted(_best_of_each(ways, cost, alike) if alike else ways, key=in_all)[:most]
    if worse < inf:
        bound = in_all(best[0]) + worse
        best = [way for way in best if in_all(way) < bound]
    return best


def _best_of_each(ways: Iterable[Way], cost: Callable[[Way], float], alike: Callable[[Way], Hashable]) -> Iterable[Way]:
    best: dict[Hashable, Way] = {}
    for way in ways:
        key = alike(way)
        if key not in best or cost(way) < cost(best[key]):
            best[key] = way
    return best.values()
