"""Stands in for the part of ``lxml.etree`` that hizone-clean uses, where no lxml can be had: in the page to try it on.

There is no lxml for WebAssembly in the registries that the page is made from. The tokens are those of the HTML standard
(https://html.spec.whatwg.org/#tokenization), as in lxml's own parser; which element closes which is asked of lxml itself when the
page is made (``html_rules.json``). ``tests/test_try_page.py`` compares both on pages of many kinds.
"""

from __future__ import annotations

from itertools import chain
from typing import Any
from xml.parsers import expat

from .html_trees import html_trees, known_rules
from .nodes import Comment, Element, Node, add_text, iterwalk

__all__ = [
    "Comment",
    "Element",
    "HTMLParser",
    "ParserError",
    "XMLParser",
    "XMLSyntaxError",
    "fromstring",
    "iterwalk",
    "tostring",
]

LXML_VERSION = (0, 0, 0, 0)


class XMLSyntaxError(SyntaxError):
    """The document cannot be parsed at all."""


class ParserError(XMLSyntaxError):
    """There is no document."""


class HTMLParser:
    """A parser of HTML; with a ``target`` it is told of what is fed, as Beautiful Soup asks for."""

    def __init__(self, *, target: Any = None, **_: Any) -> None:
        self._target, self._fed = target, [""]

    def feed(self, data: str | bytes) -> None:
        self._fed.append(data if isinstance(data, str) else data.decode("utf-8", "replace"))

    def close(self) -> None:
        roots = html_trees("".join(self._fed))
        if not roots:
            raise ParserError("Document is empty")
        for event, node in chain.from_iterable(iterwalk(root, events=("start", "end", "comment")) for root in roots):
            if event == "comment":
                self._target.comment(node.text or "")
            elif event == "start":
                self._target.start(node.tag, node.attrib)
                if node.text:
                    self._target.data(node.text)
            else:
                self._target.end(node.tag)
            if event != "start" and node.tail:
                self._target.data(node.tail)


class XMLParser:
    """A parser of XML; its options are those of a careful reader already."""

    def __init__(self, **_: Any) -> None:
        pass


def fromstring(data: bytes | str, parser: HTMLParser | XMLParser | None = None) -> Node | None:
    """The root of a document; ``None`` where HTML holds nothing. Raises ``XMLSyntaxError`` for XML that is none."""
    if isinstance(parser, HTMLParser):
        return parse_html(data if isinstance(data, str) else data.decode("utf-8", "replace"))
    return _parse_xml(data if isinstance(data, bytes) else data.encode())


def tostring(node: Node, *, with_tail: bool = True, **_: Any) -> str:
    """``node`` as HTML."""
    parts: list[str] = []
    for event, one in iterwalk(node, events=("start", "end", "comment")):
        if event == "start":
            given = "".join(f" {name}={_quoted(value)}" for name, value in one.attrib.items())
            parts.append(f"<{one.tag}{given}>{_escaped(one.text or '')}")
            continue
        parts.append(
            f"<!--{one.text}-->" if event == "comment" else "" if one.tag in known_rules()["empty"] else f"</{one.tag}>"
        )
        if one is not node or with_tail:
            parts.append(_escaped(one.tail or ""))
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    """As libxml2 does it: in the quotes that the value does not hold."""
    value = value.replace("&", "&amp;")
    return f"'{value}'" if '"' in value and "'" not in value else '"' + value.replace('"', "&quot;") + '"'


def parse_html(page: str) -> Node | None:
    """The tree of a page, which knows those that come after it; ``None`` where it holds nothing."""
    first, *more = html_trees(page) or [None]
    if first is not None:
        first._behind = more
    return first


def _parse_xml(data: bytes) -> Node | None:
    """The tree of a feed; broken off where the document is broken, as a parser does that recovers."""
    parser = expat.ParserCreate(namespace_separator="}")
    top = Node("")
    open_nodes = [top]

    def named(name: str) -> str:
        return f"{{{name}" if "}" in name else name

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(named(name), {named(key): value for key, value in attributes.items()}, parser.CurrentLineNumber)
        open_nodes[-1].append(node)
        open_nodes.append(node)

    def text(data: str) -> None:
        add_text(open_nodes[-1], data)

    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    parser.EndElementHandler = lambda _: open_nodes.pop()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if not len(top):
            raise XMLSyntaxError(str(error)) from error
    for root in top:
        root._parent = None
        return root
    return None
