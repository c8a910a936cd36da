"""The zero of Chinese figures, written as a circle or as the letter O."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# 二○二四年 · 二〇O八年: a circle or the letter O written for 〇
_ROUND_ZERO = pattern("([一二三四五六七八九零〇])([○◯OＯ]{1,3})(?=[一二三四五六七八九零〇年])")
# The same, fast: a pattern that begins with one plain character is looked for as a string is.
_AFTER_FIGURE = [pattern(f"{sign}(?<=[一二三四五六七八九零〇].)") for sign in "○◯OＯ"]


def replace_round_zeros(text: str) -> str:
    """Put 〇 for the circle or the letter that stands for it between the figures of a Chinese number.

    >>> replace_round_zeros("二○二四年，五O一所，王○○")
    '二〇二四年，五〇一所，王○○'
    """
    if not any(sign.search(text) for sign in _AFTER_FIGURE):
        return text
    return _ROUND_ZERO.sub(lambda match: match[1] + "〇" * len(match[2]), text)
