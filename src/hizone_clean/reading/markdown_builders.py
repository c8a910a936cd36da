"""Lines of Markdown that are meant for the builder of a site, or that a formula takes: templates, boxes, displays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hizone_clean.patterns import pattern

# {% highlight java %} … {% endhighlight %}, {% codeblock lang:js %}
_TAGGED_CODE = pattern(r"\{%-?\s*(highlight|codeblock|raw)\b[^%\n]*%\}")
BUILDER = pattern(
    r"(?:\{%[^%\n]*%\}\s*|\{\{[^{}\n]*\}\}\s*|\{:[^{}\n]*\}\s*)++|\[\[?toc\]?\]|:{3,}|\{\d+\}-{20,}",
    re.I,
)
"""A line of nothing but templates or what a builder puts in: {% asset_img a.png %}, {{< toc >}}, {: .wide}, [TOC], ``:::``; or a
converter between two pages: ``{1}------------------------------``."""
BOX = pattern(
    r"(?::{3,}[ \t]*\{?[a-zA-Z][\w-]*\}?|(?:!!!|\?\?\?\+?)[ \t]+[a-zA-Z][\w-]*)(?:[ \t]+[\"“]?(?P<title>[^\"”]+)[\"”]?)?$"
)
"""What opens a box, and its title: ``::: tip 提示``, ``!!! note "题"``."""
CALLOUT = pattern(r"(?P<mark>\[![a-zA-Z][a-zA-Z-]{1,20}(?:\|[^\[\]\n]{0,40})?\][+-]?)[ \t]*(?P<title>[^\n]*)$")
"""What opens a callout inside of a quote, and its title: ``[!NOTE]``, ``[!tip]- 提示``."""
# the line that opens a formula of several lines, and what closes it
_DISPLAYS = {"$$": pattern(r".*\$\$[ \t]*$"), "\\[": pattern(r".*\\\][ \t]*$")}
_ENVIRONMENT = pattern(r"\\begin\{([a-z]{1,20}\*?)\}")
_LONGEST = 200
"""Lines that a formula or a block of tagged code has at most, so that one that is never closed costs little."""


def end_of_tagged_code(texts: Sequence[str], place: int) -> int:
    """The number of the line that ends the code that a template opens on line ``place``; 0 when it opens none."""
    found = _TAGGED_CODE.fullmatch(texts[place])
    if not found:
        return 0
    ending = f"end{found[1]}"
    rest = range(place + 1, min(len(texts), place + _LONGEST))
    last = next((at for at in rest if texts[at].startswith("{%") and ending in texts[at]), 0)
    return last if last > place + 1 else 0


def end_of_formula(texts: Sequence[str], place: int) -> int:
    """The number of the last line of the formula of several lines that begins on line ``place``; 0 when none does."""
    text = texts[place]
    if found := _ENVIRONMENT.match(text):
        ending = f"\\end{{{found[1]}}}"
        ends = [at for at in range(place, min(len(texts), place + _LONGEST)) if texts[at].endswith(ending)]
        return ends[0] if ends and ends[0] > place else 0
    closing = _DISPLAYS.get(text[:2])
    if not closing or closing.match(text[2:]):
        return 0
    rest = range(place + 1, min(len(texts), place + _LONGEST))
    return next((at for at in rest if closing.match(texts[at])), 0)
