"""The measure that lines were set to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache


def local_measure(votes: Sequence[int], at: int, reach: int = 6) -> float:
    """The measure that the lines around ``at`` were set to, in ems; 0 where nothing shows it.

    ``votes`` has for each line its width in half ems where it breaks off inside a sentence: such a line fills its
    measure, so it votes for its own width, the nearer the more. One that may be the first of its paragraph votes as well
    for two ems more, the usual indent; its width stands there below zero. All others have 0, and no vote.
    """
    first, nearness = at - reach, _nearness(reach)
    if first < 0:
        first, nearness = 0, nearness[-first:]
    full: dict[int, float] = {}
    set_in: dict[int, float] = {}
    for size, weight in zip(votes[first : at + reach + 1], nearness, strict=False):
        if size > 0:
            full[size] = full[size] + weight if size in full else weight
        elif size:
            set_in[-size] = set_in[-size] + weight if -size in set_in else weight
    if full and not set_in and max(full) - min(full) <= 2:
        return (min(full) + 1) / 2  # what is beside all of them gets every vote
    return _elected(full, set_in) / 2 if full or set_in else 0.0


@cache
def _nearness(reach: int) -> list[float]:
    """What the votes of the lines from ``reach`` before to ``reach`` after a line are worth."""
    return [1 / (1 + abs(distance)) for distance in range(-reach, reach + 1)]


def _elected(full: dict[int, float], set_in: dict[int, float]) -> int:
    """The size with most votes among neighbouring sizes, the larger of two alike.

    A line's vote counts for sizes beside its own too, in half ems: marks may be squeezed, blanks spread. Written out
    since every line of a page is asked.
    """
    scores: dict[int, float] = {}
    get = scores.get
    for size, weight in full.items():
        scores[size - 1] = get(size - 1, 0.0) + weight
        scores[size] = get(size, 0.0) + weight
        scores[size + 1] = get(size + 1, 0.0) + weight
        scores[size + 2] = get(size + 2, 0.0) + 0.5 * weight
    for size, weight in set_in.items():
        own, indented = 0.6 * weight, 0.45 * weight
        scores[size - 1] = get(size - 1, 0.0) + own
        scores[size] = get(size, 0.0) + own
        scores[size + 1] = get(size + 1, 0.0) + own
        scores[size + 2] = get(size + 2, 0.0) + 0.3 * weight
        scores[size + 3] = get(size + 3, 0.0) + indented
        scores[size + 4] = get(size + 4, 0.0) + indented
        scores[size + 5] = get(size + 5, 0.0) + indented
        scores[size + 6] = get(size + 6, 0.0) + 0.2 * weight
    return max(zip(scores.values(), scores, strict=True))[1]
