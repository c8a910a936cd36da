"""Round brackets and the marks of book titles: pairs over a line, judged by what is in them and beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from hizone_clean.language.writing_context import (
    BLANKS,
    CHINESE_MARKS,
    HAN,
    STAND_IN,
    is_chinese,
    is_han,
    writing_after,
    writing_before,
    writing_of,
)
from hizone_clean.patterns import pattern

_BRACKET = pattern("[()（）\n]")
_HAN = pattern(f"[{HAN}]")
_CALL = pattern(r"[A-Za-z0-9_.,=*+/ -]*")  # computed(), f(x, y): what may stand in the brackets of code
_INITIALS = pattern("[A-Z]{2,8}")  # version control system(VCS)的
_LIST_MARK = pattern(r"[ \t]*[A-Za-z0-9一二三四五六七八九十]{1,3}$")  # 1) 项目
_TITLE = pattern(  # <世界观: 现代人的科学史>这本书
    r"[<≪«＜〈](?<![A-Za-z0-9<].)(?:(?<=〈)〈([^〈〉\n]{1,80})〉〉|(?<=＜)＜([^＜＞\n]{1,80})＞＞|(?<=<)<([^<>\n]{1,80})>>|(?<=≪)([^≪≫\n]{1,80})≫|(?<=«)([^«»\n]{1,80})»"
    r"|(?<=<)([^<>\n]{1,80})>|(?<=＜)([^＜＞\n]{1,80})＞)(?![A-Za-z0-9>])"
)

_COMMAND = tuple("@-=/[{|+$>_~`" + STAND_IN)
_COMMAND_AFTER = tuple("@/=_-|<]}`" + STAND_IN)


class _Open(NamedTuple):
    place: int
    has_han: bool


def widen_brackets(text: str) -> str:
    """Make round brackets full width where they hold Han or stand in Chinese, both of a pair alike.

    >>> widen_brackets("(以下简称“双变”)的(IVD)，computed()，1) 项目")
    '（以下简称“双变”）的（IVD），computed()，1) 项目'
    """
    faces: dict[int, str] = {}
    opened: list[_Open] = []
    last = 0
    for match in _BRACKET.finditer(text):
        place, mark = match.start(), match[0]
        seen = _HAN.search(text, last, place) is not None
        last = place + 1
        if opened and seen:
            opened[-1] = opened[-1]._replace(has_han=True)
        if mark == "\n":
            _widen_lone(text, opened, faces)
        elif mark in "(（":
            opened.append(_Open(place, False))
        elif opened:
            _close(text, opened, place, faces)
        elif mark == ")" and _closes_alone(text, place):
            faces[place] = "）"
    _widen_lone(text, opened, faces)
    return _with(text, faces)


def _close(text: str, opened: list[_Open], place: int, faces: dict[int, str]) -> None:
    """Judge a whole pair and hand on to the pair around it that there is Han inside."""
    inner = opened.pop()
    if inner.has_han and opened:
        opened[-1] = opened[-1]._replace(has_han=True)
    mixed = text[inner.place] == "（" or text[place] == "）"
    if not mixed and not inner.has_han and _is_expression(text, inner.place, place, opened[-1:]):
        return
    if mixed or inner.has_han or _touches_chinese(text, inner.place, place):
        faces[inner.place], faces[place] = "（", "）"


_OPERATORS = tuple("+-*/&|<>=^%\\!")


def _is_expression(text: str, start: int, end: int, around: list[_Open]) -> bool:
    """n&(n-1), (a & b) << 1, () and (A Or (B C)): brackets of code or of a sum, nothing that Chinese text set apart."""
    inner = text[start + 1 : end]
    before, after = text[max(start - 2, 0) : start].rstrip(" ")[-1:], text[end + 1 : end + 3].lstrip(" ")[:1]
    if not inner or before in _OPERATORS or after in _OPERATORS:
        return True
    if max(before, after) >= STAND_IN and any(sign in inner for sign in "+-*/&|<>=^"):  # 1\\<\\<(i-1)
        return inner.isascii()
    return ("(" in inner and inner.isascii()) or (bool(around) and text[around[0].place : end].isascii())


def _touches_chinese(text: str, start: int, end: int) -> bool:
    """Brackets of Latin text alone: Chinese by their neighbours, unless they are the brackets of a call."""
    if writing_of(text[start - 1 : start] or " ") in ("latin", "figure") and _CALL.fullmatch(
        text, start + 1, min(end, start + 60)
    ):
        names = " " in text[start + 1 : end] or _INITIALS.fullmatch(text, start + 1, end)
        return bool(names) and writing_after(text, end + 1) == "han"
    return "han" in (writing_before(text, start), writing_after(text, end + 1))


def _is_chinese_mark(letter: str) -> bool:
    return bool(letter) and (is_han(letter) or letter in CHINESE_MARKS)


def _widen_lone(text: str, opened: list[_Open], faces: dict[int, str]) -> None:
    """A bracket whose partner is lost (a line cut short) is Chinese when Han stands right before and after it."""
    for lone in opened:
        around = text[max(lone.place - 1, 0) : lone.place] + text[lone.place + 1 : lone.place + 2]
        if text[lone.place] == "(" and len(around) == 2 and all(map(_is_chinese_mark, around)):
            faces[lone.place] = "（"
    opened.clear()


def _closes_alone(text: str, place: int) -> bool:
    if not _is_chinese_mark(text[place - 1 : place]) or text[place - 1] == "：":
        return False
    after = text[place + 1 : place + 2]
    line_start = text.rfind("\n", max(place - 8, 0), place) + 1
    if (line_start or place < 8) and _LIST_MARK.fullmatch(text, line_start, place):
        return False
    return not after or after in BLANKS + "\n" or _is_chinese_mark(after)


def _with(text: str, faces: dict[int, str]) -> str:
    changed = [place for place in sorted(faces) if text[place] != faces[place]]
    if not changed:
        return text
    pieces: list[str] = []
    last = 0
    for place in changed:
        pieces += (text[last:place], faces[place])
        last = place + 1
    return "".join((*pieces, text[last:]))


def mend_titles(text: str) -> str:
    """Turn < >, << >>, ≪ ≫ and « » around a Chinese title into 《 》; tags, sums and code stay.

    >>> mend_titles("<世界观: 科学史>这本书，若A<B则C>D")
    '《世界观: 科学史》这本书，若A<B则C>D'
    """
    return _TITLE.sub(_mend_title, text)


def _is_placeholder(match: re.Match[str]) -> bool:
    """git clone <仓库地址>, ssh <用户名>@<主机>: it stands in a command or an address."""
    text = match.string
    before = text[max(match.start() - 12, 0) : match.start()].split("\n")[-1].rstrip(" ")[-1:]
    after = text[match.end() : match.end() + 1]
    return before in _COMMAND or (bool(before) and before.isascii() and before.isalnum()) or after in _COMMAND_AFTER


def _mend_title(match: re.Match[str]) -> str:
    title = next(group for group in match.groups() if group is not None)
    plain = title == title.strip(BLANKS + "=-/!") and is_chinese(title)
    if not plain or (match[0][0] == "<" and _is_placeholder(match)):
        return match[0]
    before = match.string[max(match.start() - 80, 0) : match.start()]
    return f"〈{title}〉" if before.rfind("《") > max(before.rfind("》"), before.rfind("\n")) else f"《{title}》"
