"""Where each line of a document stood: bars on the leaves of its source, in the numbers of the articles that they went to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.rendering.report.reading_order import Sheet

if TYPE_CHECKING:
    from hizone_clean.layout.paper import Paper

_ROW, _HEIGHT = 1.5, 0.95
"""Ems from row to row of a page that is text alone, and of a bar in it."""
_WIDEST = 40.0
"""Ems at which the bar of a line ends that was never wrapped."""
_MOST_COLUMNS, _GUTTER = 4, 3.0
"""Columns that a long stream of lines is folded into, and ems between them."""
_HAN = 0x2E80
_BESIDE = 0.05
"""Share of pieces that may stand beside another on a page that is still a stream of lines."""

Kind = Literal["text", "title", "gone"]


class Bar(NamedTuple):
    """A line at its place, in the unit of its leaf."""

    left: float
    top: float
    width: float
    height: float
    article: int
    """Counted from 1; 0 for none."""
    kind: Kind
    line: int

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


class Leaf(NamedTuple):
    """A page of the source."""

    number: int
    """Counted from 1."""
    width: float
    height: float
    bars: tuple[Bar, ...]


class _Piece(NamedTuple):
    line: int
    page: int
    left: float
    width: float
    article: int
    kind: Kind


class Room(NamedTuple):
    """What a leaf is drawn in, in pixels."""

    width: float
    height: float
    row: float
    """The least from row to row: a stream of lines that would get less goes on beside itself."""


def leaves_of(sheet: Sheet, room: Room) -> list[Leaf]:
    """The pages of the source with a bar for each line, in the order of the source; true places where a PDF told them."""
    if sheet.document.paper:
        return list(_printed(sheet, sheet.document.paper))
    pieces = sorted(_pieces(sheet), key=lambda piece: (piece.page, piece.line, piece.left))
    pages: dict[int, list[_Piece]] = {}
    for piece in pieces:
        pages.setdefault(piece.page, []).append(piece)
    return [_laid_out(number, pages[page], room) for number, page in enumerate(sorted(pages), 1)]


def is_placed(sheet: Sheet) -> bool:
    """Whether the places of any lines are known."""
    return sheet.document.paper is not None or any(
        line.place is not None for block in sheet.blocks for line in block.made_of or (block,)
    )


def brought_home(sheet: Sheet) -> set[int]:
    """The numbers of the articles whose headline did not stand right before their text in the source."""
    order = sorted(sheet.by_line)
    following = dict(pairwise(order))
    found: set[int] = set()
    for article in sheet.articles:
        if article.title is None or not article.body:
            continue
        head = {n for n in (article.title, article.kicker) if n is not None}
        line: int | None = sheet.spans[article.title][-1][1]
        while line is not None and not (_kept(sheet, line) - head):  # past its own lines, and what was taken away
            line = following.get(line)
        if line is None or not _kept(sheet, line) & set(article.body):
            found.add(article.number)
    return found


def _kept(sheet: Sheet, line: int) -> set[int]:
    return {n for n in sheet.by_line[line] if not sheet.blocks[n].reason}


def _kind(block: Block) -> Kind:
    return "gone" if block.reason else "title" if block.type in ("title", "kicker") else "text"


def _printed(sheet: Sheet, paper: Paper) -> Iterator[Leaf]:
    bars: dict[int, dict[int, Bar]] = {}
    for number, block in enumerate(sheet.blocks):
        if not block.text.strip():
            continue
        for line in paper.printed(block):
            left, top, right, bottom = line.box
            bar = Bar(left, top, right - left, bottom - top, sheet.article_of.get(number, 0), _kind(block), line.line)
            known = bars.setdefault(line.page, {}).get(line.line)
            if known is None or known.kind == "gone":  # a line of which only a part was taken away is kept
                bars[line.page][line.line] = bar
    for page in paper.pages:
        if page.number in bars:
            yield Leaf(
                page.number, page.width, page.height, tuple(bars[page.number][n] for n in sorted(bars[page.number]))
            )


def _pieces(sheet: Sheet) -> Iterator[_Piece]:
    for number, block in enumerate(sheet.blocks):
        article, kind = sheet.article_of.get(number, 0), _kind(block)
        for line in block.made_of or (block,):
            first, last = line.lines
            for at in range(first, min(last, len(sheet.lines)) + 1):
                text = line.text if first == last else sheet.lines[at - 1]
                if not text.strip():
                    continue
                if line.place and first == last:
                    left, width = line.place.left, line.place.width
                else:
                    left, width = _width(text[: len(text) - len(text.lstrip())]), _width(text.strip())
                yield _Piece(at, line.page, left, min(width, _WIDEST), article, kind)


def _width(text: str) -> float:
    return sum(1.0 if ord(character) >= _HAN else 0.5 for character in text)


def _columns(rows: int, width: float, room: Room) -> int:
    """The fewest columns in which a row has its room, or those in which it has most."""

    def row(columns: int) -> float:
        wide, high = columns * (width + _GUTTER) - _GUTTER, ceil(rows / columns) * _ROW
        return _ROW * min(room.width / max(1.0, wide), room.height / high)

    counts = range(1, _MOST_COLUMNS + 1)
    return next((columns for columns in counts if row(columns) >= room.row), max(counts, key=row))


def _is_stream(pieces: list[_Piece]) -> bool:
    """Whether hardly any line holds two pieces that were kept: then nothing stands beside anything."""
    kept = [piece.line for piece in pieces if piece.kind != "gone"]
    return len(kept) - len(set(kept)) <= _BESIDE * len(kept)


def _laid_out(number: int, pieces: list[_Piece], room: Room) -> Leaf:
    rows = {line: row for row, line in enumerate(sorted({piece.line for piece in pieces}))}
    edge = min(piece.left for piece in pieces)
    width = max(piece.left + piece.width for piece in pieces) - edge
    columns, depth = 1, len(rows)
    if _is_stream(pieces):
        columns = _columns(len(rows), width, room)
        depth = ceil(len(rows) / columns)
    bars = []
    for piece in pieces:
        column, row = divmod(rows[piece.line], depth)
        left = piece.left - edge + column * (width + _GUTTER)
        bars.append(Bar(left, row * _ROW, piece.width, _HEIGHT, piece.article, piece.kind, piece.line))
    return Leaf(number, columns * (width + _GUTTER) - _GUTTER, depth * _ROW, tuple(bars))
