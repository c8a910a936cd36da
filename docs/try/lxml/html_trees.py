"""Puts the tokens of HTML into a tree, as lxml does: unclosed elements are closed by what cannot stand in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .html_tokens import End, Note, Start, Text, Token, tokens_of
from .nodes import Comment, Node, add_text

Rules = dict[str, Any]


def html_trees(page: str) -> list[Node]:
    """The tree of ``page``, and one more for each piece that comes after ``</html>``; none for a page without anything."""
    builder = _Builder(known_rules())
    for token in tokens_of(page):
        builder.take(token)
    return builder.roots


class _Builder:
    """Puts tokens into a tree. What comes after ``</html>`` is in a tree of its own, which only a ``target`` is told of, as with lxml."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.roots: list[Node] = []
        self.open: list[Node] = []
        self.seen: set[str] = set()
        self.passed_over = 0  # second <html>, <head>, <body>: as many of their ends say nothing
        self.handlers: dict[type, Callable[[Any], None]] = {
            Start: self.start,
            End: self.end,
            Text: self.text,
            Note: self.note,
        }

    def take(self, token: Token) -> None:
        self.handlers[type(token)](token)

    def start(self, token: Start) -> None:
        name = token.name
        if name in self.seen or (name == "head" and "body" in self.seen):
            self.passed_over += 1
            return
        while self.open and self.open[-1].tag in self.rules["closes"].get(name, ()):
            self.open.pop()
        self._imply(name, token.line)
        self._push(name, dict(token.attributes), token.line)
        if name in self.rules["empty"] or token.closed:
            self.open.pop()

    def end(self, token: End) -> None:
        if self.passed_over and token.name in ("html", "head", "body"):
            self.passed_over -= 1
            return
        strength = self.rules["strength"]
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == token.name:
                del self.open[depth:]
                return
            if strength.get(self.open[depth].tag, 100) > strength.get(token.name, 100):
                return

    def text(self, token: Text) -> None:
        if not self.open or self.open[-1].tag in ("html", "head"):
            if not token.text.strip(" \t\n\r\f"):
                return
            if self.open and self.open[-1].tag == "head":
                self.open.pop()
            self._imply("p", token.line)
        add_text(self.open[-1], token.text)

    def note(self, token: Note) -> None:
        if self.open:
            self.open[-1].append(Comment(token.text))

    def _imply(self, name: str, line: int) -> None:
        """Begin what ``name`` cannot do without: the page, its head, its body."""
        if name != "html" and not self.open:
            self._push("html", {}, line)
        if name in ("html", "head", "body"):
            return
        if name in self.rules["of_head"]:
            if len(self.open) == 1 and not self.seen & {"head", "body"}:
                self._push("head", {}, line)
        elif name not in ("noframes", "frame", "frameset") and not self._has_head_or_body():
            self._push("body", {}, line)

    def _has_head_or_body(self) -> bool:
        return "body" in self.seen or any(node.tag == "head" for node in self.open)

    def _push(self, name: str, attributes: dict[str, str], line: int) -> None:
        node = Node(name, attributes, line)
        if name in ("html", "head", "body"):
            self.seen.add(name)
        if self.open:
            self.open[-1].append(node)
        else:
            self.roots.append(node)
        self.open.append(node)


_known: Rules = {}


def known_rules() -> Rules:
    """What the page's maker asked of lxml: which element closes which, which are empty, how strongly each stays open."""
    if not _known:
        _known.update(json.loads(Path(__file__).with_name("html_rules.json").read_text("utf-8")))
        _known["closes"] = {name: frozenset(olds) for name, olds in _known["closes"].items()}
        _known["empty"], _known["of_head"] = frozenset(_known["empty"]), frozenset(_known["of_head"])
    return _known
