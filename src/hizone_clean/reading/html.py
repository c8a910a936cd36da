"""HTML, whole pages and fragments, to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from hizone_clean.document import Block
from hizone_clean.reading.lines import count_lines

# tags that only markup has: <p …>, </div>, <br/>, <img …>, <!DOCTYPE
_EVIDENCE = re.compile(r"<(?:/?(?:p|div|br|span|img|table|html|body|head|h[1-6]|a|ul|ol|li|td|tr|strong|font)\b[^<>]*>|!DOCTYPE)", re.I)
_TOKEN = re.compile(
    r"<!--(?:(?!-->).)*+(?:-->|\Z)|<(?P<code>script|style)\b[^<>]*>(?:(?!</(?P=code)).)*+(?:</(?P=code)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*)[^<>]*+>|<[!?][^<>]*+>",
    re.I | re.S,
)
_INLINE = frozenset("a abbr b bdi bdo cite code del em font i ins kbd label mark q s samp small span strong sub sup time u var".split())
_BOLD = frozenset(("strong", "b"))
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# <http://…>, [返回首页](//…)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(([^()\s]*)\)")


def looks_like_html(text: str) -> bool:
    """Whether ``text`` holds tags."""
    return "<" in text and _EVIDENCE.search(text) is not None


def read_html(text: str, first_line: int = 1) -> tuple[list[Block], str]:
    """A block for each element that stands on its own, with its source lines, tag and share of links."""
    blocks: list[Block] = []
    for run in _runs(text):
        block = run.block(first_line)
        if block:
            blocks.append(block)
    return blocks, ""


class _Run:
    """Text collected between two block borders."""

    def __init__(self, line: int, tag: str) -> None:
        self.pieces: list[str] = []
        self.first = self.last = line
        self.tag, self.bold, self.letters, self.linked = tag, 0, 0, 0
        self.image = False

    def add(self, text: str, line: int, *, bold: bool, linked: bool) -> None:
        shown = " ".join(unescape(text).split())
        if not shown:
            self.pieces.append(" ")
            return
        if not self.letters:
            self.first = line + count_lines(text[: len(text) - len(text.lstrip())])
        self.last = line + count_lines(text.rstrip())
        self.pieces.append(unescape(text))
        self.letters += len(shown)
        self.bold += len(shown) if bold else 0
        self.linked += len(shown) if linked else 0

    def block(self, first_line: int) -> Block | None:
        text = "".join(self.pieces)
        text = text if self.image else " ".join(text.split())
        if not text:
            return None
        lines = (first_line + self.first, first_line + self.last)
        if self.image:
            return Block(text, lines, tag="img").removed("image", "read/image")
        kind = "heading" if self.tag in _HEADINGS or self.bold == self.letters else "paragraph"
        return Block(text, lines, type=kind, tag=self.tag, links=self.linked / self.letters)  # type: ignore[arg-type]


def _runs(text: str) -> Iterator[_Run]:
    line, place, bold, linked = 0, 0, 0, 0
    run = _Run(0, "")
    for token in _TOKEN.finditer(text):
        between = text[place : token.start()]
        run.add(between, line, bold=bold > 0, linked=linked > 0)
        line += count_lines(between)
        place = token.end()
        tag, step = (token["tag"] or "").lower(), -1 if token["close"] else 1
        if tag in _BOLD:
            bold = max(0, bold + step)
        elif tag == "a":
            linked = max(0, linked + step)
        elif tag not in _INLINE:
            yield run
            if tag == "img":
                yield _image(token[0], line)
            run = _Run(line, tag if step > 0 else "")
        line += count_lines(token[0])
    run.add(text[place:], line, bold=False, linked=False)
    yield run


def _image(tag: str, line: int) -> _Run:
    run = _Run(line, "img")
    run.image, run.last = True, line + count_lines(tag)
    run.pieces = [tag]
    return run
