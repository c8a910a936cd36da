"""Pages whose blanks hold places (PyMuPDF's sorted text): the pieces of their lines, laid on the grid of the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.deinterleave_columns.by_places.column_grid import Grid, find_grid, read_words
from hizone_clean.cleaners.deinterleave_columns.by_places.headline_places import place_headlines
from hizone_clean.cleaners.deinterleave_columns.by_places.place_reader import FARTHEST, Laid, PlaceReader
from hizone_clean.cleaners.deinterleave_columns.columns import Chain, Piece, Row, read_tokens
from hizone_clean.layout.widths import display_width

_BAND = 2
"""Lines from one to the next above which the whole page is parted there."""
_INDENTED = 20
"""Of so many lines, one at least begins with blanks where blanks hold places."""


def by_ems_or_characters(blocks: Sequence[Block]) -> float:
    """How much sharper columns begin by the number of characters before them than by ems: below 1, blanks hold ems."""
    if _INDENTED * sum(block.text[:2] == "  " for block in blocks) < len(blocks):
        return float("inf")
    by_characters: Counter[int] = Counter()
    by_ems: Counter[int] = Counter()
    for tokens in read_tokens(blocks):
        place = 0.0
        for token, word in zip(tokens, read_words(tokens), strict=True):
            place += word.gap if word.blanks > 1 else 0.5 * word.blanks
            if word.blanks > 1:
                by_characters[token.start] += 1
                by_ems[round(place)] += 1
            place += word.width
    ems = _sharpness(by_ems, 2)
    return _sharpness(by_characters, 1) / ems if ems else float("inf")


def _sharpness(places: Counter[int], reach: int) -> int:
    """How many pairs of places lie within ``reach`` of one another."""
    return sum(count * sum(places[at + off] for off in range(-reach, reach + 1)) for at, count in places.items())


def place_rows(blocks: Sequence[Block]) -> tuple[list[Row], list[Chain]]:
    """The pieces of each block's line where they stand, and the chains of them; empty if the page shows no grid."""
    tokens = read_tokens(blocks)
    words = [read_words(line) for line in tokens]
    grid = find_grid(tokens, words)
    if grid is None:
        return [], []
    reader = PlaceReader(grid)
    lines = [(block.lines[0], reader.lay(line, block.lines[0])) for block, line in zip(blocks, words, strict=True)]
    placed = place_headlines(lines, grid)
    rows = [_row(block, pieces, grid) for block, pieces in zip(blocks, placed, strict=True)]
    return [[piece for piece, _ in row] for row in rows], _stacked(rows, grid)


def _row(block: Block, pieces: Sequence[Laid], grid: Grid) -> list[tuple[Piece, tuple[int, int]]]:
    """The pieces of a line in ems, each with the first and the last column that it stands in."""
    row: list[tuple[Piece, tuple[int, int]]] = []
    for laid in sorted(pieces, key=lambda piece: piece.start):
        first = grid.column(laid.start)
        span = first, max(first, grid.column(laid.end - 6))
        middle, width = (laid.start + laid.end) / 4, display_width(laid.text) / 2
        start = round(middle - width / 2)
        row.append((Piece(block.lines[0], start, start + max(1, round(width)), laid.text, block.lines), span))
    return row


class _Stack:
    """A chain while it is built, and the columns that it spans."""

    def __init__(self, span: tuple[int, int]) -> None:
        self.span = span
        self.pieces: list[Piece] = []

    def goes_on_with(self, piece: Piece, span: tuple[int, int]) -> bool:
        """Whether ``piece`` stands below the last one."""
        return self.span == span and 0 < piece.row - self.pieces[-1].row <= FARTHEST

    def closed(self, grid: Grid) -> Chain:
        """The chain as it is now."""
        left, right = round(grid.edges[self.span[0]] / 2), round(grid.rights[self.span[1]] / 2)
        return Chain(tuple(self.pieces), self.pieces[0].row, self.pieces[-1].row, left, right)


def _stacked(rows: Sequence[Sequence[tuple[Piece, tuple[int, int]]]], grid: Grid) -> list[Chain]:
    """The pieces of each column below one another, parted by what lies across columns and where the page is."""
    done: list[_Stack] = []
    open_stacks: dict[int, _Stack] = {}
    before = 0
    for row in filter(None, rows):
        at = row[0][0].row
        if at - before > _BAND:
            open_stacks = {}
        before = at
        for piece, span in row:
            stack = open_stacks.get(span[0])
            if stack is None or not stack.goes_on_with(piece, span):
                stack = _Stack(span)
                done.append(stack)
                open_stacks.update(dict.fromkeys(range(span[0], span[1] + 1), stack))
            stack.pieces.append(piece)
    return [stack.closed(grid) for stack in done]
