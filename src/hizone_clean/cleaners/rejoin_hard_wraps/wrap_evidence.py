"""Is this text broken at a measure? Where it is, a line end means nothing by itself; everywhere else it is the author's.

Wrapped prose shows itself by four signs together: many lines break off inside a sentence; those lines are equally wide;
clauses end inside them as often as at their ends; and what they break off goes on in the next line. Lists, menus and
headlines lack the last three, verse the third, canonical text, one paragraph a line, the first two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from hizone_clean.layout.lines import Lines
from hizone_clean.models.language_model import joins

_NARROWEST, _WIDEST = 8.0, 64.0
_REACH = 6
"""Lines on either side that are looked at."""
_STEP = 3
"""Lines that are judged together."""
_CUT_ENDS = frozenset(("han", "digit", "latin", "comma", "opening"))
_CHANCE = 0.7
"""What the language model gives, on the average, to two headlines of a list that follow each other; wrapped lines get 2."""
_CONVINCING = 2.0
"""Sum of what the seams are above chance that shows a text to be wrapped: two or three good ones."""
_MOST_SEAMS = 72


class Wraps(NamedTuple):
    """Where a document is wrapped."""

    anywhere: bool
    mostly: bool
    """Whether most of it is."""
    near: Sequence[bool]
    """For each line, whether the text around it is wrapped."""


_NOWHERE = Wraps(False, False, ())
WRAPPED = Wraps(True, True, ())
"""Wrapped throughout."""


def find_wraps(lines: Lines) -> Wraps:
    """Where ``lines`` are wrapped."""
    if _CUT_ENDS.isdisjoint(lines.ends):
        return _NOWHERE
    cut = [
        end in _CUT_ENDS and _NARROWEST <= size <= _WIDEST for end, size in zip(lines.ends, lines.widths, strict=True)
    ]
    alike = _alike(lines, cut)
    if sum(alike) < 2:
        return _NOWHERE
    if _has_one_measure(lines, cut):
        return Wraps(True, True, [True] * len(cut))
    near = _near(lines, cut, alike)
    count = sum(near)
    return Wraps(count > 0, 2 * count > len(near), near)


def _alike(lines: Lines, cut: Sequence[bool]) -> list[bool]:
    """For each line, whether it breaks off and is as wide as a neighbour that breaks off too."""
    widths, ends = lines.widths, lines.ends
    alike = [False] * len(cut)
    for at in [at for at, breaks in enumerate(cut) if breaks and at]:
        size = widths[at]
        tolerance = 1.0 if ends[at] != "latin" else 4.0
        for other in (at - 1, at - 2) if at > 1 else (0,):
            if cut[other] and -tolerance <= size - widths[other] <= tolerance:
                alike[at] = alike[other] = True
    return alike


def _has_one_measure(lines: Lines, cut: Sequence[bool]) -> bool:
    """Whether the widest lines that break off are equally wide and hardly any is wider: a report in one column."""
    places = [at for at, breaks in enumerate(cut) if breaks]
    widths = sorted(lines.widths[at] for at in places)
    measure = widths[int(0.9 * len(widths))]
    full = [at for at in places if measure - 1.5 <= lines.widths[at] <= measure + 1]
    wider = sum(size > measure + 1.5 for size in lines.widths)
    return (
        len(full) >= 3
        and 20 * wider <= len(cut)
        and 3 * sum(lines.inner[at] for at in full) >= len(full)
        and _go_on(lines, full)
    )


def _near(lines: Lines, cut: Sequence[bool], alike: Sequence[bool]) -> list[bool]:
    inner = [same and mark for same, mark in zip(alike, lines.inner, strict=True)]
    sums = [[0, *accumulate(flags)] for flags in (alike, inner, cut)]
    count = len(cut)
    near = [False] * count
    for at in range(0, count, _STEP):
        first, last = max(0, at - _REACH), min(count, at + _STEP + _REACH)
        same, marked, broken = (total[last] - total[first] for total in sums)
        if _looks_wrapped(same, marked, broken, last - first):
            near[at : at + _STEP] = [True] * len(near[at : at + _STEP])
    for first, last in _runs(near):
        if not _go_on(lines, [at for at in range(first, last) if alike[at]]):
            near[first:last] = [False] * (last - first)
    return near


def _looks_wrapped(alike: int, inner: int, cut: int, size: int) -> bool:
    return alike >= 2 and 3 * inner >= alike and 5 * alike >= 3 * cut and 3 * cut >= size


def _runs(flags: Sequence[bool]) -> Iterable[tuple[int, int]]:
    first = None
    for at, flag in enumerate([*flags, False]):
        if flag and first is None:
            first = at
        elif not flag and first is not None:
            yield first, at
            first = None


def _go_on(lines: Lines, places: Sequence[int]) -> bool:
    """Whether the lines at ``places`` go on in the lines after them, as far as the words tell."""
    step = max(1, -(-len(places) // _MOST_SEAMS))
    seams = [_seam(lines, at) for at in places[::step] if at + 1 < len(lines.texts)]
    return sum(seams) - _CHANCE * len(seams) > _CONVINCING


def _seam(lines: Lines, at: int) -> float:
    right = lines.texts[at + 1]
    if right[0].isascii() and right[0].isalpha() and lines.ends[at] in ("latin", "comma"):
        return 2.0 if right[0].islower() else -1.0
    return joins(lines.texts[at], right)
