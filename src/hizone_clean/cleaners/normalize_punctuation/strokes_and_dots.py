"""Dashes, connecting strokes, ellipses, middle dots, and marks that were typed more than once."""

from __future__ import annotations

import re

from hizone_clean.cleaners.normalize_punctuation.word_lists import characters
from hizone_clean.language.writing_context import (
    BLANKS,
    HAN,
    clause_before,
    is_chinese,
    is_han,
    writing_after,
    writing_before,
)
from hizone_clean.patterns import pattern

# The form of the ellipsis is six dots (GB/T 15834-2011, 4.11); two of them may follow one another.
_DOTS = pattern(  # 想了想...没有说话 · 等等⋯⋯
    "[.。·•・…⋯‥](?:(?<=\\.)\\.{2,}|(?<=。)。{2,}|(?<=[·•・])[·•・]{2,}|(?<=[…⋯‥])[…⋯‥]*)"
)
_DECIMAL = pattern(r"[0-9]\.[0-9]+$")  # 2.82842...
_PAGE_NUMBER = pattern(r"[ \t]*[0-9]{1,4}[ \t]*$", re.MULTILINE)  # 第一章......12: these dots lead to a page
_TWO_MARKS = pattern("[，、；：。！？](?=[，、；：。！？])")
_TWICE = pattern("([，、；：])\\1+|。。(?!。)(?<!。。。)|！！！！+|？？？？+")  # 打了标点，， · 苍天哪！！！！！
_DASHES = pattern(  # 终于来了--虽然 · ――虽然
    f"[—－–―─━⸺ー-](?:(?<=⸺)|(?<=—)(?:[{BLANKS}]*—)+|(?<=[-－])(?<![-－].)[-－]{{1,3}}(?![-－])|(?<=[–―─━ー])(?<![–―─━ー].)[–―─━ー]{{1,2}}(?![–―─━ー]))"
)
_LONE_BAR = pattern(f"[―─](?<=[{HAN}0-9A-Za-z].)(?=[{HAN}0-9A-Za-z])")  # 2021―2035年
_OPTION = pattern("[a-z][a-z0-9]+")  # 加上--help参数
_MIDDLE_DOT = pattern(f"[•‧・●∙⋅˙᛫](?<=[{HAN}A-Za-z].)(?=[{HAN}A-Za-z])")  # 达•芬奇
_NAME_DOT = pattern(f"\\.(?<=[{HAN}].)(?=[{HAN}])")  # 列奥纳多.达.芬奇
_TITLE = pattern("《[^《》\n.]{1,40}\\.[^《》\n]{1,40}》")  # 《诗经.小雅》 (GB/T 15834-2011, 4.14.3)
_BULLETS = "•●∙・⋅"
_WAVE = pattern(f"[~〜∼˜](?<=[0-9%℃°{HAN}].)(?=[0-9{HAN}])")  # 15~20摄氏度


def mend_dots(text: str) -> str:
    """Give ellipses six dots, names their middle dot, and take marks typed twice once.

    >>> mend_dots("他想了想...没有说话。。列奥纳多•达•芬奇")
    '他想了想……没有说话。列奥纳多·达·芬奇'
    """
    text = _DOTS.sub(_mend_ellipsis, text)
    if _TWO_MARKS.search(text):
        text = _TWICE.sub(_once, text)
    if "." in text:
        text = _TITLE.sub(lambda title: _NAME_DOT.sub("·", title[0]), text)
        text = _NAME_DOT.sub(_mend_name_dot, text)
    return _MIDDLE_DOT.sub(_mend_middle_dot, text)


def _mend_ellipsis(match: re.Match[str]) -> str:
    dots, text = match[0], match.string
    if dots in ("……", "…………") or (dots == "..." and _DECIMAL.search(text, max(match.start() - 9, 0), match.start())):
        return dots
    left, right = writing_before(text, match.start()), writing_after(text, match.end())
    if dots[0] in ".·" and right == "figure" and (left != "han" or _PAGE_NUMBER.match(text, match.end())):
        return dots
    if "han" in (left, right) or (left and not right and is_chinese(clause_before(text, match.start()))):
        return "……"
    return "……" if dots == "‥" and not left else dots


def _once(match: re.Match[str]) -> str:
    """Three exclamation or question marks are the most there are; any other mark stands once."""
    return match[0][:3] if match[0][0] in "！？" else match[0][0]


def _mend_middle_dot(match: re.Match[str]) -> str:
    text, place = match.string, match.start()
    line_start = text.rfind("\n", max(place - 200, 0), place) + 1
    return match[0] if text[line_start : line_start + 1] in (*_BULLETS,) else "·"


def _mend_name_dot(match: re.Match[str]) -> str:
    """Syllables of transliterated names on both sides, more than one on each or a second dot: no sentence ends there."""
    left, right = _syllables_before(match.string, match.start()), _syllables_after(match.string, match.end())
    if min(left, right) > 1 or (left + right > 2 and min(left, right) and _has_twin(match.string, match.start())):
        return "·"
    return match[0]


def _syllables_before(text: str, place: int) -> int:
    count = 0
    while count < 6 and place - count > 0 and text[place - count - 1] in characters("transliteration"):
        count += 1
    return count


def _syllables_after(text: str, place: int) -> int:
    count = 0
    while count < 6 and place + count < len(text) and text[place + count] in characters("transliteration"):
        count += 1
    return count


def _has_twin(text: str, place: int) -> bool:
    """A middle name of one syllable (达) has a dot on its other side too."""
    return any(letter in ".·" for letter in text[place - 2 : place - 1] + text[place + 2 : place + 3])


def mend_strokes(text: str) -> str:
    """Bring the many forms of the dash to ——, and the tilde of a range to ～; a hyphen stays a hyphen.

    >>> mend_strokes("他终于来了--虽然晚了。气温15~20度，北京-上海，2021—2035年")
    '他终于来了——虽然晚了。气温15～20度，北京-上海，2021—2035年'
    """
    text = _DASHES.sub(_mend_dash, text)
    text = _LONE_BAR.sub("—", text)
    return _WAVE.sub(_mend_wave, text)


def _mend_dash(match: re.Match[str]) -> str:
    text, stroke = match.string, match[0]
    left, right = writing_before(text, match.start()), writing_after(text, match.end())
    if "han" not in (left, right) or (
        stroke[0] in "-－─" and not text[match.end() : match.end() + 3].split("\n")[0].strip()
    ):
        return stroke
    if stroke[0] == "-" and _is_code(text, match.start(), match.end()):
        return stroke
    return "——"


def _is_code(text: str, start: int, end: int) -> bool:
    """`--help` of a command, the `i--` of code and the strokes of <!-- --> are no dashes."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 1]
    if _OPTION.match(text, end) or before[-1:] in tuple("<!|\"'`“‘") or after in tuple(">|\"'`”’"):
        return True
    return before[-1:].isascii() and before[-1:].isalpha() and not before[:-1].isalpha()


def _mend_wave(match: re.Match[str]) -> str:
    """A tilde between figures is a range in Chinese only; 〜 and its like have no other use."""
    text, place = match.string, match.start()
    near = text[max(place - 12, 0) : place].split("\n")[-1] + text[place + 1 : place + 13].split("\n")[0]
    if match[0] == "~" and not is_chinese(near):
        return match[0]
    return "～" if not is_han(text[place - 1]) or is_han(text[place + 1]) or text[place + 1].isdigit() else match[0]
