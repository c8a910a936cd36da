"""How surprising a stretch of text is as text: what decides between two readings of the same bytes."""

from __future__ import annotations

from functools import cache

from hizone_clean.language.common_characters import COMMON

# Surprise in nats, -ln of how often a character of the class stands in running text: the class's share (measured on the
# seeds) divided by its size. Only the differences count, and they are large: 3,500 common Han make 97 % of all Han.
_COMMON_HAN, _KNOWN_HAN, _OTHER_HAN, _RARE = 8.3, 12.2, 16.5, 20.0
_ASCII, _MARK, _SIGN, _LETTER, _KANA, _HANGUL, _OTHER = 4.0, 5.0, 7.0, 8.0, 9.0, 9.0, 13.0
_ACCENTED, _AFTER_ACCENTED = 6.0, 5.0  # é as such, and what é costs when it follows another (Ö in ÐÖ)

_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】—…·～％．　")
_SIGNS = frozenset("×÷°±§℃①②③④⑤⑥⑦⑧⑨⑩●○■□▲△★☆→↑↓※")


def surprise(text: str) -> float:
    """Sum up how surprising the characters are; of two readings of some bytes the lower one is the likelier text.

    >>> surprise("新闻") < surprise("鏂伴椈") and surprise("中国") < surprise("ÖÐ¹ú")
    True
    """
    total, accented = 0.0, False
    for character in text:
        total += _surprise(character) + (_AFTER_ACCENTED if accented and character > "\x7f" else 0.0)
        accented = "\x7f" < character < "\u0250"
    return total


@cache
def _surprise(character: str) -> float:
    if character < "\x7f":
        return _ASCII if character >= " " or character == "\t" else _RARE
    if character in COMMON:
        return _COMMON_HAN
    if character in _MARKS or "０" <= character <= "９":
        return _MARK
    return _SIGN if character in _SIGNS else _surprise_by_block(character)


def _surprise_by_block(character: str) -> float:
    if "\u4e00" <= character <= "\u9fff":
        return _KNOWN_HAN if _is_known(character) else _OTHER_HAN
    for last, surprise in _BLOCKS:
        if character <= last:
            return surprise
    return _RARE


# The last character of each block, and the surprise of a character of that block
_BLOCKS = (
    ("\x9f", _RARE),
    ("\xbf", _OTHER),
    ("\xff", _ACCENTED),
    ("\u024f", _LETTER + 1),
    ("\u036f", _OTHER),
    ("\u052f", _LETTER),
    ("\u2fff", _OTHER),
    ("\u3040", _LETTER),
    ("\u3098", _KANA),
    ("\u30a0", _OTHER),
    ("\u30ff", _KANA),
    ("\u33ff", _OTHER),
    ("\u9fff", _OTHER_HAN),
    ("\uabff", _RARE),
    ("\ud7ff", _HANGUL),
    ("\uf8ff", _RARE),
    ("\uff5e", _LETTER + 1),
    ("\uffff", _OTHER),
)


def _is_known(character: str) -> bool:
    """Whether GB 2312 or level 1 of Big5 has it: the 8,000 characters in some use."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        pass
    try:
        return character.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False
