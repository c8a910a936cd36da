"""Is this text broken at a measure? Where it is, a line end means nothing by itself; everywhere else it is the author's.

Wrapped prose shows itself by three signs together: most lines break off inside a sentence, those lines are equally wide,
and clauses end inside lines as often as at their ends. Lists, menus and headlines lack the second and third sign, verse
the first or the third; canonical text, one paragraph a line, lacks the first.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from hizone_clean.layout import Lines

_NARROWEST, _WIDEST = 8.0, 64.0
_REACH = 6
"""Lines on either side that are looked at."""
_CUT_ENDS = frozenset(("han", "digit", "latin", "comma", "opening"))


class Wraps(NamedTuple):
    """Where a document is wrapped."""

    anywhere: bool
    mostly: bool
    """Whether most of its lines stand in wrapped text."""
    near: list[bool]
    """For each line, whether the text around it is wrapped."""
    alike: list[bool]
    """For each line, whether it breaks off and is as wide as a neighbour that breaks off too."""


def find_wraps(lines: Lines) -> Wraps:
    """Where ``lines`` are wrapped."""
    count = len(lines.texts)
    cut = [
        end in _CUT_ENDS and _NARROWEST <= size <= _WIDEST for end, size in zip(lines.ends, lines.widths, strict=True)
    ]
    alike = _alike(lines, cut)
    if sum(alike) < 2:
        return Wraps(False, False, [], alike)
    inner = [same and mark for same, mark in zip(alike, lines.inner, strict=True)]
    sums = [[0, *accumulate(flags)] for flags in (alike, inner, cut)]
    near = [
        _is_wrapped(*(_within(total, at, count) for total in sums), min(count, at + _REACH + 1) - max(0, at - _REACH))
        for at in range(count)
    ]
    mostly = sum(near) > 0.5 * count or _has_one_measure(lines, cut)
    return Wraps(mostly or any(near), mostly, near, alike)


def _has_one_measure(lines: Lines, cut: list[bool]) -> bool:
    """Whether the lines that break off are as wide as each other and nothing is wider: a report set in one column."""
    widths = sorted(size for size, breaks in zip(lines.widths, cut, strict=True) if breaks)
    measure = widths[int(0.9 * len(widths))]
    full = [size for size in widths if measure - 1.5 <= size <= measure + 1]
    wider = sum(size > measure + 1.5 for size in lines.widths)
    inner = sum(
        breaks and abs(size - measure) <= 1.5 and mark
        for mark, size, breaks in zip(lines.inner, lines.widths, cut, strict=True)
    )
    return len(full) >= 3 and 2 * len(full) >= len(widths) and 10 * wider <= len(full) and 3 * inner >= len(full)


def _within(total: list[int], at: int, count: int) -> int:
    return total[min(count, at + _REACH + 1)] - total[max(0, at - _REACH)]


def _is_wrapped(alike: int, inner: int, cut: int, size: int) -> bool:
    return alike >= 2 and 3 * inner >= alike and 5 * alike >= 3 * cut and 3 * cut >= size


def _alike(lines: Lines, cut: list[bool]) -> list[bool]:
    widths = lines.widths
    alike = [False] * len(cut)
    for at in range(1, len(cut)):
        if cut[at]:
            tolerance = 1.0 if lines.ends[at] != "latin" else 4.0
            for other in (at - 1, at - 2):
                if other >= 0 and cut[other] and abs(widths[at] - widths[other]) <= tolerance:
                    alike[at] = alike[other] = True
    return alike
