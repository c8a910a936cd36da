"""Lines that stand in many other documents of the same paper: running heads, section names, staff boxes."""

from __future__ import annotations

from math import ceil

from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.elsewhere import Elsewhere

_FEWEST = 3
"""Documents of a source from which they tell anything of each other."""
_SHARE = 1 / 3
"""Share of the other documents that must have a line too."""
_EDGE = 4
"""Lines from the edge of a page within which its furniture stands."""
_BOX = 3
"""Lines in a row, each seen elsewhere, that make a box of their own wherever it stands."""
_SHORTEST, _LONGEST = 2, 60
_COPY = 0.5
"""Share of a document that, seen elsewhere, makes it a copy of another: its furniture cannot be told from its text."""
_STOPS = frozenset("。！？!?；;，,、")


def find_seen_elsewhere(lines: list[Line], verdicts: dict[int, str], elsewhere: Elsewhere | None) -> None:
    """Note in ``verdicts`` the lines that other documents of the same source have at the edges of pages, or in boxes.

    A line of running text is never one: it ends in no mark, and stands alone between others.
    """
    if elsewhere is None or elsewhere.documents < _FEWEST:
        return
    fewest = 1 + max(2, ceil(_SHARE * (elsewhere.documents - 1)))
    seen = [elsewhere.count(line.bare) if line.bare else 0 for line in lines]
    shared = sum(len(line.bare) for line, count in zip(lines, seen, strict=True) if count > 1)
    if shared > _COPY * sum(len(line.text) for line in lines):
        return
    counts = [count if count >= fewest and _may_be(line) else 0 for line, count in zip(lines, seen, strict=True)]
    for first, last in _runs(counts):
        for at in range(first, last):
            line = lines[at]
            if last - first >= _BOX or min(line.from_top, line.from_bottom) < _EDGE:
                verdicts.setdefault(line.place, elsewhere.told(counts[at]))


def _may_be(line: Line) -> bool:
    return _SHORTEST <= len(line.bare) <= _LONGEST and line.bare[-1] not in _STOPS


def _runs(counts: list[int]) -> list[tuple[int, int]]:
    """The stretches of ``counts`` without a 0.

    >>> _runs([0, 3, 3, 0, 4])
    [(1, 3), (4, 5)]
    """
    runs: list[tuple[int, int]] = []
    for at, count in enumerate(counts):
        if count and runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        elif count:
            runs.append((at, at + 1))
    return runs
