"""Rows whose columns stand one blank apart, laid on a grid: only widths and the sense of the words part them.

Extractors that sort by height (pdfplumber, PDFBox -sort, partly PyMuPDF) write the lines of all columns on one line with
one blank between. A full line of a column has the column's measure; where a row leaves a doubt, its parts go to the
columns whose text they continue. Columns whose lines stand at different heights come on rows of their own, in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.pieces import Piece, Row
from hizone_clean.cleaners.deinterleave_columns.row_measures import (
    SLACK,
    Tokens,
    find_measures,
    read_tokens,
    text_of,
    total_width,
)
from hizone_clean.document import Block
from hizone_clean.language.language_model import joins

_STOPS = frozenset("。！？；”’」』）…!?")
_MOST_TOKENS, _MOST_COLUMNS = 24, 9
_PITCH = 200
"""Columns of the grid from one column of the page to the next."""
_FULL, _SHORT = 0.5, -0.8
"""What a line as wide as the measure gains, and what a shorter one loses that no mark ends."""
_PASSED = -2.5
"""What it costs to pass a column whose sentence is broken off."""
_OPENING = 30
"""Rows of a band among which its fullest is sought."""
_PASSED_DONE = -1.0
"""What it costs to pass a column that finished a paragraph on its last row."""
_NEW = -5.0
"""What it costs to open a column in the middle of a page."""
_FIRST = -0.5
"""What each column costs on the row that a band is laid out from."""
_PIECE, _MISS, _BLANK = -0.3, 0.2, 1.0
"""What each line costs; what each step costs by which a full line misses the measure; what a blank inside a line costs."""
_FRESH = 0.4
"""What speaks for a column that has just got a line, and against one that has got none for long."""
_ANEW = 0.5
"""What a line gains that begins where a column's paragraph has ended."""
_WIDE_GAP = -1.5
_AWAY = 0.6
"""What each blank costs by which a line misses its column's start, where places tell."""


@dataclass(slots=True)
class _Column:
    """A column while rows are laid into it."""

    text: str = ""
    width: int = 0
    measure: int = 0
    start: float = -1.0
    row: int = 0
    step: int = 1

    def is_open(self) -> bool:
        """Whether its last line breaks off in the middle of a sentence."""
        return bool(self.text) and self.text[-1] not in _STOPS and self.width >= self.measure - 2 * SLACK

    def add(self, tokens: Tokens, at: int, measures: Sequence[int]) -> None:
        """Lay a line into the column."""
        self.text, self.width = text_of(tokens), total_width(tokens)
        self.measure = max(self.measure, min(measures, key=lambda m: abs(m - self.width)))
        self.start = tokens[0].start if self.start < 0 else 0.7 * self.start + 0.3 * tokens[0].start
        self.step, self.row = (min(2, at - self.row) if self.row else 1), at


class _Share(NamedTuple):
    """A run of tokens and the column that takes it; a new one stands before the column ``column``."""

    first: int
    last: int
    column: int
    new: bool


def align_rows(blocks: Sequence[Block]) -> list[Row]:
    """The pieces of each block on the grid of the page's columns; empty if the page shows no measure."""
    rows = read_tokens(blocks)
    measures = find_measures(rows)
    if not measures:
        return []
    places_tell = 20 * sum(bool(row) and row[0].start > 1 for row in rows) > len(rows)
    bands = _Bands(rows, measures, places_tell)
    at = 0
    while at < len(rows):
        at = bands.lay_band(at)
    numbers = {id(column): number for band in bands.columns for number, column in enumerate(band)}
    return [
        [_piece(at, block, tokens, numbers[id(column)] if column else 0) for column, tokens in placed]
        for at, (block, placed) in enumerate(zip(blocks, bands.placed, strict=True))
    ]


def _piece(at: int, block: Block, tokens: Tokens, column: int) -> Piece:
    text = text_of(tokens)
    return Piece(at, column * _PITCH, column * _PITCH + len(text), text, block.lines)


class _Bands:
    """The page while its rows are laid: the columns of each band, and where each row went."""

    def __init__(self, rows: Sequence[Tokens], measures: Sequence[int], places_tell: bool) -> None:
        self.rows, self.measures, self.places_tell = rows, measures, places_tell
        self.widest = max(measures) + SLACK
        self.columns: list[list[_Column]] = []
        self.placed: list[list[tuple[_Column | None, Tokens]]] = [[] for _ in rows]

    def lay_band(self, start: int) -> int:
        """Lay the rows of one band, from its fullest row downwards and then upwards; give the row after it."""
        if self._stands_across(self.rows[start]):
            self.placed[start] = [(None, self.rows[start])] if self.rows[start] else []
            return start + 1
        stop = start
        while stop < len(self.rows) and stop - start < _OPENING and not self._stands_across(self.rows[stop]):
            stop += 1
        anchor = max(range(start, stop), key=lambda at: (self._fullness(self.rows[at]), -at))
        columns: list[_Column] = []
        self.columns.append(columns)
        end = anchor
        while end < len(self.rows) and not self._stands_across(row := self.rows[end]):
            if len(columns) > 2 and not any(column.is_open() for column in columns) and self._is_head(row):
                break
            self._lay(end, row, columns)
            end += 1
        self._turn(columns, anchor)
        for at in range(anchor - 1, start - 1, -1):
            self._lay(at, self.rows[at], columns, down=False)
        return end

    def _turn(self, columns: list[_Column], anchor: int) -> None:
        """Set each column to its topmost line, so that what stands above can be laid on it."""
        topmost: dict[int, Tokens] = {}
        for placed in self.placed[anchor:]:
            for column, tokens in placed:
                topmost.setdefault(id(column), tokens)
        for column in columns:
            tokens = topmost[id(column)]
            column.text, column.width, column.start = text_of(tokens), total_width(tokens), tokens[0].start

    def _stands_across(self, row: Tokens) -> bool:
        """Whether the row stands across columns: a line wider than any of them, or one that is no text."""
        return not row or len(row) > _MOST_TOKENS or max(token.width for token in row) > self.widest

    def _fullness(self, row: Tokens) -> float:
        full = sum(any(abs(token.width - measure) <= SLACK for measure in self.measures) for token in row)
        return full - 0.5 * (len(row) - full)

    def _lay(self, at: int, row: Tokens, columns: list[_Column], *, down: bool = True) -> None:
        opened = 0
        for share in self._shares(at, row, columns, down):
            tokens = row[share.first : share.last]
            if share.new:
                columns.insert(share.column + opened, _Column())
            column = columns[share.column + opened]
            opened += share.new
            column.add(tokens, at, self.measures)
            self.placed[at].append((column, tokens))

    def _is_head(self, row: Tokens) -> bool:
        return row[-1].text[-1] not in _STOPS and all(token.width < min(self.measures) - SLACK for token in row)

    def _shares(self, at: int, row: Tokens, columns: list[_Column], down: bool) -> list[_Share]:
        """The most sensible way to share the tokens of a row among the columns, from left to right."""
        count, full = len(columns), len(columns) >= _MOST_COLUMNS
        best: dict[tuple[int, int], tuple[float, tuple[_Share, ...]]] = {(0, 0): (0.0, ())}

        def offer(key: tuple[int, int], value: float, shares: tuple[_Share, ...]) -> None:
            if key not in best or value > best[key][0]:
                best[key] = value, shares

        for column in range(count + 1):
            for first in range(len(row) + 1):
                if (first, column) not in best:
                    continue
                value, shares = best[first, column]
                if column < count:
                    offer((first, column + 1), value + (self._passed(at, columns[column]) if down else 0.0), shares)
                for last in range(first + 1, len(row) + 1):
                    width = total_width(row[first:last])
                    if width > self.widest and last > first + 1:
                        break
                    worth = value + self._worth(row[first:last], width)
                    if column < count:
                        fit = self._fit(at, row[first:last], width, columns[column], down)
                        offer(
                            (last, column + 1),
                            worth + fit - 0.01 * column,
                            (*shares, _Share(first, last, column, False)),
                        )
                    if not full or column == count:
                        cost = _NEW if count else _FIRST
                        offer((last, column), worth + cost, (*shares, _Share(first, last, column, True)))
        return list(best[len(row), count][1])

    def _passed(self, at: int, column: _Column) -> float:
        if at - column.row < column.step:
            return 0.0
        return _PASSED if column.is_open() else _PASSED_DONE if at - column.row == column.step else 0.0

    def _worth(self, tokens: Tokens, width: int) -> float:
        """How well the tokens make one line of a column."""
        misses = min(abs(width - measure) for measure in self.measures)
        value = _PIECE + (0.0 if tokens[-1].text[-1] in _STOPS else _SHORT)
        if misses <= SLACK:
            value = _PIECE + _FULL - _MISS * max(0, misses - 1)
        for one, other in pairwise(tokens):
            if other.start - one.end > 1:
                value += _WIDE_GAP
            elif one.text[-1].isascii() or other.text[0].isascii():
                value += 0.3
            else:
                value += min(0.0, joins(one.text, other.text) - _BLANK)
        return value

    def _fit(self, at: int, tokens: Tokens, width: int, column: _Column, down: bool) -> float:
        """How well the tokens go on where the column stands, or, upwards, how well it goes on from them."""
        value = -1.0 if width > column.measure + SLACK else 0.0
        if self.places_tell:
            value -= _AWAY * max(0.0, abs(tokens[0].start - column.start) - 2)
        value += _FRESH if abs(at - column.row) <= column.step else -_FRESH
        if down:
            seam = joins(column.text, "".join(t.text for t in tokens[:3])) if column.is_open() else _ANEW
        else:
            is_open = tokens[-1].text[-1] not in _STOPS and width >= column.measure - 2 * SLACK
            seam = joins(tokens[-1].text, column.text) if is_open else _ANEW
        return value + max(-3.0, min(5.0, seam))
