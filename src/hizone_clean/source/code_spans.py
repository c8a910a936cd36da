"""Code in running text: what stands between back-ticks or in a fence is left as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise

from hizone_clean.blocks import Span
from hizone_clean.patterns import pattern

# a fence of back-ticks or tildes on a line of its own, in a quotation too
_FENCE = pattern(
    r"^(?:[ \t]{0,3}>)*+[ \t]{0,3}(`{3,}|~{3,}(?![^\n\u3400-\u9fff]*[\u3400-\u9fff]))[^`\n]*$", re.MULTILINE
)
_TICKS = pattern(r"(?<![\\`])`++")
_SPAN = pattern(r"`[^`\n\r]+`")  # 写成 `&nbsp;` 即可


def find_code(text: str) -> Iterator[Span]:
    """Where code begins and ends: fenced lines, up to the fence's like or the end of the text, and what stands between back-ticks.

    >>> [text[first:last] for text in ["甲 `a` 乙\\n```\\n<p>\\n```\\n丙"] for first, last in find_code(text)]
    ['`a`', '```\\n<p>\\n```\\n']
    """
    if "`" not in text and "~~~" not in text:
        return
    place, opened, fence = 0, 0, ""
    for found in _FENCE.finditer(text) if "```" in text or "~~~" in text else ():
        end = found.end() + 1
        if not fence:
            yield from (span.span() for span in _SPAN.finditer(text, place, found.start()))
            opened, fence = found.start(), found[1]
        elif found[1].startswith(fence):
            yield opened, min(end, len(text))
            place, fence = end, ""
    if fence:
        yield opened, len(text)
    else:
        yield from (span.span() for span in _SPAN.finditer(text, place))


def outside_code(repair: Callable[[str], str], text: str) -> str:
    """Apply `repair` to what is not code.

    >>> outside_code(str.upper, "run `ls -l` now")
    'RUN `ls -l` NOW'
    """
    pieces: list[str] = []
    at = 0
    for first, last in find_code(text):
        pieces += (repair(text[at:first]), text[first:last])
        at = last
    return "".join((*pieces, repair(text[at:])))


def without_code(text: str) -> str:
    """``text`` without its code.

    >>> without_code("用 `<body>` 包住。\\n```\\n<p>\\n```\\n完")
    '用  包住。\\n完'
    """
    return "".join(text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *find_code(text), (len(text), 0)]))


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
