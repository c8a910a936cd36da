"""Gutters by place: where lines are cut into the pieces of columns, and which gaps are only gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.cleaners.deinterleave_columns.by_gaps.pushed_pieces import pull_back
from hizone_clean.cleaners.deinterleave_columns.by_gaps.tight_gutters import cut_tight_gutters
from hizone_clean.cleaners.deinterleave_columns.columns import Piece, Row, read_pieces
from hizone_clean.patterns import pattern

# "共创美好数字未来       本报记者 孟新贵": a byline that stands beside the last line of a headline
_BYLINE = pattern(r"[▶►▷■□◆◇●○☐]? ?[\u4e00-\u9fff]{0,6}(?:记者|通讯员) ?[\u4e00-\u9fff ]{2,12}")
_REACH = 4
"""Rows above and below that are asked whether a gap goes on."""
_STARTS_REACH = 12
"""Rows above and below whose pieces show where columns start."""
_STARTS = 3
"""Rows that must start at one place to make it the start of a column."""
_FEW = 0.33
_SURE_GAP = 1.5
"""Times the usual gap of the page from which a gap parts columns wherever it stands, as beside headlines."""
_INDENT = 4
"""Blanks at most by which a paragraph's first line stands in."""


def cut_rows(blocks: Iterable[Block]) -> list[Row]:
    """The pieces of each block, cut where a column starts; other gaps stay in the text."""
    rows = read_pieces(blocks)
    starts = _ColumnStarts(rows)
    rows = pull_back(rows, [starts.columns(at) for at in range(len(rows))])
    starts = _ColumnStarts(rows)
    rows = cut_tight_gutters(rows, [starts.around(at) for at in range(len(rows))])
    gaps = sorted(b.start - a.end for row in rows for a, b in pairwise(row))
    sure = _SURE_GAP * gaps[len(gaps) // 2] if gaps else 0
    starts = _ColumnStarts(rows)
    return [_without_false_gaps(rows, at, starts, sure) for at in range(len(rows))]


class _ColumnStarts:
    """Where columns start around one row after the other: places at which several rows nearby have a piece start."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.counts: Counter[int] = Counter()
        self.entered = self.left = 0

    def around(self, at: int) -> list[int]:
        """The places for row ``at``; rows must be asked for in order."""
        while self.entered < min(at + _STARTS_REACH + 1, len(self.rows)):
            self.counts.update(piece.start for piece in self.rows[self.entered])
            self.entered += 1
        while self.left < at - _STARTS_REACH:
            self.counts.subtract(piece.start for piece in self.rows[self.left])
            self.left += 1
        return [s for s in self.counts if self.counts[s - 1] + self.counts[s] + self.counts[s + 1] > _STARTS]

    def columns(self, at: int) -> list[int]:
        """The places for row ``at`` at which a column starts: the commonest, and no indents beside them."""
        counts = {s: self.counts[s - 1] + self.counts[s] + self.counts[s + 1] for s in self.around(at)}
        found: list[int] = []
        least = _FEW * max(counts.values(), default=0)
        for place in sorted(counts, key=lambda s: (-counts[s], -self.counts[s], s)):
            if counts[place] >= least and all(abs(place - other) > _INDENT + 1 for other in found):
                found.append(place)
        return sorted(found)


def _without_false_gaps(rows: Sequence[Row], at: int, starts: _ColumnStarts, sure: float) -> Row:
    row = rows[at]
    places = starts.around(at)
    if len(row) < 2:
        return row
    near = [r for r in (*rows[max(0, at - _REACH) : at], *rows[at + 1 : at + 1 + _REACH]) if r]
    joined = [row[0]]
    for piece in row[1:]:
        last = joined[-1]
        goes_on = _starts_column(last, piece, places) and _goes_on(last.end, piece.start, near)
        if goes_on or piece.start - last.end > sure or _BYLINE.fullmatch(piece.text):
            joined.append(piece)
        else:
            joined[-1] = last._replace(end=piece.end, text=_with_gap(last, piece))
    return joined


def _starts_column(last: Piece, piece: Piece, places: Iterable[int]) -> bool:
    """Whether a column starts where ``piece`` does, an indent aside, or anywhere between the starts of the two."""
    return any(last.start + _INDENT < place <= piece.start for place in places)


def _with_gap(left: Piece, right: Piece) -> str:
    """The two on one line; a blank stays only where one was, between two words, not beside a mark or a digit."""
    words = right.start - left.end > 1 and left.text[-1:].isalpha() and right.text[:1].isalpha()
    return left.text + (" " if words else "") + right.text


def _goes_on(left: int, right: int, near: Iterable[Row]) -> bool:
    """Whether at least as many of the rows nearby have a gap where this one has it as have text there."""
    gaps = covers = 0
    for row in near:
        if any(piece.start <= left and right <= piece.end for piece in row):
            covers += 1
        elif any(b.start > left and a.end < right for a, b in pairwise(row)):
            gaps += 1
    return gaps >= covers
