"""What the lines of a document show together: the facts of its pages, found out once and carried by the document.

A step asks here what kind of page it has before it; it keeps no verdict of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from hizone_clean.blocks import Block
from hizone_clean.layout.lines import has_inner_mark

_FEWEST_BROKEN = 4


class PageFacts:
    """Facts about the plain lines among ``blocks`` that are kept, each found out when it is first asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def pages(self) -> list[PageFacts]:
        """The facts of each page by itself; form feeds part pages."""
        if len({block.page for block in self.blocks}) < 2:
            return [self]
        return [PageFacts(list(page)) for _, page in groupby(self.blocks, key=attrgetter("page"))]

    @cached_property
    def lines(self) -> list[str]:
        """What each line says, without the blanks around it."""
        return [
            block.text.strip()
            for block in self.blocks
            if block.reason is None and block.type == "paragraph" and not block.tag
        ]

    def breaks_off(self, one_of: int, *, distinct: bool = False) -> bool:
        """Whether one line of ``one_of``, and four in all, has a mark inside and breaks off at a Chinese character.

        The lines of a column do, two of three; those of a menu, a list or a feed do not: headlines lack the mark, and
        sentences end in one. With ``distinct``, lines that stand twice count once: headlines each printed twice.

        >>> from hizone_clean.document import from_lines
        >>> from_lines("首页\\n园区要闻\\n园区产值增长，创新发展。\\n更多").facts.breaks_off(8)
        False
        """
        lines: Collection[str] = set(self.lines) if distinct else self.lines
        broken = sum("\u4e00" <= line[-1:] <= "\u9fff" and has_inner_mark(line) for line in lines)
        return broken >= _FEWEST_BROKEN and one_of * broken >= len(lines)
