"""Put side-by-side columns one after another."""

from __future__ import annotations

from itertools import groupby, pairwise

from hizone_clean.character_model import joins
from hizone_clean.cleaner import structural
from hizone_clean.cleaners.deinterleave_columns.column_chains import Chain, chain_pieces
from hizone_clean.cleaners.deinterleave_columns.gutters import cut_rows
from hizone_clean.cleaners.deinterleave_columns.interleaved_lines import part_lines
from hizone_clean.cleaners.deinterleave_columns.pieces import Piece, Row
from hizone_clean.cleaners.deinterleave_columns.reading_order import arrange
from hizone_clean.cleaners.deinterleave_columns.row_alignment import align_rows
from hizone_clean.document import Block, Document

_FEWEST_ROWS = 4
_SHARE_OF_RUNS = 0.08
"""Share of the lines that must hold two long runs of text before a page is looked at closely."""
_SURE = 0.9
"""Share of the lines in long chains from which a page needs no other look."""
_SHARE = 0.15
"""Share of the rows that must hold more than one piece."""
_MOST_IN_ONE = 0.75
"""Share of the text from which one chain is the text, and what stands beside it are bits of its lines."""
_SHORTEST, _NEIGHBOURS = 6, 12
_STOPS = frozenset("。！？；")
_FULL = 0.8
_DOUBT = 0.6
"""Value of a seam below which the words rather do not go on."""


@structural
def deinterleave_columns(document: Document) -> Document:
    """Put columns that stand side by side one after another: bands from above, in each band column after column.

    Mends lines on which an extractor left pieces of several columns, two blanks or more apart (``pdftotext -layout``) or
    one (pdfplumber, PDFBox ``-sort``), and columns that were written row by row, one piece a line (pdftotext, pdfminer).
    Each piece becomes a block of its own, with the number of its line; indents stay as blanks.

    Leaves alone: text in order, tables, code, verse, and everything from HTML or Markdown. A page is reordered only
    where the words go on far better down the columns than as they stand.

    Source of the rule: measured on real pages read by twelve extractors; ``docs/cleaners/deinterleave_columns.md``.

    >>> print(deinterleave_columns('''高新技术产业开发区今年新增高    作用日益明显，带动全市经济增
    ... 新技术企业一百二十家，总数突    长两个百分点。下一步，开发区
    ... 破八百家。园区坚持创新驱动发    将继续优化营商环境，完善服务
    ... 展，研发投入占比持续提高，一    体系，推动更多科技成果在本地
    ... 批科技成果实现转化，产业集聚    转化，为高质量发展提供支撑。''')[:32])
    高新技术产业开发区今年新增高
    新技术企业一百二十家，总数突
    破八
    """
    if document.form not in ("plain", "lines"):
        return document
    blocks: list[Block] = []
    for _, page in groupby(document.blocks, key=lambda block: block.page):
        blocks += _page_in_order(list(page))
    if len(blocks) == len(document.blocks) and all(a is b for a, b in zip(blocks, document.blocks, strict=True)):
        return document
    return document.with_blocks(blocks)


def _page_in_order(blocks: list[Block]) -> list[Block]:
    kept = [block for block in blocks if block.reason is None and block.type == "paragraph"]
    order = _order_by_place(kept) or _order_by_sense(kept)
    if not order:
        return blocks
    return [block for block in blocks if block.reason is not None or block.type != "paragraph"] + order


def _order_by_place(kept: list[Block]) -> list[Block]:
    """The pieces of lines that stand side by side, column after column; empty if none do."""
    if sum(_has_two_runs(block.text) for block in kept) < max(_FEWEST_ROWS, _SHARE_OF_RUNS * len(kept)):
        return []
    best: list[Chain] = []
    for lay in (cut_rows, align_rows):
        rows = lay(kept)
        chains = chain_pieces(rows)
        if _reads_down(rows, chains) and _sense(chains) > _sense(best):
            best = chains
        if best and _is_sure(best):
            break
    blocks: list[Block] = []
    before: Chain | None = None
    for chain in arrange(tuple(best)):
        gap = "\n" if before and not _breaks_off(before) else ""
        blocks += [_block(piece, chain, kept[0], "" if at else gap) for at, piece in enumerate(chain.pieces)]
        before = chain
    return blocks


def _has_two_runs(text: str) -> bool:
    """Whether two long runs of text stand on one line, blanks between them."""
    text = text.strip()
    return " " in text and sum(len(run) >= _SHORTEST for run in text.split(" ")) > 1


def _order_by_sense(kept: list[Block]) -> list[Block]:
    """The lines of columns that were written row by row; empty if they stand in order."""
    order = part_lines([block.text for block in kept], [block.gap for block in kept])
    return [kept[at] for at in order] if order != list(range(len(kept))) else []


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


def _breaks_off(chain: Chain) -> bool:
    """Whether a chain of running text ends in the middle of a sentence, so that the next one may go on with it."""
    last = chain.pieces[-1]
    is_full = last.end - last.start > _FULL * (chain.right - chain.left)
    return len(chain.pieces) > 2 and last.text[-1] not in _STOPS and is_full


def _block(piece: Piece, chain: Chain, like: Block, gap: str) -> Block:
    """A piece as a block: its indent stays as blanks, and a blank line parts it from what it does not go on with."""
    indent = " " * max(0, piece.start - chain.left)
    return Block(indent + piece.text, piece.lines, before=gap, page=like.page)
