"""Display lines, headlines and sub-headings that is, parted again where several were joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block, join_blocks
from hizone_clean.language.standing_heads import names_round_up
from hizone_clean.layout.headline_form import LONGEST, is_display_line
from hizone_clean.layout.widths import width
from hizone_clean.patterns import pattern

# "智慧绿色转型 本报讯 今天（4月30日）": an opening behind a headline, or behind the sentence that ends another article
_INNER_OPENING = pattern(r"(?:(?<=[。！？”’])\s*|(?<=[\u3400-\u9fff”])[ \u3000]+)(?=本[报報刊网網][讯訊][\s（(])")
# 国际快讯李希对古巴进行访问: two headlines without anything between
_ROUND_UP_AHEAD = pattern(r"[\u3400-\u9fff]{2,4}(?:快讯|简讯|短讯)(?=\s?[\u3400-\u9fff“]{4})")
# 国际, 省内
_FIRST_WORD = pattern(r"[\u3400-\u9fff]{2,3}")
_ANY_STOP = pattern(r"[。；，：！？]")
_LONGEST_JOINED = 240
_PARAGRAPH, _SHARE = 4, 0.04
"""Lines of a paragraph that shows its measure at least, and the share of all lines that are as wide."""
_MOST_JOINED = 16


Origins = dict[Block, tuple[Block, int, int]]
"""For each line of a heading that was parted: the heading, and where in it the line begins and ends."""


def part_display_lines(blocks: Sequence[Block]) -> tuple[list[Block], Origins]:
    """``blocks`` with those parted into their lines that hold display lines only, and which line came from which.

    Headlines that stand one under the other at the end of a page look like one paragraph, and may have been joined; not where
    a PDF told how large each is and where it stands.
    """
    parted: list[Block] = []
    origins: Origins = {}
    measures = _measures(blocks)
    for block in blocks:
        pieces = [block]
        if _is_joined_display(block) or _fills_no_measure(block, measures):
            slices = block.line_slices()
            pieces = [_line_of(block, *where) for where in slices] or pieces
            origins |= {line: (block, start, end) for line, start, end in slices}
        for piece in pieces:
            parted += _without_round_up(piece)
    return _with_whole_round_ups(parted), origins


def _with_whole_round_ups(blocks: Sequence[Block]) -> list[Block]:
    """``blocks``, what a round-up is called on two lines (国际 / 联播快讯) as one."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and _begins_round_up(last, block):
            joined[-1] = join_blocks([last, block], last.text.strip() + block.text.strip())
        else:
            joined.append(block)
    return joined


def _begins_round_up(upper: Block, lower: Block) -> bool:
    if upper.reason or lower.reason or len(lower.text) > LONGEST or not names_round_up(lower.text):
        return False
    return _FIRST_WORD.fullmatch(upper.text.strip()) is not None and names_round_up(upper.text + lower.text)


def _line_of(block: Block, line: Block, start: int, end: int) -> Block:
    """One line of a joined block, as it is written there."""
    text = block.text[start:end].strip()
    before = line.before if start else block.before
    return block._replace(text=text, lines=line.lines, before=before, place=line.place, made_of=(line,))


def _without_round_up(block: Block) -> list[Block]:
    """``block``, parted behind what a round-up is called, where an extractor set another headline right behind that."""
    found = _ROUND_UP_AHEAD.match(block.text) if block.reason is None and len(block.text) <= LONGEST else None
    if not found or block.type not in ("paragraph", "heading") or not is_display_line(block.text):
        return [block]
    return [block.piece(0, found.end()), block.piece(found.end())]


def part_openings(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, those parted that hold the opening of a news item behind something else."""
    for block in blocks:
        cuts = [(0, 0)]
        if block.reason is None and block.type == "paragraph" and ("讯" in block.text or "訊" in block.text):
            cuts += (found.span() for found in _INNER_OPENING.finditer(block.text, 2))
        if len(cuts) == 1:
            yield block
        else:
            cuts.append((len(block.text), len(block.text)))
            yield from block.pieces((end, start) for (_, end), (start, _) in pairwise(cuts))


def _is_joined_display(block: Block) -> bool:
    return (
        block.reason is None
        and block.type in ("paragraph", "heading")
        and len(block.made_of) > 1
        and not (block.place and block.place.size)
        and len(block.text) <= _LONGEST_JOINED
        and (is_display_line(block.text) or not _ANY_STOP.search(block.text))
    )


def _measures(blocks: Iterable[Block]) -> frozenset[int]:
    """The widths, in half ems, that the lines of paragraphs have which go on."""
    sizes = Counter(
        round(2 * width(line.text.strip()))
        for block in blocks
        if len(block.made_of) >= _PARAGRAPH
        for line in block.made_of[:-1]
    )
    least = _SHARE * sum(sizes.values())
    return frozenset(size for size, count in sizes.items() if count > least)


def _fills_no_measure(block: Block, measures: frozenset[int]) -> bool:
    """Whether none of the lines of ``block`` that go on fills a measure of the page, as each would in a paragraph."""
    if (
        block.reason is not None
        or block.type not in ("paragraph", "heading")
        or not 1 < len(block.made_of) <= _MOST_JOINED
    ):
        return False
    if (block.place and block.place.size) or not measures:
        return False
    lines = [line.text.strip() for line in block.made_of]
    if not all(is_display_line(line.rstrip("，：")) for line in lines):
        return False
    sizes = [round(2 * width(line)) for line in lines[:-1]]
    return all(measures.isdisjoint((size - 1, size, size + 1)) for size in sizes)


def rejoin_display_lines(blocks: Sequence[Block], origins: Origins) -> list[Block]:
    """``blocks`` with the lines of a heading that came from one block, and stayed together, as one block again."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if last and (text := _together(last, block, origins)):
            result[-1] = join_blocks([last, block], text)
        else:
            result.append(block)
    return result


def _together(last: Block, block: Block, origins: Origins) -> str:
    """What two headings say together that are lines of one block, one after the other; nothing where they are not."""
    if not block.made_of or not last.made_of or not block.type == last.type == "heading":
        return ""
    first, upper, lower = (origins.get(line) for line in (last.made_of[0], last.made_of[-1], block.made_of[0]))
    if not first or not upper or not lower or block.reason or last.reason or last.article != block.article:
        return ""
    is_one = first[0] == upper[0] == lower[0] and upper[2] <= lower[1]
    return upper[0].text[first[1] : lower[2]].strip() if is_one else ""


def join_item_headings(blocks: Sequence[Block], round_ups: Collection[int]) -> list[Block]:
    """``blocks`` with the lines over one item of a round-up as one heading: only one stands over an item."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if last and _is_item_heading(last, round_ups) and _is_item_heading(block, round_ups):
            text = last.text.strip() + block.text.strip()
            if last.article == block.article and len(text) <= LONGEST and block.lines[0] <= last.lines[1] + 2:
                result[-1] = join_blocks([last, block], text)
                continue
        result.append(block)
    return result


def _is_item_heading(block: Block, round_ups: Collection[int]) -> bool:
    return block.reason is None and block.type == "heading" and block.article in round_ups
