"""How common the characters of a text are: the evidence that tells Chinese from a wrong decoding of it."""

from __future__ import annotations

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table


def _read() -> frozenset[str]:
    tables: dict[str, str] = read_table("common_characters.toml")
    return frozenset(character for table in tables.values() for character in table if not character.isspace())


COMMON: frozenset[str] = _read()
"""The 2,500 common characters of modern Chinese and their Traditional forms."""

HAN = pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")  # 汉, 㐀, 𠮷


def share_of_common(text: str) -> float:
    """Give the share of the Han characters of `text` that are common ones, from 0.0 to 1.0.

    Running Chinese text, Simplified or Traditional, lies near .95; the same bytes read in a wrong encoding lie far
    lower. Everything that is not Han is left out of the count, and text without Han gives 0.0.

    Source of the rule: 现代汉语常用字表 (1988), which states that its 2,500 common characters cover 97.97 % of running
    text.

    >>> share_of_common("新闻记者获悉，2024年")
    1.0
    >>> share_of_common("闂佽娴烽崳锝嗘叏")
    0.0
    >>> share_of_common("news")
    0.0
    """
    han = HAN.findall(text)
    return sum(map(COMMON.__contains__, han)) / len(han) if han else 0.0
