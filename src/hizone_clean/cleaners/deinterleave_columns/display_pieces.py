"""Headlines among the pieces of a page, as far as places tell, and the blank lines that part them from the text.

Two blank lines say that a piece surely stands apart, one that it may; the later steps see no places any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.column_chains import Chain
from hizone_clean.cleaners.deinterleave_columns.line_spacing import LineSpacing
from hizone_clean.cleaners.deinterleave_columns.pieces import Piece
from hizone_clean.language.layout import share_centre, width

_MARKS = frozenset("，。；：、！？")
_STOPS = frozenset("。！？；")
_FULL = 0.8
_INDENT = 3
_APART, _MAYBE = 2, 1


def gaps_before(chains: Sequence[Chain], links: Mapping[Chain, Chain], spacing: LineSpacing) -> Iterator[list[int]]:
    """For each of ``chains``, which stand in reading order, the blank lines before each of its pieces.

    ``links`` says which go on in which.
    """
    before: Chain | None = None
    ended = False
    for chain in chains:
        displayed = _displayed(chain)
        first = 0
        if before and links.get(before) is not chain:
            first = _APART if displayed[0] or ended else _MAYBE
        yield [first, *_gaps_within(chain, displayed, spacing)]
        before, ended = chain, displayed[-1] and chain.pieces[-1].text[-1] not in _STOPS


class ColumnText(NamedTuple):
    """How the running text of a chain begins and ends."""

    top: int
    """The row of its first line below the headline."""
    goes_on: bool
    """Whether it begins flush and without a headline, as in the middle of a paragraph."""
    breaks_off: bool


def read_column(chain: Chain) -> ColumnText:
    """How ``chain`` begins and ends."""
    displayed = _displayed(chain)
    first = displayed.index(False) if False in displayed else 0
    flush = chain.pieces[0].start <= chain.left + 1
    return ColumnText(chain.pieces[first].row, not displayed[0] and flush, not displayed[-1] and _ends_open(chain))


def _ends_open(chain: Chain) -> bool:
    last = chain.pieces[-1]
    return last.text[-1] not in _STOPS and width(last.text) > _FULL * _measure(chain)


def _gaps_within(chain: Chain, displayed: Sequence[bool], spacing: LineSpacing) -> Iterator[int]:
    for at, (upper, lower) in enumerate(pairwise(chain.pieces)):
        gap = spacing.gap(upper.row, lower.row)
        both = displayed[at] and displayed[at + 1]
        if not gap or (gap == 1 and at and both and _share_centre(upper, lower)):
            yield 0
        else:
            yield _APART if displayed[at] or displayed[at + 1] or lower.start > chain.left + 1 else _MAYBE


def _displayed(chain: Chain) -> list[bool]:
    """For each piece whether it is no line of running text: without a mark, and short or set in, or all are without."""
    bare = [_is_bare(piece) for piece in chain.pieces]
    if all(bare):
        return bare
    full = _FULL * _measure(chain)
    return [
        is_bare and (piece.start > chain.left + _INDENT or width(piece.text) < full)
        for is_bare, piece in zip(bare, chain.pieces, strict=True)
    ]


def _measure(chain: Chain) -> float:
    """The width in ems that most lines of ``chain`` have or come near to."""
    widths = sorted(width(piece.text) for piece in chain.pieces)
    return widths[3 * len(widths) // 4]


def _is_bare(piece: Piece) -> bool:
    return _MARKS.isdisjoint(piece.text[:-1]) and piece.text[-1] not in "，。；、"


def _share_centre(upper: Piece, lower: Piece) -> bool:
    return share_centre(upper.start, width(upper.text), lower.start, width(lower.text))
