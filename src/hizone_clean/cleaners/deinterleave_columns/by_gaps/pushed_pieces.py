"""Pieces that were pushed out of their column into the next ones, and the lines that stand glued behind them.

pypdf's layout mode takes Han for narrower than they are. Where the type changes inside a line, as at a figure, it sets the
rest of the line off by the width that it lost; what then reaches into the next column pushes that column's line along:
"进文化自信自强。今天（            6 月 10党的十八大以来，习近平总" is two lines, and no place tells where the second begins.
The measure of the first does, which is full where its rest ends, and the sense. Of the ways to share the pieces of a row
out among the columns, the best few are kept from piece to piece (a beam).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.by_gaps.row_columns import (
    SLACK,
    STOPS,
    ColumnEdges,
    Surroundings,
    signs_of_push,
    surroundings,
)
from hizone_clean.cleaners.deinterleave_columns.columns import Piece, Row, cuts_number
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins
from hizone_clean.ways import best_ways

_FEWEST, _SHARE = 3, 0.04
"""Rows that must show that pieces were pushed, at least, and as a share of all."""
_LOSS = 0.8, 4.5
"""Blanks that stand for the lost width of a full-width character, at least and at most."""
_BEAM = 6
_PLACE = 3.0
"""What a place at which a column starts is worth."""
_CUT = 1.0
"""What speaks against a cut inside a piece."""
_OFF, _MOST = 1.5, 5.0
"""What each em beside the measure speaks against the end of a line, and the most that a short line does."""
_NO_START = frozenset("，。、；：！？”’）》〉」』】")


class _Way(NamedTuple):
    """One way to share the pieces of a row out among the columns so far."""

    score: float
    here: int
    """The column of the last line."""
    lines: tuple[Piece, ...]
    tail: str = ""
    """What the last piece gave to the last line."""
    free: bool = False
    """Whether the last piece is no line of a column."""


def pull_back(rows: Sequence[Row], places: Sequence[Sequence[int]]) -> list[Row]:
    """``rows`` with what was pushed out of its column put back into it; ``places`` are where columns start in each row.

    A page on which hardly any piece was pushed comes back as it was.
    """
    pulled = list(rows)
    if signs_of_push(rows, places) < max(_FEWEST, _SHARE * len(rows)):
        return pulled
    for at, row in enumerate(rows):
        starts = [place + step for place in places[at] for step in (0, 1)]
        if len(places[at]) > 1 and any(piece.start not in starts for piece in row):
            pulled[at] = _shared_out(row, surroundings(pulled, at, places[at]))
    return pulled


def _shared_out(row: Row, around: Surroundings) -> Row:
    def go_on(way: _Way, placed: tuple[Piece, int | None, int]) -> Iterator[_Way]:
        piece, number, gap = placed
        yield _begun(way, piece, number, around)
        if way.here >= 0 and not way.free and _is_loss(gap, way.tail):
            yield from _continued(way, piece, number, around)

    ends = [0, *(piece.end for piece in row)]
    placed = [(piece, _number(piece, around.columns), piece.start - end) for piece, end in zip(row, ends, strict=False)]
    ways = best_ways(_Way(0.0, -1, ()), placed, go_on, cost=lambda way: -way.score, most=_BEAM)
    return list(max(ways, key=lambda way: way.score - _breaks_off(way, around)).lines)


def _number(piece: Piece, columns: Sequence[ColumnEdges]) -> int | None:
    """The column that a line of starts at ``piece``."""
    if piece.text[0] in _NO_START:
        return None
    for number, column in enumerate(columns):
        if min(abs(piece.start - column.start), abs(piece.start - column.inset)) <= 1:
            return number
    return None


def _is_loss(gap: int, text: str) -> bool:
    """Whether ``gap`` can be the width that the reader lost of ``text``."""
    full_width = sum(character > "\u2e7f" for character in text)
    return _LOSS[0] * full_width - 1 <= gap <= _LOSS[1] * full_width + 2


def _begun(way: _Way, piece: Piece, number: int | None, around: Surroundings) -> _Way:
    """``way`` with ``piece`` as a line by itself."""
    score, lines = way.score - _breaks_off(way, around), (*way.lines, piece)
    if number is not None and number > way.here:
        return _Way(score + _worth(piece, around.columns[number]), number, lines, piece.text)
    zone = max((n for n, column in enumerate(around.columns) if column.start <= piece.start), default=0)
    if zone <= way.here:
        return _Way(score - _PLACE, way.here, lines, piece.text, free=True)
    return _Way(score - (_PLACE if around.has_line(zone) else 0.0), zone, lines, piece.text, free=True)


def _continued(way: _Way, piece: Piece, number: int | None, around: Surroundings) -> Iterator[_Way]:
    """``way`` with ``piece`` as the rest of its last line, or with its first part as the rest, the others behind it."""
    last, column, following = way.lines[-1], around.columns[way.here], way.here + 1
    if not (around.has_line(following) or around.has_line(way.here) or around.runs_on(last, column)):
        return
    room = column.measure - column.taken(last)
    score = way.score + joins(last.text, piece.text)
    if number is not None and number > way.here:
        score -= _worth(piece, around.columns[number])
    size = width(piece.text)
    if size <= room + 2 * SLACK:
        lines = (*way.lines[:-1], _together(last, piece.text))
        yield way._replace(score=score - _OFF * max(0.0, size - room - SLACK / 2), lines=lines, tail=piece.text)
    if following < len(around.columns) and around.columns[following].start <= piece.end:
        yield from _cut(way._replace(score=score), piece, room, around)


def _cut(way: _Way, piece: Piece, room: float, around: Surroundings) -> Iterator[_Way]:
    """``way`` with the first part of ``piece`` as the rest of its last line, and the second as the next column's line."""
    number = way.here + 1
    start, above = around.columns[number].start, around.text_above(number)
    for split in _splits(piece.text, room):
        if piece.start + split < start:  # nothing pushed that line so far
            continue
        first, second = piece.text[:split].rstrip(), piece.text[split:].lstrip()
        off = abs(width(first) - room)
        score = way.score - _CUT - joins(first, second) + (joins(above, second) if above else 0.0)
        score -= _OFF * (min(off, 0.5) if first[-1] in STOPS else off)
        line = Piece(piece.row, start, start + len(second), second, piece.lines)
        yield _Way(score, number, (*way.lines[:-1], _together(way.lines[-1], first), line), second)


def _splits(text: str, room: float) -> Iterator[int]:
    """Where in ``text`` a line can end that has ``room`` ems left."""
    taken = 0.0
    for split, (before, after) in enumerate(pairwise(text), 1):
        taken += width(before)
        if taken > room + SLACK:
            return
        is_end = taken > room - SLACK or before in STOPS
        if is_end and after != " " and after not in _NO_START and not cuts_number(text, split):
            yield split


def _worth(piece: Piece, column: ColumnEdges) -> float:
    """What the place of ``piece`` says for a line of ``column``."""
    return _PLACE if piece.start in (column.start, column.inset) else _PLACE / 3


def _breaks_off(way: _Way, around: Surroundings) -> float:
    """What speaks against the end of the last line: in running text it breaks off before the measure."""
    if way.here < 0 or way.free:
        return 0.0
    last, column = way.lines[-1], around.columns[way.here]
    short = column.measure - SLACK - column.taken(last)
    if short <= 0 or last.text[-1] in STOPS or not around.runs_on(last, column):
        return 0.0
    return min(_MOST, _OFF * short)


def _together(piece: Piece, rest: str) -> Piece:
    text = piece.text + rest
    return piece._replace(text=text, end=piece.start + len(text))
