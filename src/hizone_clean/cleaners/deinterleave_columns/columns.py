"""What stands on the lines of a page: pieces with their places, the chains that stand below one another, single words.

The width of a column is told by its full lines, which many rows share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.blocks import Block, Span
from hizone_clean.layout.widths import display_width
from hizone_clean.patterns import pattern

# "上研究利用好。三年来  绽放出更加": text in which no more than one blank stands in a row; a line of ideographic blanks is none
_PIECE = pattern(r"\S+(?:(?: |[^\S \f\r\n]+)\S+)*")

STOPS = frozenset("。！？；”’」』）…!?")
"""What ends a sentence or may close behind its end: a line with none of these at its end breaks off."""


class Piece(NamedTuple):
    """A run of text of one line: its row on the page (the number of its source line) and its first and last column."""

    row: int
    start: int
    end: int
    text: str
    lines: Span
    made_of: tuple[Piece, ...] = ()
    """The pieces that it was put together from, in reading order, where a line was torn; else empty."""


Row = list[Piece]


def read_pieces(blocks: Iterable[Block]) -> list[Row]:
    """The pieces of each block's line, cut wherever two blanks or more stand."""
    return [
        [Piece(b.lines[0], m.start(), m.end(), m[0], b.lines) for m in _PIECE.finditer(b.text.rstrip())] for b in blocks
    ]


def piece_at(rows: Iterable[Row], place: int) -> Piece | None:
    """What starts at ``place``, or one column beside it, on the first of ``rows`` that has such a piece."""
    for row in rows:
        for piece in row:
            if abs(piece.start - place) <= 1:
                return piece
    return None


def cuts_number(text: str, split: int) -> bool:
    """Whether a number or a Latin word stands on both sides of ``split``."""
    return text[split - 1].isascii() and text[split].isascii() and text[split - 1].isalnum() and text[split].isalnum()


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Pieces below one another, with the box that they fill; a stray long or short line does not widen it."""

    pieces: tuple[Piece, ...]
    top: int
    bottom: int
    left: int
    right: int
    stream: int = 0
    """The columns that it goes on with, which are read together and one stream after another; 0 where places tell."""


# "张　伟" is one, and so is the first line of a paragraph with the ideographic blanks that set it in
_TOKEN = pattern(r"[^\S \f\r\n]*\S+(?:[^\S \f\r\n]+\S+)*")
_NARROWEST, _WIDEST = 16, 64
"""Widths, a Chinese character counting two, that a column of running text may have."""
_FEWEST = 6
"""Lines of one width that show a measure."""
SLACK = 3
"""By how much a full line may miss the measure: a squeezed mark, a digit."""


class Token(NamedTuple):
    """A run of text without blanks on a row."""

    text: str
    start: int
    end: int
    width: int


Tokens = Sequence[Token]


def read_tokens(blocks: Sequence[Block]) -> list[list[Token]]:
    """The tokens of each block's line."""
    return [[Token(m[0], m.start(), m.end(), display_width(m[0])) for m in _TOKEN.finditer(b.text)] for b in blocks]


def total_width(tokens: Tokens) -> int:
    """Width of ``tokens`` on one line, one blank between two."""
    return sum(token.width for token in tokens) + len(tokens) - 1


def text_of(tokens: Tokens) -> str:
    """``tokens`` on one line."""
    return tokens[0].text if len(tokens) == 1 else " ".join(token.text for token in tokens)


def find_measures(rows: Sequence[Tokens]) -> tuple[int, ...]:
    """The widths that many lines of columns have, where rows have more than one; empty if rows show none.

    >>> find_measures([[Token("字" * 14, 0, 14, 28), Token("文" * 14, 15, 29, 28)]] * 8)
    (28,)
    """
    widths = Counter(t.width for row in rows if len(row) > 1 for t in row if _NARROWEST <= t.width <= _WIDEST)
    near = {width: sum(widths[width + step] for step in (-1, 0, 1)) for width in widths}
    measures: list[int] = []
    for width in sorted(near, key=lambda w: (-near[w], w)):
        enough = near[width] >= _FEWEST and 4 * near[width] >= near[measures[0] if measures else width]
        if enough and all(abs(width - measure) > 2 * SLACK for measure in measures):
            measures.append(width)
    pairs = sum(_is_full(a, measures) and _is_full(b, measures) for row in rows for a, b in pairwise(row))
    return tuple(measures) if pairs >= _FEWEST // 2 else ()


def _is_full(token: Token, measures: Sequence[int]) -> bool:
    return any(abs(token.width - measure) <= SLACK for measure in measures)
