"""Words spread by blanks between their characters, names padded to the width of others, text cut into words.

The blank between two phrases of a headline or between two names is a mark of its own and stays. So a gap closes only on
evidence: three single characters in a row (科 技 园), a wide gap between two (张　伟), a surname and a given name where
names stand (记者 张 伟), or a line that is cut into words throughout (大会 昨日 在 北京 开幕 。).
"""

from __future__ import annotations

import re

from hizone_clean.cleaners.normalize_punctuation.word_lists import characters, words
from hizone_clean.language.half_spaced import is_half_spaced
from hizone_clean.language.writing_context import BLANKS, HAN, is_han
from hizone_clean.patterns import pattern

_MARKS = "，。、；：！？“”‘’《》（）"
_GAP = f"[{BLANKS}]{{1,3}}"
_CHAIN = pattern(  # 科 技 园 项 目 · 他 说 ， 今 天
    f"(?<![{HAN}{_MARKS}])(?:[{HAN}{_MARKS}]{_GAP})+[{HAN}{_MARKS}](?![{HAN}])|"
    f"(?<![{HAN}])[{HAN}](?:{_GAP}[{HAN}{_MARKS}](?![{HAN}]))+"
)
_GAPS = pattern(f"[{BLANKS}]+")
_WORD_BEFORE = pattern(f"([{HAN}]+)[ \u3000、，：:]$")
_WORD_AFTER = pattern(f"[ \u3000、，]([{HAN}]{{2,4}})(?![{HAN}])")
_LONE = pattern(
    f"[{BLANKS}](?<=[{HAN}{_MARKS}].)[{BLANKS}]{{0,2}}(?:[{HAN}](?![{HAN}])|[，。！？；](?=[{BLANKS}\n]|$))"
)  # 昨日 在 北京 · 科 技 园
_FEWEST_GAPS = 3
_HAN_GAP = pattern(f"(?<=[{HAN}{_MARKS}])[{BLANKS}]+(?=[{HAN}{_MARKS}])")


def close_letter_spacing(text: str) -> str:
    """Close up spread words and padded names; the blank between phrases and between names stays.

    >>> close_letter_spacing("科 技 园 项 目")
    '科技园项目'
    >>> close_letter_spacing("记者 张　伟 李争粉，新朋友更多 老朋友更好")
    '记者 张伟 李争粉，新朋友更多 老朋友更好'
    """
    if not _LONE.search(text):
        return text
    return "\n".join(_close_line(line) if _LONE.search(line) else line for line in text.split("\n"))


def _close_line(line: str) -> str:
    if is_half_spaced(line) or _is_cut_into_words(line):
        return _HAN_GAP.sub("", line)
    line = _CHAIN.sub(_close_chain, line)
    return _HAN_GAP.sub("", line) if _is_cut_into_words(line) else line


def _close_chain(match: re.Match[str]) -> str:
    chain = match[0]
    letters = [letter for letter in chain if is_han(letter)]
    if characters("enumerations").issuperset(letters) or len(letters) < 2:
        return chain
    gaps = [_width(gap) for gap in _GAPS.findall(chain)]
    narrow = min(gaps)
    if len(letters) == 2 and (len(gaps) > 1 or (narrow == 1 and not _is_padded_name(match, "".join(letters)))):
        return chain
    return _GAPS.sub(lambda gap: "" if _width(gap[0]) == narrow else " ", chain)


def _width(gap: str) -> int:
    """The ideographic space is as wide as two blanks."""
    return len(gap) + gap.count("\u3000")


def _is_padded_name(match: re.Match[str], name: str) -> bool:
    """张 伟 beside 李争粉 or after 记者: what stands beside it shows that names stand here."""
    from hizone_clean.language.person_names import looks_like_name

    if not looks_like_name(name, stated=True):
        return False
    before = _WORD_BEFORE.search(match.string[max(match.start() - 6, 0) : match.start()])
    after = _WORD_AFTER.match(match.string, match.end())
    if before and (before[1] in words("roles") or looks_like_name(before[1])):
        return True
    return after is not None and looks_like_name(after[1])


def _is_cut_into_words(line: str) -> bool:
    """Short words throughout, and words among them that never stand alone in a headline or a list of names.

    Figures and Latin words may stand among them (在 2025 年 前 完成), where three gaps between Han show that these were cut.
    """
    parts = line.split()
    if len(parts) < 4:
        return False
    han = [part for part in parts if is_han(part[0]) or part[0] in _MARKS]
    if not han or max(map(len, han)) > 6 or sum(map(len, han)) > 2.7 * len(han):
        return False
    if len(han) < len(parts) and len(_HAN_GAP.findall(line)) < max(_FEWEST_GAPS, len(han) / 2):
        return False
    return any(part in _MARKS for part in han) or sum(part in words("function_words") for part in han) > 1
