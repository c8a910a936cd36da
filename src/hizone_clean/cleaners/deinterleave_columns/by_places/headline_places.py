"""Where headlines stand on a page whose blanks hold places: their type is larger, and so are their blanks.

How much larger, no blank tells. But a headline stands in the middle of its columns or at their left edge, over no
running text; and those that share a line, and the lines of one headline, have one size. The sizes that fit best are sought.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.by_places.column_grid import INDENT, Grid
from hizone_clean.cleaners.deinterleave_columns.by_places.place_reader import Laid
from hizone_clean.ways import best_ways

_SIZES = (*(1 + n / 20 for n in range(20)), *(2 + n / 10 for n in range(30)))
"""Sizes of type, the text's being 1; spread letters count as large ones."""
_MOST_ROWS, _MOST_CHAINS = 8, 12
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
"""Lines above and below in which running text has its like."""
_REACH = 3
"""Lines of the text from one line of a headline to the next."""
_FULL = 0.8
_MARKS = frozenset("。！？；，、")
_OVER_TEXT, _OVER_OTHER = 2.0, 2.0
"""What a headline costs that stands where running text or another headline does."""
_OTHER_ROW, _OTHER_SIZE = 0.7, 1.0
_LARGER = 0.05
_AGREED = 1.0
"""What each step of size costs: of two that fit, the smaller is the likelier."""

Places = Mapping[int, Collection[int]]


class _Fit(NamedTuple):
    """A place of a headline at one size, and the columns that it is over."""

    cost: float
    size: float
    start: float
    end: float
    first: int
    last: int

    def agrees(self, other: _Fit) -> bool:
        """Whether the two may be lines of one headline."""
        if abs(self.size - other.size) > 0.1 or (self.first, self.last) != (other.first, other.last):
            return False
        off_middle = abs(self.start + self.end - other.start - other.end)
        return off_middle < 3 * self.size or abs(self.start - other.start) < 1.5 * self.size


class _Row(NamedTuple):
    """One way to place the headlines of a line; ``None`` stands for running text, which stays."""

    cost: float
    fits: tuple[_Fit | None, ...]


Lines = Sequence[tuple[int, list[Laid]]]


def place_headlines(lines: Lines, grid: Grid) -> list[list[Laid]]:
    """The pieces of ``lines``, each with its number, with headlines where they stand."""
    running = _running_text(lines, grid)
    held: dict[int, set[int]] = {}
    for line, column in running:
        held.setdefault(line, set()).add(column)
    placed = [pieces for _, pieces in lines]
    heads = [
        at for at, (line, pieces) in enumerate(lines) if not all(_is_running(line, p, grid, running) for p in pieces)
    ]
    ways = [_rows(lines[at][0], lines[at][1], grid, held, running) for at in heads]
    for at, row in zip(heads, _agreed([lines[at][0] for at in heads], ways), strict=True):
        placed[at] = [_moved(piece, fit) for piece, fit in zip(placed[at], row.fits, strict=True)]
    return placed


def _moved(piece: Laid, fit: _Fit | None) -> Laid:
    return piece._replace(start=fit.start, end=fit.end) if fit else piece


def _running_text(lines: Lines, grid: Grid) -> set[tuple[int, int]]:
    """Line and column of what looks like running text and has its like above or below."""
    like = {(line, grid.column(p.start)) for line, pieces in lines for p in pieces if _looks_running(p, grid)}
    return {(line, column) for line, column in like if any((line + step, column) in like for step in _NEIGHBOURS)}


def _looks_running(piece: Laid, grid: Grid) -> bool:
    if not piece.is_sure:
        return False
    is_full = _FULL * grid.measure <= piece.end - piece.start <= grid.measure + 5
    return is_full or piece.text[-1] in _MARKS or "。" in piece.text


def _is_running(line: int, piece: Laid, grid: Grid, running: Collection[tuple[int, int]]) -> bool:
    return _looks_running(piece, grid) and (line, grid.column(piece.start)) in running


def _rows(
    line: int, pieces: Sequence[Laid], grid: Grid, held: Places, running: Collection[tuple[int, int]]
) -> list[_Row]:
    """The best ways to place the headlines of a line."""
    taken = {column for near in (line - 1, line, line + 1) for column in held.get(near, ())}

    def go_on(way: _Row, told: tuple[Laid, bool]) -> Iterator[_Row]:
        piece, is_running = told
        return _longer(way, pieces, piece, grid, taken, is_running)

    told = [(piece, _is_running(line, piece, grid, running)) for piece in pieces]
    return best_ways(_Row(0.0, ()), told, go_on, cost=attrgetter("cost"), most=_MOST_ROWS)


def _longer(
    way: _Row, pieces: Sequence[Laid], piece: Laid, grid: Grid, taken: Collection[int], is_running: bool
) -> Iterator[_Row]:
    before = [(f.start, f.end) if f else (p.start, p.end) for f, p in zip(way.fits, pieces, strict=False)]
    beside = bool(before) and piece.row == pieces[len(before) - 1].row
    base = before[-1][1] if beside else 0.0
    if is_running:
        off = abs(piece.start - base - piece.gap) if beside else 0.0
        yield _Row(way.cost + 0.1 * max(0.0, min(10.0, off) - 3), (*way.fits, None))
        return
    for begin in {base, 0.0}:
        for fit in _fits(piece, begin, grid, taken):
            cost = _OVER_OTHER * any(min(fit.end, end) - max(fit.start, start) > 1 for start, end in before)
            cost += _OTHER_ROW * (begin != base)
            cost += _OTHER_SIZE * any(begin and f and abs(f.size - fit.size) > 0.1 for f in way.fits[-1:])
            yield _Row(way.cost + fit.cost + cost, (*way.fits, fit))


def _fits(piece: Laid, base: float, grid: Grid, taken: Collection[int]) -> list[_Fit]:
    """The best place for each choice of columns, a few of them."""
    best: dict[tuple[int, int], _Fit] = {}
    for size in _SIZES:
        start = base + piece.gap * size
        end = start + (piece.end - piece.start) * size
        if size > 1 and end > grid.rights[-1] + 3:
            break
        fit = _fit(size, start, end, grid, taken)
        if (fit.first, fit.last) not in best or fit < best[fit.first, fit.last]:
            best[fit.first, fit.last] = fit
    return sorted(best.values())[:4]


def _fit(size: float, start: float, end: float, grid: Grid, taken: Collection[int]) -> _Fit:
    first, last = grid.column(start + 1), grid.column(end - 2)
    left, right = grid.edges[first], grid.rights[last]
    off = min(abs(start + end - left - right) / 2, abs(start - left) + 0.5, abs(start - left - INDENT) + 1)
    cost = min(2.0, 0.4 * max(0.0, off - size) + 0.05 * off) + 0.5 * max(0.0, end - right - 1)
    cost += _OVER_TEXT * sum(column in taken for column in range(first, last + 1)) + _LARGER * (size - 1)
    return _Fit(cost, size, start, end, first, last)


class _Chain(NamedTuple):
    """Ways for the lines so far, the last one first."""

    cost: float
    row: _Row | None
    above: _Chain | None


def _agreed(lines: Sequence[int], ways: Sequence[Sequence[_Row]]) -> list[_Row]:
    """One way for each line, so that the lines of one headline agree in size and middle."""

    def go_on(chain: _Chain, numbered: tuple[int, Sequence[_Row]]) -> Iterator[_Chain]:
        number, rows = numbered
        reach = sum(lines[number] - line <= _REACH for line in lines[max(0, number - 2) : number])
        return (_Chain(_cost(chain, row, reach), row, chain) for row in rows)

    chains = best_ways(_Chain(0.0, None, None), enumerate(ways), go_on, cost=attrgetter("cost"), most=_MOST_CHAINS)
    agreed: list[_Row] = []
    chain: _Chain | None = chains[0]
    while chain and chain.row:
        agreed.append(chain.row)
        chain = chain.above
    return agreed[::-1]


def _cost(chain: _Chain, row: _Row, reach: int) -> float:
    """What ``row`` costs below ``chain``, of which the last ``reach`` lines are near."""
    near: list[_Fit] = []
    above: _Chain | None = chain
    for _ in range(reach):
        if above and above.row:
            near += filter(None, above.row.fits)
            above = above.above
    return chain.cost + row.cost - _AGREED * sum(any(fit.agrees(other) for other in near) for fit in row.fits if fit)
