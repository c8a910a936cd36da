"""Columns that stand side by side on the lines of a page, and whether they read down or across."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise
from operator import attrgetter

from hizone_clean.blocks import Block, Place
from hizone_clean.cleaners.deinterleave_columns.by_gaps.chains import chain_pieces
from hizone_clean.cleaners.deinterleave_columns.by_gaps.gutters import cut_rows
from hizone_clean.cleaners.deinterleave_columns.by_places.placed_rows import by_ems_or_characters, place_rows
from hizone_clean.cleaners.deinterleave_columns.by_streams.row_streams import lay_streams
from hizone_clean.cleaners.deinterleave_columns.columns import Chain, Piece, Row
from hizone_clean.cleaners.deinterleave_columns.order.column_flow import link_columns, widened
from hizone_clean.cleaners.deinterleave_columns.order.headlines import prints_again, stands_above
from hizone_clean.cleaners.deinterleave_columns.order.reading_order import arrange
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins

_LONG, _SAMPLE = 1200, 200
"""Lines above which one of three parts of so many must show columns before all is laid: a table may be as long, hardly a page."""
_FEWEST_ROWS = 4
_SURE = 0.9
"""Share of the lines in long chains from which a page needs no other look."""
_SHARE = 0.15
"""Share of the rows that must hold more than one piece."""
_MOST_IN_ONE = 0.75
"""Share of the text from which one chain is the text, and what stands beside it are bits of its lines."""
_SURELY_EMS, _HARDLY_EMS = 0.95, 1.2
"""How much sharper columns begin by characters than by ems: 0.6 to 1 where blanks hold ems, 1.1 to 2.5 elsewhere."""
_NO_PLACES = float("inf")
"""The same where no line begins with blanks."""
_BETTER = 1.0
"""By how much the sense of one way must be above another's."""
_SHORTEST, _NEIGHBOURS = 6, 12
_STOPS = frozenset("。！？；")
_DOUBT = 0.6
"""Value of a seam below which the words rather do not go on."""

_stream = attrgetter("stream")


def lay_side_by_side(kept: list[Block]) -> list[Block]:
    """The pieces of the lines of ``kept``, column after column; empty where they do not read down better than across."""
    if len(kept) > _LONG and not any(_best_laid(kept[at : at + _SAMPLE]) for at in _sampled(len(kept))):
        return []
    return _blocks(_best_laid(kept), kept[0])


def _sampled(count: int) -> tuple[int, int, int]:
    """Where a long text is looked at: its beginning, its middle and its end."""
    return 0, (count - _SAMPLE) // 2, count - _SAMPLE


def _best_laid(kept: list[Block]) -> list[Chain]:
    """The chains of the way to lay the lines that reads best; no guess is asked where places tell."""
    best: list[Chain] = []
    measured = by_ems_or_characters(kept)
    for lay in _ways_to_lay(measured):
        if best and lay is lay_streams and measured < _NO_PLACES:
            break
        rows, chains = lay(kept)
        if _reads_down(rows, chains) and _sense(chains) > _sense(best) + _BETTER:
            best = chains
        if best and (_is_sure(best) or (best is chains and lay is place_rows)):
            break
    return best


def _ways_to_lay(measured: float) -> tuple[Callable[[list[Block]], tuple[list[Row], list[Chain]]], ...]:
    """The ways that may tell what stands where, the likeliest first: blanks are as wide as characters, as ems, as nothing."""
    if measured < _SURELY_EMS:
        return place_rows, _by_gaps, lay_streams
    return (_by_gaps, place_rows, lay_streams) if measured < _HARDLY_EMS else (_by_gaps, lay_streams)


def _by_gaps(kept: list[Block]) -> tuple[list[Row], list[Chain]]:
    rows = cut_rows(kept)
    return rows, widened(chain_pieces(rows))


def _sense(chains: list[Chain]) -> float:
    """The sum of the seams between lines that stand below one another, each above a doubt."""
    return sum(joins(a.text, b.text) - _DOUBT for chain in chains for a, b in pairwise(chain.pieces))


def _is_sure(chains: list[Chain]) -> bool:
    """Whether nearly all lines stand in long chains that make good sense."""
    pieces = sum(len(chain.pieces) for chain in chains)
    in_long = sum(len(chain.pieces) for chain in chains if len(chain.pieces) > _FEWEST_ROWS)
    return in_long >= _SURE * pieces and _sense(chains) >= pieces


def _reads_down(rows: list[Row], chains: list[Chain]) -> bool:
    """Whether the text goes on from row to row of a chain, and not from piece to piece of a row."""
    across = [joins(a.text, b.text) for row in rows for a, b in pairwise(row)]
    down = [joins(a.text, b.text) for chain in chains for a, b in pairwise(chain.pieces)]
    if len(across) < max(_FEWEST_ROWS, _SHARE * len(rows)) or not down or not _stand_side_by_side(chains):
        return False
    return sum(down) / len(down) > 0.7 + sum(across) / len(across)


def _stand_side_by_side(chains: list[Chain]) -> bool:
    """Whether two chains of running text stand beside each other for several rows."""
    sizes = [sum(len(piece.text) for piece in chain.pieces) for chain in chains]
    if max(sizes) > _MOST_IN_ONE * sum(sizes):
        return False
    long = sorted((c for c in chains if len(c.pieces) >= _FEWEST_ROWS and _is_text(c)), key=lambda c: c.top)
    return any(
        min(a.bottom, b.bottom) - max(a.top, b.top) >= _FEWEST_ROWS and (a.right <= b.left + 1 or b.right <= a.left + 1)
        for number, a in enumerate(long)
        for b in long[number + 1 : number + 1 + _NEIGHBOURS]
    )


def _is_text(chain: Chain) -> bool:
    """Whether most lines of a chain are long and run on, as those of a table are not."""
    running = sum(len(p.text) >= _SHORTEST and p.text[-1] not in _STOPS for p in chain.pieces)
    return 2 * running > len(chain.pieces)


def _blocks(chains: list[Chain], like: Block) -> list[Block]:
    """The pieces of ``chains`` in reading order as blocks."""
    links: dict[Chain, Chain] = {}
    order: list[Chain] = []
    for _, group in groupby(sorted(chains, key=_stream), _stream):
        flow = link_columns(tuple(group))
        links |= flow.links
        order += arrange(flow)
    blocks: list[Block] = []
    for column, (chain, stands) in enumerate(zip(order, stands_above(order, links), strict=True)):
        upper: Piece | None = None
        for piece, above in zip(chain.pieces, stands, strict=True):
            block = _block(piece, chain, Place(column, piece.start, width(piece.text), above), like)
            is_shadow = upper is not None and prints_again(upper, piece)
            blocks.append(block.removed("duplicate", "deinterleave_columns/overprint") if is_shadow else block)
            upper = piece
    return blocks


def _block(piece: Piece, chain: Chain, place: Place, like: Block) -> Block:
    """A piece as a block: its indent stays as blanks, and a blank line shows where it stands apart."""
    indent, before = " " * max(0, piece.start - chain.left), "\n" * (place.above in ("perhaps", "apart"))
    made_of = tuple(Block(part.text, part.lines, page=like.page) for part in piece.made_of)
    return Block(indent + piece.text, piece.lines, before=before, page=like.page, place=place, made_of=made_of)
