"""The marks inside a paragraph of Markdown: what a reader of the page sees, and what of the source he does not."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.source.code_spans import code_spans
from hizone_clean.source.entities import resolve_whole_entities
from hizone_clean.source.formulas import find_formulas
from hizone_clean.source.markup import MARKDOWN_TAG


class Inline(NamedTuple):
    """A paragraph's text without its marks, and what was left out of it."""

    text: str
    dropped: tuple[str, ...] = ()
    """Addresses of links, tags and comments, as they stood."""
    images: tuple[str, ...] = ()
    """Images, as they stood."""
    linked: int = 0
    """How many of the text's letters and digits stand in links."""
    whole: str = ""
    """The mark of emphasis that holds the whole text: ``*``, ``**`` …"""


_SPECIAL = pattern(r"[\\`*_~\[\]!<&$]")
_ESCAPED = pattern(r"\\([!-/:-@\[-`{-~])")
_TICKS = pattern(r"(?<![\\`])`++")
_DELIMITERS = pattern(r"\*{1,3}(?!\*)|_{1,3}(?!_)|~~(?!~)")
# (http://… "题目"), (<a b.html>), (wiki/甲_(乙))
_ADDRESS = pattern(
    r"\(\s{0,3}(?:<[^<>\n]{0,2000}>|(?:[^\s()<>]|\([^\s()]{0,500}\)){0,2000}+)(?:\s{1,3}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s{0,3}\)"
)
# (data:image/svg+xml,%3Csvg width='1px' transform='translate(-2, 1)'%3E), (图 一.png), (files/附 件.pdf)
_ODD_ADDRESS = pattern(
    r"\((?:\s{0,3}data:(?:[^()\n]|\([^()\n]{0,500}\)){0,500000}+|[^()\n]{1,500}?\.(?:png|jpe?g|gif|svg|webp|bmp|pdf|docx?|xlsx?|zip|mp4|html?|md)(?:[ ]=\d*x\d*)?)\)",
    re.I,
)
# {width=50%}, {.wide #fig}
_ATTRIBUTES = pattern(r"\{:?\s?(?:[.#][\w-]+|[\w-]+=[^{}\n]{1,100})(?:\s[^{}\n]{0,200})?\}")
_REFERENCE = pattern(r"\[([^\[\]\n]{0,200})\]")
_FOOTNOTE = pattern(r"\[\^([^\[\]\s]{1,40})\]")
# <http://…>, <a@b.cn>
_AUTOLINK = pattern(r"<((?:https?|ftps?)://[^\s<>]{1,2000}|mailto:[^\s<>]{1,200}|[\w.+-]{1,100}@[\w.-]{1,100})>", re.I)
# &nbsp;, &#37;; with what follows, since &lt; before a letter stays
_ENTITY = pattern(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});(?=(.?))")
_BREAK = pattern(r"<br\s?/?>", re.I)


def read_inline(source: str, references: Collection[str] = ()) -> Inline:
    """Read the marks inside ``source``: one paragraph, one heading, one cell.

    Emphasis loses its marks, a link its address, an image is taken out; code between backticks and formulas keep them,
    since what stands there is no prose. A mark without its partner, between blanks or between digits (2*3*4, a_b_c) is text.
    ``references`` are the names, in lower case, of the links defined elsewhere in the document.

    >>> read_inline("**园区**的[规划](http://a.cn/x)，见 `a*b`。")[:2]
    ('园区的规划，见 `a*b`。', ('(http://a.cn/x)',))
    """
    if not _SPECIAL.search(source):
        return Inline(source)
    return _Reader(source, references).read()


class _Reader:
    """One pass over a paragraph."""

    def __init__(self, source: str, references: Collection[str]) -> None:
        self.source, self.references = source, references
        self.pieces: list[str] = []
        self.dropped: list[str] = []
        self.images: list[str] = []
        self.linked = 0
        self.linked_before: dict[int, int] = {}
        """How many letters were linked where a bracket opened."""
        self.brackets: list[tuple[int, int]] = []
        """Open brackets: the number of the piece, the place in the source."""
        self.emphasis: dict[str, list[int]] = {}
        """Open marks of emphasis: the numbers of their pieces."""
        self.spans: list[tuple[int, int, str]] = []
        self.code = code_spans(source)
        self.formulas = dict(find_formulas(source))
        self.comments = "<!--" in source

    def read(self) -> Inline:
        place = 0
        while found := _SPECIAL.search(self.source, place):
            if found.start() > place:
                self.pieces.append(self.source[place : found.start()])
            place = self._special(found.start())
        self.pieces.append(self.source[place:])
        if not self.pieces[-1]:
            self.pieces.pop()
        last = len(self.pieces) - 1
        whole = next((mark for first, end, mark in self.spans if first == 0 and end == last), "")
        return Inline("".join(self.pieces), tuple(self.dropped), tuple(self.images), self.linked, whole)

    def _special(self, at: int) -> int:
        """Read the mark at ``at``; where what follows begins."""
        mark = self.source[at]
        if mark in "\\$" and at in self.formulas:
            return self._put(at, self.formulas[at])
        if mark == "$":
            return self._put(at, at + 1)
        if mark == "\\":
            return self._escape(at)
        if mark == "`":
            return self._put(at, self.code.get(at) or _end_of(_TICKS, self.source, at))
        if mark in "*_~":
            return self._emphasis(at)
        if mark == "&":
            return self._entity(at)
        if mark == "<":
            return self._angle(at)
        if mark == "]":
            return self._close(at)
        if mark == "!" and self.source[at + 1 : at + 2] != "[":
            return self._put(at, at + 1)
        return self._open(at)

    def _put(self, first: int, last: int) -> int:
        self.pieces.append(self.source[first:last])
        return last

    def _escape(self, at: int) -> int:
        found = _ESCAPED.match(self.source, at)
        sign = found[1] if found else "\\"
        # \<b>: the next reader would take the bare sign for a tag's, so it is written as the reader of HTML writes it
        self.pieces.append("&lt;" if sign == "<" and MARKDOWN_TAG.match(self.source, at + 1) else sign)
        return at + (2 if found else 1)

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.source, at)
        if not found:
            return self._put(at, at + 1)
        resolved = resolve_whole_entities(found[0] + found[1])
        self.pieces.append(resolved.removesuffix(found[1]))
        return found.end()

    def _angle(self, at: int) -> int:
        if found := _AUTOLINK.match(self.source, at):
            self.pieces.append(found[1])
            self.linked += _letters(found[1])
            return found.end()
        if found := MARKDOWN_TAG.match(self.source, at):
            self.pieces.append("\n" if _BREAK.fullmatch(found[0]) else "")
            (self.images if found[0][:4].lower() == "<img" else self.dropped).append(found[0])
            return found.end()
        if self.comments and self.source.startswith("<!--", at):
            end = self.source.find("-->", at)
            self.comments = end >= 0
            if end >= 0:
                self.dropped.append(self.source[at : end + 3])
                return end + 3
        return self._put(at, at + 1)

    def _open(self, at: int) -> int:
        if found := _FOOTNOTE.match(self.source, at):
            self.pieces.append(f"[{found[1]}]")
            return found.end()
        self.brackets.append((len(self.pieces), at))
        self.linked_before[at] = self.linked
        return self._put(at, at + (2 if self.source[at] == "!" else 1))

    def _close(self, at: int) -> int:
        if not self.brackets:
            return self._put(at, at + 1)
        piece, opened = self.brackets.pop()
        end = self._target(opened, at)
        if not end:
            return self._put(at, at + 1)
        if found := _ATTRIBUTES.match(self.source, end):
            end = found.end()
        if self.source[opened] == "!":
            del self.pieces[piece:]
            self._forget(piece)
            self.images.append(self.source[opened:end])
        else:
            self.pieces[piece] = ""
            # [[统计](u)局](v): a page that was linked twice over; its letters count once
            self.linked = max(self.linked, self.linked_before.pop(opened, 0) + _letters("".join(self.pieces[piece:])))
            self.dropped += [self.source[at + 1 : end]] if end > at + 1 else []
        return end

    def _target(self, opened: int, at: int) -> int:
        """Where the link or image ends that may end with the bracket at ``at``; 0 when it is none."""
        if found := _ADDRESS.match(self.source, at + 1) or _ODD_ADDRESS.match(self.source, at + 1):
            return found.end()
        if not self.references:
            return 0
        label = self.source[opened:at].lstrip("![").lower()
        if found := _REFERENCE.match(self.source, at + 1):
            label = found[1].lower() or label
        return (found.end() if found else at + 1) if label in self.references else 0

    def _forget(self, piece: int) -> None:
        for opened in self.emphasis.values():
            while opened and opened[-1] >= piece:
                opened.pop()

    def _emphasis(self, at: int) -> int:
        found = _DELIMITERS.match(self.source, at)
        end = found.end() if found else at + len(self.source[at:]) - len(self.source[at:].lstrip(self.source[at]))
        mark = self.source[at:end]
        opens, closes = _flanks(self.source, at, end) if found else (False, False)
        opened = self.emphasis.setdefault(mark, [])
        if closes and opened and opened[-1] < len(self.pieces) - 1:
            first = opened.pop()
            self.pieces[first] = ""
            self.pieces.append("")
            self.spans.append((first, len(self.pieces) - 1, mark))
            return end
        if opens:
            opened.append(len(self.pieces))
        return self._put(at, end)


def _flanks(source: str, first: int, last: int) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close emphasis, by what stands on its two sides."""
    before, after = source[first - 1 : first] or " ", source[last : last + 1] or " "
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return False, False
    if source[first] == "_" and before.isalnum() and after.isalnum():
        return False, False
    return not after.isspace(), not before.isspace()


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _end_of(pattern: re.Pattern[str], source: str, at: int) -> int:
    found = pattern.match(source, at)
    return found.end() if found else at + 1
