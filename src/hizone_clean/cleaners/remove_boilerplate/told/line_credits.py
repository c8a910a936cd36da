"""Credits inside a line: at the end of a paragraph's text, where a line of its own would be a credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

# "……审批服务队伍。 图片来源：烟台高新区", "……同比增长。（文章来源：科技日报）", "……。(责任编辑：张三)"
_LABEL = r"(?:图片来源|文章来源|信息来源|稿件来源|新闻来源|资料来源|责任编辑|责编|原标题|来源)\s?[:：]"
# without brackets only a name's length: what an extractor glued to it must not go along
_AT_END = pattern(
    rf"(?<=[。！？”…!?）)])\s*(?P<credit>[（(【\[]{_LABEL}[^。！？（(]{{1,40}}[）)】\]]|{_LABEL}[^。！？，,：:（(\d]{{1,14}})\s*$"
)
# "……回血的一天了。（某某证券报）": the paper alone, between brackets after the last stop
_PAPER = pattern(
    r"(?<=[。！？”])(?P<credit>[（(][\u4e00-\u9fffA-Za-z0-9·]{2,12}(?:报|网|社|周刊|客户端|电视台|通讯社)[)）])\s*$"
)
# what one of the two holds in any case
_HINT = pattern("来源|编|原标题|报|网|社|周刊|客户端|电视台")

_NEAR_END = 60
_PROSE = frozenset(("paragraph", "list_item", "caption"))


def part_credits(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, each that ends with a credit as two: its text, and the credit, taken away."""
    for block in blocks:
        found = _find_credit(block.text) if block.reason is None and block.type in _PROSE else None
        if not found:
            yield block
            continue
        yield block.piece(0, found.start("credit"))
        credit = block.piece(*found.span("credit"))._replace(before="", end="", type="paragraph")
        yield credit.removed("credit", "remove_boilerplate/credit_at_line_end")


def _find_credit(text: str) -> re.Match[str] | None:
    start = max(0, len(text) - _NEAR_END)
    if not _HINT.search(text, start):
        return None
    return _AT_END.search(text, start) or _PAPER.search(text, start)
