"""The lines of columns that a row may hold whose columns stand one blank apart: runs of its words, each weighed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.columns import SLACK, STOPS, Tokens, text_of, total_width
from hizone_clean.models.language_model import joins

_LINE = -0.3
"""What each line costs."""
_FULL, _SHORT = 0.5, -1.2
"""What a line as wide as the measure gains, and what a shorter one loses that no mark ends."""
_MISS = 0.2
"""What each half em costs by which a full line misses the measure."""
_BLANK, _NUMBER, _WIDE_BLANK = 1.0, 0.3, -1.5
"""What a blank between two words must gain by their sense, what one beside a number gains, and what a wide one loses."""


class MaybeLine(NamedTuple):
    """Words of a row that may be one line of a column."""

    last: int
    """Number of the first word behind it."""
    text: str
    start: int
    width: int
    worth: float
    """How well they make one line."""


def lines_of_row(row: Tokens, measures: Sequence[int]) -> list[list[MaybeLine]]:
    """For each word of ``row`` the lines that may begin with it."""
    widest = max(measures) + SLACK
    return [list(_lines_from(row, first, measures, widest)) for first in range(len(row))]


def _lines_from(row: Tokens, first: int, measures: Sequence[int], widest: int) -> list[MaybeLine]:
    lines: list[MaybeLine] = []
    for last in range(first + 1, len(row) + 1):
        words = row[first:last]
        width = total_width(words)
        if lines and width > widest:
            break
        lines.append(MaybeLine(last, text_of(words), words[0].start, width, _worth(words, width, measures)))
    return lines


def _worth(words: Tokens, width: int, measures: Sequence[int]) -> float:
    misses = min(abs(width - measure) for measure in measures)
    value = _LINE + (0.0 if words[-1].text[-1] in STOPS else _SHORT)
    if misses <= SLACK:
        value = _LINE + _FULL - _MISS * max(0, misses - 1)
    for one, other in pairwise(words):
        if other.start - one.end > 1:
            value += _WIDE_BLANK
        elif one.text[-1].isascii() or other.text[0].isascii():
            value += _NUMBER
        else:
            value += min(0.0, joins(one.text, other.text) - _BLANK)
    return value
