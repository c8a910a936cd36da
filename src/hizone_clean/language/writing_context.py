"""Which writing a mark stands in: Chinese, Latin or figures, judged by the letters on both sides of it.

Only letters and figures decide, never other marks: what one rule changes can then not change the verdict of the next.
"""

from __future__ import annotations

from hizone_clean.patterns import pattern

# Kept below U+10000: one wide range above makes a class of `re` seventy times slower. `is_han` knows the rest.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〇"
BLANKS = " \t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
CHINESE_MARKS = "，。、；：！？（）《》〈〉【】「」『』“”‘’…—·"

# What stands in for a protected run (an address, code) while the rules work; it counts as a Latin letter.
STAND_IN = "\ufdd0"
# What stands for the end of a line where the lines of a paragraph are judged as one text, marks of markup between them.
LINE_END = "\U000f0001"

_ANY_HAN = pattern(f"[{HAN}]")
_REACH = 12  # marks and blanks looked past before a side counts as empty
_ENOUGH = 20_000  # characters that show which script a text is in
_CLAUSE = 120  # letters looked back for the beginning of the clause


def is_han(letter: str) -> bool:
    """Tell whether a character is a Han character, also one outside the basic plane.

    >>> is_han("国"), is_han("𠮷"), is_han("a"), is_han("，")
    (True, True, False, False)
    """
    code = ord(letter)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or letter in "々〇"
    )


def writing_of(letter: str) -> str:
    """Name the writing of one character: `han`, `latin`, `figure`, `other`, or "" for what is no letter."""
    if letter.isascii():
        if letter.isdigit():
            return "figure"
        return "latin" if letter.isalpha() else ""
    if is_han(letter):
        return "han"
    if letter == STAND_IN or "\u00c0" <= letter <= "\u024f":
        return "latin"
    return "other" if letter.isalnum() else ""


def writing_before(text: str, place: int) -> str:
    """Name the writing of the nearest letter before `place` in the same line, "" when there is none near."""
    for at in range(place - 1, max(place - _REACH, 0) - 1, -1):
        if text[at] == "\n":
            return ""
        if writing := writing_of(text[at]):
            return writing
    return ""


def writing_after(text: str, place: int) -> str:
    """Name the writing of the nearest letter from `place` on in the same line, "" when there is none near."""
    for at in range(place, min(place + _REACH, len(text))):
        if text[at] == "\n":
            return ""
        if writing := writing_of(text[at]):
            return writing
    return ""


def clause_before(text: str, place: int) -> str:
    """Return what stands between the last end of a sentence (or a bracket or quote still open) and `place`.

    >>> clause_before("结束了。见“A”类", 8), clause_before("他说：“Yes", 7)
    ('见“A”', 'Yes')
    """
    piece = text[max(place - _CLAUSE, 0) : place]
    last = max(map(piece.rfind, "\n。！？!?："))
    for opener, closer in ("“”", "‘’", "（）", "()"):
        opened = piece.rfind(opener)
        if opened > last and closer not in piece[opened:]:
            last = opened
    return piece[last + 1 :]


def is_chinese(piece: str) -> bool:
    """Tell whether a piece of text has a Han character in it."""
    return _ANY_HAN.search(piece) is not None or (not piece.isascii() and any(map(is_han, piece)))


def is_traditional(text: str) -> bool:
    """Tell whether Han that Simplified text does not have outnumber those that Traditional text does not have.

    >>> is_traditional("本文所稱「簡體」"), is_traditional("本文所称「简体」"), is_traditional("「台北」")
    (True, False, False)
    """
    han = "".join(_ANY_HAN.findall(text[:_ENOUGH]))
    return len(han.encode("gb2312", "ignore")) < len(han.encode("big5", "ignore"))
