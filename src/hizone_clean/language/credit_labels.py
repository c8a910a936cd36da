"""The words of a credit that name a part: where they stand, and what stands between them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table


class Label(NamedTuple):
    """A word that names a part: 记者, 来源：, 摄."""

    word: str
    kind: str
    start: int
    end: int
    form: str
    """``marked`` with a colon or stroke, ``after`` the names that it belongs to, as a ``pair`` (文/图), or ``bare``."""


def _read() -> dict[str, list[str]]:
    return read_table("credits.toml")


_WORDS = _read()
KINDS = ("writer", "photographer", "editor", "source", "picture_source", "passed")
_KIND = {word.lower(): kind for kind in KINDS for word in _WORDS[kind]}
NOTHING = frozenset(_WORDS["nothing"])
"""What is written where there is nothing to say."""


def _any_of(words: list[str], spread: str = "") -> str:
    return "|".join(spread.join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))


_HAN = "\u3400-\u9fff"
_PEOPLE = [word for kind in KINDS[:3] for word in _WORDS[kind] if len(word) > 1 and not word.isascii()]
_BOTH = _any_of(["文", "文字", "撰文", "图", "图片", "摄", "摄影", "视频"])
_SPELLED = [form for word in _KIND for form in dict.fromkeys((word, word.capitalize(), word.upper()))]


@cache
def _label() -> re.Pattern[str]:
    """What names a part, in all its forms; made when the first credit is read, since that takes its time."""
    return pattern(
        # 张三 文/图
        rf"(?<!\w)(?P<pair>(?:{_BOTH})\s?[/、]\s?(?:{_BOTH})|摄影报道)(?![\w/:|])"
        # 来源：, 作　者:, 文/图：, By: ; with a stroke only 文/张三, 图｜李四
        rf"|(?P<marked>{_any_of([word for word in _SPELLED if len(word) > 2])}"
        rf"|{_any_of([word for word in _SPELLED if len(word) == 2], spread='[ ]{0,4}')}|(?<!\w)(?:文|图|摄|译|绘))"
        rf"(?:\s?[/、&]\s?(?:{_BOTH}))?\s{{0,3}}(?::|[/|丨]\s?(?=[{_HAN}A-Za-z]))"
        # 张三/摄, 丁民鸣摄, 文 张三; 某局供图
        r"|(?P<after>供图|(?:摄影|摄|(?<!\w)(?:文|图|译|绘|漫画|制图))(?!\w))"
        # 记者 张三, 通讯员李四, 责任编辑 王五; By John Smith; 来源 新华网, 来源CSDN
        rf"|(?P<bare>{_any_of(_PEOPLE)}|(?<!\w)(?:By|BY)(?=\s[A-Z])"
        rf"|(?<!\w)(?:文章来源|来源)(?=\s[{_HAN}《]|\s?[A-Z]))"
    )


# 本报, 特约, 首席 … before the next part belongs to it: 记者刘大艺本报通讯员
_ATTRIBUTE = pattern(r"(?:本报|本刊|本网|本台|本社|特约|特邀|实习|见习|首席|全媒体|融媒体|驻[\u3400-\u9fff]{1,3})+$")


def gap_between(folded: str, first: int, last: int) -> tuple[int, int]:
    """What stands between two labels, but for words that belong to the second."""
    own = _ATTRIBUTE.search(folded[:last], first) if last < len(folded) else None
    return first, own.start() if own else last


def find_labels(folded: str) -> list[Label]:
    """The labels of a credit, in order; ``folded`` is its text on one width."""
    labels: list[Label] = []
    for found in _label().finditer(folded):
        form = found.lastgroup or "bare"
        word = found[form].replace(" ", "")
        start = found.start()
        # 资金来源：财政 is no credit; after another label a glued one is: 来源：某报时间：…
        glued = start > 0 and _is_han(folded[start - 1])
        kind = "writer" if form == "pair" else _KIND[word.lower()]
        if glued and not labels and kind in ("source", "picture_source", "passed"):
            continue
        labels.append(Label(word, kind, start, found.end(), form))
    return labels


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
