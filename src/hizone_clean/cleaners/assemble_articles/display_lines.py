"""Display lines, headlines and sub-headings that is: told from body, and parted again where several were joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern
from hizone_clean.source.lines import split_lines

# 本报讯 近日，…; 本报北京8月3日电（记者…; 新华社上海8月3日电: how a news item opens
_OPENING = pattern(
    r"\s*[（(【]?(?:本[报刊网台社](?:[^\s，。：；！？（）()]{0,14}[讯电])"
    r"|[\u4e00-\u9fff]{2,5}[社网报](?:[\u4e00-\u9fff]{1,9}\d{1,2}月\d{1,2}日)[讯电])(?!息)"
)
# "智慧绿色转型 本报讯 今天（4月30日）": an opening behind a headline, or behind the sentence that ends another article
_INNER_OPENING = pattern(r"(?:(?<=[。！？”’])\s*|(?<=[\u3400-\u9fff”])[ \u3000]+)(?=本[报刊网]讯[\s（(])")
# 国际快讯李希对古巴进行访问: two headlines without anything between
_ROUND_UP_AHEAD = pattern(r"[\u3400-\u9fff]{2,4}(?:快讯|简讯|短讯)(?=\s?[\u3400-\u9fff“]{4})")
# a line of body may end in one of these, a headline in none
_BODY_END = pattern(r"[。；，、：:;,][”’）》】\"')]{0,3}\s*$")
_QUESTION_END = pattern(r"[！？!?…][”’）》】\"')]{0,3}\s*$")
_INNER_STOP = pattern(r"。|；|，[^，]*，[^，]*，")
_ANY_STOP = pattern(r"[。；，：！？]")
_BLANK = pattern(r"\s+")
LONGEST = 44
"""Characters of a display line at most."""
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
    return len(text) <= 2 * LONGEST and _is_display_line(text)


@lru_cache(2048)
def _is_display_line(text: str) -> bool:
    """Kept, since each step of the assembly asks this of the same lines."""
    bare = _BLANK.sub("", text)
    if not bare or len(bare) > LONGEST or opens_news(text):
        return False
    if _BODY_END.search(text) or _INNER_STOP.search(text):
        return False
    return len(bare) <= _LONGEST_QUESTION or not _QUESTION_END.search(text)


def part_display_lines(blocks: Sequence[Block], source: str) -> tuple[list[Block], dict[int, Block]]:
    """``blocks`` with those parted into their source lines that hold display lines only, and which line came from which.

    Headlines that stand one under the other at the end of a page look like one paragraph, and may have been joined.
    """
    lines: list[str] = []
    parted: list[Block] = []
    origins: dict[int, Block] = {}
    twice = (block.lines for block in blocks if block.reason == "duplicate")
    gone = {number for first, last in twice for number in range(first, last + 1)}
    for block in blocks:
        pieces = [block]
        if _is_joined_display(block):
            lines = lines or split_lines(source)[0::2]
            numbers = [n for n in range(block.lines[0], block.lines[1] + 1) if n not in gone and lines[n - 1].strip()]
            pieces = _pieces(block, numbers, lines) or pieces
            origins |= {piece.lines[0]: block for piece in pieces} if len(pieces) > 1 else {}
        for piece in pieces:
            parted += _without_round_up(piece)
    return parted, origins


def _without_round_up(block: Block) -> list[Block]:
    """``block``, parted behind what a round-up is called, where an extractor set another headline right behind that."""
    found = _ROUND_UP_AHEAD.match(block.text) if block.reason is None and len(block.text) <= LONGEST else None
    if not found or block.type not in ("paragraph", "heading") or not is_display_line(block.text):
        return [block]
    rest = block._replace(text=block.text[found.end() :].lstrip(), before="")
    return [block._replace(text=found[0]), rest]


def part_openings(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, those parted that hold the opening of a news item behind something else."""
    for block in blocks:
        start = 0
        if block.reason is None and block.type == "paragraph" and "讯" in block.text:
            for found in _INNER_OPENING.finditer(block.text, 2):
                yield block._replace(
                    text=block.text[start : found.start()].rstrip(), before=block.before if not start else ""
                )
                start = found.end()
        yield block._replace(text=block.text[start:], before="") if start else block


def _is_joined_display(block: Block) -> bool:
    return (
        block.reason is None
        and block.type in ("paragraph", "heading")
        and block.lines[1] > block.lines[0]
        and not block.parts
        and len(block.text) <= _LONGEST_JOINED
        and (is_display_line(block.text) or not _ANY_STOP.search(block.text))
    )


def _pieces(block: Block, numbers: Sequence[int], lines: Sequence[str]) -> list[Block]:
    """``block`` as one block for each of its source lines; nothing when its text is not these lines one after another."""
    bare = [_BLANK.sub("", lines[number - 1]) for number in numbers]
    wanted = len(_BLANK.sub("", block.text))
    sizes = list(map(len, bare))
    if sum(sizes) != wanted:
        sizes = [len(line) // (1 + _is_doubled(line)) for line in bare]
    if sum(sizes) != wanted:
        return []
    pieces, rest, before = [], block.text, 0
    for number, size in zip(numbers, sizes, strict=True):
        end = end_of(rest, size)
        blank = "\n" * sum(1 for n in range(before + 1, number) if not lines[n - 1].strip()) if before else block.before
        pieces.append(block._replace(text=rest[:end].strip(), lines=(number, number), before=blank))
        rest, before = rest[end:], number
    return pieces


def _is_doubled(line: str) -> bool:
    """Whether ``line`` is an overprinted headline, twice the same: 发展新材料发展新材料."""
    half = len(line) // 2
    return half > 1 and line[:half] == line[half:]


def end_of(text: str, size: int) -> int:
    """Where the first ``size`` characters of ``text`` that are no blanks end."""
    for at, character in enumerate(text):
        size -= not character.isspace()
        if not size:
            return at + 1
    return len(text)


def rejoin_display_lines(blocks: Sequence[Block], origins: Mapping[int, Block]) -> list[Block]:
    """``blocks`` with the lines of a heading that came from one block, and stayed together, as one block again."""
    result: list[Block] = []
    for block in blocks:
        former = _former(block, origins)
        last = result[-1] if result else None
        if (
            former
            and last
            and former == _former(last, origins)
            and (last.type, last.article) == (block.type, block.article)
        ):
            start = former.text.find(last.text)
            end = former.text.find(block.text, start + len(last.text)) + len(block.text)
            result[-1] = last._replace(text=former.text[start:end], lines=(last.lines[0], block.lines[1]))
        else:
            result.append(block)
    return result


def join_item_headings(blocks: Sequence[Block], round_ups: Collection[int]) -> list[Block]:
    """``blocks`` with the lines over one item of a round-up as one heading: only one stands over an item."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if last and _is_item_heading(last, round_ups) and _is_item_heading(block, round_ups):
            text = last.text.strip() + block.text.strip()
            if last.article == block.article and len(text) <= LONGEST and block.lines[0] <= last.lines[1] + 2:
                result[-1] = last._replace(text=text, lines=(last.lines[0], block.lines[1]))
                continue
        result.append(block)
    return result


def _is_item_heading(block: Block, round_ups: Collection[int]) -> bool:
    return block.reason is None and block.type == "heading" and block.article in round_ups


def _former(block: Block, origins: Mapping[int, Block]) -> Block | None:
    """The block that a heading was a line of."""
    return origins.get(block.lines[1]) if block.type == "heading" and block.reason is None else None
