"""Rows whose columns stand one blank apart: only widths and the sense of the words tell which piece is whose.

Extractors that sort by height (pdfplumber, PDFBox -sort) write all that stands on one height on one line, one blank
between, and drop all places. The columns of one article have their lines on the same heights; those of another mostly
have not. So the rows of a page come in streams, in turn, and all columns of a stream go on together from row to row, until
they end: which row goes on with which stream, and which piece with which of its columns, is sought by a beam search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.cleaners.deinterleave_columns.by_streams.row_lines import MaybeLine, lines_of_row
from hizone_clean.cleaners.deinterleave_columns.by_streams.stream_columns import (
    TURNS,
    Laid,
    OpenColumn,
    column_of,
    is_apart,
    runs_of,
)
from hizone_clean.cleaners.deinterleave_columns.columns import (
    SLACK,
    Chain,
    Piece,
    Row,
    Tokens,
    find_measures,
    read_tokens,
    text_of,
)
from hizone_clean.cleaners.deinterleave_columns.page_wording import PageWording
from hizone_clean.layout.widths import display_width
from hizone_clean.ways import best_ways

_MOST_WORDS, _MOST_COLUMNS, _MOST_STREAMS = 24, 9, 4
_BEAM = 5
_GUTTER = 1
"""Ems between two columns as a page is laid out here: nothing tells how far apart they stood, nor which stream stood left."""
_STREAM, _FIRST, _COLUMN = -1.5, -0.5, -4.0
"""What it costs to begin a stream, each of its first columns, and a column in the midst of it."""
_OUT_OF_TURN = -1.0
"""What it costs to pass a stream whose turn it is, for each of its columns that is broken off, up to two."""
_SHARED = -4.0
"""What it costs that a row belongs to two streams, whose lines happen to stand on one height there."""
_FITS = 2.0
"""Value from which a row is one stream's, and no two are asked whether they share it."""
_ANEW = 0.5
"""What a line gains that begins where a column's paragraph has ended."""
_INDENTED = 20
"""Of so many rows, one at least begins with blanks where places tell something after all."""
_AWAY = -0.6
"""What a line loses there for each blank by which it misses its column's start."""
_TOO_WIDE, _LATE = -1.0, -0.4
"""What a line loses that is wider than its column, and for each turn that the column was passed, up to two."""


class _Stream(NamedTuple):
    """Columns that go on together."""

    columns: tuple[OpenColumn, ...]
    first: int
    last: int
    missed: int = 0


class _Ended(NamedTuple):
    """A stream that has ended, and those that ended before."""

    stream: _Stream
    others: _Ended | None


class _State(NamedTuple):
    """One way to share the rows so far."""

    value: float
    streams: tuple[_Stream, ...]
    ended: _Ended | None


class _Share(NamedTuple):
    """A line of the row, or none, for the next column; a new one stands before it."""

    line: MaybeLine | None
    is_new: bool


_PASS = _Share(None, False)


class _Way(NamedTuple):
    """One way to share the first lines of a row among the first columns."""

    value: float
    before: _Way | None
    share: _Share | None


def lay_streams(blocks: Sequence[Block]) -> tuple[list[Row], list[Chain]]:
    """The pieces of each block's line, and the chains of them; empty if the page shows no measure."""
    rows = read_tokens(blocks)
    measures = find_measures(rows)
    if not measures:
        return [], []
    widest = max(measures) + SLACK
    across = [at for at, row in enumerate(rows) if row and _stands_across(row, widest)]
    streams = _SharedRows(rows, measures).streams(sorted(set(range(len(rows))) - set(across)))
    pieces: list[Row] = [[] for _ in rows]
    measure = round(max(measures) / 2)
    chains = [_chain([(at, text_of(rows[at]))], (0, measure), at, blocks, pieces) for at in across]
    left = 0
    for stream in sorted(streams, key=lambda s: s.first):
        for column in stream.columns:
            box = left, left + measure
            chains += [_chain(run, box, stream.first, blocks, pieces) for run in runs_of(column.laid)]
            left += measure + _GUTTER
    return [sorted(row, key=lambda piece: piece.start) for row in pieces], chains


def _stands_across(row: Tokens, widest: int) -> bool:
    """Whether a line of the row is wider than any column, or the row is no text."""
    return len(row) > _MOST_WORDS or max(token.width for token in row) > widest


def _chain(
    run: Sequence[tuple[int, str]], box: tuple[int, int], stream: int, blocks: Sequence[Block], rows: Sequence[Row]
) -> Chain:
    """A chain of the lines ``run`` between the edges ``box``, in ems; each line is put on its row too."""
    left, right = box
    pieces = tuple(Piece(at, left, left + display_width(text) // 2, text, blocks[at].lines) for at, text in run)
    for piece in pieces:
        rows[piece.row].append(piece)
    return Chain(pieces, pieces[0].row, pieces[-1].row, left, right, stream)


class _SharedRows:
    """The page while its rows are shared."""

    def __init__(self, rows: Sequence[Tokens], measures: Sequence[int]) -> None:
        self.rows, self.measures = rows, measures
        self.wording = PageWording(token.text for row in rows for token in row)
        self.places_tell = _INDENTED * sum(bool(row) and row[0].start > 1 for row in rows) > len(rows)
        self.found: dict[tuple[int, ...], tuple[float, tuple[_Stream, ...]] | None] = {}

    def streams(self, places: Iterable[int]) -> list[_Stream]:
        """The streams of the rows at ``places``."""
        rows = self._shared_out(places)
        states = best_ways(_State(0.0, (), None), rows, self._steps, cost=lambda state: -state.value, most=_BEAM)
        streams, ended = list(states[0].streams), states[0].ended
        while ended:
            streams, ended = [*streams, ended.stream], ended.others
        return streams

    def _shared_out(self, places: Iterable[int]) -> Iterator[tuple[int, list[list[MaybeLine]]]]:
        for at in filter(self.rows.__getitem__, places):
            self.found = {}  # what was found out for the row before
            yield at, lines_of_row(self.rows[at], self.measures)

    def _steps(self, state: _State, row: tuple[int, list[list[MaybeLine]]]) -> Iterator[_State]:
        """The ways for a row: one stream goes on, or two that share it, or one begins."""
        at, lines = row
        most = 0.0
        for stream in state.streams:
            if found := self._found(at, lines, (stream,)):
                yield _gone_on(state, stream, found[0], found[1][0])
                most = max(most, found[0])
        if len(lines) > 2 and most < _FITS:
            for pair in permutations(state.streams, 2):
                if found := self._found(at, lines, pair):
                    replaced = dict(zip(map(id, pair), found[1], strict=True))
                    streams = tuple(replaced.get(id(stream), stream) for stream in state.streams)
                    yield _State(state.value + found[0] + _SHARED, streams, state.ended)
        if found := self._found(at, lines, ()):
            yield _begun(state, found[0], found[1][0])

    def _found(
        self, at: int, lines: list[list[MaybeLine]], streams: tuple[_Stream, ...]
    ) -> tuple[float, tuple[_Stream, ...]] | None:
        """What it is worth that the row goes on with ``streams`` from left to right, and how they stand then."""
        key = tuple(map(id, streams))
        if key not in self.found:
            columns = tuple(column for stream in streams for column in stream.columns)
            shared = self._shared(lines, columns, may_open=len(streams) < 2)
            self.found[key] = self._laid(at, streams, columns, *shared) if shared else None
        return self.found[key]

    def _laid(
        self,
        at: int,
        streams: tuple[_Stream, ...],
        columns: Sequence[OpenColumn],
        value: float,
        shares: Sequence[_Share],
    ) -> tuple[float, tuple[_Stream, ...]] | None:
        laid = self._columns(at, columns, shares)
        if len(streams) < 2:
            return value, (_Stream(laid, streams[0].first if streams else at, at),)
        left, right = laid[: len(streams[0].columns)], laid[len(streams[0].columns) :]
        if all(column.missed for column in left) or all(column.missed for column in right):
            return None
        return value, (_Stream(left, streams[0].first, at), _Stream(right, streams[1].first, at))

    def _columns(self, at: int, columns: Sequence[OpenColumn], shares: Sequence[_Share]) -> tuple[OpenColumn, ...]:
        """The columns with the lines of a row."""
        laid: list[OpenColumn] = []
        old = iter(columns)
        for line, is_new in shares:
            column = None if is_new else next(old)
            if line is None:
                assert column is not None
                laid.append(column._replace(missed=column.missed + 1))
                continue
            measure = min(self.measures, key=lambda m: abs(m - line.width))
            above = column.laid if column else None
            apart = column is not None and is_apart(line, column)
            widest = max(measure, column.measure if column else 0)
            start = 0.7 * column.start + 0.3 * line.start if column else line.start
            laid.append(column_of(Laid(above, at, line.text, apart), start, line.width, widest))
        return tuple(laid)

    def _shared(
        self, lines: list[list[MaybeLine]], columns: Sequence[OpenColumn], *, may_open: bool
    ) -> tuple[float, tuple[_Share, ...]] | None:
        """The most sensible way to share the row among ``columns`` from left to right, and what it is worth."""
        count, size = len(columns), len(lines)
        passed = [column.passed() for column in columns]
        opening = (_COLUMN if count else _FIRST) if may_open else None
        best: list[list[_Way | None]] = [[None] * (count + 1) for _ in range(size + 1)]
        best[0][0] = _Way(0.0, None, None)
        for column in range(count + 1):
            for first in range(size + 1):
                way = best[first][column]
                if way is None:
                    continue
                if column < count:
                    _offer(best[first], column + 1, way.value + passed[column], way, _PASS)
                for line in lines[first] if first < size else ():
                    worth = way.value + line.worth
                    if column < count:
                        fit = self._fit(line, columns[column])
                        _offer(best[line.last], column + 1, worth + fit, way, _Share(line, False))
                    if opening is not None and (count < _MOST_COLUMNS or column == count):
                        _offer(best[line.last], column, worth + opening, way, _Share(line, True))
        last = best[size][count]
        return (last.value, _shares(last)) if last else None

    def _fit(self, line: MaybeLine, column: OpenColumn) -> float:
        """How well the line goes on where the column stands."""
        value = _LATE * min(2, column.missed) + (_TOO_WIDE if line.width > column.measure + SLACK else 0.0)
        if self.places_tell:
            value += _AWAY * max(0.0, abs(line.start - column.start) - 2)
        seam = self.wording.seam(column.laid.text, line.text) if column.is_open else _ANEW
        return value + max(-3.0, min(5.0, seam))


def _offer(ways: list[_Way | None], column: int, value: float, before: _Way, share: _Share) -> None:
    way = ways[column]
    if way is None or value > way.value:
        ways[column] = _Way(value, before, share)


def _shares(way: _Way) -> tuple[_Share, ...]:
    shares: list[_Share] = []
    step: _Way | None = way
    while step and step.share:
        shares.append(step.share)
        step = step.before
    return tuple(reversed(shares))


def _gone_on(state: _State, stream: _Stream, value: float, new: _Stream) -> _State:
    """The state after ``stream`` got a row and became ``new``; those whose turn it was have been passed."""
    streams: list[_Stream] = []
    ended = state.ended
    for other in state.streams:
        if other is stream:
            streams.append(new)
        elif other.last >= stream.last:
            streams.append(other)
        else:
            value += _OUT_OF_TURN * min(2, sum(c.is_open and not c.missed for c in other.columns))
            if other.missed + 1 < TURNS:
                streams.append(other._replace(missed=other.missed + 1))
            else:
                ended = _Ended(other, ended)
    return _State(state.value + value, tuple(streams), ended)


def _begun(state: _State, value: float, new: _Stream) -> _State:
    """The state after a stream began; of too many, the oldest has ended."""
    streams, ended = list(state.streams), state.ended
    if len(streams) >= _MOST_STREAMS:
        oldest = min(streams, key=lambda stream: stream.last)
        streams.remove(oldest)
        ended = _Ended(oldest, ended)
    return _State(state.value + value + _STREAM, (*streams, new), ended)
