"""Join the lines of a paragraph that were broken at a measure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.cleaner import structural
from hizone_clean.cleaners.rejoin_hard_wraps.closing_marks import goes_on_behind_mark, is_torn_at_mark
from hizone_clean.cleaners.rejoin_hard_wraps.headline_lines import is_display_type, join_headline, printed_twice
from hizone_clean.cleaners.rejoin_hard_wraps.leaders import find_leaders, parts_quotes, without_leader
from hizone_clean.cleaners.rejoin_hard_wraps.line_joints import join_lines
from hizone_clean.cleaners.rejoin_hard_wraps.paragraph_ends import ends_paragraph, set_lines
from hizone_clean.cleaners.rejoin_hard_wraps.placed_lines import borders_by_place, proves_wraps, set_apart
from hizone_clean.cleaners.rejoin_hard_wraps.sheet_borders import SheetBorders, ends_by_rule, stands_alone
from hizone_clean.cleaners.rejoin_hard_wraps.wrap_evidence import WRAPPED, Wraps, find_wraps
from hizone_clean.document import Document
from hizone_clean.language.box_lines import names_in_row
from hizone_clean.layout.element_lines import find_element_lines
from hizone_clean.layout.lines import Lines
from hizone_clean.layout.sheet import Stretch, read_sheets
from hizone_clean.layout.table import LineTable
from hizone_clean.layout.verse import find_verse

_MOST_ROUNDS = 4
_OF_ONE = 2
"""Lines of one headline that are printed twice at most."""
_SHORT = 40
"""Lines of a text that shows too little of its setting to be joined against the plain rule."""
_WRAPPED_TYPES = frozenset(("paragraph",))


@structural(needs=["lines", "place"], gives=["made_of"], ends=["lines"])
def rejoin_hard_wraps(document: Document) -> Document:
    """Join the lines of a paragraph that were broken at a measure, whether or not blank lines stand between them.

    Works where the text shows that it is wrapped: lines that break off inside a sentence, all equally wide. There a
    paragraph ends where its last line is short, where the next line is set in, or where the features at the border speak
    for it; words, numbers and units that were cut are put together again. Left alone: text with one paragraph a line,
    Markdown, headings, lists, verse, tables, code, anything out of HTML.

    >>> print(rejoin_hard_wraps("记者走进先导先进材料公司，映入\\n眼帘的是研究中心等牌匾。公司产\\n品从高新区走向全国，走向世界。"))
    记者走进先导先进材料公司，映入眼帘的是研究中心等牌匾。公司产品从高新区走向全国，走向世界。
    """
    if document.form == "markdown":  # its reader has joined the lines, and a blank line parts paragraphs
        return _stripped(document)
    if not document.facts.others and all(block.place is None for block in document.blocks):
        return document
    plain = document.form == "plain"
    blocks = _with_elements_joined(document.blocks, document.table)
    for number in range(_MOST_ROUNDS):
        before, blocks = blocks, _rejoined(blocks, document.table, as_written=number > 0 and not plain)
        if blocks is before:
            break
    after = document if blocks is document.blocks else document.with_blocks(blocks)
    return after if plain else _stripped(after)


def _with_elements_joined(blocks: tuple[Block, ...], table: LineTable) -> tuple[Block, ...]:
    """``blocks``, with the lines of each HTML element joined that were broken at a measure, as pages of old have it."""
    runs = find_element_lines(blocks)
    if not runs:
        return blocks
    joined = list(blocks)
    for first, last, parted in reversed(runs):
        tag = blocks[first].tag
        bare = tuple(block._replace(tag="") for block in blocks[first:last])
        lines = _rejoined(bare, table, as_written=False, parted=parted)
        if lines is not bare:
            joined[first:last] = [block._replace(tag=tag) for block in lines]
    return tuple(joined)


def _rejoined(
    blocks: tuple[Block, ...], table: LineTable, *, as_written: bool, parted: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """``blocks`` with their wrapped lines joined; the very same where nothing is. Those at ``parted`` begin a paragraph.

    ``as_written`` looks at them as the result will be written, one blank line between any two and no indents: what a
    second pass over the result would join is joined now.
    """
    places = [at for at, block in enumerate(blocks) if _may_be_wrapped(block)]
    if len(places) < 2:
        return blocks
    chosen = [blocks[at] for at in places]
    leaders = find_leaders(chosen)
    bare = [without_leader(block) if leader else block for block, leader in zip(chosen, leaders, strict=True)]
    lines = Lines(bare, table, as_written=as_written)
    twice = printed_twice(blocks, places)
    sheets = [] if _has_headlines(twice) else read_sheets(lines)
    borders = set_apart(chosen) if as_written else borders_by_place(chosen, lines)
    wraps = WRAPPED if sheets or proves_wraps(borders) else find_wraps(lines)
    torn = [at for at, start in enumerate(lines.starts) if at and start == "mark" and is_torn_at_mark(lines, at)]
    torn += [at for at in range(1, len(chosen)) if len(lines.texts[at - 1]) == 1 and goes_on_behind_mark(lines, at)]
    for at in torn:
        borders[at] = False
    if not wraps.anywhere and False not in borders:
        return blocks
    for at in range(1, len(chosen)):
        if at in parted or leaders[at] != leaders[at - 1] or parts_quotes(chosen[at]) or parts_quotes(chosen[at - 1]):
            borders[at] = True
    verse = [at for first, last in find_verse(lines) for at in range(first, last + 1)]
    for at in verse:
        borders[at : at + 2] = [True] * len(borders[at : at + 2])
    starts = _sheet_starts(sheets, borders) if sheets else _paragraph_starts(lines, wraps, borders, twice)
    if len(starts) == len(places):
        return blocks
    for at in verse:
        chosen[at] = chosen[at]._replace(type="verse")
    begun = set(starts)
    bare = [chosen[at] if at in begun else block for at, block in enumerate(bare)]
    joined = _join(bare, starts, cuts_words=_cuts_words(lines, wraps))
    return tuple(_put_back(blocks, places, starts, joined))


def _may_be_wrapped(block: Block) -> bool:
    return block.reason is None and block.type in _WRAPPED_TYPES and not block.tag


def _stripped(document: Document) -> Document:
    if all(block.text == block.text.strip() or block.type == "code" for block in document.blocks):
        return document
    return document.with_blocks(
        block if block.type == "code" or block.reason else block._replace(text=block.text.strip())
        for block in document.blocks
    )


def _has_headlines(twice: Sequence[bool]) -> bool:
    """Whether more lines were printed twice than one headline has, or in several places: a page, no text of one measure."""
    return sum(twice) > _OF_ONE or sum(here and not before for before, here in pairwise([False, *twice])) > 1


def _paragraph_starts(lines: Lines, wraps: Wraps, borders: Sequence[bool | None], twice: Sequence[bool]) -> list[int]:
    """Places of the lines that begin a paragraph; ``borders`` says where that is known."""
    setting = set_lines(lines, twice)
    by_rule = ends_by_rule(lines) if len(lines.texts) < _SHORT else [False] * len(lines.texts)
    starts = [0]
    for at in range(len(lines.texts) - 1):
        ends = borders[at + 1]
        if ends is None:
            goes_on = setting.goes_on[at] or not (by_rule[at] or ends_paragraph(setting, at, first=starts[-1] == at))
            goes_on = goes_on and not setting.opens_news(at + 1)
            ends = not goes_on or not _may_join(wraps, at) or stands_alone(lines, at)
        if ends:
            starts.append(at + 1)
    return starts


def _sheet_starts(sheets: Sequence[Stretch], borders: Sequence[bool | None]) -> list[int]:
    """The same on sheets, where geometry says nearly all: two stretches of one text never share a paragraph."""
    starts: list[int] = []
    for stretch in sheets:
        lines, begun = stretch.lines, stretch.first
        setting = set_lines(lines)
        by_sheet = SheetBorders(lines, stretch.sheet, above=begun) if stretch.sheet else None
        by_rule = [] if by_sheet else ends_by_rule(lines)
        starts.append(begun)
        for at in range(len(lines.texts) - 1):
            first = starts[-1] == begun + at
            ends = borders[begun + at + 1]
            if ends is None:
                ends = by_sheet.ends(at, first=first) if by_sheet else by_rule[at] or None
            if ends is None:
                ends = ends_paragraph(setting, at, first=first)
            if ends:
                starts.append(begun + at + 1)
    return starts


def _may_join(wraps: Wraps, at: int) -> bool:
    return wraps.mostly or (wraps.anywhere and wraps.near[at] and wraps.near[at + 1])


def _cuts_words(lines: Lines, wraps: Wraps) -> bool:
    """Whether marks begin lines here and there, as only a counter of characters has it: it cuts words and numbers, too."""
    near = wraps.near or [True] * len(lines.texts)
    starts = [at for at, start in enumerate(lines.starts) if start == "mark" and near[at]]
    return 50 * sum(lines.texts[at][0] in "，。、；：" for at in starts) >= max(1, sum(near))


def _join(blocks: Sequence[Block], starts: Sequence[int], *, cuts_words: bool) -> list[Block]:
    ends = [*starts[1:], len(blocks)]
    return [_joined(blocks[start:end], cuts_words) for start, end in zip(starts, ends, strict=True)]


def _joined(blocks: Sequence[Block], cuts_words: bool) -> Block:
    if len(blocks) == 1:
        names = names_in_row(blocks[0].text.strip())
        return blocks[0]._replace(text=" ".join(names)) if names else blocks[0]
    if is_display_type(blocks):
        return join_blocks(blocks, join_headline(blocks))
    return join_blocks(blocks, join_lines([block.text for block in blocks], cuts_words=cuts_words))


def _put_back(
    blocks: Sequence[Block], places: Sequence[int], starts: Sequence[int], joined: Sequence[Block]
) -> list[Block]:
    """``blocks`` with the joined ones where their first lines stood; what was taken away between stays behind them."""
    first_lines = {places[start]: block for start, block in zip(starts, joined, strict=True)}
    gone = set(places) - set(first_lines)
    return [first_lines.get(at, block) for at, block in enumerate(blocks) if at not in gone]
