"""Blocks out of the events of an HTML tree: a tag begins, text, a tag ends.

The builder is told of every element once, in the order of the document, and closes a block wherever an element that
stands on its own begins or ends. It only reads: what is hidden, or a menu, it marks in the block's path and judges not.
"""

from __future__ import annotations

from collections.abc import Callable

from hizone_clean.blocks import FRAGMENT, Block, BlockType
from hizone_clean.patterns import pattern
from hizone_clean.reading.html_frames import Frame
from hizone_clean.reading.html_rows import (
    Term,
    add_cell,
    add_term,
    end_row,
    join_heading,
    join_row,
    join_terms,
    read_span,
)
from hizone_clean.reading.html_text import escaped, hides, is_caption, is_set_apart, is_set_in
from hizone_clean.source.hosts import NOWHERE, OwnSite
from hizone_clean.source.lines import count_lines

# elements that stand on their own; all others, unknown ones too (<mp-common-profile>, <o:p>), run on inside a line of text
STANDING = frozenset(
    word
    for words in (
        "address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset",
        "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main marquee",
        "menu nav noframes noscript ol optgroup option p pre search section select summary table tbody td tfoot th thead title",
        "tr ul",
    )
    for word in words.split()
)
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
# a full stop at the end: 。 ！ ？ ； ，
_STOPPED = pattern(r"[。！？；，,;!?.][”’」』\"'）)]*$")

_BLANK_LINES = pattern(r"(\n[ \t]*\n\s*)")

_TERMS = frozenset(("dt", "dd"))
_TITLES = frozenset(("h1", "h2", "h3"))
_COUNTED = _CELLS | _TERMS | _TITLES | {"tr", "p"}
_BLANK_LINE = 2
"""Line breaks that make one."""
_SET_IN = "\u3000\u3000"

MAX_DEPTH = 48
"""Levels that a block's path tells apart; deeper elements share their ancestor's."""
_BOLD_HEADING = 40


class BlockBuilder:
    """Collects the blocks of one page of ``site``; on the lines ``late`` a ``<pre>`` stands alone: its text begins below."""

    def __init__(self, first_line: int = 1, late: frozenset[int] = frozenset(), site: OwnSite = NOWHERE) -> None:
        self.blocks: list[Block] = []
        self.site = site
        self.line = first_line
        self._late = late
        self._stack: list[Frame] = [Frame("", "", 0)]
        self._serial = self._bold = self._links = self._pres = 0
        self._is_away = False
        self._breaks = 0
        """Line breaks since the last text, an empty paragraph being two."""
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._first = self._last = 0
        self._letters = self._bold_letters = self._link_letters = self._away_letters = 0

    # -- events ---------------------------------------------------------------------------------------------------

    def start(self, tag: str, get: Callable[[str], str | None], *, folded: bool = False) -> None:
        """An element begins; ``get`` answers for its attributes; ``folded`` says that a click shows it."""
        style = get("style")
        hidden = not folded and ((style is not None and hides(style)) or get("hidden") is not None)
        if tag not in STANDING and not hidden:
            if tag in _NOTED:
                self._open_inline(tag, get)
            return
        if self._pieces:
            self._flush()
        if tag != "br" or hidden:
            self._push(tag, get, "!hidden" if hidden else "!folded" if folded else "")
        else:
            self._breaks += 1

    def end(self, tag: str) -> None:
        """An element ends."""
        top = self._stack[-1]
        if top.tag == tag and len(self._stack) > 1:
            if self._pieces:
                self._flush()
            self._stack.pop()
            if top.cells:
                end_row(top.cells, self._reaching())
                join_row(self.blocks, top.first, top.cells, top.path)
            elif tag == "p" and top.first == len(self.blocks):
                self._breaks = _BLANK_LINE
            elif tag == "pre":
                self._pres -= 1
            elif tag in _TITLES:
                join_heading(self.blocks, top.first)
            elif tag in _CELLS and (cells := self._stack[-1].cells) is not None:
                add_cell(cells, (top.first, len(self.blocks)), top.spans, self._reaching())
            elif tag in _TERMS:
                self._end_term(top)
            elif top.terms:
                join_terms(self.blocks, top.terms)
        elif tag in BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag == "a":
            self._links = max(0, self._links - 1)

    def _end_term(self, frame: Frame) -> None:
        """Note a term, or what is said of one, with the list that it stands in: ``<dl><div><dt>``."""
        terms = next((near.terms for near in self._stack[:-4:-1] if near.terms is not None), None)
        if terms is not None:
            add_term(terms, Term((frame.first, len(self.blocks)), frame.tag == "dt"))

    def data(self, text: str) -> None:
        """Text between two tags."""
        if not self._pieces and text.isspace():
            self.line += text.count("\n")
        elif (self._stack[-1].loose and "\n" in text) or ("\n\n" in text and is_set_apart(text)):
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

    def put_whole(self, kind: str, text: str, line_ends: int, line_ends_after: int) -> None:
        """An element that was read whole: code, a formula in the run of text, or what a rule takes away.

        ``line_ends`` is how many line ends of the source stand in it, where ``<pre>a<br>b</pre>`` has none, and
        ``line_ends_after`` how many of them stand behind all that it shows.
        """
        if kind == "formula":
            self._add_text(text)
            self._last += line_ends - count_lines(text) if text.strip() else 0
            line_ends -= count_lines(text)
        elif kind == "code":
            self._flush()
            frame = self._stack[-1]
            line_ends += self.line in self._late
            last = self.line + line_ends - line_ends_after
            self.blocks.append(Block(text, (self.line, last), "code", tag="pre", path=frame.path))
        elif text:
            self.put(text, "", "markup", f"read/{kind}")
        self.line += line_ends

    def put_formula(self, text: str, *, display: bool) -> None:
        """TeX out of a script, between the signs that mark it."""
        if text:
            sign = "$$" if display else "$"
            self._add_text(f"{sign}{text}{sign}")

    def part(self) -> None:
        """Part what comes from a word that it would run on: ``<b>lin</b><time>2021-03-05</time><i>1</i>``."""
        if self._pieces and self._pieces[-1][-1:].isalnum():
            self._pieces.append(" ")

    @property
    def is_hidden(self) -> bool:
        """Whether an element is open that is not shown."""
        return "!hidden" in self._stack[-1].path

    @property
    def is_folded(self) -> bool:
        """Whether an element is open that is shown on a click."""
        return "!folded" in self._stack[-1].path

    @property
    def ends_with_letter(self) -> bool:
        """Whether a Latin letter, a digit or a bracket is the last of the run of text."""
        last = self._pieces[-1][-1:] if self._pieces else ""
        return last.isascii() and (last.isalnum() or last == ")")

    @property
    def ends_with_digit(self) -> bool:
        """Whether a digit is the last of the run of text."""
        return bool(self._pieces) and self._pieces[-1][-1:].isdigit()

    def put(self, text: str, tag: str, reason: str, rule: str, last_line: int = 0) -> None:
        """A block that is taken away as it is read, such as an image; the run of text around it goes on."""
        lines = (self.line, max(self.line, last_line))
        self.blocks.append(Block(text, lines, tag=tag, path=self._stack[-1].path).removed(reason, rule))  # type: ignore[arg-type]

    def close(self) -> list[Block]:
        """The blocks of the page."""
        self._flush()
        return self.blocks

    # -- runs of text ---------------------------------------------------------------------------------------------

    def _open_inline(self, tag: str, get: Callable[[str], str | None]) -> None:
        if tag in BOLD:
            self._bold += 1
        elif tag == "a":
            self._links += 1
            self._is_away = self.site.leads_away(get("href") or "") is True
            if self._letters and self._link_letters == self._letters:
                self._pieces.append(" ")  # <a>新闻</a><a>体育</a>: a menu's items are words apart

    def _push(self, tag: str, get: Callable[[str], str | None], mark: str) -> None:
        parent = self._stack[-1]
        self._serial += 1
        depth = parent.depth + 1
        name = get("class")
        named = f"{tag}.{name or ''}#{get('id') or ''}".replace(">", "")[:80]
        path = f"{parent.path}>{named}{mark}@{self._serial}" if depth <= MAX_DEPTH else parent.path
        self._pres += tag == "pre"
        first = len(self.blocks) if tag in _COUNTED else -1
        self._breaks = self._breaks if tag == "p" else 0
        loose = tag == "body" or name == FRAGMENT
        frame = Frame(tag, path, depth, first, [] if tag == "tr" else None, loose)
        if tag in _CELLS and (get("rowspan") or get("colspan")):
            frame = frame._replace(spans=(read_span(get("rowspan")), read_span(get("colspan"))))
        elif tag == "table":
            frame = frame._replace(reaching={})
        elif tag == "dl":
            frame = frame._replace(terms=[])
        self._stack.append(frame)

    def _reaching(self) -> dict[int, int]:
        """The columns of the table at hand into which cells of the rows above reach."""
        return next((near.reaching for near in self._stack[:-5:-1] if near.reaching is not None), {})

    def _note(self, text: str, shown: str) -> None:
        several = "\n" in text or "\r" in text
        if not self._letters:
            self._first = self.line + (count_lines(text[: len(text) - len(text.lstrip())]) if several else 0)
        self._last = self.line + (count_lines(text.rstrip()) if several else 0)
        size = len(shown)
        self._letters += size
        self._bold_letters += size if self._bold else 0
        self._link_letters += size if self._links else 0
        self._away_letters += size if self._links and self._is_away else 0

    def _flush(self) -> None:
        if self._letters:
            frame = self._stack[-1]
            if self._pres and any(near.tag == "pre" for near in self._stack[-3:]):
                self._put_lines(frame)
            else:
                text = "".join(self._pieces)
                lead = _SET_IN if self._breaks and is_set_in(text) else ""
                self._add(lead + escaped(" ".join(text.split())), (self._first, self._last), frame)
            self._breaks = 0
        if self._pieces:
            self._clear()

    def _add(self, text: str, lines: tuple[int, int], frame: Frame) -> None:
        links, away = self._link_letters / self._letters, self._away_letters / self._letters
        away = away if links and self.site.is_known else -1.0
        kind = _TYPES.get(frame.tag, "paragraph")
        whole_bold = self._bold_letters == self._letters and self._letters <= _BOLD_HEADING
        if whole_bold and links < 0.5 and not _STOPPED.search(text):
            kind = "heading"
        elif kind == "paragraph" and is_caption(frame.path, text):
            kind = "caption"
        before = "\n" if self._breaks >= _BLANK_LINE else ""
        self.blocks.append(
            Block(text, lines, kind, before=before, tag=frame.tag, links=links, path=frame.path, away=away)
        )
        if frame.tag in _HEADINGS:
            self.blocks[-1] = self.blocks[-1]._replace(level=int(frame.tag[1]))

    def _put_lines(self, frame: Frame) -> None:
        text = "".join(self._pieces)
        number = self._first - count_lines(text[: len(text) - len(text.lstrip())])
        for line in text.split("\n"):
            if shown := " ".join(line.split()):
                self._add(escaped(shown), (number, number), frame)
            number += 1
