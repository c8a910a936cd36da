"""The blanks of a dateline that an extractor dropped: 本报讯今天, （记者汪庆林善）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.language.person_names import leading_names
from hizone_clean.patterns import pattern

# "本报讯今天（4月30日）", but not 本报讯记者李明报道, which is written so
_OPENING = pattern(r"\s*本[报刊网台]讯(?=[\u4e00-\u9fff])(?!息|特约|见习|实习|记者|通讯员)")
# "本报讯（记者汪庆林善）"
_REPORTER = pattern(
    r"\s*本[报刊网台]讯\s?[（(](?P<role>[\u4e00-\u9fff]{0,4}(?:记者|通讯员))(?P<names>[\u4e00-\u9fff]{2,6})(?=[）)])"
)
# "▶ 本报通讯员顾泽郑贵信"
_BYLINE = pattern(r"\W{0,3}[\u4e00-\u9fff]{0,4}(?:记者|通讯员)(?P<names>[\u4e00-\u9fff]{4,6})\s*$")
_LONGEST_NAME = 3


def restore_blanks(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the blanks put back that the datelines of a page lost, where the page shows that it lost them.

    No newspaper sets 本报讯 and its first sentence, or two names, without anything between. Where one dateline stands so,
    the extractor dropped this page's blanks, and each dateline gets its own back.
    """
    if not any(map(_lost_blanks, blocks)):
        return list(blocks)
    return [block._replace(text=_restored(block.text)) if _is_text(block) else block for block in blocks]


def _is_text(block: Block) -> bool:
    return block.reason is None and block.type == "paragraph"


def _lost_blanks(block: Block) -> bool:
    if not _is_text(block) or ("讯" not in block.text[:8] and "记者" not in block.text[:8]):
        return False
    named = _REPORTER.match(block.text) or _BYLINE.match(block.text)
    return bool(_OPENING.match(block.text)) or (named is not None and _holds_two_names(named["names"]))


def _holds_two_names(names: str) -> bool:
    return len(names) > _LONGEST_NAME and len(leading_names([names])) > 1


def _restored(text: str) -> str:
    if opening := _OPENING.match(text):
        return f"{opening[0]} {text[opening.end() :]}"
    return _REPORTER.sub(_with_blanks, text, count=1)


def _with_blanks(reporter: re.Match[str]) -> str:
    names = leading_names([reporter["names"]])
    named = " ".join(names) if names and "".join(names) == reporter["names"] else reporter["names"]
    return f"{reporter[0][: reporter.start('names') - reporter.start()]} {named}"
