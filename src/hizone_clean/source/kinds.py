"""Where a text that holds both HTML and Markdown is the one, and where the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.source.front_matter import FrontMatter, read_front_matter
from hizone_clean.source.lines import split_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown

# a whole page is HTML to its last line
_PAGE = pattern(r"(?<!\\)<(?:!doctype|html|head|body)\b", re.I)
# elements that stand on their own and must be closed: <div class="x">, </table>
_CONTAINER = pattern(
    r"(?<!\\)<(?P<close>/?)(?:address|article|aside|blockquote|center|dl|div|fieldset|figure|footer|form|header|main|nav|ol|pre|section|"
    r"script|style|table|tbody|thead|tr|ul)\b[^<>]*>",
    re.I,
)
# elements that stand on their own, closed or not: <p>, <li>; a line that begins with <br> or an image
_BLOCK = pattern(
    r"(?<!\\)</?(?:p|hr|h[1-6]|li|td|th|dt|dd|iframe|video|link|meta|title|option|input)\b[^<>]*>|^\s*<(?:br|img)\b[^<>]*>",
    re.I | re.M,
)
# <span …>, <a …>, <br>: in Markdown they may stand in a line
_INLINE = pattern(r"(?<!\\)</?(?:a|b|br|code|em|font|i|img|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.I)
_FENCE = pattern(r" {0,3}(`{3,}|~{3,})[^`]*$")
# `<div>`
_CODE = pattern(r"`[^`\n]+`")


class Run(NamedTuple):
    """Lines of one kind."""

    kind: str
    """``html`` or ``markdown``."""
    text: str
    line: int
    """The number of its first line."""


def split_kinds(text: str, first_line: int = 1, *, is_markdown: bool = False) -> list[Run]:
    """The runs of HTML and of Markdown in ``text``, in order; nothing when it holds no HTML.

    Lines outside all elements are Markdown where their marks say so; fences hold no tags. Where tags stand only inside
    lines, the marks of Markdown decide; ``is_markdown`` says that they are known to.

    >>> [run.kind for run in split_kinds("<div>\\n甲<br>乙\\n</div>\\n\\n[首页](../)")]
    ['html', 'markdown']
    """
    if "<" not in text:
        return []
    if _PAGE.search(text):
        return [Run("html", text, first_line)]
    seen = _CODE.sub("", text)
    if not _CONTAINER.search(seen) and not _BLOCK.search(seen):
        inline = _INLINE.search(seen) and not is_markdown and not looks_like_markdown(text)
        return [Run("html", text, first_line)] if inline else []
    return _runs(text, first_line)


def _runs(text: str, first_line: int) -> list[Run]:
    """Neighbours of one kind as one run; what shows no kind goes with what stands before it."""
    pieces = [*split_lines(text), ""]
    lines = [line + end for line, end in zip(pieces[0::2], pieces[1::2], strict=True)]
    spans = _spans(pieces[0::2])
    joined: list[tuple[str, int, int]] = []
    for kind, first, last in spans if any(kind == "html" for kind, _, _ in spans) else ():
        shown = "markdown" if kind == "markdown" and looks_like_markdown("".join(lines[first:last])) else ""
        kind = shown or ("html" if kind == "html" or not joined else joined[-1][0])
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1], last)
        else:
            joined.append((kind, first, last))
    return [Run(kind, "".join(lines[first:last]), first_line + first) for kind, first, last in joined]


def _spans(lines: list[str]) -> list[tuple[str, int, int]]:
    """Runs of lines that touch an element, and of lines that do not: kind, first, last and one."""
    spans: list[tuple[str, int, int]] = []
    depth, fence = 0, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line) if depth == 0 else None
        if found:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        seen = _CODE.sub("", line) if "<" in line and not fence else ""
        tags = list(_CONTAINER.finditer(seen)) if seen else []
        touches = depth or tags or (seen and _BLOCK.search(seen))
        depth = max(0, depth + sum(-1 if tag["close"] else 1 for tag in tags))
        kind = "html" if touches else "markdown"
        if spans and (spans[-1][0] == kind or not line.strip()):
            spans[-1] = (spans[-1][0], spans[-1][1], number + 1)
        else:
            spans.append((kind, number, number + 1))
    return spans


def split_source(text: str) -> tuple[FrontMatter, list[Run]]:
    """The front matter of ``text``, and what of the rest is HTML and what Markdown; no runs where nothing is HTML."""
    front = read_front_matter(text)
    return front, split_kinds(front.body, front.line, is_markdown=front.block is not None)
