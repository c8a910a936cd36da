"""Take away the shadow of a headline that was printed twice, one copy set off a little from the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.cleaner import structural
from hizone_clean.document import Document
from hizone_clean.language.standing_heads import names_round_up
from hizone_clean.layout.headline_form import is_display_line
from hizone_clean.patterns import pattern

# "发展新材料发展新材料"
_TWICE = pattern(r"(\S{4,60})\1")
# "加加快快建建设设"
_PAIR = pattern(r"(\S)\1")
_HAN = pattern(r"[\u4e00-\u9fff]")
# the same as one piece of a row of columns: "李强会谈    国际快讯国际快讯    本报讯"
_PIECE = pattern(r"(?<!\S)(?:(?P<half>\S{4,40})(?P=half)|(?:(\S)\2){5,40})(?!\S)")
_BROKEN_OFF = 6
"""Lines of which one must break off inside a sentence for the text to be a page out of a PDF."""
_SHORTEST = 4
_OFF = 0.8
"""Times its size by which a shadow is set off."""
_LONGEST, _WIDEST_ROW = 130, 400
"""Characters of the longest doubled line, and of the widest row of columns."""


@structural(needs=["lines"])
def undouble_overprint(document: Document) -> Document:
    """Take away the second copy of a headline that was overprinted to give it a shadow.

    Extractors give such a headline as two equal lines, as ``AA`` or ``AABB`` on one line (发展新材料发展新材料) or with
    every character doubled (加加快快建建设设). One copy stays where it was; the other is taken away with the reason
    ``duplicate``. All this is believed only on a page whose lines break off inside sentences, as a page out of a PDF has
    them; of two equal lines that are called as round-ups are (国内快讯), only where no blank line stands between. Left
    alone: words that double by nature (常常, 高高兴兴, 研究研究), sentences, a refrain, anything inside running text.

    >>> page = "园区加快推进，企业家们走进新厂房\\n里，看到了许多新设备正在安装调\\n试，负责人说，产量比去年提高三成"
    >>> more = "左右，今年还要再建两条新的生产线\\n，为全市产业升级，提供更有力支撑"
    >>> print(undouble_overprint(f"{page}\\n{more}\\n发展新材料发展新材料 园区硬气十足园区硬气十足")[-12:])
    发展新材料 园区硬气十足
    """
    if not document.facts.breaks_off(_BROKEN_OFF, distinct=True):
        return document
    lines = {at: block.text.strip() for at, block in enumerate(document.blocks) if _is_line(block)}
    verdicts = _verdicts(document.blocks, lines)
    if not verdicts:
        return document
    blocks = enumerate(document.blocks)
    return document.with_blocks(part for at, block in blocks for part in verdicts.get(at, (block,)))


def _is_line(block: Block) -> bool:
    return block.reason is None and block.type == "paragraph" and not block.tag


def _verdicts(blocks: Sequence[Block], lines: Mapping[int, str]) -> dict[int, list[Block]]:
    """The places of the lines that say something twice, and what becomes of each on a page."""
    places, texts = list(lines), list(lines.values())
    verdicts = {places[at]: _parted(blocks[places[at]], texts[at]) for at in _repeating(texts)}
    verdicts = {at: parts for at, parts in verdicts.items() if len(parts) > 1}
    for at in _shadows([blocks[at] for at in places], texts):
        verdicts[places[at]] = [blocks[places[at]].removed("duplicate", "undouble_overprint/line")]
    return verdicts


def _repeating(texts: Sequence[str]) -> set[int]:
    """The places of ``texts`` of which a piece may stand twice: a scan without any judgement."""
    return {
        at
        for at, (text, pieces) in enumerate(zip(texts, map(str.split, texts), strict=True))
        for piece in ((*pieces, text) if len(pieces) > 1 else pieces)
        if piece[:3] in piece[3:] or piece[0] == piece[1:2]
    }


def _shadows(blocks: Sequence[Block], texts: Sequence[str]) -> set[int]:
    """Places of the lines that say once more what the line before says, or what the lines before and after say.

    Two round-ups may be called alike and stand side by side: such lines with a blank line between count only where
    another headline has a shadow too.
    """
    shadows: set[int] = set()
    doubtful: set[int] = set()
    for at in [at for at, (before, text) in enumerate(pairwise(texts), 1) if before == text]:
        if blocks[at].gap <= 3 and _is_headline(texts[at]) and not _stand_apart(blocks[at - 1], blocks[at]):
            (doubtful if blocks[at].gap and names_round_up(texts[at]) else shadows).add(at)
    shadows |= doubtful if shadows else set()
    return shadows | _phrases_again(texts)


def _stand_apart(one: Block, other: Block) -> bool:
    """Whether a PDF tells that two lines are at two places: the names of a contract's parties, a title and its running head."""
    if one.place is None or other.place is None or one.place.top is None or other.place.top is None:
        return False
    off = max(abs(one.place.left - other.place.left), abs(one.place.top - other.place.top))
    return off > _OFF * max(one.place.size or 1.0, other.place.size or 1.0)


def _phrases_again(texts: Sequence[str]) -> set[int]:
    """Places of the lines that hold the line before and the line after: 固本兴新 / 固本兴新 再开新局 / 再开新局."""
    return {
        at
        for at, (first, second) in enumerate(zip(texts, texts[2:], strict=False), 1)
        if texts[at] == f"{first} {second}" and _is_headline(first) and _is_headline(second)
    }


def _is_headline(text: str) -> bool:
    return len(text) >= _SHORTEST and is_display_line(text) and _is_varied(text)


def _is_varied(text: str) -> bool:
    """Whether ``text`` has at least three different Chinese characters: 哈哈哈哈 has not."""
    return len(set(_HAN.findall(text))) >= 3


def _parted(block: Block, text: str) -> list[Block]:
    """``block`` without its shadows, and these behind it; ``text`` is what it says without the blanks around."""
    if not 8 <= len(text) <= _WIDEST_ROW:
        return [block]
    if halves := _halves(text) if len(text) <= _LONGEST else []:
        once = block._replace(text=block.text.replace(text, " ".join(halves)))
        return [once, *(_copy(block, half, "halves") for half in halves)]
    return _without_shadows_in_row(block)


def _without_shadows_in_row(block: Block) -> list[Block]:
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
        return [block]
    return [block._replace(text=text if text.strip() != text.rstrip() else text.rstrip()), *shadows]


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
