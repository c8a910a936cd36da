"""The order in which the stacks of a page are read: articles from above, in each its headline, then column after column.

The page is cut in turn across, above headlines, and down, along gutters (an XY-cut; Nagy and Seth, 1984). What can be cut
neither way is left to the sense of the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from hizone_clean.cleaners.deinterleave_columns.by_boxes.stacks import Stack

_GUTTER, _LAP = 0.3, 0.3
"""Ems of paper at least along which a page is cut down, and by which type may lap over where it is cut across, the larger
the more: the box of a letter begins above its ink, and the columns over a headline need not end on one line."""
_LARGER = 1.12
"""Times the size of the running text from which a stack is a headline or a part of one."""
_HEADLINE = 1.3
"""The same of the headline of an article; headings of its parts, and of the items of a round-up, are smaller."""
_MOST = 40
"""Bands up to which all runs of them are tried."""
_MOST_STACKS = 300
"""Stacks above which a page is no newspaper's but a table, read row by row."""
_CENTRED = 2.0
"""Ems by which a headline may stand off the middle of the columns that it is over."""

Region = Sequence[Stack]
Order = list[Stack]


def read_in_order(region: Region, otherwise: Callable[[Region], Order]) -> Order:
    """The stacks of ``region`` in reading order; ``otherwise`` orders what no cut parts."""
    if len(region) < 2 or len(region) > _MOST_STACKS:
        return sorted(region, key=attrgetter("top", "left"))
    bands = _cut(region, lambda stack: stack.top + _LAP * stack.rows[0][0].size, lambda stack: stack.bottom - _LAP)
    articles = _with_heads(bands)
    if len(articles) > 1:
        return [stack for article in articles for stack in read_in_order(article, otherwise)]
    if len(bands) > 1 and _heads_all(bands[0], region):
        return [*bands[0], *read_in_order([stack for band in bands[1:] for stack in band], otherwise)]
    first, last = _abreast(bands)
    columns = _columns([stack for band in bands[first:last] for stack in band])
    if len(columns) < 2:
        return otherwise(region) if len(bands) < 2 else [s for band in bands for s in read_in_order(band, otherwise)]
    above, below = ([stack for band in part for stack in band] for part in (bands[:first], bands[last:]))
    parts = (above, *columns, below)
    return [stack for part in parts for stack in read_in_order(part, otherwise)]


def _abreast(bands: Sequence[Order]) -> tuple[int, int]:
    """The first and longest run of ``bands`` that stand in columns, which nothing lies across."""
    for first in range(len(bands)):
        for last in range(len(bands), first, -1) if len(bands) <= _MOST else (first + 1,):
            if len(_columns([stack for band in bands[first:last] for stack in band])) > 1:
                return first, last
    return 0, 0


def _columns(region: Region) -> list[Order]:
    return _cut(region, lambda stack: stack.left, lambda stack: stack.right + _GUTTER)


def _with_heads(bands: Sequence[Order]) -> list[Order]:
    """``bands`` put together into articles: one begins where a headline stands above all else below running text."""
    begins: set[int] = set()
    for at, band in enumerate(bands):
        if _opens_with_headline(band):
            first = at
            while first and _is_display(bands[first - 1]) and _goes_with_next(bands, first - 1):
                first -= 1
            if not begins or any(not _is_display(between) for between in bands[max(begins) : first]):
                begins.add(first)
    starts = sorted(begins | {0}) if bands else []
    return [
        [stack for band in bands[start:end] for stack in band]
        for start, end in zip(starts, [*starts[1:], len(bands)], strict=True)
    ]


def _is_display(band: Order) -> bool:
    """Whether ``band`` holds headlines, kickers or bylines alone."""
    return all(stack.last.size >= _LARGER or len(stack.rows) == 1 for stack in band)


def _opens_with_headline(band: Order) -> bool:
    """Whether what stands on top of ``band``, above its running text, is a headline."""
    for stack in sorted(band, key=attrgetter("top")):
        if stack.last.size >= _HEADLINE:
            return True
        if stack.last.size < _LARGER and len(stack.rows) > 1:
            return False
    return False


def _goes_with_next(bands: Sequence[Order], at: int) -> bool:
    """Whether band ``at`` stands nearer to the one below, as a kicker does, than to the one above."""
    if not at:
        return True
    top, bottom = min(stack.top for stack in bands[at]), max(stack.bottom for stack in bands[at])
    below = min(stack.top for stack in bands[at + 1]) - bottom
    return below < top - max(stack.bottom for stack in bands[at - 1])


def _heads_all(band: Order, region: Region) -> bool:
    """Whether ``band`` is a headline alone over the middle of ``region``, or reaches across its columns; or a byline there."""
    if len(band) != 1 or (band[0].last.size < _LARGER and len(band[0].rows) > 1):
        return False
    left, right = min(stack.left for stack in region), max(stack.right for stack in region)
    return abs(band[0].left + band[0].right - left - right) <= 2 * _CENTRED


def _cut(region: Region, first: Callable[[Stack], float], end: Callable[[Stack], float]) -> list[Order]:
    """``region`` parted wherever a strip of paper runs through all of it."""
    parts: list[Order] = []
    reach = float("-inf")
    for stack in sorted(region, key=first):
        if first(stack) >= reach:
            parts.append([])
        parts[-1].append(stack)
        reach = max(reach, end(stack))
    return parts
