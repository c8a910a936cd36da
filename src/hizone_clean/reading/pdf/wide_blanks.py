"""Two runs of one line that a blank letter parts, which nobody drew: 本报讯　市图书馆, 第一条　为了; a gutter is as wide."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from hizone_clean.reading.pdf.drawn import Drawn
from hizone_clean.reading.pdf.spans import Span

Run = list[Span]

_GUTTER, _WIDEST = 0.9, 1.45
"""Ems of paper that a blank letter takes in a justified line."""
_LEADING, _TIGHT, _ALIKE = 2.2, 0.3, 0.8
"""Times its size from one line to the next at most, ems that are none, and by how much the two may differ in size."""
_NEAR, _FLUSH, _INDENT = 3.2, 0.5, 2.0
"""Ems above and below within which the lines of a column on the right would stand, and by which they begin where the run does,
or set in or out by an indent."""
_LEVEL = 0.5


def closed(runs: Sequence[Run], drawn: Drawn) -> Iterator[Run]:
    """``runs``, two put together that were drawn one after the other a blank letter apart, where no gutter is between them.

    None is where an unbroken line over or under them has no gap there, or no other line begins where the second does.
    """
    beginnings = _Beginnings(runs)
    taken = -1
    for at, run in enumerate(runs):
        if at <= taken:
            continue
        whole = run
        while (
            (other := runs[max(at, taken) + 1] if max(at, taken) + 1 < len(runs) else [])
            and _is_blank_apart(whole[-1], other[0])
            and not (drawn.upright and _is_ruled(drawn, whole[-1], other[0]))
            and (_is_bridged(runs, at, whole, other) or not beginnings.has_column(whole[-1], other[0]))
        ):
            taken, whole = max(at, taken) + 1, [*whole, *other]
        yield whole


class _Beginnings:
    """Where the runs of a page begin."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs

    @cached_property
    def _lefts(self) -> list[tuple[float, float, float]]:
        return sorted((run[0].left, run[0].top, run[0].size) for run in self._runs)

    def has_column(self, one: Span, other: Span) -> bool:
        """Whether lines near begin where ``other`` does, as in a column of which ``one`` is not."""
        em = other.size
        for off in (0.0, -_INDENT * em, _INDENT * em):
            begins = other.left + off
            first = bisect_left(self._lefts, (begins - _FLUSH * em,))
            last = bisect_right(self._lefts, (begins + _FLUSH * em, float("inf")))
            near = (
                size for _, top, size in self._lefts[first:last] if _TIGHT * em < abs(top - other.top) <= _NEAR * em
            )
            if any(min(size, em) > _ALIKE * max(size, em) for size in near):
                return True
        return False


def _is_blank_apart(one: Span, other: Span) -> bool:
    em = max(one.size, other.size)
    gap = other.left - one.right - 2 * max(one.step, 0.0)
    level = min(one.top, other.top) - max(one.bottom, other.bottom) >= _LEVEL * min(one.height, other.height)
    return level and _GUTTER * em < gap < _WIDEST * em and min(one.size, other.size) > _ALIKE * em


def _is_ruled(drawn: Drawn, one: Span, other: Span) -> bool:
    return drawn.parts(one.right, other.left, other.bottom, other.top)


def _is_bridged(runs: Sequence[Run], at: int, one: Run, other: Run) -> bool:
    near = [*runs[at + 2 : at + 3], *runs[max(0, at - 1) : at]]
    return any(_bridges(line, one, other) for line in near)


def _bridges(line: Run, one: Run, other: Run) -> bool:
    """Whether ``line`` stands right over or under two runs, ends where they end, and has no gap where theirs is."""
    em, left, right = one[-1].size, one[-1].right, other[0].left
    apart = abs(line[0].top - one[0].top)
    if not _TIGHT * em < apart < _LEADING * em or abs(line[-1].right - other[-1].right) > em:
        return False
    return any(span.left < left - em and right + em < span.right for span in line)
