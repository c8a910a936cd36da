"""What an element says in several pieces, as one block: a row of a table, a term of a list, a heading on two lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hizone_clean.blocks import Block
from hizone_clean.language.document_names import names_document
from hizone_clean.language.post_heads import read_post_head
from hizone_clean.patterns import pattern

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELL = 100
_LABEL = 20
"""Letters up to which the first cell is a label, beside which a long cell still is a cell."""


# 山城的雨, ——一座城与一条江; not 2021-05-04 09:10, 来源：某报, 林一舟
_SECOND_LINE = pattern(
    r"(?!.*(?:\d[-/.:：]\d|\d\s?月))(?:[^:：。！？；@/|]{5,60}$|[—－-]{1,2}[^:：。！？；@/|]{2,40}$|《[^》]{1,30}》$)"
)
# 3楼 发表于 2010-2-2 15:02 只看该作者: beside it stand the panel of who writes and what is written, which are no cells
_POSTED = pattern(r"发表于\s?[:：]?\s?(?:19|20)\d\d|發表於\s?[:：]?\s?(?:19|20)\d\d|只看该作者|只看該作者|只看楼主")
_NUMBERED = pattern(
    r"第\s?[\d一二三四五六七八九十百零〇]{1,5}\s?[章节節回卷篇部课講讲]$|(?:Chapter|Part)\s\w{1,5}$|\d{1,3}$"
)
_HEADING, _MOST_LINES = 80, 4
"""Letters of a heading on several lines, and its lines, at most."""
_LINKED = 0.5
_WIDEST = 100
"""Rows and columns that a cell may reach over."""

Bounds = tuple[int, int]
_REACHED: Bounds = (-1, -1)
"""A place in a row that a cell beside or above it reaches over: no blocks are there."""


class Term(NamedTuple):
    """A term of a list, or what is said of one."""

    bounds: Bounds
    """Where its blocks begin and end."""
    is_term: bool


def read_span(stated: str | None) -> int:
    """Over how many rows or columns a cell reaches, as its ``rowspan`` or ``colspan`` states it."""
    return min(_WIDEST, max(1, int(stated))) if stated and stated.isascii() and stated.isdigit() else 1


def add_cell(cells: list[Bounds], bounds: Bounds, spans: tuple[int, int], reaching: dict[int, int]) -> None:
    """Put a cell behind those of its row; where a cell of a row above reaches down, an empty one stands for it.

    >>> cells, reaching = [], {0: 1}
    >>> add_cell(cells, (4, 5), (1, 1), reaching)
    >>> cells, reaching
    ([(-1, -1), (4, 5)], {0: 0})
    """
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(_REACHED)
    rows, columns = spans
    for column in range(columns):
        if rows > 1:
            reaching[len(cells)] = rows - 1
        cells.append(bounds if not column else _REACHED)


def end_row(cells: list[Bounds], reaching: dict[int, int]) -> None:
    """Count this row for the cells that reach down behind its end, and drop what stands there for them alone."""
    for column, rows in reaching.items():
        if column >= len(cells):
            reaching[column] = rows - 1
    while cells and cells[-1] == _REACHED:
        cells.pop()


def join_row(blocks: list[Block], first: int, bounds: Sequence[tuple[int, int]], path: str) -> None:
    """One block for a row of short cells; an empty cell keeps its column, a paragraph in a cell is no paragraph."""
    inside = blocks[first:]
    cells = [[b for b in blocks[start:end] if b.reason is None] for start, end in bounds]
    kept = [block for block in inside if block.reason is None]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or sum(map(len, cells)) < len(kept) or not all(map(_is_cell, kept)):
        return
    if any(len(cell) > 1 and (any(map(_is_sentence, cell)) or any(map(_heads_post, cell))) for cell in cells):
        return
    if any(_POSTED.search(block.text) for block in kept):
        return
    # a bar inside a cell is none between cells: 本科 | 硕士
    texts = [" ".join(block.text for block in cell).replace(" | ", "|") for cell in cells]
    is_labelled = len(cells[0]) == 1 and len(texts[0]) <= _LABEL and not cells[0][0].links
    if any(len(text) > _CELL and not (is_labelled and len(cells[at]) == 1) for at, text in enumerate(texts)):
        return
    size = sum(len(block.text) for block in kept)
    links = sum(block.links * len(block.text) for block in kept) / size
    away = sum(max(0.0, block.away) * len(block.text) for block in kept) / size if _are_known(kept) else -1.0
    lines = (min(block.lines[0] for block in kept), max(block.lines[1] for block in kept))
    joined = Block(" | ".join(texts).strip(), lines, "table_row", tag="tr", links=links, path=path, away=away)
    blocks[first:] = [*(block for block in inside if block.reason is not None), joined]


def join_heading(blocks: list[Block], first: int) -> None:
    """One block for a heading that ``<br>`` sets on several lines: 第三章 over 山城的雨; a date or a name below it stands for itself."""
    lines = blocks[first:]
    if not 1 < len(lines) <= _MOST_LINES or any(line.reason is not None or line.type != "heading" for line in lines):
        return
    texts = [line.text.strip() for line in lines]
    is_numbered = len(texts) == 2 and _NUMBERED.match(texts[0]) and len(texts[1]) <= _LABEL and texts[1][-1:].isalnum()
    is_whole = all(_SECOND_LINE.match(text) for text in texts[1:]) and all(
        text[-1:] not in "。！？：:" for text in texts
    )
    if sum(map(len, texts)) > _HEADING or not (is_numbered or is_whole):
        return
    is_document = names_document("".join(texts)) and not is_numbered
    text = texts[0]
    for below in texts[1:]:
        text += below if is_document or below.startswith(("—", "－", "-")) else f" {below}"
    links = sum(line.links * len(line.text) for line in lines) / sum(len(line.text) for line in lines)
    blocks[first:] = [lines[0]._replace(text=text, lines=(lines[0].lines[0], lines[-1].lines[1]), links=links)]


def add_term(terms: list[Term], term: Term) -> None:
    """Put a term behind those of its list, in place of any that stand inside of it, left open: ``<dd><p>1978年<dd>城北``."""
    while terms and terms[-1].bounds[0] >= term.bounds[0]:
        terms.pop()
    terms.append(term)


def join_terms(blocks: list[Block], terms: Sequence[Term]) -> None:
    """One block for each term of a list and what is said of it: ``年代 | 南朝``, as a table of two columns would have it.

    A term that leads elsewhere or that is a sentence heads more than a field; it stays by itself, as does what is said in
    several sentences.
    """
    end = len(terms)
    for at in range(len(terms) - 1, -1, -1):
        if not terms[at].is_term:
            continue
        cells = [term.bounds for term in terms[at:end] if term.bounds[0] < term.bounds[1]]
        end = at
        if len(cells) < 2 or not _is_term(blocks[slice(*terms[at].bounds)]):
            continue
        first, last = cells[0][0], cells[-1][1]
        row = blocks[first:last]
        join_row(row, 0, [(start - first, stop - first) for start, stop in cells], row[0].path)
        blocks[first:last] = [block._replace(tag="dt") if block.tag == "tr" else block for block in row]


def _is_term(blocks: Sequence[Block]) -> bool:
    """Whether a term is a label: one run of text, short, that leads nowhere and asks nothing."""
    kept = [block for block in blocks if block.reason is None]
    return len(kept) == 1 and len(kept[0].text) <= _LABEL and kept[0].links < _LINKED and not _is_sentence(kept[0])


def _are_known(blocks: Sequence[Block]) -> bool:
    """Whether it is known of all links of ``blocks`` where they lead."""
    return any(block.away >= 0 for block in blocks) and all(block.away >= 0 or not block.links for block in blocks)


def _is_cell(block: Block) -> bool:
    return block.type not in ("table_row", "code") and block.tag not in _HEADINGS


def _heads_post(block: Block) -> bool:
    """Whether a block says who wrote a post, and when: its cell is a post, and the row none of a table."""
    head = read_post_head(block.text)
    return head is not None and head.is_exact


def _is_sentence(block: Block) -> bool:
    return block.text.endswith(("。", "！", "？"))
