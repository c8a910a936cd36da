"""Take away the shadow of a headline that was printed twice, one copy set off a little from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hizone_clean.cleaner import structural
from hizone_clean.document import Block, Document
from hizone_clean.layout import has_inner_mark
from hizone_clean.patterns import pattern

# "发展新材料发展新材料"
_TWICE = pattern(r"(\S{4,60})\1")
# "加加快快建建设设"
_PAIR = pattern(r"(\S)\1")
_HAN = pattern(r"[\u4e00-\u9fff]")
# the same as one piece of a row of columns: "李强会谈    国际快讯国际快讯    本报讯"
_PIECE = pattern(r"(?<!\S)(?:(?P<half>\S{4,40})(?P=half)|(?:(\S)\2){5,40})(?!\S)")
_SENTENCE_MARKS = frozenset("。；，、：")
_LONGEST, _WIDEST_ROW = 130, 400
"""Characters of the longest doubled line, and of the widest row of columns."""
_SURE = 6
"""Characters of a phrase that nobody says twice without a mark between, unless in a song."""


@structural
def undouble_overprint(document: Document) -> Document:
    """Take away the second copy of a headline that was overprinted to give it a shadow.

    Extractors give such a headline as two equal lines, as ``AA`` or ``AABB`` on one line (发展新材料发展新材料) or with
    every character doubled (加加快快建建设设). One copy stays where it was; the other is taken away with the reason
    ``duplicate``. Two equal lines and doubled characters are believed only on a page whose lines break off inside
    sentences, as a page out of a PDF has them. Left alone: words that double by nature (常常, 高高兴兴, 研究研究),
    sentences, a refrain, anything inside running text.

    >>> undouble_overprint("发展新材料发展新材料 园区硬气十足园区硬气十足")
    '发展新材料 园区硬气十足'
    """
    if not _may_be_doubled(document.blocks):
        return document
    return document.with_blocks(_undoubled(document.blocks, is_page=_is_page(document.blocks)))


def _is_line(block: Block) -> bool:
    return block.reason is None and block.type == "paragraph" and not block.tag


def _may_be_doubled(blocks: Sequence[Block]) -> bool:
    """Whether any line repeats itself or the line before it: a scan without any judgement."""
    before = ""
    for block in blocks:
        if _is_line(block):
            text = block.text.strip()
            if text == before or (8 <= len(text) <= _WIDEST_ROW and _repeats(text)):
                return True
            before = text
    return False


def _repeats(text: str) -> bool:
    if " " in text:
        return _PIECE.search(text) is not None or _halves(text) != []
    return text[0] == text[1] or text.find(text[:3], 3) > 0


def _is_page(blocks: Sequence[Block]) -> bool:
    """Whether many lines have a mark inside and break off at a Chinese character: lines of a column."""
    lines = [block.text.rstrip() for block in blocks if _is_line(block)]
    cut = sum("\u4e00" <= line[-1] <= "\u9fff" and has_inner_mark(line) for line in lines)
    return cut >= 4 and 6 * cut >= len(lines)


def _undoubled(blocks: Sequence[Block], *, is_page: bool) -> Iterator[Block]:
    before = ""
    for block in blocks:
        text = block.text.strip()
        if not _is_line(block):
            yield block
        elif is_page and text == before and block.gap <= 3 and _is_headline(text):
            yield block.removed("duplicate", "undouble_overprint/line")
        else:
            before = text
            yield from _without_shadow(block, text, is_page=is_page)


def _is_headline(text: str) -> bool:
    return 4 <= len(text) <= 40 and text[-1] not in _SENTENCE_MARKS and "。" not in text and _is_varied(text)


def _is_varied(text: str) -> bool:
    """Whether ``text`` has at least three different Chinese characters: 哈哈哈哈 has not."""
    return len(set(_HAN.findall(text))) >= 3


def _without_shadow(block: Block, text: str, *, is_page: bool) -> Iterator[Block]:
    halves = _halves(text) if 8 <= len(text) <= _LONGEST else []
    if halves and (is_page or len(halves) > 1 or len(halves[0]) >= _SURE):
        yield block._replace(text=block.text.replace(text, " ".join(halves)))
        yield from (_copy(block, half, "halves") for half in halves)
    elif is_page and 8 <= len(text) <= _WIDEST_ROW:
        yield from _without_shadows_in_row(block)
    else:
        yield block


def _without_shadows_in_row(block: Block) -> Iterator[Block]:
    """The row with a blank for each letter of a shadow, so that its columns keep their places; then the shadows."""
    shadows: list[Block] = []

    def _single(piece: re.Match[str]) -> str:
        half = piece["half"] or _PAIR.sub(r"\1", piece[0])
        if not _is_varied(half):
            return piece[0]
        shadows.append(_copy(block, half, "halves" if piece["half"] else "characters"))
        return half + " " * (len(piece[0]) - len(half))

    text = _PIECE.sub(_single, block.text)
    if not shadows:
        yield block
        return
    yield block._replace(text=text if text.strip() != text.rstrip() else text.rstrip())
    yield from shadows


def _copy(block: Block, text: str, rule: str) -> Block:
    return block._replace(text=text, before="", end="").removed("duplicate", f"undouble_overprint/{rule}")


def _halves(text: str) -> list[str]:
    """The parts of ``text`` if each of them stands twice; else nothing."""
    half = len(text) // 2
    # one headline of two phrases, twice: "迎新春 贺佳节迎新春 贺佳节"
    if " " in text[:half] and text[:half] == text[half:] and _is_varied(text):
        return [text[:half]]
    found = [_TWICE.fullmatch(part) for part in text.split()]
    halves = [match[1] for match in found if match and _is_varied(match[1])]
    return halves if len(halves) == len(found) else []
