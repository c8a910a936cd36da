"""Head and number of a page of a PDF that stand apart at its edge: one page shows them, where nothing recurs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hizone_clean.blocks import Block, Place
from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.cleaners.remove_page_furniture.placed_heads import usual_step
from hizone_clean.layout.paper import Edges, Paper
from hizone_clean.patterns import pattern

_HEAD, _FOOT = 0.12, 0.86
"""Shares of a page's height above and below which its head and its foot stand."""
_APART, _NEAR, _RULED = 1.5, 1.15, 0.7
"""Times the usual step between lines that they stand off the text; a number in the middle may be nearer, and a head over a rule."""
_MIDDLE = 1.5
"""Ems by which such a number is off the middle at most."""
_ONE_ROW = 0.6
_LARGEST = 1.05
"""Times the size of the running text that they are set in at most."""
_FEWEST = 3
"""Lines of a page that has any."""
_RULE = 1.8, 0.5
"""Ems below a head within which its rule runs, and the share of the page's width that it takes at least."""
_NUMBER = pattern(r"\d{1,4}|[ivxlIVXL]{1,6}")  # "187", "iv"
# "江上行", "清江大学硕士学位论文", "第二章 文献综述": no label (编号：…), no date, no number of a document
_NAME = pattern(r"[^：:，。；？！\d〔〕]{2,40}")

_Placed = tuple[Place, Line]


def find_at_edges(
    paper: Paper | None, blocks: Sequence[Block], lines: Sequence[Line], verdicts: dict[int, str]
) -> None:
    """Note in ``verdicts`` a number alone at the head or the foot of its page, and the head beside a number or over a rule."""
    if paper is None:
        return
    pages: dict[int, list[_Placed]] = defaultdict(list)
    for line in lines:
        place = blocks[line.place].place
        if place and place.top is not None and verdicts.get(line.place) is None and line.page < len(paper.pages):
            pages[line.page].append((place, line))
    if not pages:
        return
    step = usual_step(blocks, ([(place.top or 0.0, line.place) for place, line in page] for page in pages.values()))
    for number, page in pages.items():
        sheet = paper.pages[number]
        if len(page) >= _FEWEST and sheet.height:
            rules = [[edge / paper.em for edge in rule] for rule in sheet.rules]
            height, width = sheet.height / paper.em, sheet.width / paper.em
            for line, rule in (*_head(page, step, height, width, rules), *_foot(page, step, height, width)):
                verdicts[line.place] = rule


def _head(
    page: Iterable[_Placed], step: float, height: float, width: float, rules: Sequence[Sequence[float]]
) -> Iterator[tuple[Line, str]]:
    row, apart = _row_at_edge(sorted(page, key=lambda one: one[0].top or 0.0))
    top = row[0][0].top or 0.0 if row else height
    is_ruled = any(_is_under(rule, top, width) for rule in rules)
    if top > _HEAD * height or apart < (_RULED if is_ruled else _APART) * step:
        return
    numbers = [line for _, line in row if _NUMBER.fullmatch(line.bare)]
    names = [line for _, line in row if _NAME.fullmatch(line.bare)]
    if len(numbers) > 1 or len(numbers) + len(names) < len(row):
        return
    if numbers or is_ruled:
        yield from ((line, "folio" if line in numbers else "running_head") for _, line in row)


def _foot(page: Iterable[_Placed], step: float, height: float, width: float) -> Iterator[tuple[Line, str]]:
    row, apart = _row_at_edge(sorted(page, key=lambda one: -(one[0].top or 0.0)))
    if len(row) != 1 or not _NUMBER.fullmatch(row[0][1].bare):
        return
    place, line = row[0]
    is_in_middle = abs(place.left + place.width / 2 - width / 2) <= _MIDDLE
    if _FOOT * height <= (place.top or 0.0) <= height and apart >= (_NEAR if is_in_middle else _APART) * step:
        yield line, "folio"


def _row_at_edge(page: Sequence[_Placed]) -> tuple[list[_Placed], float]:
    """The first of ``page`` and what stands beside it, where all is small, and how far off the rest stands."""
    edge = page[0][0].top or 0.0
    off = [abs((place.top or 0.0) - edge) for place, _ in page]
    row = [one for one, distance in zip(page, off, strict=True) if distance <= _ONE_ROW]
    rest = [distance for distance in off if distance > _ONE_ROW]
    is_small = all((place.size or 0.0) <= _LARGEST and not place.is_heavy for place, _ in row)
    return (row, min(rest)) if is_small and rest else ([], 0.0)


def _is_under(rule: Sequence[float] | Edges, top: float, width: float) -> bool:
    left, upper, right, lower = rule
    return lower - upper < 1.0 and right - left >= _RULE[1] * width and top < upper <= top + 1.0 + _RULE[0]
