"""The nodes of a tree, and the walk through it, as ``lxml.etree`` has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Node:
    """An element, or a comment, whose ``tag`` is then no text."""

    __slots__ = ("_behind", "_children", "_parent", "attrib", "sourceline", "tag", "tail", "text")

    def __init__(self, tag: Any, attrib: dict[str, str] | None = None, line: int = 0) -> None:
        self.tag, self.attrib, self.sourceline = tag, attrib or {}, line
        self.text: str | None = None
        self.tail: str | None = None
        self._parent: Node | None = None
        self._children: list[Node] = []
        self._behind: list[Node] = []

    def get(self, name: str, default: str | None = None) -> str | None:
        return self.attrib.get(name, default)

    def items(self) -> list[tuple[str, str]]:
        return list(self.attrib.items())

    def getparent(self) -> Node | None:
        return self._parent

    def iterancestors(self, *wanted: Any) -> Iterator[Node]:
        above = self._parent
        while above is not None:
            if not wanted or above.tag in wanted:
                yield above
            above = above._parent

    def itersiblings(self, *, tag: Any = None) -> Iterator[Node]:
        """The nodes behind this one; of a page's first tree, the trees of what comes after ``</html>``."""
        around = self._parent._children if self._parent is not None else [self, *self._behind]
        for node in around[around.index(self) + 1 :]:
            if tag is None or (isinstance(node.tag, str) and tag in (Element, node.tag)):
                yield node

    def getnext(self) -> Node | None:
        return self._beside(1)

    def getprevious(self) -> Node | None:
        return self._beside(-1)

    def _beside(self, step: int) -> Node | None:
        around = self._parent._children if self._parent is not None else [self]
        at = around.index(self) + step
        return around[at] if 0 <= at < len(around) else None

    def append(self, child: Node) -> None:
        child._parent = self
        self._children.append(child)

    def __len__(self) -> int:
        return len(self._children)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Node]:
        return iter(self._children)

    def iter(self, *wanted: Any) -> Iterator[Node]:
        """This node and all below it, in the order of the document; those of one tag, or elements alone (``Element``)."""
        names = {one for one in wanted if isinstance(one, str)}
        elements = Element in wanted
        waiting = [self]
        while waiting:
            node = waiting.pop()
            waiting += reversed(node._children)
            if not wanted or (isinstance(node.tag, str) and (elements or node.tag in names)):
                yield node

    def itertext(self) -> Iterator[str]:
        for event, node in iterwalk(self, events=("start", "end", "comment")):
            if event == "start":
                yield node.text or ""
            elif node is not self:
                yield node.tail or ""

    def findall(self, path: str) -> list[Node]:
        """The children with a tag; with ``.//`` before it, all below."""
        if path.startswith(".//"):
            return [node for node in self.iter(path[3:]) if node is not self]
        return [node for node in self._children if node.tag == path]

    def find(self, path: str) -> Node | None:
        return next(iter(self.findall(path)), None)


def Element(tag: str) -> Node:  # noqa: N802 - lxml's own name
    """A new element; given to ``iter`` it stands for every element."""
    return Node(tag)


def Comment(text: str) -> Node:  # noqa: N802 - lxml's own name
    """A comment: its tag is this function, as in lxml."""
    node = Node(Comment)
    node.text = text
    return node


class iterwalk:  # noqa: N801 - lxml's own name
    """The events of a walk through ``root``: ``start`` and ``end`` of its elements, and ``comment``."""

    def __init__(self, root: Node, events: tuple[str, ...] = ("end",)) -> None:
        self._events, self._skip = frozenset(events), False
        self._waiting: list[tuple[str, Node]] = [("start", root)]

    def skip_subtree(self) -> None:
        """Leave out what stands in the element that has just begun."""
        self._skip = True

    def __iter__(self) -> iterwalk:
        return self

    def __next__(self) -> tuple[str, Node]:
        while True:
            if self._skip:
                while self._waiting[-1][0] != "end":
                    self._waiting.pop()
                self._skip = False
            if not self._waiting:
                raise StopIteration
            event, node = self._waiting.pop()
            if event == "start" and not isinstance(node.tag, str):
                event = "comment"
            elif event == "start":
                self._waiting.append(("end", node))
                self._waiting += [("start", child) for child in reversed(node._children)]
            if event in self._events:
                return event, node


def add_text(node: Node, text: str) -> None:
    """Put ``text`` at the end of what stands in ``node``."""
    if node._children:
        last = node._children[-1]
        last.tail = (last.tail or "") + text
    else:
        node.text = (node.text or "") + text
