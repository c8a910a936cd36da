"""What stands near: features of a row's neighbours, worked out for all rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from operator import sub


def sums_before(sums: Sequence[float], reach: int) -> list[float]:
    """What the ``reach`` rows before each have together; ``sums`` is 0 and what there is up to each row.

    >>> sums_before([0, 1, 3, 6], 2)
    [0, 1, 3]
    """
    return list(map(sub, sums[:-1], chain(repeat(sums[0], reach), sums)))


def sums_after(sums: Sequence[float], reach: int) -> list[float]:
    """What the ``reach`` rows behind each have together.

    >>> sums_after([0, 1, 3, 6], 1)
    [2, 3, 0]
    """
    return list(map(sub, chain(sums[1 + reach :], repeat(sums[-1], reach)), sums[1:]))


def distances(flags: Sequence[bool], farthest: int) -> tuple[list[int], list[int]]:
    """How many rows back and ahead the nearest flagged one stands; one more than ``farthest`` where none is so near.

    >>> distances([False, True, False], 5)
    ([6, 6, 1], [1, 6, 6])
    """
    sides = []
    for direction in (flags, flags[::-1]):
        found, distance = [], farthest + 1
        for flag in direction:
            found.append(distance)
            distance = 1 if flag else min(farthest + 1, distance + 1)
        sides.append(found)
    return sides[0], sides[1][::-1]


def shifted(column: Sequence[float], by: int) -> Sequence[float]:
    """What the row so many before each has, or the row behind it where ``by`` is below 0; -1 where none stands.

    >>> shifted([3, 4, 5], 1), shifted([3, 4, 5], -2)
    ([-1.0, 3, 4], [5, -1.0, -1.0])
    """
    edge, count = [-1.0] * min(abs(by), len(column)), len(column)
    return [*edge, *column[: max(0, count - by)]] if by > 0 else [*column[-by:], *edge]


def run_lengths(flags: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How long the run of equal flags is that each stands in, up to 40; the same where the flag is set, up to 20, else 0.

    >>> run_lengths([True, True, False])
    ([2, 2, 1], [2, 2, 0])
    """
    lengths: list[int] = []
    for at, flag in enumerate(flags):
        lengths.append(lengths[-1] + 1 if at and flag == flags[at - 1] else 1)
    for at in range(len(lengths) - 2, -1, -1):
        if flags[at] == flags[at + 1]:
            lengths[at] = lengths[at + 1]
    set_ones = [min(length, 20) if flag else 0 for length, flag in zip(lengths, flags, strict=True)]
    return [min(length, 40) for length in lengths], set_ones
