"""The pieces that stand side by side on a line, each with its place on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hizone_clean.document import Block
from hizone_clean.patterns import pattern

# "上研究利用好。三年来  绽放出更加": text in which no more than one blank stands in a row
_PIECE = pattern(r"[^ \f\r\n]+(?: [^ \f\r\n]+)*")

STOPS = frozenset("。！？；”’」』）…!?")
"""What ends a sentence or may close behind its end: a line with none of these at its end breaks off."""


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
