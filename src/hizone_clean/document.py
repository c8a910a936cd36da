"""The one model of a document: blocks that are never deleted, and the views that readers ask for.

A ``Document`` is immutable. A step takes one and gives another; a block that a step takes away stays in ``blocks`` with
a ``reason`` and the rule that set it, so that nothing is lost without a trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from hizone_clean.balance import Balance

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


SHIELDED = "shielded"
"""The ``tag`` of a block that its owner wants left alone; see :mod:`hizone_clean.shielding`."""


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
    parts: tuple[Span, ...] = ()
    """The lines in reading order, where a paragraph runs on in another column; else empty."""

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

    def removed(self, reason: Reason, by: str) -> Block:
        """The same block, taken away for ``reason`` by the rule ``by`` (``cleaner/rule``)."""
        return self._replace(reason=reason, by=by)


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


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned, or half-cleaned, document. Every step of a pipeline takes one and gives one."""

    source: str
    """The decoded text, as it came in."""
    blocks: tuple[Block, ...]
    repaired: str = ""
    """The text that reading saw: ``source`` after the steps that work on the raw text."""
    form: Literal["plain", "lines", "markdown", "html"] = "plain"
    """What reading found; ``plain`` text is given back line for line."""
    metadata: Metadata = field(default_factory=Metadata)
    heads: tuple[Head, ...] = ()
    """Authors and source of each article, by its number."""
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: tuple[Change, ...] = ()
    tail: str = ""
    """Blank lines after the last block, as they stood."""

    @property
    def kept(self) -> tuple[Block, ...]:
        """The blocks that were not taken away, in the order of the document."""
        return tuple(block for block in self.blocks if block.reason is None)

    @property
    def removed(self) -> tuple[Block, ...]:
        """The blocks that were taken away, each with its reason and rule."""
        return tuple(block for block in self.blocks if block.reason is not None)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The kept blocks, article by article."""
        members: dict[int, list[Block]] = {}
        for block in self.kept:
            members.setdefault(block.article, []).append(block)
        return tuple(self._article(number, members[number]) for number in sorted(members))

    def _article(self, number: int, blocks: list[Block]) -> Article:
        head = self.heads[number] if number < len(self.heads) else Head()
        title = next((b for b in blocks if b.type == "title"), None)
        kicker = next((b for b in blocks if b.type == "kicker"), None)
        body = tuple(_as_body(b) for b in blocks if b is not title and b is not kicker)
        return Article(title and title.text, kicker and kicker.text, head.authors, head.source, body)

    @property
    def text(self) -> str:
        """The clean text, without a final line end."""
        from hizone_clean.rendering.text import render_text

        return render_text(self)

    def to_markdown(self) -> str:
        """The clean text as Markdown with front matter, without a final line end."""
        from hizone_clean.rendering.markdown import render_markdown

        return render_markdown(self)

    def to_dict(self) -> dict[str, Any]:
        """Metadata, articles, removals and diagnostics as plain data, ready for JSON."""
        from hizone_clean.rendering.json import render_dict

        return render_dict(self)

    def report_html(self, name: str = "document") -> str:
        """One self-contained HTML page: source and result side by side, removals and changes marked.

        Changes are in it when the document was cleaned with ``explain=True``.
        """
        from hizone_clean.rendering.report import render_report, report_section

        return render_report([report_section(name, self)])

    def _repr_html_(self) -> str:
        """The report inside a notebook, in a frame of its own so that its styles stay there."""
        from html import escape

        page = escape(self.report_html(), quote=True)
        return f'<iframe srcdoc="{page}" width="100%" height="600" sandbox="allow-scripts"></iframe>'

    def check(self) -> Balance:
        """Weigh the source against what was kept and what was taken away: nothing lost, nothing invented."""
        from hizone_clean.balance import weigh

        return weigh(self)

    def with_blocks(self, blocks: Iterable[Block], **changes: Any) -> Document:
        """A copy with other blocks, and with whatever other fields are named."""
        return replace(self, blocks=tuple(blocks), **changes)

    def with_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> Document:
        """A copy with more diagnostics, in the order of their lines, none twice."""
        merged = dict.fromkeys((*self.diagnostics, *diagnostics))
        return replace(self, diagnostics=tuple(sorted(merged, key=lambda d: d.line)))

    def restoring(self, reasons: Iterable[str]) -> Document:
        """A copy in which blocks taken away for one of ``reasons`` are kept after all."""
        wanted = frozenset(reasons)
        return self.with_blocks(b._replace(reason=None, by=None) if b.reason in wanted else b for b in self.blocks)


def _as_body(block: Block) -> Block:
    """A second title or kicker of an article is a heading of it."""
    return block._replace(type="heading") if block.type in ("title", "kicker") else block
