"""A title that lost a mark inside a number which its own body still has: 高新区20版 over 高新区2.0版."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hizone_clean.patterns import pattern

# 20 in 高新区20版
_NUMBER = pattern(r"(?<![\d.])\d{2,6}(?![\d.%])")
_MARKS = r"[.．·/:：-]"
_CONTEXT = 2


def find_lost_marks(title: str, body: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each number of ``title`` that lost a mark, and the form that ``body`` has between the same words.

    The words on both sides must be the same, and the body must nowhere say the number as the title does.

    >>> list(find_lost_marks("浙江打造高新区20版", ["加快打造高新区2.0版，今年20个"]))
    [('20', '2.0')]
    """
    for found in _NUMBER.finditer(title):
        before, after = title[max(0, found.start() - _CONTEXT) : found.start()], title[found.end() : found.end() + 1]
        if not before or not after or any(before + found[0] + after in text for text in body):
            continue
        spread = f"{_MARKS}?".join(found[0])
        pattern = re.compile(rf"{re.escape(before)}(?P<whole>{spread}){re.escape(after)}")
        whole = next((hit["whole"] for text in body if before in text and (hit := pattern.search(text))), None)
        if whole:
            yield found[0], whole
