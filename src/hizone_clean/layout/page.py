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
from hizone_clean.layout.table import LineTable

_FEWEST_BROKEN = 4
_LONG = 60
"""Characters, blanks aside, that no headline, no running header and no item of a menu has."""
_ENDS = frozenset("。！？")
_BEFORE_END = frozenset("”’）》】%％℃")
_STARTS = frozenset("“‘（《【")


def is_running_text(block: Block) -> bool:
    """Whether ``block`` by itself is running text beyond doubt: a long line that begins and ends as a paragraph does.

    >>> is_running_text(Block("园区产值增长，创新发展。" * 8, (1, 1))), is_running_text(Block("园区产值增长。", (1, 1)))
    (True, False)
    """
    text = block.text
    if len(text) <= _LONG or text[-1] not in _ENDS or block.reason is not None or block.tag or block.links:
        return False
    if block.type != "paragraph" or "摄" in text or "\n" in text:  # 张三摄: a picture's credit may stand inside
        return False
    if not (text[-2].isalnum() or text[-2] in _BEFORE_END) or not (text[0].isalnum() or text[0] in _STARTS):
        return False
    return len(text.split(None, 1)) == 1 or len("".join(text.split())) > _LONG


class PageFacts:
    """Facts about the plain lines among ``blocks`` that are kept, each found out when it is first asked for."""

    def __init__(self, blocks: Sequence[Block], table: LineTable | None = None) -> None:
        self.blocks = blocks
        self.table = LineTable() if table is None else table

    @cached_property
    def pages(self) -> list[PageFacts]:
        """The facts of each page by itself; form feeds part pages."""
        if len({block.page for block in self.blocks}) < 2:
            return [self]
        return [PageFacts(list(page), self.table) for _, page in groupby(self.blocks, key=attrgetter("page"))]

    @cached_property
    def lines(self) -> list[str]:
        """What each line says, without the blanks around it."""
        return [
            block.text.strip()
            for block in self.blocks
            if block.reason is None and block.type == "paragraph" and not block.tag
        ]

    @cached_property
    def others(self) -> list[int]:
        """Places of the blocks that are not running text beyond doubt: those that most steps have to look at.

        Where there are none, nothing stands around the text, and the steps pass it by as it is.
        """
        return [at for at, block in enumerate(self.blocks) if not is_running_text(block)]

    def breaks_off(self, one_of: int, *, distinct: bool = False) -> bool:
        """Whether one line of ``one_of``, and four in all, has a mark inside and breaks off at a Chinese character.

        The lines of a column do, two of three; those of a menu, a list or a feed do not: headlines lack the mark, and
        sentences end in one. With ``distinct``, lines that stand twice count once: headlines each printed twice.

        >>> from hizone_clean.document import from_lines
        >>> from_lines("首页\\n园区要闻\\n园区产值增长，创新发展。\\n更多").facts.breaks_off(8)
        False
        """
        if not self.others:  # running text ends in full stops
            return False
        lines: Collection[str] = set(self.lines) if distinct else self.lines
        cut = [line for line in lines if "\u4e00" <= line[-1:] <= "\u9fff"]
        broken = sum(self.table.ask(has_inner_mark, cut))
        return broken >= _FEWEST_BROKEN and one_of * broken >= len(lines)
