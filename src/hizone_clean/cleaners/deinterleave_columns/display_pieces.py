"""Headlines among the pieces of a page, as far as places tell, and the blank lines that part them from the text.

Two blank lines say that a piece surely stands apart, one that it may; the later steps see no places any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hizone_clean.cleaners.deinterleave_columns.column_chains import Chain
from hizone_clean.cleaners.deinterleave_columns.line_spacing import LineSpacing
from hizone_clean.cleaners.deinterleave_columns.pieces import Piece
from hizone_clean.language.layout import share_centre, width

_MARKS = frozenset("，。；：、！？")
_STOPS = frozenset("。！？；")
_FULL = 0.8
_INDENT = 3
_APART, _MAYBE = 2, 1


def gaps_before(chains: Sequence[Chain], spacing: LineSpacing) -> Iterator[list[int]]:
    """For each of ``chains``, which stand in reading order, the blank lines before each of its pieces."""
    before: Chain | None = None
    ended = False
    for chain in chains:
        displayed = _displayed(chain)
        first = 0
        if before:
            first = _APART if displayed[0] or ended else 0 if _breaks_off(before) else _MAYBE
        yield [first, *_gaps_within(chain, displayed, spacing)]
        before, ended = chain, displayed[-1] and chain.pieces[-1].text[-1] not in _STOPS


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


def _breaks_off(chain: Chain) -> bool:
    """Whether a chain of running text ends in the middle of a sentence, so that the next one may go on with it."""
    last = chain.pieces[-1]
    is_full = width(last.text) > _FULL * _measure(chain)
    return len(chain.pieces) > 2 and last.text[-1] not in _STOPS and is_full
