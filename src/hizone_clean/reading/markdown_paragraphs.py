"""A paragraph of Markdown: the blocks that it makes, and whether its lines were wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from hizone_clean.blocks import Block, BlockType
from hizone_clean.patterns import pattern
from hizone_clean.reading.markdown_inline import Inline, read_inline

_ADDRESS = pattern(r"https?://\S+")
_STOPPED = pattern(r"[。！？；：!?.;:…][”’」』\"'）)]*$")
# [## 设计哲学 大多数人以为……各种要求。](/docs/architecture): a card, headline and teaser in one link
_CARD = pattern(r"\[(?:#{1,6} )?((?:[^\[\]]|\[[^\[\]]*\]){40,2000})\](?=\()")
# [2] 李四. 公共空间设计[M]: each line is an entry of a list of works
_ENTRY = pattern(r"\s*\[\d{1,3}\]")
# 甲     3      第一次调查: a row of a table that blanks set
_COLUMNS = pattern(r"\S[ \t]{2,}\S+[ \t]{2,}\S")
_SHORT = 40
_NARROW, _WIDE = 20, 160


def paragraph_blocks(line: Block, inline: Inline, source: str, kind: BlockType) -> list[Block]:
    """The blocks of one paragraph: its images, its text, and what was left out of it.

    ``source`` is the paragraph as it was written: one that is all links stays so, for a later step to judge, unless each
    says as much as a card does; then each is a block.
    """
    blocks = [line._replace(text=image, reason="image", by="read/image") for image in inline.images]
    text = inline.text.strip()
    links = inline.linked / letters if inline.linked and (letters := sum(map(str.isalnum, text))) else 0.0
    if kind == "paragraph" and links == 1.0 and not blocks:
        cards = [read_inline(words).text.strip() for words in _CARD.findall(source)] if len(source) > _SHORT else []
        if sum(map(str.isalnum, "".join(cards))) != sum(map(str.isalnum, text)):
            return [line._replace(text=source, links=1.0)]
        text = "\n".join(cards)
    kind = _kind(kind, inline.whole, text)
    pieces = text.split("\n") if kind not in ("verse", "quote") else [text]
    texts = [piece.strip() for piece in pieces if piece.strip()]
    blocks += [line._replace(text=piece, type=kind, links=_share(piece, links)) for piece in texts]
    if dropped := "\n".join(inline.dropped):
        blocks.append(line._replace(text=dropped, reason="markup", by="read/link_address"))
    return blocks


def _share(text: str, links: float) -> float:
    return 1.0 if _ADDRESS.fullmatch(text) else links


def _kind(kind: BlockType, whole: str, text: str) -> BlockType:
    """A paragraph all in italics is a caption, a short one all in bold is a heading."""
    if kind != "paragraph" or not whole:
        return kind
    if whole in ("*", "_"):
        return "caption"
    return "heading" if whole in ("**", "__", "***", "___") and is_heading(text) else kind


def is_heading(text: str) -> bool:
    """Whether a line can be a heading: it is short, and no full stop ends it."""
    return len(text.strip()) <= _SHORT and not _STOPPED.search(text.strip())


def are_wrapped(run: list[Block]) -> bool:
    """Whether the lines of ``run`` were broken at a measure: all but the last fill it, and not all end a sentence."""
    if (
        any(line.text.endswith("  ") for line in run[:-1])
        or sum(_ENTRY.match(line.text) is not None for line in run) > 1
    ):
        return False
    if sum(_COLUMNS.search(line.text.strip()) is not None for line in run) > 1:
        return False
    widths = [_width(line.text.strip()) for line in run]
    measure = max(widths)
    full = all(width >= 0.7 * measure for width in widths[:-1])
    open_ended = any(not _STOPPED.search(line.text.strip()) for line in run[:-1])
    return full and open_ended and _NARROW <= measure <= _WIDE


def _width(text: str) -> int:
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def joined_lines(lines: Sequence[str]) -> str:
    """The lines of one paragraph as one: a blank between Latin words, none beside Han."""
    pieces = list(lines[:1])
    for left, right in pairwise(lines):
        apart = left[-1:].isascii() and right[:1].isascii()
        pieces.append(f" {right}" if apart else right)
    return "".join(pieces)


def without_indent(text: str, indent: str) -> str:
    """The lines of ``text`` without ``indent``, or as much of it as each has."""
    lines = text.splitlines()
    return "\n".join(line.removeprefix(indent) if line.startswith(indent) else line.lstrip() for line in lines)


_HAN = pattern(r"[\u3400-\u9fff]")


def is_far_in(line: str) -> bool:
    """Whether ``line`` stands in from the edge as far as code does."""
    return line.startswith(("    ", "\t"))


def looks_like_code(lines: Sequence[str]) -> bool:
    """Whether lines that stand in from the edge are code rather than text: they have little Han, and begin like a program.

    >>> looks_like_code(["    for i in range(3):  # 循环"]), looks_like_code(["    近日，园区开工。"])
    (True, False)
    """
    text = "".join(lines)
    begins = lines[0].isascii() or _CODE_MARK.search(lines[0])
    return 3 * len(_HAN.findall(text)) < len("".join(text.split())) and bool(begins)


# a(b), x = 1, {, ;, <p>, a.b.c, // …
_CODE_MARK = pattern(r"[({=;<>$#/\\|_\[\]]|\w\.\w")


_QUOTED = pattern(r"\s{0,3}>[ \t]?")


def quoted_code(lines: list[Block], fence: str) -> Block:
    """The fence that the first of ``lines`` opens inside of a quote, without the marks of the quote."""
    closing = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    code = [_QUOTED.sub("", line.text, count=1) for line in lines]
    last = next((at for at, text in enumerate(code) if at and closing.match(text.strip())), len(code) - 1)
    text = "\n".join(code[: last + 1])
    return lines[0]._replace(
        text=text, type="code", lines=(lines[0].lines[0], lines[last].lines[1]), end=lines[last].end
    )
