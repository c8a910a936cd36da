"""The headings of a paper that nothing but their number or their word marks: 0 引言, 1 理论分析与研究假设, 参考文献."""

from __future__ import annotations

from collections.abc import Sequence

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

SECTIONS = frozenset(word for words in read_table("section_words.toml").values() for word in words)
# "0 引言", "2 研究设计", "3　结果与分析"; not "12 个部门的数据", "5 万元"
_NUMBERED = pattern(
    r"(\d{1,2})[ \u3000]{0,2}(?![个家项年月日时分秒万亿元名位倍种条次度吨米人户届期卷台])[\u4e00-\u9fff][\u4e00-\u9fff、与和及的 ]{1,24}$"
)
_FEWEST = 2
_SHARE = 0.8
"""Headings that count on from one another at least, and the share of the widest line that none of them takes."""


def find_sections(texts: Sequence[str], widths: Sequence[float]) -> frozenset[int]:
    """The places of such headings among the lines ``texts``: those with a number where at least two count on from 0 or 1.

    >>> find_sections(["0 引言", "国家高新区是重要载体。", "1 理论分析", "5 个部门", "参考文献"], [2.75, 11.0, 4.75, 3.75, 4.0])
    frozenset({0, 2, 4})
    """
    widest = _SHARE * max(widths, default=0.0)
    words = {at for at, text in enumerate(texts) if "".join(text.split()) in SECTIONS}
    numbered: list[int] = []
    expected: int | None = None
    for at, text in enumerate(texts):
        found = _NUMBERED.match(text) if text[0].isdecimal() and widths[at] < widest else None
        if found is None:
            continue
        number = int(found[1])
        if number == expected or (expected is None and number <= 1):
            numbered.append(at)
            expected = number + 1
    return frozenset(words | set(numbered if len(numbered) >= _FEWEST else ()))
