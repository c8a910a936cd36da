"""Text in the form that this program writes: one blank line between blocks, two between articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hizone_clean.blocks import Block
from hizone_clean.document import Document
from hizone_clean.patterns import pattern

_GAPS = {1, 2}
# 二、技术方案, 第三章, （一）, 1.2: two blank lines before a numbered part begin no article
_NUMBERED = pattern(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|第.{1,4}[章节条部篇]|\d{1,2}[.．、])"
)
# 背景技术：, a line that announces what comes
_ANNOUNCES = pattern(r"[:：]\s*$")
_SENTENCE = pattern(r"[。！？…][”’」』）)]*$")
# “您早。”, alone between two gaps: a novel's page
_SPEECH = pattern(r"\s*[“「『][^”」』]*[”」』]\s*$")
_HALF_WIDTH = pattern(r"[\u3400-\u9fff][,;:?!][\u3400-\u9fff]")
_UNSETTLED = 2
"""Blocks with a half-width mark that no rule has made full that a text of ours never has: one may be a name or a formula."""


def is_canonical(document: Document) -> bool:
    """Whether ``document`` is written so, and holds more than one article.

    Dumps of pages have gaps of one and of two blank lines too. But what this program wrote has nothing left to take away and
    no half-width mark between Han; most of its articles have a sentence, none is one line of speech or begins with a line that
    announces something, and no two begin with numbers of their own.
    """
    if not any(len(block.before) > 1 for block in document.blocks):
        return False
    if any(block.reason is not None for block in document.blocks):
        return False
    if sum(_HALF_WIDTH.search(block.text) is not None for block in document.blocks) >= _UNSETTLED:
        return False
    gaps = {block.gap for before, block in pairwise(document.blocks) if block.lines[0] > before.lines[1]}
    single = all(block.lines[0] == block.lines[1] and not block.made_of for block in document.blocks)
    bare = all(block.text == block.text.strip() for block in document.blocks)
    return single and bare and 2 in gaps and gaps <= _GAPS and _are_articles(document.blocks)


def _are_articles(blocks: Sequence[Block]) -> bool:
    """Whether the parts between two blank lines can be articles."""
    parts: list[list[str]] = [[]]
    for block in blocks:
        if block.gap == 2 and parts[-1]:
            parts.append([])
        parts[-1].append(block.text)
    told = sum(any(map(_SENTENCE.search, part)) for part in parts)
    if any(_SPEECH.match(part[0]) and len(part) == 1 for part in parts):
        return False
    numbers = {found[0] for part in parts if (found := _NUMBERED.match(part[0]))}
    return 2 * told >= len(parts) and len(numbers) < 2 and not any(_ANNOUNCES.search(part[0]) for part in parts)


def number_canonical(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with their article's number; the first display line of an article is its title."""
    from hizone_clean.layout.headline_form import is_display_line

    number, fresh = 0, True
    for at, block in enumerate(blocks):
        if at and block.gap == 2:
            number, fresh = number + 1, True
        titled = (
            fresh and block.reason is None and block.type in ("paragraph", "heading") and is_display_line(block.text)
        )
        fresh = fresh and block.reason is not None
        yield block._replace(article=number, type="title" if titled else block.type)
