"""Rows whose columns stand one blank apart, laid on a grid: only widths and the sense of the words part them.

Extractors that sort by height (pdfplumber, PDFBox -sort, partly PyMuPDF) write the lines of all columns on one line with
one blank between. A full line of a column has the column's measure; where a row leaves a doubt, its parts go to the
columns whose text they continue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from hizone_clean.character_model import joins
from hizone_clean.cleaners._pieces import Piece, Row
from hizone_clean.document import Block

_TOKEN = re.compile(r"[^ \f\r\n]+")
_STOPS = frozenset("。！？；”’」』）…!?")
_NARROWEST, _WIDEST = 16, 60
"""Widths, a Chinese character counting two, that a column of running text may have."""
_FEWEST = 8
"""Lines of one width that show a measure, and half as many rows with two of them."""
_SLACK = 3
"""By how much a full line may miss the measure: a squeezed mark, a digit."""
_MOST_TOKENS, _MOST_COLUMNS = 24, 9
_PITCH = 200
"""Columns of the grid from one column of the page to the next."""
_OPEN_SKIPPED = -2.5
_SHORT_OPEN = -0.8
_FULL = 0.5
_WIDE_GAP = -1.5
_NONE = -1e9


class Token(NamedTuple):
    """A run of text without blanks on a row."""

    text: str
    start: int
    end: int
    width: int


class Grid(NamedTuple):
    """What the rows show of their columns."""

    measure: int
    columns: int
    starts: tuple[float, ...]
    """Where each column starts, on rows that fill all of them; empty where places say nothing."""


def display_width(text: str) -> int:
    """Width of ``text`` where a Chinese character or mark counts two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)


def align_rows(blocks: Sequence[Block]) -> list[Row]:
    """The pieces of each block on the grid of the page's columns; empty if the page shows no measure."""
    rows = [[Token(m[0], m.start(), m.end(), display_width(m[0])) for m in _TOKEN.finditer(b.text)] for b in blocks]
    grid = _grid(rows)
    if grid is None:
        return []
    placed = _place(rows, grid)
    return [
        [_piece(number, block, tokens, column) for column, tokens in row]
        for number, (block, row) in enumerate(zip(blocks, placed, strict=True))
    ]


def _piece(number: int, block: Block, tokens: Sequence[Token], column: int) -> Piece:
    text = " ".join(token.text for token in tokens)
    return Piece(number, column * _PITCH, column * _PITCH + len(text), text, block.lines)


def _grid(rows: list[list[Token]]) -> Grid | None:
    widths = Counter(t.width for row in rows if len(row) > 1 for t in row if _NARROWEST <= t.width <= _WIDEST)
    if not widths:
        return None
    near = {width: sum(widths[width + step] for step in (-1, 0, 1)) for width in widths}
    measure = max(near, key=lambda width: (near[width], width))
    full = [[t for t in _greedy(row, measure) if abs(_width(t) - measure) <= _SLACK] for row in rows]
    counts = Counter(len(pieces) for pieces in full)
    columns = max((n for n in counts if sum(counts[m] for m in counts if m >= n) >= 3), default=0)
    if near[measure] < _FEWEST or sum(counts[n] for n in counts if n > 1) < _FEWEST // 2 or columns < 2:
        return None
    anchored = [pieces for pieces in full if len(pieces) == columns]
    starts = [sorted(pieces[k][0].start for pieces in anchored)[len(anchored) // 2] for k in range(columns)]
    indented = sum(bool(row) and row[0].start > 1 for row in rows)
    reliable = indented * 20 > len(rows)
    return Grid(measure, min(columns, _MOST_COLUMNS), tuple(map(float, starts)) if reliable else ())


def _width(tokens: Sequence[Token]) -> int:
    return sum(t.width for t in tokens) + len(tokens) - 1


def _greedy(row: list[Token], measure: int) -> list[list[Token]]:
    """The tokens of a row packed into pieces no wider than the measure."""
    pieces: list[list[Token]] = []
    for token in row:
        if pieces and token.start - pieces[-1][-1].end == 1 and _width([*pieces[-1], token]) <= measure + 1:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    return pieces


Placed = list[tuple[int, list[Token]]]


def _place(rows: list[list[Token]], grid: Grid) -> list[Placed]:
    """For each row, which tokens stand in which column."""
    placed: list[Placed] = [[] for _ in rows]
    start = 0
    for at, row in enumerate([*rows, []]):
        if at == len(rows) or (row and max(t.width for t in row) > grid.measure + _SLACK) or len(row) > _MOST_TOKENS:
            _place_band(rows, start, at, grid, placed)
            if at < len(rows):
                placed[at] = [(0, row)]
            start = at + 1
    return placed


def _place_band(rows: list[list[Token]], start: int, stop: int, grid: Grid, placed: list[Placed]) -> None:
    """Place the rows of a band outwards from its first fullest row."""
    if start >= stop:
        return
    fullness = [sum(abs(_width(p) - grid.measure) <= _SLACK for p in _greedy(rows[at], grid.measure)) for at in range(start, stop)]
    anchor = start + fullness.index(max(fullness))
    columns = max(fullness) if max(fullness) >= 2 else grid.columns
    columns = max(columns, grid.columns)
    texts = [""] * columns
    widths = [0] * columns
    for at in range(anchor, stop):
        placed[at] = _best(rows[at], grid, texts, widths, columns, down=True)
        for column, tokens in placed[at]:
            texts[column], widths[column] = " ".join(t.text for t in tokens), _width(tokens)
    texts, widths = [""] * columns, [0] * columns
    for column, tokens in placed[anchor]:
        texts[column], widths[column] = " ".join(t.text for t in tokens), _width(tokens)
    for at in range(anchor - 1, start - 1, -1):
        placed[at] = _best(rows[at], grid, texts, widths, columns, down=False)
        for column, tokens in placed[at]:
            texts[column], widths[column] = " ".join(t.text for t in tokens), _width(tokens)


def _best(row: list[Token], grid: Grid, texts: list[str], widths: list[int], columns: int, *, down: bool) -> Placed:
    """The most sensible way to share the tokens of a row among the columns, from left to right."""
    n = len(row)
    score = [[_NONE] * (columns + 1) for _ in range(n + 1)]
    way: list[list[int]] = [[-1] * (columns + 1) for _ in range(n + 1)]
    score[0][0] = 0.0
    for column in range(columns):
        skipped = _skipped(texts[column], widths[column], grid, down=down)
        for i in range(n + 1):
            if score[i][column] == _NONE:
                continue
            if score[i][column] + skipped > score[i][column + 1]:
                score[i][column + 1], way[i][column + 1] = score[i][column] + skipped, i
            for j in range(i + 1, n + 1):
                width = _width(row[i:j])
                if width > grid.measure + _SLACK and j > i + 1:
                    break
                value = score[i][column] + _value(row[i:j], width, column, grid, texts, widths, down=down)
                if value > score[j][column + 1]:
                    score[j][column + 1], way[j][column + 1] = value, i
    if score[n][columns] == _NONE:
        return [(min(k, columns - 1), [token]) for k, token in enumerate(row)] if n <= columns else [(0, row)]
    placed: Placed = []
    j = n
    for column in range(columns, 0, -1):
        i = way[j][column]
        if i < j:
            placed.append((column - 1, row[i:j]))
        j = i
    return placed[::-1]


def _skipped(text: str, width: int, grid: Grid, *, down: bool) -> float:
    is_open = down and bool(text) and _is_open(text, width, grid)
    return _OPEN_SKIPPED if is_open else 0.0


def _is_open(text: str, width: int, grid: Grid) -> bool:
    return text[-1] not in _STOPS and width >= grid.measure - 2 * _SLACK


def _value(
    tokens: list[Token], width: int, column: int, grid: Grid, texts: list[str], widths: list[int], *, down: bool
) -> float:
    """How well the tokens go into a column as one line of it."""
    text = tokens[0].text if len(tokens) == 1 else " ".join(t.text for t in tokens)
    value = _FULL if abs(width - grid.measure) <= _SLACK else 0.0 if text[-1] in _STOPS else _SHORT_OPEN
    for one, other in zip(tokens, tokens[1:], strict=False):
        value += _inside(one, other)
    if grid.starts and column < len(grid.starts):
        value -= 0.15 * max(0.0, abs(tokens[0].start - grid.starts[column]) - 2)
    there = texts[column]
    if not there:
        return value
    if down:
        return value + (_bounded(joins(there, text)) if _is_open(there, widths[column], grid) else 0.5)
    return value + (_bounded(joins(text, there)) if _is_open(text, width, grid) else 0.5)


def _inside(one: Token, other: Token) -> float:
    """What speaks for two tokens being parts of one line."""
    if other.start - one.end > 1:
        return _WIDE_GAP
    if one.text[-1].isascii() or other.text[0].isascii():
        return 0.3
    return min(0.0, joins(one.text, other.text) - 1.5)


def _bounded(value: float) -> float:
    return max(-3.0, min(5.0, value))


def sense_down(chains: Iterable[Sequence[Piece]]) -> float:
    """The mean value of the seams between lines that stand below one another."""
    values = [joins(a.text, b.text) for pieces in chains for a, b in zip(pieces, pieces[1:], strict=False)]
    return sum(values) / len(values) if values else 0.0
