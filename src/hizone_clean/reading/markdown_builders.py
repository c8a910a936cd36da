"""Lines of Markdown that are meant for the builder of a site, or that a formula takes: templates, boxes, displays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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
    r"(?::{3,}[ \t]*(?:\{[^{}\n]{1,200}\}|\{?[a-zA-Z][\w-]*\}?)(?=[ \t]|\[|$)|(?:!!!|\?\?\?\+?)[ \t]+[a-zA-Z][\w-]*|===\+?(?=[ \t]+[\"“]))"
    r"(?:[ \t]*\[(?P<label>[^\[\]\n]{1,100})\]|[ \t]+[\"“]?(?P<title>[^\"”]+)[\"”]?)?$"
)
"""What opens a box, and its title: ``::: tip 提示``, ``:::tip[提示]``, ``::: {.theorem}``, ``!!! note "题"``, ``=== "页签"``."""
TAIL = pattern(r"(?<!\\)[ \t]*(?<!\\)\{(?::[ \t]?)?[.#][^{}\n]{1,150}\}$")
"""What a builder reads behind a heading or a paragraph: {#sec:a}, {: .lead}."""
CALLOUT = pattern(r"(?P<mark>\[![a-zA-Z][a-zA-Z-]{1,20}(?:\|[^\[\]\n]{0,40})?\][+-]?)[ \t]*(?P<title>[^\n]*)$")
"""What opens a callout inside of a quote, and its title: ``[!NOTE]``, ``[!tip]- 提示``."""
# the line that opens a formula of several lines, and what closes it
_DISPLAYS = {"$$": pattern(r".*\$\$[ \t]*$"), "\\[": pattern(r".*\\\][ \t]*$")}
_ENVIRONMENT = pattern(r"\\begin\{([a-z]{1,20}\*?)\}")
_LONGEST = 200
"""Lines that a formula or a block of tagged code has at most, so that one that is never closed costs little."""


# <script setup>, <style scoped>; <Tabs>
_HIDDEN = pattern(r"<(script|style)(?:\s[^<>]*)?>", re.I)
_OPENED = pattern(r"<([A-Z][A-Za-z0-9]{1,40})>")
# import Tabs from '@theme/Tabs'; export const Highlight = ({children}) => (: lines of a module between paragraphs
_IMPORT = pattern(r"import\s[^'\"\n]{0,200}['\"][^'\"\n]{1,200}['\"];?")
_EXPORT = pattern(r"export\s+(?:const|let|default|function)\b")
PART = pattern(r"(?<!\\)</?[A-Z][A-Za-z0-9]{1,40}[\s/>]")
"""A tag of a part that a module brings in: <Tabs>, </TabItem>."""


def length_of_hidden(texts: Sequence[str], place: int) -> int:
    """How many lines a script or a style takes that begins on line ``place``, or the tag that opens a part of a page; 0 for none.

    >>> length_of_hidden(["<script setup>", "const n = 0", "</script>", "文"], 0), length_of_hidden(["<Tabs>", "文", "</Tabs>"], 0)
    (3, 1)
    """
    text = texts[place]
    if found := _HIDDEN.match(text):
        ending = f"</{found[1].lower()}>"
        rest = range(place, min(len(texts), place + _LONGEST))
        return next((at - place + 1 for at in rest if texts[at].lower().endswith(ending)), 0)
    if found := _OPENED.fullmatch(text):
        closing = f"</{found[1]}>"
        return int(any(closing in text for text in texts[place + 1 : place + _LONGEST]))
    return 0


def builder_pieces(
    texts: Sequence[str], gaps: Callable[[int], int], place: int, *, parts: bool
) -> list[tuple[int, str]]:
    """What is meant for a builder at ``place``: how many lines each piece takes, and the rule by which it goes, none for code.

    ``gaps`` tells the blank lines before a line; ``parts`` says that the document has parts of a module, so that its imports
    and exports are no text.
    """
    text = texts[place]
    if last := end_of_tagged_code(texts, place):
        return [(1, "read/template"), (last - place - 1, ""), (1, "read/template")]
    if BUILDER.fullmatch(text) or (parts and _IMPORT.fullmatch(text)):
        return [(1, "read/template")]
    if length := length_of_hidden(texts, place):
        return [(length, "read/hidden")]
    if parts and _EXPORT.match(text):
        last = next((at for at in range(place + 1, len(texts)) if gaps(at)), len(texts))
        return [(last - place, "")]
    if last := end_of_formula(texts, place):
        return [(last - place + 1, "")]
    return []


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
