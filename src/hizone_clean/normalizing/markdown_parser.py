"""The parser of Markdown in all its dialects, and where in a source it finds running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from hizone_clean.blocks import Span
from hizone_clean.patterns import pattern

# of the types of tokens those that stand in no plain text
_MARKDOWN_ALONE = frozenset(
    {"heading_open", "fence", "table_open", "bullet_list_open", "blockquote_open", "front_matter"}
)
# [甲](u), `乙`, **丙**, ![[丁]], {{ 戊 }}, <b>
_MARKS_WITHIN = pattern(r"\]\(|`|\*\*|\[\[|\{[{%]|<[/a-zA-Z]")


def is_markdown(text: str, kinds: Iterable[str]) -> bool:
    """Whether ``text``, whose tokens are of ``kinds``, is Markdown: in plain text indented lines are no code."""
    return not _MARKDOWN_ALONE.isdisjoint(kinds) or bool(_MARKS_WITHIN.search(text))


class TextRun(NamedTuple):
    """A run of text in one line of a source."""

    line: int
    """Number of the line, counted from 0."""
    start: int
    end: int


class TextBlock(NamedTuple):
    """What is read as one: a paragraph, a heading, a cell of a table."""

    lines: Span
    """Its first line and the line after its last, counted from 0."""
    runs: tuple[TextRun, ...]
    level: int = 0
    """Of a heading its level, else 0."""


@cache
def markdown_parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough, front matter, footnotes, definition lists, containers (``:::``),
    admonitions (``!!!``), attributes (``{#id}``) and formulas (``$…$``, ``amsmath``)."""
    parser = MarkdownIt("js-default", {"html": True, "maxNesting": 60})
    for plugin in (front_matter_plugin, footnote_plugin, deflist_plugin, admon_plugin, amsmath_plugin):
        parser.use(plugin)
    parser.use(attrs_plugin, spans=True).use(attrs_block_plugin)
    parser.use(dollarmath_plugin, allow_digits=False, double_inline=True)
    return parser.use(container_plugin, "any", validate=lambda *_: True)


@cache
def _block_parser() -> MarkdownIt:
    parser = markdown_parser.__wrapped__()
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


class Structure(NamedTuple):
    """What the parser found in a source."""

    texts: tuple[TextBlock, ...]
    html: tuple[Span, ...]
    """Blocks of HTML: first line and the line after the last."""
    code: tuple[Span, ...]
    """Blocks of indented lines, which are code unless the document is no Markdown."""
    is_markdown: bool


def read_structure(lines: Sequence[str]) -> Structure:
    """The blocks of text in ``lines`` and the places of their text, all that is markup left out.

    >>> read_structure(["# 甲,*乙*", "> 丙", "> `丁`,戊"]).texts[1].runs
    (TextRun(line=1, start=2, end=3), TextRun(line=2, start=5, end=7))
    """
    parser, env = _block_parser(), dict[str, object]()
    text = "\n".join(lines)
    tokens = parser.parse(text, env)
    cursors: dict[int, int] = {}
    found: list[TextBlock] = []
    for before, token in zip([Token("", "", 0), *tokens], tokens, strict=False):
        if token.type == "inline" and token.map:
            cells = cursors if before.type in ("th_open", "td_open") else None
            places = _places(lines, token, cells)
            runs = tuple(_runs(parser, env, token.content, places)) if any(places) else ()
            level = int(before.tag[1]) if before.type == "heading_open" else 0
            found.append(TextBlock((token.map[0], max(token.map[1], token.map[0] + 1)), runs, level))
    return Structure(
        tuple(found),
        tuple(_spans(tokens, "html_block")),
        tuple(_spans(tokens, "code_block")),
        is_markdown(text, {token.type for token in tokens}),
    )


def _spans(tokens: Sequence[Token], kind: str) -> Iterator[Span]:
    for token in tokens:
        if token.type == kind and token.map:
            yield token.map[0], token.map[1]


def _places(lines: Sequence[str], token: Token, cells: dict[int, int] | None) -> list[tuple[int, int] | None]:
    """For each line of what ``token`` holds: the line of the source and where in it; ``None`` if it is not found."""
    assert token.map
    content = token.content.split("\n")
    first = token.map[0]
    # a first line of nothing but ideographic blanks is no part of what the token holds
    while first + len(content) < token.map[1] and _find(lines[first], content[0], None, first) < 0:
        first += 1
    places: list[tuple[int, int] | None] = []
    for number, piece in enumerate(content, first):
        at = _find(lines[number], piece, cells, number) if number < len(lines) else -1
        places.append((number, at) if at >= 0 else None)
    return places


def _find(line: str, piece: str, cells: dict[int, int] | None, number: int) -> int:
    """Where ``piece`` stands in ``line``: at its end, or, of a cell, after the cells before it; -1 if it does not."""
    if cells is not None:
        escaped = piece.replace("|", "\\|")
        at = line.find(escaped, cells.get(number, 0))
        if at >= 0:
            cells[number] = at + len(escaped)
        return at if escaped == piece else -1
    if line.rstrip().endswith(piece.rstrip()):
        return len(line.rstrip()) - len(piece.rstrip())
    return line.find(piece)


class _Watched(StateInline):
    """A state of the parser that notes where in its source plain text was taken from."""

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, object]) -> None:
        super().__init__(src, md, env, [])
        self.taken: list[Span] = []

    def append_pending(self, text: str) -> None:
        if self.src.startswith(text, self.pos):
            self.taken.append((self.pos, self.pos + len(text)))
        super().append_pending(text)


def _runs(
    parser: MarkdownIt, env: dict[str, object], content: str, places: Sequence[tuple[int, int] | None]
) -> Iterator[TextRun]:
    state = _Watched(content, parser, env)
    parser.inline.tokenize(state)
    line, line_start = 0, 0
    for start, end in _joined(state.taken):
        while (after := content.find("\n", line_start, start) + 1) > 0:
            line, line_start = line + 1, after
        if place := places[line]:
            yield TextRun(place[0], place[1] + start - line_start, place[1] + end - line_start)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """``spans`` with those that touch made one."""
    start = end = 0
    for first, last in spans:
        if first != end:
            if start < end:
                yield start, end
            start = first
        end = last
    if start < end:
        yield start, end
