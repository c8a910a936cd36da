"""The one model of a document: blocks that are never deleted, and the views that readers ask for.

A ``Document`` is immutable. A step takes one and gives another; a block that a step takes away stays in ``blocks`` with
a ``reason`` and the rule that set it, so that nothing is lost without a trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_
from typing import TYPE_CHECKING, Any, Literal

from hizone_clean.blocks import Article, Block, Change, Diagnostic, Head, Metadata
from hizone_clean.layout.page import PageFacts
from hizone_clean.layout.paper import Paper
from hizone_clean.layout.table import LineTable
from hizone_clean.source.kinds import Source, split_source
from hizone_clean.source.lines import read_lines

if TYPE_CHECKING:
    from hizone_clean.balance import Balance

Form = Literal["plain", "lines", "markdown", "html"]
_NAME = 30
"""Letters of a title that a console shows."""


_FIELDS = (
    "source", "blocks", "repaired", "form", "metadata", "heads", "diagnostics", "changes", "tail", "unpacked", "paper",
)  # fmt: skip
_WORKED_OUT = ("_facts", "_kept", "_parts", "_table", "_text")
_NOTHING_STATED = Metadata()


class Document:
    """A cleaned, or half-cleaned, document. Every step of a pipeline takes one and gives one; it is never changed."""

    # written out: what a dataclass has to import costs a run of the command more than a page
    __slots__ = (*_FIELDS, *_WORKED_OUT)
    source: str
    """The decoded text, as it came in."""
    blocks: tuple[Block, ...]
    repaired: str
    """The text that reading saw: ``source`` after the steps that work on the raw text."""
    form: Form
    """What reading found; ``plain`` text is given back line for line."""
    metadata: Metadata
    heads: tuple[Head, ...]
    """Authors and source of each article, by its number."""
    diagnostics: tuple[Diagnostic, ...]
    changes: tuple[Change, ...]
    tail: str
    """Blank lines after the last block, as they stood."""
    unpacked: str
    """What it was taken out of, where that was no document itself: an e-mail, a feed, a saved page."""
    paper: Paper | None
    """Where its lines were printed, where it was read from a PDF."""
    _facts: PageFacts | None
    _kept: tuple[Block, ...] | None
    _parts: Source | None
    _table: LineTable | None
    _text: str | None

    def __init__(
        self,
        source: str,
        blocks: tuple[Block, ...],
        repaired: str = "",
        form: Form = "plain",
        metadata: Metadata = _NOTHING_STATED,
        heads: tuple[Head, ...] = (),
        diagnostics: tuple[Diagnostic, ...] = (),
        changes: tuple[Change, ...] = (),
        tail: str = "",
        unpacked: str = "",
        paper: Paper | None = None,
        *,
        parts: Source | None = None,
    ) -> None:
        values = (source, blocks, repaired, form, metadata, heads, diagnostics, changes, tail, unpacked, paper)
        for name, value in zip(_FIELDS, values, strict=True):
            object.__setattr__(self, name, value)
        for name in _WORKED_OUT:
            object.__setattr__(self, name, None)
        object.__setattr__(self, "_parts", parts)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Document is never changed: replacing() and with_blocks() give another")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Document is never changed: replacing() and with_blocks() give another")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._values() == other._values()

    __hash__ = None  # type: ignore[assignment]  # what it says about itself may hold lists

    def __reduce__(self) -> tuple[type[Document], tuple[Any, ...]]:
        """For :mod:`pickle` and :mod:`copy`: documents travel to other processes."""
        return Document, self._values()

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in _FIELDS)

    def __repr__(self) -> str:
        """Short, for a console: what it is called and what became of it, not what it says.

        >>> from_lines("甲乙丙丁。\\n\\n戊己。")
        <Document '甲乙丙丁。': 6 letters kept, 0 taken away; 2 blocks, 0 diagnostics>
        """
        kept, removed = (sum(sum(map(str.isalnum, b.text)) for b in blocks) for blocks in (self.kept, self.removed))
        name = self.metadata.title or next((b.text for b in self.kept if not b.text.isspace()), "")
        name = " ".join(name.split())
        called = f" {name[:_NAME]!r}" if len(name) <= _NAME else f" {name[: _NAME - 1] + '…'!r}"
        return (
            f"<Document{called if name else ''}: {kept:,} letters kept, {removed:,} taken away; "
            f"{len(self.blocks):,} blocks, {len(self.diagnostics):,} diagnostics>"
        )

    @property
    def facts(self) -> PageFacts:
        """What the lines show together; worked out when it is first asked for, and kept."""
        if self._facts is None:
            object.__setattr__(self, "_facts", PageFacts(self.blocks, self.table))
        return self._facts  # type: ignore[return-value]

    @property
    def table(self) -> LineTable:
        """What its lines are by themselves, found out once each: every document that is made of this one has the same."""
        if self._table is None:
            object.__setattr__(self, "_table", LineTable())
        return self._table  # type: ignore[return-value]

    def knowing(self, table: LineTable | None) -> Document:
        """The same document with what is known of lines in ``table``, or with nothing, which costs no memory once it is clean."""
        object.__setattr__(self, "_table", table)
        object.__setattr__(self, "_facts", None)
        return self

    @property
    def parts(self) -> Source:
        """What stands in the text that reading saw: front matter, and runs of HTML, Markdown and lines; found out once."""
        if self._parts is None:
            object.__setattr__(self, "_parts", split_source(self.repaired or self.source))
        return self._parts  # type: ignore[return-value]

    @property
    def kept(self) -> tuple[Block, ...]:
        """The blocks that were not taken away, in the order of the document."""
        if self._kept is None:
            object.__setattr__(self, "_kept", tuple([block for block in self.blocks if block.reason is None]))
        return self._kept  # type: ignore[return-value]

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
        over = tuple(block for block in (kicker, title) if block)
        return Article(title and title.text, kicker and kicker.text, head.authors, head.source, body, over)

    @property
    def text(self) -> str:
        """The clean text, without a final line end."""
        if self._text is None:
            from hizone_clean.rendering.text import render_text

            object.__setattr__(self, "_text", render_text(self))
        return self._text  # type: ignore[return-value]

    def to_markdown(self) -> str:
        """The clean text as Markdown with front matter, without a final line end."""
        from hizone_clean.rendering.markdown import render_markdown

        return render_markdown(self)

    def to_dict(self) -> dict[str, Any]:
        """Metadata, articles, removals and diagnostics as plain data, ready for JSON."""
        from hizone_clean.rendering.json import render_dict

        return render_dict(self)

    def report_html(self, name: str = "document", *, pdf: bytes | None = None) -> str:
        """One self-contained HTML page: the result as it reads beside its source, removals and changes marked.

        Changes are in it when the document was cleaned with ``explain=True``; the pages of a PDF are drawn behind the
        picture of where everything went when ``pdf``, the file itself, is given.
        """
        from hizone_clean.rendering.report import render_page, report_section

        return render_page(report_section(name, self, pdf))

    def picture_svg(self, *, pdf: bytes | None = None) -> str:
        """Where every line of the page went, as a drawing (SVG): made for newspaper pages, drawn of any document.

        Each line is a bar at its place, in the colour and with the number of its article; an arrow brings a headline home.
        The pages of a PDF are drawn behind it when ``pdf``, the file itself, is given.
        """
        from hizone_clean.rendering.picture import picture_svg

        return picture_svg(self, pdf)

    def _repr_html_(self) -> str:
        """The report inside a notebook, in a frame of its own so that its styles stay there."""
        from html import escape

        page = escape(self.report_html(), quote=True)
        return f'<iframe srcdoc="{page}" width="100%" height="600" sandbox="allow-scripts"></iframe>'

    def check(self) -> Balance:
        """Weigh the source against what was kept and what was taken away: nothing lost, nothing invented."""
        from hizone_clean.balance import weigh

        return weigh(self)

    def replacing(self, **changes: Any) -> Document:
        """A copy in which the named fields are other."""
        copy = Document(**(dict(zip(_FIELDS, self._values(), strict=True)) | changes))
        if copy.repaired is self.repaired and copy.source is self.source:
            object.__setattr__(copy, "_parts", self._parts)
        object.__setattr__(copy, "_table", self._table)
        return copy

    def with_blocks(self, blocks: Iterable[Block], **changes: Any) -> Document:
        """A copy with other blocks, and with whatever other fields are named; itself where nothing is other."""
        made = tuple(blocks)
        changes = {name: value for name, value in changes.items() if value != getattr(self, name)}
        if not changes and len(made) == len(self.blocks) and all(map(is_, made, self.blocks)):
            return self
        return self.replacing(blocks=made, **changes)

    def with_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> Document:
        """A copy with more diagnostics, in the order of their lines, none twice."""
        merged = dict.fromkeys((*self.diagnostics, *diagnostics))
        if len(merged) == len(self.diagnostics):
            return self
        return self.replacing(diagnostics=tuple(sorted(merged, key=lambda d: d.line)))

    def restoring(self, reasons: Iterable[str]) -> Document:
        """A copy in which blocks taken away for one of ``reasons`` are kept after all."""
        wanted = frozenset(reasons)
        return self.with_blocks(b._replace(reason=None, by=None) if b.reason in wanted else b for b in self.blocks)


def _as_body(block: Block) -> Block:
    """A second title or kicker of an article is a heading of it."""
    return block._replace(type="heading") if block.type in ("title", "kicker") else block


def from_lines(text: str) -> Document:
    """A document of plain lines, which gives ``text`` back as it is.

    >>> from_lines("甲\\n\\n乙").text
    '甲\\n\\n乙'
    """
    blocks, tail = read_lines(text)
    return Document(source=text, repaired=text, blocks=tuple(blocks), tail=tail)
