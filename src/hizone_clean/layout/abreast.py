"""Whether a PDF's pages are in one column: whether its lines of running text have others abreast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hizone_clean.blocks import Block, Place

_WIDE = 7.0
"""Ems that a line of a column has at least; cells of tables, and names at the right edge, are narrower."""
_LEVEL = 0.5
_NEXT = 2.5
"""Ems within which the next row must be parted too: a heading and 单位：元 at the right edge, or three signatures, stand alone."""
_NEAR = 6
"""Lines abreast, before and behind, among which the next row is looked for: as many as a row has at most."""
_SHARE = 0.05
"""Share of such lines that may stand abreast on a page in one column: the two parties of a contract, two signatures."""


def is_in_one_column(lines: Sequence[Block]) -> bool:
    """Whether ``lines``, all with true places, stand one below the other; ``False`` where their places are not known.

    >>> one, two = Place(left=5, width=20, top=10), Place(left=27, width=20, top=10.2)
    >>> rows = [place._replace(top=place.top + 1.5 * row) for row in range(3) for place in (one, two)]
    >>> is_in_one_column([Block("甲", (1, 1), place=one)]), is_in_one_column([Block("甲", (1, 1), place=p) for p in rows])
    (True, False)
    """
    pages: dict[int, list[Place]] = defaultdict(list)
    for line in lines:
        if line.place is None or line.place.top is None:
            return False
        if line.place.width >= _WIDE:
            pages[line.page].append(line.place)
    wide = sum(map(len, pages.values()))
    return sum(map(_abreast, pages.values())) <= _SHARE * wide


def _abreast(places: Sequence[Place]) -> int:
    """How many of ``places`` have another beside them, as has the row above or below them."""
    order = sorted((place.top or 0.0, place.left, place.left + place.width) for place in places)
    found: list[float] = []
    for at, (top, left, right) in enumerate(order):
        for below, start, end in order[at + 1 :]:
            if below - top >= _LEVEL:
                break
            if start >= right or end <= left:
                found.append(top)
                break
    return sum(
        any(_LEVEL <= abs(other - top) <= _NEXT for other in found[max(0, at - _NEAR) : at + _NEAR + 1])
        for at, top in enumerate(found)
    )
