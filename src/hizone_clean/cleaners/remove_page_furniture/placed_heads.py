"""Running heads of a PDF stand at one height on all their pages, apart from the text: what recurs otherwise is text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, Place
from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.patterns import pattern

_NUMBER = pattern(r"[0-9０-９]+")
_OFF = 1.5
"""Ems by which a head may stand off its height on another page: left and right pages differ a little."""
_RECURRING = frozenset(("running_header", "running_head"))
_LEAST, _STEP, _FLUSH, _ALIKE = 0.5, 1.2, 2.3, 1.05
"""Ems that are a step at least; times the usual step between lines, ems to either side, and times in size by which a line may differ from the text beside
it that is one of it."""


def spare_displaced(blocks: Sequence[Block], lines: Sequence[Line], verdicts: dict[int, str]) -> None:
    """Take out of ``verdicts`` the lines held for running heads that stand at no other page's height for the same words,
    or in step with the text beside them.

    So the headline of an article that goes on at page 4 stays, ``√ 适用 □ 不适用`` in a form of many pages, and the line of a
    clause that ends two pages of a contract.
    """
    heights: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
    for line in lines:
        place = blocks[line.place].place
        if verdicts.get(line.place) in _RECURRING and place and place.top is not None:
            heights[_NUMBER.sub("0", line.bare)].append((line.page, place.top, line.place))
    if not heights:
        return
    pages: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for line in lines:
        place = blocks[line.place].place
        if place and place.top is not None and verdicts.get(line.place, "") in ("", *_RECURRING):
            pages[line.page].append((place.top, line.place))
    step = usual_step(blocks, pages.values())
    text = {at for page in pages.values() for at in _in_step(blocks, sorted(page), step, verdicts)}
    for found in heights.values():
        for page, top, at in found:
            if at in text or not any(other != page and abs(height - top) <= _OFF for other, height, _ in found):
                del verdicts[at]


def usual_step(blocks: Sequence[Block], pages: Iterable[list[tuple[float, int]]]) -> float:
    """Ems from line to line where two of one type stand below one another."""
    steps = [
        below - above
        for page in pages
        for (above, one), (below, other) in pairwise(sorted(page))
        if below - above > _LEAST and _are_alike(blocks[one].place, blocks[other].place)
    ]
    if not steps:
        return 0.0
    from statistics import median

    return median(steps)


def _in_step(
    blocks: Sequence[Block], page: list[tuple[float, int]], step: float, verdicts: dict[int, str]
) -> Iterator[int]:
    """The lines held for heads that stand in step below and above others of one type of which one is text."""
    run: list[int] = []
    for (top, at), (above, upper) in zip([*page, (0.0, -1)], [(0.0, -1), *page], strict=True):
        goes_on = run and at >= 0 and top - above <= _STEP * step and _are_alike(blocks[upper].place, blocks[at].place)
        if not goes_on:
            if any(other not in verdicts for other in run):
                yield from (other for other in run if other in verdicts)
            run = []
        run.append(at)


def _are_alike(one: Place | None, other: Place | None) -> bool:
    """Whether two lines are set in one type and begin near one edge."""
    if one is None or other is None or not one.size or not other.size:
        return False
    return abs(one.left - other.left) <= _FLUSH and 1 / _ALIKE <= one.size / other.size <= _ALIKE
