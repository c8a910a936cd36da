"""From HTML to the events that the block builder reads: one fast road, and a safe one for what it cannot hold.

lxml's own tree is read in a single pass. It lets go of text below a certain depth and after some broken comments, without
a word; then Beautiful Soup, slower and more patient, reads the page again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hizone_clean.blocks import FRAGMENT
from hizone_clean.patterns import pattern
from hizone_clean.reading.html_blocks import UNSEEN, BlockBuilder
from hizone_clean.source.lines import count_lines
from hizone_clean.source.markup import settle_markup

if TYPE_CHECKING:
    from hizone_clean.blocks import Block

Shown = Callable[[Any], str]
_WHOLE_PAGE = pattern(r"<(?:html|body|head|!doctype)(?=[\s/>])", re.I)
_USED_META = frozenset(
    [
        "og:title",
        "og:site_name",
        "og:release_date",
        "og:published_time",
        "og:url",
        "article:published_time",
        "article:author",
        "twitter:title",
        "author",
        "source",
        "mediaid",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "date",
        "dc.date",
        "weibo:article:create_at",
        "title",
        "articletitle",
        "contentsource",
        "columnname",
        "sitename",
        "apub:time",
        "datepublished",
    ]
)


_ASIDE = frozenset(("img", "meta", "title"))


def read_tree(page: str, first_line: int) -> list[Block]:
    """The blocks of ``page`` as lxml's tree has them; empty where it cannot be parsed at all."""
    from lxml import etree

    builder = BlockBuilder(first_line)
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True)
    root = etree.fromstring(_prepared(page).encode("utf-8", "replace"), parser)
    if root is None:
        return []
    shift = first_line - 1
    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "start":
            _start(builder, node, shift)
            continue
        if event == "comment":
            builder.line += count_lines(node.text or "")
        elif (tag := node.tag) not in UNSEEN:
            builder.end(tag)
        if tail := node.tail:
            builder.data(tail)
    return builder.close()


def read_soup(page: str, first_line: int) -> list[Block]:
    """The blocks of ``page`` as Beautiful Soup has them; their lines are found by looking for their text."""
    from bs4 import BeautifulSoup
    from bs4.element import Tag

    builder = BlockBuilder(first_line)
    finder = _LineFinder(page, first_line)
    open_tags: list[Tag] = []
    for node in BeautifulSoup(_prepared(page), "lxml").descendants:
        while open_tags and node.parent is not open_tags[-1]:
            builder.end(open_tags.pop().name)
        if isinstance(node, Tag):
            if node.name not in UNSEEN and not _put_aside(builder, node.name, _attribute_of(node), node, str):
                builder.start(node.name, _attribute_of(node))
            open_tags.append(node)
        elif _is_text(node):
            builder.line = finder.line_of(str(node).strip())
            builder.data(str(node))
    return builder.close()


def _is_text(node: Any) -> bool:
    from bs4.element import PreformattedString

    return not isinstance(node, PreformattedString) and (
        node.parent is None or node.parent.name not in (*UNSEEN, "title")
    )


class _LineFinder:
    """Finds the line of one text after another, going forward only."""

    def __init__(self, page: str, first_line: int) -> None:
        self.page, self.place, self.line = page, 0, first_line

    def line_of(self, text: str) -> int:
        found = self.page.find(text[:40], self.place) if text else -1
        if found >= 0:
            self.line += count_lines(self.page[self.place : found])
            self.place = found
        return self.line


def _prepared(page: str) -> str:
    page = settle_markup(page.replace("\0", ""))
    if "\r" in page:
        page = page.replace("\r\n", "\n").replace("\r", "\n")
    return page if _WHOLE_PAGE.search(page) else f'<div class="{FRAGMENT}">{page}</div>'


def _start(builder: BlockBuilder, node: Any, shift: int) -> None:
    tag = node.tag
    line = (node.sourceline or 0) + shift
    if line > builder.line:
        builder.line = line
    if tag in UNSEEN:
        builder.line += count_lines(node.text or "")
        return
    if tag in _ASIDE and _put_aside(builder, tag, node.get, node, _shown):
        return
    builder.start(tag, node.get)
    if text := node.text:
        builder.data(text)


def _put_aside(builder: BlockBuilder, tag: str, get: Callable[[str], str | None], node: Any, show: Shown) -> bool:
    """Put an image, a title or what the head states into a block of its own, taken away; whether it was one of these."""
    if tag == "img":
        builder.put(show(node), "img", "image", "read/image")
    elif tag == "meta":
        _put_meta(builder, get)
    elif tag == "title":
        if text := " ".join(((node.string if show is str else node.text) or "").split()):
            builder.put(text, "title", "metadata", "read/title")
    else:
        return False
    return True


def _shown(node: Any) -> str:
    from lxml import etree

    return str(etree.tostring(node, method="html", encoding="unicode", with_tail=False))


def _put_meta(builder: BlockBuilder, get: Callable[[str], str | None]) -> None:
    name = (get("property") or get("name") or get("itemprop") or "").strip().lower()
    content = " ".join((get("content") or "").split())
    if content and name in _USED_META:
        builder.put(f"{name}: {content}", "meta", "metadata", "read/meta")


def _attribute_of(tag: Any) -> Any:
    def get(name: str) -> str | None:
        value = tag.get(name)
        return " ".join(value) if isinstance(value, list) else value

    return get
