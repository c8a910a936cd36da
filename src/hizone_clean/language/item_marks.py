"""The marks that items of lists, clauses of laws and numbered headings begin with: 第三条, （一）, 1., ①, ●."""

from __future__ import annotations

from typing import NamedTuple

from hizone_clean.patterns import pattern

_HAN_NUMBER = "[〇零一二三四五六七八九十百千]{1,6}"
# one alternative a family, so that the family of a mark is the name of its group
_MARK = pattern(
    rf"(?:第(?P<article>{_HAN_NUMBER}|\d{{1,4}})条(?:之{_HAN_NUMBER})?(?=[\s\u3000：:　【\[]|[^款项第]|$)"
    rf"|第(?P<chapter>{_HAN_NUMBER}|\d{{1,3}})(?:(?:章|节|编|篇|部分|单元|讲|回|课)(?=[\s\u3000：:]|[\u4e00-\u9fff]{{2}}|$)"
    rf"|(?:世|代|集|幕|场|卷|册|辑)(?=[\s\u3000：:]|$))"
    rf"|[（(](?P<han_in_brackets>[一二三四五六七八九十]{{1,3}})[）)]"
    rf"|(?P<han>[一二三四五六七八九十]{{1,3}})[、．.](?![一二三四五六七八九十][审等级期类线季])"
    rf"|[（(](?P<digit_in_brackets>\d{{1,2}})[）)]"
    rf"|\[(?P<reference>\d{{1,4}})\]"
    rf"|(?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}})(?=[.．]?[\s\u3000]+\D|[\u4e00-\u9fff]{{2}})(?![\u4e00-\u9fff]?[倍亿万元米年%％])"
    rf"|(?P<digit>\d{{1,3}})(?:[、]|[.．](?!\d)|[)）])(?=\D)"
    rf"|(?P<circled>[①-⑳⑴-⒇㈠-㈩❶-❿])"
    rf"|(?P<letter>[A-H])[.．、](?![A-Za-z.])"
    rf"|(?P<question>[问答])[：:]"
    rf"|(?P<bullet>[●○■□◆◇★☆▲△▶►▷•※➤➢▪◦‣⁃✓✔√\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc](?=\s?[^\s，。、；]))"
    rf"|(?P<dash>[-–—*+])\s(?=\S))"
)
_STARTS = frozenset(
    "第（(一二三四五六七八九十[问答-–—*+●○■□◆◇★☆▲△▶►▷•※➤➢▪◦‣⁃✓✔√\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fcABCDEFGH"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}

# "【用法用量】口服。", "【本报讯】", "〔幕启：江边〕", "〔技术员上。"
_LABEL = pattern(r"\s*(?:【[^【】，。；]{1,12}】|〔(?=[^〔〕]{4}))")


class ItemMark(NamedTuple):
    """The mark that a line begins with."""

    family: str
    """Which kind of mark it is: ``article``, ``han_in_brackets``, ``bullet`` …"""
    number: int
    """Its number; 0 where it has none."""
    end: int
    """Where it ends in the line."""


def read_item_mark(text: str) -> ItemMark | None:
    """The mark of an item that ``text`` begins with, blanks aside; ``None`` where it begins with none.

    >>> read_item_mark("（三）开放合作；")
    ItemMark(family='han_in_brackets', number=3, end=3)
    >>> read_item_mark("第十二条　本办法自发布之日起施行。").number, read_item_mark("1.5亿元的投资"), read_item_mark("2024年")
    (12, None, None)
    """
    lead = len(text) - len(text.lstrip())
    first = text[lead : lead + 1]
    # most lines begin with no such character: asked first, for speed
    if first not in _STARTS and not first.isdecimal() and not "①" <= first <= "⒇" and not "㈠" <= first <= "❿":
        return None
    found = _MARK.match(text, lead)
    if not found:
        return None
    family = str(found.lastgroup)
    return ItemMark(family, _number(found[family], family), found.end())


def read_entry_mark(text: str) -> ItemMark | None:
    """The same, or the label in heavy brackets that an entry begins with: a leaflet's, a dictionary's, a stage direction's.

    >>> read_entry_mark("【用法用量】口服。"), read_entry_mark("口服【每日一次】")
    (ItemMark(family='label', number=0, end=6), None)
    """
    if text[:1] in "【〔" and (label := _LABEL.match(text)):
        return ItemMark("label", 0, label.end())
    return read_item_mark(text)


def _number(shown: str, family: str) -> int:
    if family in ("bullet", "dash", "question"):
        return 0
    if family == "letter":
        return ord(shown) - ord("A") + 1
    if family == "circled":
        return _circled(shown)
    if family == "decimal":
        return int(shown.replace("．", ".").rsplit(".", 1)[-1])
    return int(shown) if shown.isdecimal() else han_number(shown)


def _circled(shown: str) -> int:
    starts = ("①", "⑴", "㈠", "❶")
    return next(ord(shown) - ord(start) + 1 for start in reversed(starts) if shown >= start)


def han_number(shown: str) -> int:
    """The number that Chinese digits write.

    >>> han_number("二十三"), han_number("一百零五"), han_number("十")
    (23, 105, 10)
    """
    total = digit = 0
    for character in shown:
        if character in _UNITS:
            total += max(digit, 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit
