"""The pieces that stand side by side on a line, each with its place on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hizone_clean.document import Block
from hizone_clean.patterns import pattern

# "上研究利用好。三年来  绽放出更加": text in which no more than one blank stands in a row
_PIECE = pattern(r"[^ \f\r\n]+(?: [^ \f\r\n]+)*")


class Piece(NamedTuple):
    """A run of text of one line: its row on the page (the number of its source line) and its first and last column."""

    row: int
    start: int
    end: int
    text: str
    lines: tuple[int, int]


Row = list[Piece]


def read_pieces(blocks: Iterable[Block]) -> list[Row]:
    """The pieces of each block's line, cut wherever two blanks or more stand."""
    return [
        [Piece(b.lines[0], m.start(), m.end(), m[0], b.lines) for m in _PIECE.finditer(b.text.rstrip())] for b in blocks
    ]
