"""How much room a line left beside what the next one begins with: what a line end says where text is set in one measure."""

from __future__ import annotations

from hizone_clean.layout.lines import Lines
from hizone_clean.layout.widths import width
from hizone_clean.patterns import pattern

ROOM = 0.25
"""Ems from which a line had room for what the next begins with."""
_UNSURE = 0.05
_LONGEST_TOKEN = 12.0
# what cannot be parted by a line end: an opening mark and what follows, a number, a word, a character
_TOKEN = pattern(r"[“‘（(《〈「『【〔\[]*(?:[0-9A-Za-z.,%/+:_@?&=#~-]+|.)")
_HALF_WIDE = pattern(r"[!-~]")


def fills(lines: Lines, at: int, measure: float) -> bool:
    """Whether line ``at`` had no room for what the next line begins with."""
    return room(lines, at, measure) < ROOM


def room(lines: Lines, at: int, measure: float) -> float:
    """Ems that line ``at`` left unused beside what the next line begins with, below 0 where that had no room.

    Letters and digits are not all half as wide as a Chinese character: each makes the line a little less sure.
    """
    text = lines.texts[at]
    return measure - lines.widths[at] - first_token(lines.texts[at + 1]) - _UNSURE * len(_HALF_WIDE.findall(text))


def first_token(text: str) -> float:
    """The width in ems of what ``text`` begins with and cannot be parted by a line end."""
    token = _TOKEN.match(text)
    return min(width(token[0]), _LONGEST_TOKEN) if token else 1.0
