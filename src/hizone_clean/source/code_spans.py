"""Code in running text: what stands between back-ticks or in a fence is left as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from hizone_clean.patterns import pattern

# 写成 `&nbsp;` 即可 · a fence of three back-ticks or tildes on lines of their own, up to its like or the end of the text
_CODE = pattern(r"^(?P<fence>```|~~~)(?s:.)*?(?:^(?P=fence)|\Z)|`[^`\n\r]+`", re.MULTILINE)
_TICKS = pattern(r"(?<![\\`])`++")
_SPAN = pattern(r"`[^`\n\r]+`")  # the same without fences, which is looked for as a string is


def outside_code(repair: Callable[[str], str], text: str) -> str:
    """Apply `repair` to what is not code.

    >>> outside_code(str.upper, "run `ls -l` now")
    'RUN `ls -l` NOW'
    """
    if "`" not in text and "~~~" not in text:
        return repair(text)
    return "".join(_pieces(repair, text))


def _pieces(repair: Callable[[str], str], text: str) -> Iterator[str]:
    at = 0
    for code in (_CODE if "```" in text or "~~~" in text else _SPAN).finditer(text):
        yield repair(text[at : code.start()])
        yield code[0]
        at = code.end()
    yield repair(text[at:])


def code_spans(source: str) -> dict[int, int]:
    """Where the code begins and ends that stands between two equal runs of backticks on one line."""
    if "`" not in source:
        return {}
    spans: dict[int, int] = {}
    following: dict[tuple[int, int], tuple[int, int]] = {}
    ends: dict[int, int] = {}
    breaks = [found.start() for found in re.finditer("\n", source)]
    runs = [found.span() for found in _TICKS.finditer(source)]
    for first, last in reversed(runs):
        key = (bisect_left(breaks, first), last - first)
        if key in following:
            ends[first] = following[key][1]
        following[key] = (first, last)
    place = 0
    for first, _ in runs:
        if first >= place and first in ends:
            place = spans[first] = ends[first]
    return spans
