"""Display lines, headlines and sub-headings that is: told from body, and parted again where several were joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from hizone_clean.document import Block
from hizone_clean.reading.lines import split_lines

# 本报讯 近日，…; 本报北京8月3日电（记者…; 新华社上海8月3日电: how a news item opens
_OPENING = re.compile(
    r"\s*[（(【]?(?:本[报刊网台社](?:[^\s，。：；！？（）()]{0,14}[讯电])"
    r"|[\u4e00-\u9fff]{2,5}[社网报](?:[\u4e00-\u9fff]{1,9}\d{1,2}月\d{1,2}日)[讯电])(?!息)"
)
# a line of body may end in one of these, a headline in none
_BODY_END = re.compile(r"[。；，、：:;,][”’）》】\"')]{0,3}\s*$")
_QUESTION_END = re.compile(r"[！？!?…][”’）》】\"')]{0,3}\s*$")
_INNER_STOP = re.compile(r"。|；|，[^，]*，[^，]*，")
_ANY_STOP = re.compile(r"[。；，：！？]")
_BLANK = re.compile(r"\s+")
_LONGEST = 44
_LONGEST_QUESTION = 26
_LONGEST_JOINED = 240


def opens_news(text: str) -> bool:
    """Whether ``text`` opens as a news item: 本报讯, 本报北京8月3日电."""
    return _OPENING.match(text) is not None


def is_display_line(text: str) -> bool:
    """Whether ``text`` can be a headline or sub-heading: short, no sentence of the body.

    >>> [is_display_line(line) for line in ("老朋友更好 新朋友更多", "吴政隆出席会议。", "本报讯 近日，园区开工")]
    [True, False, False]
    """
    if len(text) > 2 * _LONGEST:
        return False
    bare = _BLANK.sub("", text)
    if not bare or len(bare) > _LONGEST or opens_news(text):
        return False
    if _BODY_END.search(text) or _INNER_STOP.search(text):
        return False
    return len(bare) <= _LONGEST_QUESTION or not _QUESTION_END.search(text)


def part_display_lines(blocks: Sequence[Block], source: str) -> tuple[list[Block], list[int]]:
    """``blocks`` with those parted into their source lines that hold display lines only, and each one's former index.

    Headlines that stand one under the other at the end of a page look like one paragraph, and may have been joined.
    """
    lines: list[str] = []
    parted: list[Block] = []
    origins: list[int] = []
    for at, block in enumerate(blocks):
        pieces = [block]
        if _is_joined_display(block):
            lines = lines or split_lines(source)[0::2]
            pieces = _pieces(block, lines) or pieces
        parted += pieces
        origins += [at] * len(pieces)
    return parted, origins


def _is_joined_display(block: Block) -> bool:
    return (
        block.reason is None
        and block.type in ("paragraph", "heading")
        and block.lines[1] > block.lines[0]
        and not block.parts
        and len(block.text) <= _LONGEST_JOINED
        and (is_display_line(block.text) or not _ANY_STOP.search(block.text))
    )


def _pieces(block: Block, lines: Sequence[str]) -> list[Block]:
    """``block`` as one block for each of its source lines; nothing when its text is not these lines one after another."""
    first, last = block.lines
    numbers = [number for number in range(first, last + 1) if lines[number - 1].strip()]
    sizes = [len(_BLANK.sub("", lines[number - 1])) for number in numbers]
    if sum(sizes) != len(_BLANK.sub("", block.text)):
        return []
    pieces, rest, before = [], block.text, first
    for number, size in zip(numbers, sizes, strict=True):
        end = _end_of(rest, size)
        gap = block.before if number == first else "\n" * (number - before - 1)
        pieces.append(block._replace(text=rest[:end].strip(), lines=(number, number), before=gap))
        rest, before = rest[end:], number
    return pieces


def _end_of(text: str, size: int) -> int:
    """Where the first ``size`` characters of ``text`` that are no blanks end."""
    for at, character in enumerate(text):
        size -= not character.isspace()
        if not size:
            return at + 1
    return len(text)


def rejoin_display_lines(blocks: Sequence[Block], origins: Sequence[int], before: Sequence[Block]) -> list[Block]:
    """``blocks`` with the lines of a heading that came from one block, and stayed together, as that block again."""
    result: list[Block] = []
    pairs = zip(blocks, origins, strict=True)
    for (origin, kind, article), group in groupby(pairs, key=lambda pair: (pair[1], pair[0].type, pair[0].article)):
        run = [block for block, _ in group]
        former = before[origin]
        whole = len(run) > 1 and (run[0].lines[0], run[-1].lines[1]) == former.lines
        result += [former._replace(type=kind, article=article)] if whole and kind == "heading" else run
    return result
