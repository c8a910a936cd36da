"""Code in running text: what stands between back-ticks or in a fence is left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hizone_clean.patterns import pattern

# 写成 `&nbsp;` 即可 · a fence of three back-ticks or tildes on lines of their own, up to its like or the end of the text
_CODE = pattern(r"^(?P<fence>```|~~~)(?s:.)*?(?:^(?P=fence)|\Z)|`[^`\n\r]+`", re.MULTILINE)
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
