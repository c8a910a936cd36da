"""Gutters that one blank or none is left of, where the rows around show that a column starts there.

pypdf's layout mode and ``pdftotext -layout`` run a line into its neighbour where the grid of blanks is too narrow for it:
"易港政策和制度体系。  2022年4均每年有5000多家企业" holds the end of one column's line and the whole of the next one's.
"""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.cleaners.deinterleave_columns.columns import Piece, Row, cuts_number, piece_at
from hizone_clean.models.language_model import joins

_AROUND = (0, 1, -1, 2, -2)
"""How far from a column's start the next column's text may begin, nearest first."""
_NEAR = 2
"""Rows above and below within which the same column must have a line."""
_LEAST = 2
"""Characters that stand on each side of a cut."""
_SURE = 2.0
"""By how much the words must go on better down than along the line."""


def cut_tight_gutters(rows: Sequence[Row], places: Sequence[Sequence[int]]) -> list[Row]:
    """``rows`` with the pieces cut that run across a column's start, where the sense says so as well.

    ``places`` are the column starts around each row.
    """
    cut: list[Row] = []
    for at, row in enumerate(rows):
        pieces: Row = []
        for piece in row:
            pieces += _cut_piece(piece, rows, at, places[at])
        cut.append(pieces)
    return cut


def _cut_piece(piece: Piece, rows: Sequence[Row], at: int, places: Sequence[int]) -> Row:
    done: Row = []
    over, under = rows[max(0, at - _NEAR) : at][::-1], rows[at + 1 : at + 1 + _NEAR]
    before = piece.start
    for place in sorted(places):
        if piece.start + _LEAST <= place <= piece.end - _LEAST:
            found = piece_at(over, place), piece_at(under, place), piece_at(under, before)
            lines = [line.text if line else None for line in found]
            if (split := _best_split(piece, place, *lines)) is not None:
                rest = piece.text[split:].lstrip()
                done.append(piece._replace(end=place - 1, text=piece.text[:split].rstrip()))
                piece = piece._replace(start=place, end=place + len(rest), text=rest)
        before = place
    return [*done, piece]


def _best_split(piece: Piece, place: int, above: str | None, below: str | None, beneath: str | None) -> int | None:
    """Where the text from the row above goes on in this piece, and the rows below go on with its two parts."""
    if above is None:
        return None
    best, most = None, _SURE
    for step in _AROUND:
        split = place - piece.start + step
        if _LEAST <= split <= len(piece.text) - _LEAST and not cuts_number(piece.text, split):
            left, right = piece.text[:split], piece.text[split:]
            value = joins(above, right) - joins(left, right)
            value += 0.5 * (joins(right, below) if below else 0.0) + 0.5 * (joins(left, beneath) if beneath else 0.0)
            value += 1.0 if " " in piece.text[split - 1 : split + 1] else 0.0
            if value > most:
                best, most = split, value
    return best
