"""Where a text that holds both HTML and Markdown is the one, and where the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.source.code_spans import without_code
from hizone_clean.source.front_matter import FrontMatter, read_front_matter
from hizone_clean.source.lines import split_lines
from hizone_clean.source.markdown_evidence import looks_like_markdown
from hizone_clean.source.markup import TAG, begins_as_page
from hizone_clean.source.reader_head import ReaderHead, read_reader_head

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
# of both, those that a paragraph of Markdown cannot hold
_ELEMENT = pattern(rf"{_CONTAINER.pattern}|(?<!\\)</?(?:p|h[1-6]|li|td|th|dt|dd|iframe|video|title)\b[^<>]*>", re.I)
# <span …>, <a …>, <br>: in Markdown they may stand in a line
_INLINE = pattern(
    r"(?<!\\)</?(?:a|b|big|br|button|cite|code|del|em|font|i|img|ins|kbd|label|mark|s|small|span|strike|strong|sub|sup|u)\b"
    r"[^<>]*>",
    re.I,
)
_FENCE = pattern(r"(?:[ \t]{0,3}>)*+[ \t]{0,3}(`{3,}|~{3,}(?![^\u3400-\u9fff]*[\u3400-\u9fff]))[^`]*$")
_MANY_LINES = 4
"""Lines outside all elements that are a text by themselves, beside which a tag has strayed."""
# `<div>`
_CODE = pattern(r"`[^`\n]+`")
# the first thing in a text but for comments: <!DOCTYPE html>, <html>
_AT_HEAD = pattern(
    r"[\ufeff\s]*+(?:(?:<!--(?:(?!-->).)*+-->|<\?[^<>]*+\?>)\s*+)*+<(?:!doctype|html|head|body)\b", re.I | re.S
)
# what Markdown marks a line or a word with: "# ", "- ", "1. ", "> ", "](", "**"
_MARKS = pattern(r"^ {0,3}(?:#{1,6} |[-*+] |>|\d{1,3}[.)] )(?=\S)|\]\(|\*\*|^\|", re.M)
# tags that only markup has: <p …>, </div>, <br/>, <img …>, <!DOCTYPE
_EVIDENCE = pattern(
    r"<(?:/?(?:p|div|br|span|img|table|html|body|head|h[1-6]|a|ul|ol|li|td|tr|strong|font)(?=[\s/>])[^<>]*>|!DOCTYPE)",
    re.I,
)
PLAIN_TABLE = pattern(r"(?:<html><body>)?<table>(?:<tbody>|<thead>)?<tr><t[dh]\b[^\n]*</table>", re.I)
"""A table as converters of PDFs write it into their Markdown: all on one line, without an attribute on its first tags."""
# a line far in from the edge, which is code in Markdown
_INDENTED = pattern(r"(?: {4}|\t)")


def looks_like_html(text: str) -> bool:
    """Whether ``text`` holds tags."""
    return "<" in text and _EVIDENCE.search(text) is not None


Kind = Literal["html", "markdown", "lines"]


class Run(NamedTuple):
    """Lines of one kind."""

    kind: Kind
    """``html``, ``markdown`` or ``lines``."""
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
    if _AT_HEAD.match(text):
        return [Run("html", text, first_line)]
    seen = without_code(text)
    is_bare = begins_as_page(text)
    is_page = (is_bare or _PAGE.search(seen)) and len(_CONTAINER.findall(seen)) + len(_BLOCK.findall(seen)) > len(
        _MARKS.findall(seen)
    )
    if is_page and (is_bare or len(_MARKS.findall(_outside_pages(seen))) <= 1):
        return [Run("html", text, first_line)]
    if not _CONTAINER.search(seen) and not _BLOCK.search(seen):
        inline = _INLINE.search(seen) and not is_markdown and not looks_like_markdown(text)
        return [Run("html", text, first_line)] if inline else []
    return _runs(text, first_line, is_markdown or len(_MARKS.findall(seen)) > 1)


def _outside_pages(text: str) -> str:
    """``text`` without the pages that begin and end on one line: a converter's table is one, ``<html><body><table>…</html>``.

    Where one does not end there the text is a page from end to end, and nothing is outside.

    >>> _outside_pages("# 题\\n<html><table><tr><td>甲</td></tr></table></html>\\n- 乙"), _outside_pages("<html>\\n# 题\\n</html>")
    ('# 题\\n\\n- 乙', '')
    """
    lines = text.split("\n")
    if any(_PAGE.search(line) and not line.rstrip().endswith("</html>") for line in lines):
        return ""
    return "\n".join("" if _PAGE.search(line) else line for line in lines)


def _runs(text: str, first_line: int, is_markdown: bool) -> list[Run]:
    """Neighbours of one kind as one run; what shows no kind goes with what stands before it, unless it is long.

    HTML outside all elements is a run of its own: its lines are those of a text.
    """
    pieces = [*split_lines(text), ""]
    lines = [line + end for line, end in zip(pieces[0::2], pieces[1::2], strict=True)]
    spans = _spans(pieces[0::2], is_markdown)
    joined: list[tuple[tuple[Kind, bool], int, int]] = []
    for touched, first, last in spans if any(touched for touched, _, _ in spans) else ():
        outside = None if touched else _kind_outside(lines[first:last], is_markdown)
        of: tuple[Kind, bool] = (outside or "html", outside is not None)
        if joined and (of == joined[-1][0] or not (touched or outside)):
            joined[-1] = (joined[-1][0], joined[-1][1], last)
        else:
            joined.append((of, first, last))
    return [Run(kind, "".join(lines[first:last]), first_line + first) for (kind, _), first, last in joined]


def _kind_outside(lines: list[str], is_markdown: bool) -> Kind | None:
    """What ``lines`` are that stand outside all elements.

    Markdown by its marks; where they are many, HTML by tags inside lines, or else lines; nothing, where few tell nothing.
    """
    text = "".join(lines)
    if is_markdown or looks_like_markdown(text):
        return "markdown"
    many = sum(not line.isspace() for line in lines) >= _MANY_LINES
    if "<" in text and _INLINE.search(text):
        return "html" if many else None
    return "lines" if many else None


def _spans(lines: list[str], is_markdown: bool) -> list[tuple[bool, int, int]]:
    """Runs of lines that touch an element, and of lines that do not: whether they do, first, last and one."""
    spans: list[tuple[bool, int, int]] = []
    unclosed = _unclosed(lines)
    depth, fence = 0, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line) if depth == 0 else None
        if found:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        seen = _CODE.sub("", line) if "<" in line and not fence else ""
        tags = list(_CONTAINER.finditer(seen)) if seen else []
        if is_markdown and not depth and (_INDENTED.match(line) or not _ELEMENT.search(seen)):
            tags = []
            touches: object = False
        else:
            touches = depth or tags or (seen and _BLOCK.search(seen))
        depth = max(0, depth + sum(-1 if tag["close"] else 1 for tag in tags) - unclosed[number])
        if spans and (spans[-1][0] == bool(touches) or not line.strip()):
            spans[-1] = (spans[-1][0], spans[-1][1], number + 1)
        else:
            spans.append((bool(touches), number, number + 1))
    return spans


def _unclosed(lines: list[str]) -> Counter[int]:
    """How many elements that are never closed begin on each line: they hold nothing but their own line."""
    opened: list[int] = []
    for number, line in enumerate(lines):
        for tag in _CONTAINER.finditer(line) if "<" in line else ():
            if not tag["close"]:
                opened.append(number)
            elif opened:
                opened.pop()
    return Counter(opened)


class Source(NamedTuple):
    """A text taken apart: what stands over its body, and of what kinds the body is."""

    front: FrontMatter
    reader: ReaderHead | None
    """The head lines of a reader service."""
    body: str
    line: int
    """The line that the body begins at."""
    runs: list[Run]
    """The body's runs of HTML and of Markdown; none where nothing in it is HTML."""

    @property
    def form(self) -> Kind:
        """The kind of most of the body, where any of it is HTML."""
        if len(self.runs) == 1:
            return self.runs[0].kind
        letters: dict[Kind, int] = {"html": 0, "markdown": 0, "lines": 0}
        for run in self.runs:
            if run.kind == "html" and PLAIN_TABLE.match(run.text):  # a table makes no page of a converter's text
                continue
            letters[run.kind] += len(TAG.sub("", run.text)) if run.kind == "html" else len(run.text)
        return max(letters, key=lambda kind: letters[kind])


def split_source(text: str) -> Source:
    """``text`` taken apart: its front matter or a reader service's head, and what of the rest is HTML and what Markdown."""
    front = read_front_matter(text)
    reader = None if front.block else read_reader_head(text)
    body, line = (reader.body, reader.line) if reader else (front.body, front.line)
    runs = split_kinds(body, line, is_markdown=front.block is not None or reader is not None)
    if not any(looks_like_html(run.text) for run in runs if run.kind == "html"):
        runs = []
    return Source(front, reader, body, line, runs)
