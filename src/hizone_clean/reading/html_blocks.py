"""Blocks out of the events of an HTML tree: a tag begins, text, a tag ends.

The builder is told of every element once, in the order of the document, and closes a block wherever an element that
stands on its own begins or ends. It only reads: what is hidden, or a menu, it marks in the block's path and judges not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from hizone_clean.blocks import FRAGMENT, Block, BlockType
from hizone_clean.patterns import pattern
from hizone_clean.source.entities import settle_entities
from hizone_clean.source.lines import count_lines

# elements that run on inside a line of text; names with a colon (st1:chsdate) are a word processor's and inline too
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
UNSEEN = frozenset(("script", "style"))
BOLD = frozenset(("strong", "b"))
_NOTED = BOLD | {"a", "code"}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELLS = frozenset(("td", "th"))
_TYPES: dict[str, BlockType] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
}
# style="display: none", style="visibility:hidden;opacity:0"
_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# <pre class="brush: python">, <div class="highlight">
_CODE_CLASS = pattern(r"\b(?:code|highlight|brush|prettyprint|hljs|language-|syntax|shell)", re.I)
# a "<" that the next reader might take for the beginning of a tag stays escaped: <b>, </p, <!--; not <li.ming@b.cn>
_TAG_LIKE = pattern(r"<(?=[!?/]|[a-zA-Z][a-zA-Z0-9:_-]{0,60}+(?:[\s/>]|\Z))(?!(?:https?|ftps?|file):/)")
# a full stop at the end: 。 ！ ？ ； ，
_STOPPED = pattern(r"[。！？；，,;!?.][”’」』\"'）)]*$")

_BLANK_LINES = pattern(r"(\n[ \t]*\n\s*)")

MAX_DEPTH = 48
"""Levels that a block's path tells apart; deeper elements share their ancestor's."""
_BOLD_HEADING = 40
_CELL = 100


class Frame(NamedTuple):
    """An open element that stands on its own."""

    tag: str
    path: str
    depth: int
    code: bool = False
    row: int = -1
    """For a table row, the number of blocks before it."""
    loose: bool = False
    """Whether text stands in it without an element of its own, parted by blank lines as in Markdown."""


class BlockBuilder:
    """Collects the blocks of one page."""

    def __init__(self, first_line: int = 1) -> None:
        self.blocks: list[Block] = []
        self.line = first_line
        self._stack: list[Frame] = [Frame("", "", 0)]
        self._serial = 0
        self._bold = self._links = self._pres = 0
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._first = self._last = 0
        self._letters = self._bold_letters = self._link_letters = 0

    # -- events ---------------------------------------------------------------------------------------------------

    def start(self, tag: str, get: Callable[[str], str | None]) -> None:
        """An element begins; ``get`` answers for its attributes."""
        style = get("style")
        hidden = (style is not None and _hides(style)) or get("hidden") is not None
        if (tag in INLINE or ":" in tag) and not hidden:
            if tag in _NOTED:
                self._open_inline(tag)
            return
        if self._pieces:
            self._flush()
        if tag != "br" or hidden:
            self._push(tag, get, hidden)

    def end(self, tag: str) -> None:
        """An element ends."""
        top = self._stack[-1]
        if top.tag == tag and len(self._stack) > 1:
            if self._pieces:
                self._flush()
            if top.row >= 0:
                self._join_row(top.row)
            elif tag == "pre":
                self._pres -= 1
            self._stack.pop()
        elif tag in BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag == "a":
            self._links = max(0, self._links - 1)

    def data(self, text: str) -> None:
        """Text between two tags."""
        if not self._pieces and text.isspace():
            self.line += text.count("\n")
        elif self._stack[-1].loose and "\n" in text:
            for part in _BLANK_LINES.split(text):
                self._add_text(part)
                if _BLANK_LINES.match(part):
                    self._flush()
        else:
            self._add_text(text)

    def _add_text(self, text: str) -> None:
        shown = text.strip()
        if shown:
            self._note(text, shown)
        if shown or self._pieces:
            self._pieces.append(text)
        self.line += text.count("\n")

    def put(self, text: str, tag: str, reason: str, rule: str, last_line: int = 0) -> None:
        """A block that is taken away as it is read, such as an image; the run of text around it goes on."""
        lines = (self.line, max(self.line, last_line))
        self.blocks.append(Block(text, lines, tag=tag, path=self._stack[-1].path).removed(reason, rule))  # type: ignore[arg-type]

    def close(self) -> list[Block]:
        """The blocks of the page."""
        self._flush()
        return self.blocks

    # -- runs of text ---------------------------------------------------------------------------------------------

    def _open_inline(self, tag: str) -> None:
        if tag == "code" and self._stack[-1].tag == "pre":
            self._stack[-1] = self._stack[-1]._replace(code=True)
        if tag in BOLD:
            self._bold += 1
        elif tag == "a":
            self._links += 1
            if self._letters and self._link_letters == self._letters:
                self._pieces.append(" ")  # <a>新闻</a><a>体育</a>: a menu's items are words apart

    def _push(self, tag: str, get: Callable[[str], str | None], hidden: bool) -> None:
        parent = self._stack[-1]
        self._serial += 1
        depth = parent.depth + 1
        name = get("class")
        named = f"{tag}.{name or ''}#{get('id') or ''}".replace(">", "")[:80]
        path = (
            f"{parent.path}>{named}{'!hidden' if hidden else ''}@{self._serial}" if depth <= MAX_DEPTH else parent.path
        )
        code = parent.code or (tag == "pre" and _holds_code(named, parent.path))
        self._pres += tag == "pre"
        row = len(self.blocks) if tag == "tr" else -1
        loose = tag == "body" or name == FRAGMENT
        self._stack.append(Frame(tag, path, depth, code, row, loose))

    def _note(self, text: str, shown: str) -> None:
        several = "\n" in text or "\r" in text
        if not self._letters:
            self._first = self.line + (count_lines(text[: len(text) - len(text.lstrip())]) if several else 0)
        self._last = self.line + (count_lines(text.rstrip()) if several else 0)
        size = len(shown)
        self._letters += size
        self._bold_letters += size if self._bold else 0
        self._link_letters += size if self._links else 0

    def _flush(self) -> None:
        if self._letters:
            frame = self._stack[-1]
            if self._pres and any(near.tag == "pre" for near in self._stack[-3:]):
                self._put_lines(frame)
            else:
                text = " ".join("".join(self._pieces).split())
                self._add(_escaped(text), (self._first, self._last), frame)
        if self._pieces:
            self._clear()

    def _add(self, text: str, lines: tuple[int, int], frame: Frame) -> None:
        links = self._link_letters / self._letters
        kind = _TYPES.get(frame.tag, "paragraph")
        whole_bold = self._bold_letters == self._letters and self._letters <= _BOLD_HEADING
        if whole_bold and links < 0.5 and not _STOPPED.search(text):
            kind = "heading"
        self.blocks.append(Block(text, lines, kind, tag=frame.tag, links=links, path=frame.path))

    def _put_lines(self, frame: Frame) -> None:
        text = "".join(self._pieces)
        if frame.code:
            kept = "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
            self.blocks.append(Block(kept, (self._first, self._last), "code", tag=frame.tag, path=frame.path))
            return
        number = self._first - count_lines(text[: len(text) - len(text.lstrip())])
        for line in text.split("\n"):
            if shown := " ".join(line.split()):
                self._add(_escaped(shown), (number, number), frame)
            number += 1

    def _join_row(self, start: int) -> None:
        cells = [block for block in self.blocks[start:] if block.reason is None]
        places = {block.path for block in cells}
        if len(cells) < 2 or len(places) < len(cells):
            return
        if any(len(cell.text) > _CELL or cell.tag not in _CELLS for cell in cells):
            return
        aside = [block for block in self.blocks[start:] if block.reason is not None]
        size = sum(len(cell.text) for cell in cells)
        links = sum(cell.links * len(cell.text) for cell in cells) / size
        lines = (min(cell.lines[0] for cell in cells), max(cell.lines[1] for cell in cells))
        text = " | ".join(cell.text for cell in cells)
        row = Block(text, lines, "table_row", tag="tr", links=links, path=self._stack[-1].path)
        self.blocks[start:] = [*aside, row]


@lru_cache(maxsize=256)
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


def _escaped(text: str) -> str:
    if "&" in text:
        text = settle_entities(text)
    return _TAG_LIKE.sub("&lt;", text) if "<" in text else text


def _holds_code(named: str, path: str) -> bool:
    return _CODE_CLASS.search(named) is not None or _CODE_CLASS.search(path[-200:]) is not None
