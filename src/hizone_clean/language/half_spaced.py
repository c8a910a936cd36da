"""Text with a blank behind every letter or few, as OCR writes it: 谈 会 上 的 讲话 中 透露 ， 江 南 湿地 现在."""

from __future__ import annotations

from hizone_clean.patterns import pattern

_HAN, _MARKS = "\u3400-\u9fff", "，。、；：！？“”‘’《》（）"
_GAP = pattern(rf"(?<=[{_HAN}{_MARKS}])[ \u3000]+(?=[{_HAN}{_MARKS}])")
_RUN = pattern(rf"[{_HAN}]+")
_PROSE = pattern(rf"[，。；！？、][ \u3000]?[{_HAN}]")
_FEWEST, _LETTERS, _SINGLES = 5, 4.5, 0.2
"""Gaps at least; letters for each gap at most; the share of runs that are one letter, which names and phrases never are."""


def is_half_spaced(text: str, *, prose: bool = True) -> bool:
    """Whether so many blanks stand between the letters of ``text`` that none of them is its author's.

    An author parts phrases and names by blanks, but not in a sentence with its marks, and never every other letter. Without
    ``prose`` no mark is asked for: one line of such a text may hold none.

    >>> is_half_spaced("去 年 ， 县里决 定 把东 边 的三 段旧 堤挖 开，让 水重新 流进 来。")
    True
    >>> is_half_spaced("出席会议的有 张伟 李娜 王芳 刘洋 陈静，会议由赵敏主持。"), is_half_spaced("科 技 园 项 目 一 期")
    (False, False)
    """
    if text.count(" ") + text.count("\u3000") < _FEWEST:
        return False
    gaps = len(_GAP.findall(text))
    if gaps < _FEWEST or (prose and not _PROSE.search(text)):
        return False
    runs = _RUN.findall(text)
    letters = sum(map(len, runs))
    return letters <= _LETTERS * gaps and sum(len(run) == 1 for run in runs) >= _SINGLES * len(runs)


def close_gaps(text: str) -> str:
    """``text`` without the blanks between Han, and beside full-width marks.

    >>> close_gaps("去 年 ， 县里决 定 在 2025 年")
    '去年，县里决定在 2025 年'
    """
    return _GAP.sub("", text)
