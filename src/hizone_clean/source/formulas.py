r"""Formulas in running text: what stands between ``$`` and ``$``, ``\(`` and ``\)`` is no prose and is left as it is."""

from __future__ import annotations

from hizone_clean.blocks import Span
from hizone_clean.patterns import pattern

_HAN = pattern(r"[\u3400-\u9fff]")
# \text{中文}, \mbox{甲}: the words of a formula
_WORDS = pattern(r"\\(?:text|mbox|mathrm|textbf|operatorname|tag)\*?\{[^{}\n]*\}")
_FORMULA = pattern(
    r"(?<!\\)\$\$(?P<display>[^$\n]{1,1000}+)\$\$"  # $$E = mc^2$$
    r"|(?<![\\$])\$(?P<inline>(?=\S)[^$\n]{1,400}+)(?<=\S)\$(?![$\d])"  # $(i, j)$, not $5 and $6
    r"|(?<!\\)\\\((?P<round>[^\n]{1,400}?)\\\)"  # \(x_1\)
    r"|(?<!\\)\\\[(?P<square>[^\n]{1,1000}?)\\\]"  # \[a, b\]
)
# what a formula has and a price or a name between dollars has not
_MATHS = pattern(r"[\\^_=+*/<>{}()|-]|^[a-zA-Z0-9]{1,3}$|[a-zA-Z]")


def find_formulas(text: str) -> list[Span]:
    r"""Where the formulas of ``text`` begin and end; one line of it at a time.

    Words of prose are none: there is no Han in a formula but in ``\text{…}``.

    >>> text = r"对 $(i,j)$ 与 \(x_1\) 求和，售价$5到$10不等。"
    >>> [text[start:end] for start, end in find_formulas(text)]
    ['$(i,j)$', '\\(x_1\\)']
    """
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return []
    spans: list[Span] = []
    place = 0
    while found := _FORMULA.search(text, place):
        inner = next(filter(None, found.groups()))
        if _HAN.search(_WORDS.sub("", inner)) or not _MATHS.search(inner):
            place = found.start() + (2 if text.startswith("$$", found.start()) else 1)
            continue
        spans.append(found.span())
        place = found.end()
    return spans
