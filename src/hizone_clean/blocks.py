"""The data of a document on the ground: blocks that are never deleted, and what is said of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from hizone_clean.block_text import SHIELDED, shown_text

__all__ = [
    "FRAGMENT",
    "SHIELDED",
    "Apart",
    "Article",
    "Block",
    "BlockType",
    "Change",
    "Diagnostic",
    "DiagnosticKind",
    "Head",
    "Metadata",
    "Place",
    "Reason",
    "Span",
    "join_blocks",
]  # fmt: skip

Span = tuple[int, int]
BlockType = Literal[
    "title", "kicker", "paragraph", "heading", "caption", "list_item", "table_row", "quote", "verse", "code"
]
Reason = Literal[
    "front_matter",
    "breadcrumb",
    "byline",
    "credit",
    "related",
    "ad",
    "contact",
    "copyright",
    "share",
    "nav_link",
    "image",
    "duplicate",
    "furniture",
    "markup",
    "metadata",
    "custom",
]
DiagnosticKind = Literal[
    "masked_text",
    "replaced_word",
    "unbalanced_quote",
    "lost_character",
    "undecodable",
    "moved_headline",
    "ambiguous",
    "other",
]
FRAGMENT = "read-fragment"
"""Class of the element that is put around a piece of HTML that is no whole page."""


Apart = Literal["flush", "perhaps", "apart"]


class Place(NamedTuple):
    """Where a line stood on its page, as far as that is known: true when a PDF told it, estimated from a text's blanks."""

    column: int = 0
    """Number of the column on its page, in reading order."""
    left: float = 0.0
    """Where it begins, in ems from the left edge of its page."""
    width: float = 0.0
    """Its width in ems."""
    above: Apart | None = None
    """How it stands under what is above it in its column: flush, perhaps apart, surely apart; ``None`` where nothing tells."""
    size: float | None = None
    """Size of its type, as a multiple of the page's running text."""
    top: float | None = None
    """How far below the upper edge of its page it stands, in ems."""
    inset: float | None = None
    """By how many ems it is set in from the left edge of its column, where that edge is known."""
    room: float | None = None
    """Ems of its column that it leaves free behind it."""
    is_heavy: bool = False
    """Whether all of it is set in a heavier face than the document's running text."""


class Block(NamedTuple):
    """A run of text that stands on its own: a raw line or an HTML element at first, a whole paragraph at the end."""

    text: str
    """The text; of a line that was only read, also its indent and trailing blanks."""
    lines: Span
    """First and last line of the source that it came from, counted from 1."""
    type: BlockType = "paragraph"
    reason: Reason | None = None
    """Why it was taken away; ``None`` while it is kept."""
    by: str | None = None
    """``cleaner/rule`` that took it away."""
    article: int = 0
    """Number of the article that it belongs to; the order of the articles in the result."""
    before: str = ""
    """The blank lines before it, as they stood."""
    end: str = "\n"
    """Its line end, as it stood; empty at the end of a text without one."""
    page: int = 0
    """Number of form feeds before it."""
    tag: str = ""
    """The HTML element that it came from (``p``, ``h1``, ``li`` …); empty for plain lines."""
    links: float = 0.0
    """Share of its letters that stand inside links, 0 to 1."""
    path: str = ""
    """Its place in the tree: the ancestors' tags with class and id, outermost first, parted by ``>``."""
    place: Place | None = None
    """Where it stood on its page, where that was worked out."""
    made_of: tuple[Block, ...] = ()
    """The lines that it was joined from, in reading order; empty for a line that stands as it was read."""
    level: int = 0
    """The level that its source gives a heading, 1 to 6; 0 where it tells none."""
    away: float = -1.0
    """Share of its letters that stand in links to another site than the page's own; below 0 where that is not known."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The lines that it came from in reading order: several spans where a paragraph runs on in another column."""
        spans: list[Span] = []
        for line in self.made_of or (self,):
            first, last = line.lines
            if spans and spans[-1][0] <= first <= spans[-1][1] + 2:
                spans[-1] = (spans[-1][0], max(spans[-1][1], last))
            else:
                spans.append((first, last))
        return tuple(spans)

    @property
    def gap(self) -> int:
        """Blank lines before it in the source."""
        before = self.before
        if "\r" not in before:
            return before.count("\n")
        return before.count("\n") + before.count("\r") - before.count("\r\n")

    @property
    def indent(self) -> int:
        """Width of the blanks before its first character; an ideographic blank counts 2, a tab 4."""
        lead = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(lead) + lead.count("\u3000") + 3 * lead.count("\t")

    def placed(self, place: Place | None, text: str | None = None, before: str | None = None) -> Block:
        """The same block at ``place``, with another text and other blank lines before it where they are given.

        Made by its fields' order, at a third of what ``_replace`` costs: each line of a PDF is placed twice.

        >>> Block("甲", (1, 1), level=2).placed(Place(left=2.0), " 甲", "\\n")[:7]
        (' 甲', (1, 1), 'paragraph', None, None, 0, '\\n')
        """
        fields = (
            self.text if text is None else text,
            *self[1:_BEFORE],
            self[_BEFORE] if before is None else before,
            *self[_BEFORE + 1 : _PLACE],
            place,
            *self[_PLACE + 1 :],
        )
        return tuple.__new__(Block, fields)

    def removed(self, reason: Reason, by: str) -> Block:
        """The same block, taken away for ``reason`` by the rule ``by`` (``cleaner/rule``)."""
        return self._replace(reason=reason, by=by)

    def piece(self, start: int, stop: int | None = None) -> Block:
        """``text[start:stop]`` without the blanks around it, and of the lines only those that its letters came from.

        >>> lines = Block("甲乙", (1, 1)), Block("丙丁", (2, 2))
        >>> join_blocks(lines, "甲乙丙丁").piece(2).lines
        (2, 2)
        """
        return self.pieces([(start, len(self.text) if stop is None else stop)])[0]

    def pieces(self, spans: Iterable[Span]) -> list[Block]:
        """The same for several pieces, the letters of the text being counted once.

        >>> [piece.text for piece in Block("甲 乙 丙", (1, 1)).pieces([(0, 2), (2, 5)])]
        ['甲', '乙 丙']
        """
        spans = list(spans)
        text, made_of = self.text, self.made_of
        pieces = [
            self._replace(text=text[start:stop].strip(), before="" if start else self.before) for start, stop in spans
        ]
        sizes = [_letters(line.text) for line in made_of]
        if not sizes or sum(sizes) != _letters(text):
            return pieces
        letters = [0, *accumulate(map(str.isalnum, text))]
        ends = list(accumulate(sizes))
        begins = [end - size for end, size in zip(ends, sizes, strict=True)]
        for at, (start, stop) in enumerate(spans):
            if lines := made_of[bisect_right(ends, letters[start]) : bisect_left(begins, letters[stop])]:
                pieces[at] = pieces[at]._replace(lines=_span(lines), made_of=lines)
        return pieces

    def line_slices(self) -> list[tuple[Block, int, int]]:
        """The lines that it was joined from, each with where its text begins and ends; none where they do not make it up."""
        text, at, slices = self.text, 0, []
        for line in self.made_of:
            start = at
            for character in "".join(line.text.split()):
                while text[at : at + 1].isspace():
                    at += 1
                if text[at : at + 1] == character:
                    at += 1
                elif character.isalnum():  # else a hyphen that was undone
                    return []
            slices.append((line, start, at))
        return slices if not text[at:].strip() else []


_BEFORE, _PLACE = Block._fields.index("before"), Block._fields.index("place")


def join_blocks(blocks: Sequence[Block], text: str) -> Block:
    """One block out of several, in reading order, that says ``text``; it keeps their lines."""
    made_of = tuple(line for block in blocks for line in block.made_of or (block,))
    return blocks[0]._replace(text=text, lines=_span(made_of), end=blocks[-1].end, made_of=made_of)


def _span(blocks: Sequence[Block]) -> Span:
    return min(block.lines[0] for block in blocks), max(block.lines[1] for block in blocks)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


class Metadata(NamedTuple):
    """What a document says about itself. A field that it does not state is ``None`` or empty."""

    title: str | None = None
    date: str | None = None
    """ISO 8601 as far as it is known."""
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    extra: Mapping[str, Any] = {}
    """Other keys of the front matter, as they were."""


class Head(NamedTuple):
    """What stands over one article beside its title: who wrote it, where it comes from."""

    authors: tuple[str, ...] = ()
    source: str | None = None


class Article(NamedTuple):
    """One article of a document; a view over its blocks."""

    title: str | None
    kicker: str | None
    authors: tuple[str, ...]
    source: str | None
    blocks: tuple[Block, ...]
    head: tuple[Block, ...] = ()
    """Its title and its kicker as they stand in the document."""

    @property
    def text(self) -> str:
        """What its blocks say, one blank line between them; title and kicker stand apart.

        >>> Article("题", None, (), None, (Block("甲。", (2, 2)), Block("乙。", (3, 3)))).text
        '甲。\\n\\n乙。'
        """
        return "\n\n".join(filter(None, map(shown_text, self.blocks)))


class Diagnostic(NamedTuple):
    """Something that a reader should look at: nothing was changed because of it, unless the note says so."""

    line: int
    kind: DiagnosticKind
    text: str
    note: str


class Change(NamedTuple):
    """One block or line that a step altered, kept when ``explain`` is on."""

    lines: Span
    cleaner: str
    before: str
    after: str
