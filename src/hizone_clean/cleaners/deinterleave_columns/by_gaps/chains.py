"""Chains of pieces: what stands below one another on a page, from a headline over it to the next."""

from __future__ import annotations

from itertools import pairwise

from hizone_clean.cleaners.deinterleave_columns.columns import Chain, Piece, Row

_FARTHEST = 4
"""Rows without a piece after which a chain has ended."""
_BAND = 2
"""Rows from one to the next above which the whole page is parted there."""
_LONGEST_INDENT = 4
"""Characters that may be no more than a paragraph's last words over the next one's indent."""
_TEARS = frozenset("，、；：（“《")
"""Marks at which a justified line is torn: the blank behind them is the widest."""
_FEW = 4
"""Pieces of a chain that may all be set in."""
_STRAY = 4
"""Characters by which the columns beside a headline may reach under it: large type takes no more of them than small type."""
_ENOUGH = 0.5
"""Share of the narrower of two that must lie under the wider one to go on with it."""


class _Open:
    """A chain that is being built."""

    def __init__(self, piece: Piece) -> None:
        self.pieces = [piece]
        self.over: Row = []  # the columns that it is a headline over: its box is as wide as they are

    @property
    def last(self) -> Piece:
        """Its lowest piece."""
        return self.pieces[-1]

    @property
    def extent(self) -> tuple[int, int]:
        """First and last column of its last few pieces."""
        recent = self.pieces[-4:]
        return min(p.start for p in recent), max(p.end for p in recent)

    def closed(self) -> Chain:
        """The chain as it is now, with its box."""
        starts, ends = sorted(p.start for p in self.pieces), sorted(p.end for p in self.pieces)
        few = len(starts) // 5
        left = min([starts[few], *(piece.start for piece in self.over)])
        right = max([ends[-1 - few], *(piece.end for piece in self.over)])
        return Chain(tuple(self.pieces), self.pieces[0].row, self.last.row, left, right)


def chain_pieces(rows: list[Row], *, keep_headlines: bool = True) -> list[Chain]:
    """The chains of a page, in the order of their first rows; places that are guesses tell no headlines over columns."""
    done: list[_Open] = []
    open_chains: list[_Open] = []
    before = 0
    for row, below in pairwise([*filter(None, rows), []]):
        now = row[0].row
        if now - before > _BAND:
            open_chains = []
        before = now
        open_chains = [chain for chain in open_chains if now - chain.last.row <= _FARTHEST]
        links, struck = _links(row, open_chains)
        for piece in row:
            chain = links.get(piece)
            if chain is None:
                chain = _Open(piece)
                done.append(chain)
                open_chains.append(chain)
            else:
                _extend(chain, piece)
        open_chains = [chain for chain in open_chains if id(chain) not in struck]
        if keep_headlines and len(open_chains) == 1 and _stands_over_columns(row, below):
            open_chains.pop().over = below
    return [chain.closed() for chain in done]


def _stands_over_columns(row: Row, below: Row) -> bool:
    """Whether a piece is alone on its row and columns begin below it to its left and to its right: a headline over them."""
    if len(row) != 1 or len(below) < 2:
        return False
    return below[0].end <= row[0].start + _STRAY and below[-1].start >= row[0].end - _STRAY


def _links(row: Row, open_chains: list[_Open]) -> tuple[dict[Piece, _Open], set[int]]:
    """Which piece goes on with which chain, one to one; and the chains that a piece lies across."""
    over: dict[Piece, list[_Open]] = {}
    under: dict[int, list[Piece]] = {}
    for piece in row:
        for chain in open_chains:
            if _lies_under(piece, chain):
                over.setdefault(piece, []).append(chain)
                under.setdefault(id(chain), []).append(piece)
    links: dict[Piece, _Open] = {}
    struck: set[int] = set()
    for piece, chains in over.items():
        if len(chains) == 1 and len(under[id(chains[0])]) == 1:
            links[piece] = chains[0]
        else:
            struck.update(map(id, chains))
    return links, struck


def _lies_under(piece: Piece, chain: _Open) -> bool:
    left, right = chain.extent
    if left - _LONGEST_INDENT <= piece.start < left and len(chain.pieces) < _FEW:
        left = piece.start  # "顶仪式。" under a paragraph's first line, which is set in
    shared = min(right, piece.end) - max(left, piece.start)
    return shared > 0 and shared >= _ENOUGH * min(right - left, piece.end - piece.start)


def _extend(chain: _Open, piece: Piece) -> None:
    """Add a piece; one that stands on the row below beside the one before is the rest of the same line of type."""
    last = chain.last
    if piece.row - last.row == 1 and _is_rest(last, piece):
        chain.pieces[-1] = _put_together(last, piece, piece.row)
    elif (
        piece.row - last.row == 1
        and _is_rest(piece, last)
        and len(piece.text) > _LONGEST_INDENT
        and piece.text[-1] in _TEARS
    ):
        chain.pieces[-1] = _put_together(piece, last, piece.row)
    else:
        chain.pieces.append(piece)


def _is_rest(left: Piece, right: Piece) -> bool:
    """Whether ``right`` starts where ``left`` ends: a line that was torn at a mark, not a last word over an indent."""
    return left.end - 1 <= right.start and (len(left.text) > _LONGEST_INDENT or left.text[-1] in _TEARS)


def _put_together(left: Piece, right: Piece, row: int) -> Piece:
    """One piece of two; the left one may stand on the lower row."""
    lines = (min(left.lines[0], right.lines[0]), max(left.lines[1], right.lines[1]))
    made_of = (*(left.made_of or (left,)), *(right.made_of or (right,)))
    return Piece(row, left.start, right.end, left.text + right.text, lines, made_of)
