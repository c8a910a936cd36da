"""Blanks where lines ended: what a converter of PDFs leaves in its paragraphs."""

from __future__ import annotations

from itertools import pairwise

from hizone_clean.patterns import pattern

# a line end that became a blank: 批复设 立陕西
_JOIN = pattern(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])(?<!记者 )(?<!通讯员 )")
_MARK = pattern(r"[，。；]")
_LINE = 8
"""Letters that a line of a column has at least."""
ENOUGH = 3
"""Blanks of a document that must close for a converter to have written it."""


def close_line_ends(text: str) -> str:
    """A paragraph, or each cell of a row, without the blanks that stand between two pieces as long as lines: names keep theirs.

    >>> close_line_ends("近日，国务院正式批复设 立陕西杨凌综合保税区，标志着全国唯 一落户。")
    '近日，国务院正式批复设立陕西杨凌综合保税区，标志着全国唯一落户。'
    """
    if " | " in text:
        return " | ".join(map(close_line_ends, text.split(" | ")))
    if " " not in text or not _MARK.search(text):
        return text
    lines = _JOIN.split(text)
    last = len(lines) - 1
    gaps = [
        "" if len(left) >= _LINE and (len(right) >= _LINE or at + 1 == last) else " "
        for at, (left, right) in enumerate(pairwise(lines))
    ]
    return "".join(piece for pair in zip(lines, [*gaps, ""], strict=True) for piece in pair)
