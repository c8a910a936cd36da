"""Who takes turns in an interview, a play, a hearing: the labels that come back at the beginning of paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hizone_clean.patterns import pattern

# "记者：", "何雨桐：", "主持人:"
_SPEAKER = pattern(r"\s*([\u4e00-\u9fff·]{2,8}|[问答])[：:](?=\S)")


def find_speakers(texts: Iterable[str]) -> frozenset[str]:
    """Who speaks in an interview or a play: the labels that come back, of two speakers at least.

    >>> sorted(find_speakers(["记者：支持吗？", "何雨桐：支持。", "记者：花多少钱？", "何雨桐：不多。"])), find_speakers(["电话：1", "地址：2"])
    (['何雨桐', '记者'], frozenset())
    """
    counts = Counter([found[1] for text in texts if (found := _SPEAKER.match(text))])
    again = frozenset(label for label, count in counts.items() if count > 1)
    return again if len(again) > 1 else frozenset()


def speaker_of(text: str) -> str:
    """The label that ``text`` begins with as speech does, empty where it begins with none.

    >>> speaker_of("何雨桐：支持。"), speaker_of("支持。")
    ('何雨桐', '')
    """
    found = _SPEAKER.match(text)
    return found[1] if found else ""
