"""Headlines among the pieces of a page, as far as places tell, and what stands apart from the text above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.blocks import Apart
from hizone_clean.cleaners.deinterleave_columns.columns import Chain, Piece
from hizone_clean.layout.widths import share_centre, width

_MARKS = frozenset("，。；：、！？")
_STOPS = frozenset("。！？；")
_FULL = 0.8
_INDENT = 3
_WIDER = 1.5
_SHADOW, _SHORTEST = 2, 4
_USUAL = 3
"""Quarters of the steps of a column that are no gaps."""
_WIDEST = 2
"""Lines that are left out at most between two lines of one heading."""


def stands_above(chains: Sequence[Chain], links: Mapping[Chain, Chain]) -> Iterator[list[Apart | None]]:
    """For each of ``chains``, which stand in reading order, how each of its pieces stands under what is read before it.

    ``links`` says which go on in which.
    """
    going_on = {end.pieces[-1]: head.pieces[0] for end, head in links.items()}
    before: Chain | None = None
    ended = False
    for chain in chains:
        displayed = _displayed(chain)
        first: Apart | None = None
        if before:
            goes_on = going_on.get(before.pieces[-1]) == chain.pieces[0]
            first = "flush" if goes_on else "apart" if displayed[0] or ended else "perhaps"
        yield [first, *_within(chain, displayed)]
        before, ended = chain, displayed[-1] and chain.pieces[-1].text[-1] not in _STOPS


class ColumnText(NamedTuple):
    """How the running text of a chain begins and ends."""

    head: int
    """How many pieces of a headline stand over it."""
    top: int
    """The row of its first line below the headline."""
    is_flush: bool
    """Whether its first line stands flush, as in the middle of a paragraph."""
    breaks_off: bool
    ends_in_heading: bool
    """Whether a piece without marks stands below its text."""
    is_text: bool
    """Whether it holds running text at all."""
    measure: float


def read_column(chain: Chain) -> ColumnText:
    """How ``chain`` begins and ends."""
    displayed = _displayed(chain)
    head = displayed.index(False) if False in displayed else 0
    first = chain.pieces[head]
    is_flush = not displayed[head] and first.start <= chain.left + 1
    return ColumnText(
        head,
        first.row,
        is_flush,
        not displayed[-1] and _ends_open(chain),
        displayed[-1] and False in displayed,
        False in displayed,
        measure_of(chain),
    )


def _ends_open(chain: Chain) -> bool:
    last = chain.pieces[-1]
    return last.text[-1] not in _STOPS and width(last.text) > _FULL * measure_of(chain)


def _within(chain: Chain, displayed: Sequence[bool]) -> Iterator[Apart]:
    gaps = list(_lines_left_out(chain))
    for at, (upper, lower) in enumerate(pairwise(chain.pieces)):
        both = displayed[at] and displayed[at + 1]
        below = gaps[at + 1] if at + 1 < len(gaps) else _WIDEST
        if not at and both and not _share_centre(upper, lower):
            yield "apart"
        elif not gaps[at] or (both and gaps[at] <= min(below, _WIDEST) and _share_centre(upper, lower)):
            yield "flush"
        else:
            yield "apart" if displayed[at] or displayed[at + 1] or lower.start > chain.left + 1 else "perhaps"


def _lines_left_out(chain: Chain) -> Iterator[int]:
    """The lines that are left out between each two pieces of ``chain``, by the step from line to line that is usual in it.

    Rows are no measure by themselves: where the lines of two columns stand on different heights, each has text on every other.
    """
    steps = [lower.row - upper.row for upper, lower in pairwise(chain.pieces)]
    usual = sorted(steps)[_USUAL * (len(steps) - 1) // 4] if steps else 1
    return (max(0, step - usual) for step in steps)


def _displayed(chain: Chain) -> list[bool]:
    """For each piece whether it is no line of running text: without a mark, and short or set in, or all are without."""
    bare = [_is_bare(piece) for piece in chain.pieces]
    if all(bare):
        return bare
    measure = measure_of(chain)
    return [
        is_bare
        and (abs(piece.start - chain.left) > _INDENT or not _FULL * measure <= width(piece.text) <= measure + _WIDER)
        for is_bare, piece in zip(bare, chain.pieces, strict=True)
    ]


def measure_of(chain: Chain) -> float:
    """The width in ems that most lines of ``chain`` have or come near to."""
    widths = sorted(width(piece.text) for piece in chain.pieces)
    return widths[3 * len(widths) // 4]


def prints_again(upper: Piece, lower: Piece) -> bool:
    """Whether ``lower`` is the shadow of a headline right above: the same without a mark, one row or two below."""
    if not 0 < lower.row - upper.row <= _SHADOW or len(lower.text) < _SHORTEST or not _is_bare(lower):
        return False
    return "".join(upper.text.split()) == "".join(lower.text.split())


def _is_bare(piece: Piece) -> bool:
    return _MARKS.isdisjoint(piece.text[:-1]) and piece.text[-1] not in "，。；、…"


def _share_centre(upper: Piece, lower: Piece) -> bool:
    return share_centre(upper.start, width(upper.text), lower.start, width(lower.text))
