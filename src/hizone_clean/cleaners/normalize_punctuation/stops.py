"""Commas, semicolons, colons, question and exclamation marks and full stops: full width in Chinese, half in Latin.

The letters on both sides decide. A mark that touches a Han character is Chinese; one between two Latin letters or
figures is not; what lies between is judged by its clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hizone_clean.cleaners.normalize_punctuation.word_lists import words
from hizone_clean.language.writing_context import (
    BLANKS,
    HAN,
    LINE_END,
    STAND_IN,
    clause_before,
    is_chinese,
    is_han,
    writing_after,
    writing_before,
    writing_of,
)
from hizone_clean.patterns import pattern

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_WIDEN = str.maketrans(_FULL)
_HALF = {full: half for half, full in _FULL.items()}

# The plain case first, without a call for each mark: a Han character right before. 今天,市长 · 主要内容如下:
_AFTER_HAN = tuple(
    (half, pattern(re.escape(half) + f"(?<=[{HAN}”’）》].)" + guard), _FULL[half])
    for half, guard in (
        (",", ""),
        (".", f"(?<=[{HAN}]{{4}}.)(?![A-Za-z0-9./])"),
        (";", "(?![)])"),
        (":", "(?![):/])"),
        ("?", ""),
        ("!", "(?![=\\[])"),
    )
)
_PAUSES = pattern("([,;:])\\1*")  # GDP, 同比 · 5.2%,高于
_CLOSES = pattern("[!?]+")  # 你用过iPhone?!
_FULL_STOP = pattern(r"\.(?<![./].)(?![./])(?!(?<=[0-9].)[0-9])")  # 会议闭幕. 与会代表
_OPENING = tuple("（《【「")
_CLOSING = "”’\"'）)》」』]】"
_ENGLISH_MARK = pattern("[A-Za-z'’”\")][，。；：！？（]")  # Come and， join us！
_ENGLISH_LINE = pattern(r"([，。；：！？])(?=([A-Za-z0-9]?))")
_ENGLISH_BRACKET = pattern("(?<=[A-Za-z0-9])（")
_ENGLISH_WORD = pattern(
    "(?<![^\\s，。；：！？“(])[A-Za-z]{2,}(?![^\\s，。；：！？”).,!?'’])"
)  # no part of 10.3969/j.issn


def widen_stops(text: str) -> str:
    """Make half-width stops full width where they stand in Chinese.

    >>> widen_stops("11月1日,记者获悉:GDP增长5.2%,高于预期.")
    '11月1日，记者获悉：GDP增长5.2%，高于预期。'
    >>> widen_stops("比分3:1，详见Fig. 2")
    '比分3:1，详见Fig. 2'
    """
    for half, after_han, full in _AFTER_HAN:
        if half in text:
            text = after_han.sub(full, text)
    text = _decide(_PAUSES, _pause_is_chinese, text)
    text = _decide(_CLOSES, _close_is_chinese, text)
    return _decide(_FULL_STOP, _full_stop_is_chinese, text) if "." in text else text


def _decide(pattern: re.Pattern[str], is_chinese_mark: Callable[[str, int, int], bool], text: str) -> str:
    """Widen the marks, or rows of one mark, for which the judge says that they are Chinese."""
    return pattern.sub(
        lambda found: found[0].translate(_WIDEN) if is_chinese_mark(text, found.start(), found.end()) else found[0],
        text,
    )


def _pause_is_chinese(text: str, start: int, end: int) -> bool:
    """A comma, semicolon or colon: Chinese when the nearest letter on either side is Han."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _is_named(text, start):
        return False
    if text[start] == ":" and (end - start > 1 or after in ("/", ")")):
        return False
    if _is_inside_word(before, after):
        return text[start] == "," and _splits_figures(text, start)
    left, right = writing_before(text, start), writing_after(text, end)
    if "han" in (left, right):
        return True
    # 打开a.txt, at the end of a line · AB=CD;（2）若
    if text[start] != ":" and after in _OPENING:
        return True
    if text[start] != ":" and left == "latin" and (not after or after == "\n"):
        return is_chinese(clause_before(text, start))
    return text[start] != ":" and bool(left) and _stands_in_chinese(text, start, left, right)


def _is_inside_word(before: str, after: str) -> bool:
    """1,200 · 3:1 · f(a,b): a letter or figure right before and right after."""
    return bool(before and after) and bool(writing_of(before)) and writing_of(before) != "han" and _is_half(after)


def _is_half(letter: str) -> bool:
    return writing_of(letter) in ("latin", "figure")


_TAIL_FIGURE = pattern("([0-9]+)年")  # 2019年, after the comma of 入驻企业120,2019年


def _splits_figures(text: str, place: int) -> bool:
    """A comma with figures on both sides is Chinese when a year begins after it and Han stood before."""
    year = _TAIL_FIGURE.match(text, place + 1)
    return bool(year) and len(year[1]) == 4 and is_chinese(clause_before(text, place)[-12:])  # type: ignore[index]


_NAME_WITH_FIGURE = pattern(r"[A-Za-z][0-9]{1,3}$")  # Net2, 5, P


def _stands_in_chinese(text: str, place: int, left: str, right: str) -> bool:
    """No Han next to the comma: 5%,3% or 共8097, 1998年 in a Chinese clause; an English list stays."""
    if left == "latin" and right != "figure":
        return False
    if left == "figure" and _NAME_WITH_FIGURE.search(text, max(place - 12, 0), place):
        return False
    tail = text[place + 1 : place + 16].lstrip(BLANKS + "+-0123456789.%")
    return is_chinese(clause_before(text, place)[-24:]) and (left == "figure" or is_chinese(tail[:1]))


def _close_is_chinese(text: str, place: int, end: int) -> bool:
    """A question or exclamation mark: Chinese after Han, or at the end of a clause that has Han in it."""
    before, after = text[place - 1 : place], text[end : end + 1]
    if (
        after in ("=", "[") or (after > "\U000effff" and after != LINE_END) or _is_named(text, place)
    ):  # !=, ![图](a.png), also where a sign stands in for the image
        return False
    if (
        _is_inside_word(before, after)
        or before in tuple("$#&*=/\\")
        or not before
        or before in BLANKS + "\n<" + LINE_END
    ):
        return bool(before) and before in BLANKS and writing_before(text, place) == "han"
    left = writing_before(text, place)
    if left in ("han", "") and writing_of(before) != "latin":
        return left == "han"
    if text[end : end + 2].lstrip(" ")[:1] in words("bound_words"):
        return False
    return left in ("latin", "figure") and _clause_is_chinese(text, place)


def _clause_is_chinese(text: str, place: int) -> bool:
    """The clause has Han, or it is one Latin word that follows a Chinese sentence (都不知道？JFGI!)."""
    clause = clause_before(text, place)
    if is_chinese(clause):
        return True
    start = place - len(clause)
    if text[start - 1 : start] == "：" and not _LATIN_WORD.search(clause):  # GDP增速：6.1%，CPI：2.9%.
        return is_chinese(clause_before(text, start - 1))
    return (
        " " not in clause.strip()
        and text[start - 1 : start] in tuple("。！？!?：")
        and is_chinese(clause_before(text, start - 1))
    )


_LATIN_WORD = pattern("[a-z]{2}")


def _full_stop_is_chinese(text: str, place: int, end: int) -> bool:
    """A full stop: not inside words and figures, not after an abbreviation, a list number or in a Latin sentence."""
    before, after = text[place - 1 : place], text[end : end + 1]
    if not before or before in "\n" + LINE_END or (_is_half(before) and _is_half(after)):
        return False
    if _LINE_NUMBER.search(text, max(place - 16, 0), place):
        return False
    left = writing_before(text, place)
    if left == "han":
        return _ends_chinese_sentence(text, place, after) and not _is_named(text, place)
    if _is_label(text, place):
        return False
    if after and is_han(after):
        return _ends_clause_in_latin(text, place) and not _is_list_number(text, place)
    if after in tuple("-_*=~@#&+|\\^`") or (_is_half(after) and before not in tuple("%℃）)”")):
        return False
    return left in ("latin", "figure") and _ends_clause_in_latin(text, place) and not _numbers_a_thing(text, place)


# 1.打开, （2）.关闭 and 10.1.6. 归档媒体, behind the end of the line before
_LINE_NUMBER = pattern(rf"[\n{LINE_END}][ \u3000]*[(（]?[0-9]{{1,4}}(?:\.[0-9]{{1,3}})*[)）]?$")


def _ends_chinese_sentence(text: str, place: int, after: str) -> bool:
    near = max(place - 6, 0)
    line_start = max(text.rfind("\n", near, place), text.rfind(LINE_END, near, place)) + 1
    if place - line_start <= 3 and not text[line_start:place].strip("一二三四五六七八九十（）()"):
        return not after or after in "\n" + LINE_END  # 一.基本情况: the number of a heading
    if after == "的":  # no sentence begins with it: 用飞机．的飞行
        return False
    return text[place - 1] in _CLOSING or not _EXTENSION.match(text, place)


def _is_named(text: str, place: int) -> bool:
    """以 . 开头: the mark itself is meant, as the word before it tells."""
    return (
        text[place - 1] in BLANKS
        and text[place + 1 : place + 2] in tuple(BLANKS)
        and (text[max(place - 8, 0) : place].rstrip(BLANKS)[-1:] in words("before_a_named_mark"))
    )


_EXTENSION = pattern(r"\.([a-z][a-z0-9]{0,11}|NET)(?![A-Za-z])")  # 后缀为.txt的文件, 使用.NET框架


_INITIALS = pattern(r"(?:[A-Za-z]\.)+[A-Za-z]")  # U.S.A.
_LAST_WORD = pattern(f"([A-Za-z{STAND_IN}][A-Za-z.{STAND_IN}]*)$")


def _ends_clause_in_latin(text: str, place: int) -> bool:
    """提到了GDP. and 增长1.25%.: the last word is Latin or a figure, the clause is Chinese."""
    if not _clause_is_chinese(text, place):
        return False
    clause = clause_before(text, place)
    word = _LAST_WORD.search(clause[-20:])
    if (
        word
        and word[1] != STAND_IN
        and (len(word[1].rstrip(".")) == 1 or _INITIALS.fullmatch(word[1]) or word[1].lower() in words("abbreviations"))
    ):
        return len(word[1]) == 1 and word[1].isupper() and text[place + 1 : place + 2] in ("", "\n")
    quoted = max(text.rfind('"', max(place - 120, 0), place), text.rfind("“", max(place - 120, 0), place))
    return quoted < 0 or is_chinese(text[quoted:place]) or text[place + 1 : place + 2] not in ('"', "”")


_NUMBER_BEFORE = pattern(r"(^|[^0-9.])[0-9]+(?:\.[0-9]+)*$")
_BEFORE_LIST_NUMBER = BLANKS + "\n，。、；：！？（“”）(:;,!?"


def _is_list_number(text: str, place: int) -> bool:
    """1.加强领导: a figure that nothing or a mark precedes, or a numbered thing (表1.企业名单)."""
    number = _NUMBER_BEFORE.search(text[max(place - 12, 0) : place])
    return number is not None and (number[1] in _BEFORE_LIST_NUMBER or number[1] in words("numbered_things"))


_LABEL_BEFORE = pattern(r"(?<![0-9.])[0-9]{1,4}$")
_STOP = pattern("[。，；！？]|[.!?][ \t]*$")
_LABELS = pattern(r"(?<![0-9.])([0-9]{1,2})\.(?![0-9])")


def _is_label(text: str, place: int) -> bool:
    """07. 重建二叉树 · 题目1. 两数之和 · 附件：1. 报名表 2. 岗位表: the number of a title, or one of a row that counts on."""
    number = _LABEL_BEFORE.search(text, max(place - 4, 0), place)
    if number is None or text[place + 1 : place + 2] not in tuple(BLANKS):
        return False
    start = number.start()
    if number[0] == "1" and text[start - 1 : start] in ("：", ":"):  # 附件：1. 报名表, the others in lines of their own
        return True
    if number[0][0] == "0" or text[max(start - 3, 0) : start].rstrip(BLANKS)[-2:] in words("labelled_things"):
        return True
    line_start = text.rfind("\n", max(start - 400, 0), start) + 1 or max(start - 400, 0)
    line_end = text.find("\n", place, place + 400)
    line = text[line_start : line_end if line_end > 0 else place + 400]
    if text[start - 1 : start] in tuple(BLANKS) and writing_before(text, start) == "latin" and not _STOP.search(line):
        return True  # 剑指 Offer 26. 树的子结构: no sentence has an end in this line
    others = {int(label) for label in _LABELS.findall(line)}
    return bool(others & {int(number[0]) - 1, int(number[0]) + 1})


def _numbers_a_thing(text: str, place: int) -> bool:
    """图2. 组织结构: the number of a caption; a blank parts it from the title."""
    number = _NUMBER_BEFORE.search(text[max(place - 12, 0) : place])
    return number is not None and number[1] in words("numbered_things") and text[place + 1 : place + 2] in tuple(BLANKS)


def narrow_stops(text: str) -> str:
    """Make full-width stops half width in lines of English.

    >>> narrow_stops("Come and， join us！")
    'Come and, join us!'
    """
    if not _ENGLISH_MARK.search(text):
        return text
    return "\n".join(_narrow_line(line) if _is_english(line) else line for line in text.split("\n"))


def _is_english(line: str) -> bool:
    if not _ENGLISH_MARK.search(line) or len(_ENGLISH_WORD.findall(line[:400])) < 2:
        return False
    return not any(letter > "\u2e7f" and letter.isalpha() for letter in line) and STAND_IN not in line


def _narrow_line(line: str) -> str:
    line = _ENGLISH_BRACKET.sub(" (", line).replace("（", "(").replace("）", ")")
    return _ENGLISH_LINE.sub(lambda match: _HALF[match[1]] + (" " if match[2] else ""), line)
