"""The tokens of rows whose columns stand one blank apart, and the widths that full lines of the columns have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.document import Block
from hizone_clean.patterns import pattern

_TOKEN = pattern(r"[^ \f\r\n]+")
_NARROWEST, _WIDEST = 16, 64
"""Widths, a Chinese character counting two, that a column of running text may have."""
_FEWEST = 6
"""Lines of one width that show a measure."""
SLACK = 3
"""By how much a full line may miss the measure: a squeezed mark, a digit."""


class Token(NamedTuple):
    """A run of text without blanks on a row."""

    text: str
    start: int
    end: int
    width: int


Tokens = Sequence[Token]


def read_tokens(blocks: Sequence[Block]) -> list[list[Token]]:
    """The tokens of each block's line."""
    return [[Token(m[0], m.start(), m.end(), display_width(m[0])) for m in _TOKEN.finditer(b.text)] for b in blocks]


def display_width(text: str) -> int:
    """Width of ``text`` where a Chinese character or mark counts two: both take three bytes of UTF-8.

    >>> display_width("高新区GDP")
    9
    """
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


def total_width(tokens: Tokens) -> int:
    """Width of ``tokens`` on one line, one blank between two."""
    return sum(token.width for token in tokens) + len(tokens) - 1


def text_of(tokens: Tokens) -> str:
    """``tokens`` on one line."""
    return tokens[0].text if len(tokens) == 1 else " ".join(token.text for token in tokens)


def find_measures(rows: Sequence[Tokens]) -> tuple[int, ...]:
    """The widths that many lines of columns have, where rows have more than one; empty if rows show none.

    >>> find_measures([[Token("字" * 14, 0, 14, 28), Token("文" * 14, 15, 29, 28)]] * 8)
    (28,)
    """
    widths = Counter(t.width for row in rows if len(row) > 1 for t in row if _NARROWEST <= t.width <= _WIDEST)
    near = {width: sum(widths[width + step] for step in (-1, 0, 1)) for width in widths}
    measures: list[int] = []
    for width in sorted(near, key=lambda w: (-near[w], w)):
        enough = near[width] >= _FEWEST and 4 * near[width] >= near[measures[0] if measures else width]
        if enough and all(abs(width - measure) > 2 * SLACK for measure in measures):
            measures.append(width)
    pairs = sum(_is_full(a, measures) and _is_full(b, measures) for row in rows for a, b in pairwise(row))
    return tuple(measures) if pairs >= _FEWEST // 2 else ()


def _is_full(token: Token, measures: Sequence[int]) -> bool:
    return any(abs(token.width - measure) <= SLACK for measure in measures)
