"""Folds of text that keep its width, one character for one, on which phrases are matched."""

from __future__ import annotations

import re
from functools import cache

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

# full-width ASCII to half-width, one character for one, so that one phrase serves both widths
_FOLD = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0xA0: 0x20,
    0x2022: 0x20,
    0x25A1: 0x20,
}
_NARROW = {chr(wide): chr(narrow) for wide, narrow in _FOLD.items()}
_FOLDED = pattern("[" + "".join(map(chr, _FOLD)) + "]")  # ，：Ａ


def fold(text: str) -> str:
    """``text`` in half-width and lower case, character for character.

    >>> fold("来源：ＡＢ")
    '来源:ab'
    """
    return _FOLDED.sub(_narrowed, text).lower()


def _narrowed(found: re.Match[str]) -> str:
    return _NARROW[found[0]]


def unfolded(characters: str) -> str:
    """``characters``, and all that become one of them by :func:`fold`.

    >>> unfolded("(")
    '(（'
    """
    return characters + "".join(chr(wide) for wide, narrow in _FOLD.items() if chr(narrow) in characters)


def fold_script(text: str) -> str:
    """``text`` with the Simplified character for each Traditional one: for comparing alone, it knows no words.

    >>> fold_script("相關新聞：著名"), len(fold_script("延伸閱讀"))
    ('相关新闻：著名', 4)
    """
    found, table = _scripts()
    return text.translate(table) if found.search(text) else text


@cache
def _scripts() -> tuple[re.Pattern[str], dict[int, int]]:
    pairs = read_table("folded_characters.toml")
    table = dict(zip(map(ord, pairs["traditional"]), map(ord, pairs["simplified"]), strict=True))
    return pattern(f"[{pairs['traditional']}]"), table
