"""One width-preserving fold of text, on which phrases are matched."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# full-width ASCII to half-width, one character for one, so that one phrase serves both widths
_FOLD = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0xA0: 0x20,
    0x2022: 0x20,
    0x25A1: 0x20,
}
_FOLDED = pattern("[" + "".join(map(chr, _FOLD)) + "]")  # ，：Ａ


def fold(text: str) -> str:
    """``text`` in half-width and lower case, character for character.

    >>> fold("来源：ＡＢ")
    '来源:ab'
    """
    return (text.translate(_FOLD) if _FOLDED.search(text) else text).lower()
