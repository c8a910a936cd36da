"""Lines cut into the pieces that stand side by side on them, each with its place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hizone_clean.document import Block

# "上研究利用好。三年来  绽放出更加": text in which no more than one blank stands in a row
_PIECE = re.compile(r"[^ \f\r\n]+(?: [^ \f\r\n]+)*")
_SURE_GUTTER = 12
"""Blanks that part two columns whatever stands above and below."""
_REACH = 4
"""Rows above and below that are asked whether a gap goes on."""


class Piece(NamedTuple):
    """A run of text of one line: its row on the page (the number of its source line) and its first and last column."""

    row: int
    start: int
    end: int
    text: str
    lines: tuple[int, int]
    shift: int = 0
    """Blanks before it that belong to it as an indent."""


Row = list[Piece]


def cut_rows(blocks: Iterable[Block]) -> list[Row]:
    """The pieces of each block, cut at two blanks or more; gaps that stand in one row alone are no gutters."""
    rows = [
        [Piece(b.lines[0], m.start(), m.end(), m[0], b.lines) for m in _PIECE.finditer(b.text.rstrip())] for b in blocks
    ]
    return [_without_false_gaps(rows, at) for at in range(len(rows))]


def _without_false_gaps(rows: Sequence[Row], at: int) -> Row:
    row = rows[at]
    if len(row) < 2:
        return row
    near = [r for r in rows[max(0, at - _REACH) : at] + rows[at + 1 : at + 1 + _REACH] if r]
    joined = [row[0]]
    for piece in row[1:]:
        last = joined[-1]
        if piece.start - last.end < _SURE_GUTTER and not _goes_on(last.end, piece.start, near):
            gap = " " * (piece.start - last.end)
            joined[-1] = last._replace(end=piece.end, text=last.text + gap + piece.text)
        else:
            joined.append(piece)
    return joined


def _goes_on(left: int, right: int, near: Iterable[Row]) -> bool:
    """Whether more of the rows nearby have a gap where this one has it than have text there."""
    gaps = covers = 0
    for row in near:
        if any(piece.start <= left and right <= piece.end for piece in row):
            covers += 1
        elif any(b.start > left and a.end < right for a, b in zip(row, row[1:], strict=False)):
            gaps += 1
    return gaps >= covers if gaps else not covers
