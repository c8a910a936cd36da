"""The rendered tree of a Markdown document with its letters and marks taken out: what normalising must not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it.token import Token

from hizone_clean.normalizing.markdown_parser import is_markdown, markdown_parser
from hizone_clean.patterns import pattern

Node = tuple[object, ...]

# <b class="甲">, </b>, <!-- 甲 -->
_TAG = pattern(r"<!--(?:[^-]|-(?!->))*+-->|<[/!?a-zA-Z][^<>]*+>")
_TEXT = frozenset({"text", "text_special"})
_LITERAL = frozenset({"code_inline", "code_block", "fence", "html_inline", "front_matter", "amsmath", "image"})


class Rendered(NamedTuple):
    """What of a document normalising has to keep."""

    tree: tuple[Node, ...]
    headings: tuple[tuple[int, str], ...]
    """The line of each heading, counted from 0, and its text as it is shown."""
    env: Mapping[str, Any] = {}
    """What the parser knows of it: the targets of its references, its footnotes."""


def rendered(text: str, within: Rendered | None = None) -> Rendered:
    """The tree of ``text`` without letters and marks, and its headings.

    Args:
        text: a document, or a part of one.
        within: the document that it is a part of, which says what its references mean.

    >>> rendered("# 甲,乙 [丙](u)").tree == rendered("# 丁 [戊](u)").tree
    True
    >>> rendered("甲 ![](u)").tree == rendered("甲！[](u)").tree
    False
    """
    env: dict[str, Any] = {}
    if within:
        footnotes = within.env.get("footnotes", {}).get("refs", {})
        env = {
            "references": dict(within.env.get("references", {})),
            "footnotes": {"refs": dict.fromkeys(footnotes, -1)},
        }
    tokens = markdown_parser().parse(text, env)
    literal = _LITERAL if is_markdown(text, {token.type for token in tokens}) else _LITERAL - {"code_block"}
    return Rendered(tuple(_nodes(tokens, literal)), tuple(_headings(tokens)), env)


def _nodes(tokens: Iterable[Token], literal: frozenset[str]) -> Iterator[Node]:
    for token in tokens:
        if token.type == "inline":
            yield from _nodes(token.children or (), literal)
        elif token.type not in _TEXT:
            attributes = tuple(sorted((key, value) for key, value in token.attrs.items() if key != "alt"))
            yield token.type, token.tag, token.nesting, token.markup, token.info, attributes, _content(token, literal)


def _content(token: Token, literal: frozenset[str]) -> object:
    if token.type in literal or token.type.startswith("math"):
        return token.content
    if token.type == "html_block":
        return tuple(_TAG.findall(token.content))
    return token.meta.get("label")


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.map:
            shown = [child.content for child in inline.children or () if child.type in (*_TEXT, "code_inline")]
            yield opening.map[0], "".join(shown)
