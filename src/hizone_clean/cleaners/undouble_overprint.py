"""Take away the shadow of a headline that was printed twice, one copy set off a little from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hizone_clean.cleaner import structural
from hizone_clean.document import Block, Document

# "发展新材料发展新材料": four characters or more, twice; shorter ones double by nature (考虑考虑, 一个一个)
_TWICE = re.compile(r"(\S{4,60})\1")
# "加加快快建建设设": every character twice, four pairs or more
_PAIRS = re.compile(r"(?:(\S)\1[ \u3000]{0,2}){4,60}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 130
"""Characters of the longest doubled line."""
_HEADLINE_ENDS = frozenset("。；，、：")


@structural
def undouble_overprint(document: Document) -> Document:
    """Take away the second copy of a headline that was overprinted to give it a shadow.

    Extractors give such a headline as two equal lines, as ``AA`` or ``AABB`` on one line (发展新材料发展新材料) or with
    every character doubled (加加快快). One copy stays where it was; the other is taken away with the reason
    ``duplicate``. Left alone: words that double by nature (常常, 高高兴兴, 考虑考虑), sentences, a refrain, anything that
    stands inside running text.

    >>> undouble_overprint("发展新材料发展新材料 园区硬气十足园区硬气十足")
    '发展新材料 园区硬气十足'
    """
    blocks = list(_undoubled(document.blocks))
    if len(blocks) == len(document.blocks) and all(map(_same, blocks, document.blocks)):
        return document
    return document.with_blocks(blocks)


def _same(left: Block, right: Block) -> bool:
    return left is right


def _undoubled(blocks: tuple[Block, ...]) -> Iterator[Block]:
    before: Block | None = None
    for block in blocks:
        if block.reason is not None or block.type == "code" or block.tag:
            yield block
            continue
        if before is not None and _is_shadow(before, block):
            yield block.removed("duplicate", "undouble_overprint/line")
            continue
        before = block
        yield from _without_shadow(block)


def _is_shadow(first: Block, second: Block) -> bool:
    text = first.text.strip()
    return text == second.text.strip() and second.gap <= 1 and _is_headline(text)


def _is_headline(text: str) -> bool:
    return 4 <= len(text) <= 40 and text[-1] not in _HEADLINE_ENDS and len(_HAN.findall(text)) >= 4 and "。" not in text


def _without_shadow(block: Block) -> Iterator[Block]:
    text = block.text.strip()
    if not 8 <= len(text) <= _LONGEST:
        yield block
    elif halves := _halves(text):
        start = block.text.index(text[0])
        kept = block.text[:start] + " ".join(halves) + block.text[start + len(text) :]
        yield block._replace(text=kept)
        for half in halves:
            yield _copy(block, half, "halves")
    elif _PAIRS.fullmatch(text) and len(_HAN.findall(text)) >= 8:
        single = _PAIRS.pattern and re.sub(r"(\S)\1", r"\1", text)
        yield block._replace(text=block.text.replace(text, single))
        yield _copy(block, single, "characters")
    else:
        yield block


def _copy(block: Block, text: str, rule: str) -> Block:
    return block._replace(text=text, before="", end="").removed("duplicate", f"undouble_overprint/{rule}")


def _halves(text: str) -> list[str]:
    """The parts of ``text`` if each of them stands twice; else nothing."""
    halves: list[str] = []
    for part in _parts(text):
        found = _TWICE.fullmatch(part)
        if not found or len(_HAN.findall(found[1])) < 3:
            return []
        halves.append(found[1])
    return halves


def _parts(text: str) -> list[str]:
    half = len(text) // 2
    # one headline of two phrases, twice: "迎新春 贺佳节迎新春 贺佳节"
    if len(text) % 2 == 0 and " " in text and text[:half] == text[half:]:
        return [text]
    return text.split()
