"""How wide text is, in ems or in characters.

Widths are counted in ems, the width of one Han character; a Latin letter or digit counts half, and a blank in a Chinese
line, which a typesetter put beside a number to fill the line, a quarter.
"""

from __future__ import annotations

from hizone_clean.patterns import pattern

# "举行                40 周年大会": where an extractor lost its place
_WIDE_BLANK = pattern(r" {3,}")


def width(text: str) -> float:
    """Width of ``text`` in ems; a blank in a line that is mostly Chinese counts a quarter.

    >>> width("自 2020年"), width("the end")
    (4.25, 3.5)
    """
    if "   " in text:
        text = _WIDE_BLANK.sub(" ", text)
    bare = text.replace(" ", "")
    size = len(bare)
    weight = size + len(bare.encode("utf-8", "surrogatepass"))
    # one byte a letter: a Latin line, in which a blank is as wide as any letter
    return (weight + len(text) - size) / 4 if weight > 2.2 * size else len(text) / 2


def share_centre(indent: int, size: float, other_indent: int, other_size: float) -> bool:
    """Whether two lines stand with their middles under each other, as far as blanks tell: an em is one to two of them.

    >>> share_centre(4, 9.0, 3, 10.0), share_centre(0, 9.0, 2, 14.0)
    (True, False)
    """
    shift, half = indent - other_indent, (other_size - size) / 2
    return min(half, 2 * half) - 1 <= shift <= max(half, 2 * half) + 1


def display_width(text: str) -> int:
    """Width of ``text`` where a Chinese character or mark counts two: both take three bytes of UTF-8.

    >>> display_width("高新区GDP")
    9
    """
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2
