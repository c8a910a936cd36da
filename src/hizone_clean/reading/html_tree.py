"""From HTML to the events that the block builder reads: one fast road, and a safe one for what it cannot hold.

lxml's own tree is read in a single pass. It lets go of text below a certain depth and after some broken comments, without
a word; then Beautiful Soup, slower and more patient, reads the page again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hizone_clean.reading.html_blocks import FRAGMENT, UNSEEN, BlockBuilder
from hizone_clean.reading.lines import count_lines

if TYPE_CHECKING:
    from hizone_clean.document import Block

# <http://example.com/a>: an address between angle brackets, Markdown's, which a parser would take for a tag
_AUTOLINK = re.compile(r"<((?:https?|ftp)://[^<>\s]*)>")
_WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.I)
_USED_META = frozenset(
    "og:title og:site_name og:release_date og:published_time og:url article:published_time article:author twitter:title "
    "author source mediaid pubdate publishdate publish-date publish_date date dc.date weibo:article:create_at title "
    "articletitle contentsource columnname sitename apub:time datepublished".split()
)


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
        elif event == "end":
            if node.tag not in UNSEEN:
                builder.end(node.tag)
            if node.tail:
                builder.data(node.tail)
        else:
            builder.line += count_lines(node.text or "")
            if node.tail:
                builder.data(node.tail)
    return builder.close()


def read_soup(page: str, first_line: int) -> list[Block]:
    """The blocks of ``page`` as Beautiful Soup has them; their lines are found by looking for their text."""
    from bs4 import BeautifulSoup, NavigableString, Tag
    from bs4.element import PreformattedString

    builder = BlockBuilder(first_line)
    finder = _LineFinder(page, first_line)
    open_tags: list[Tag] = []
    node: Any = BeautifulSoup(_prepared(page), "lxml")
    for node in node.descendants:
        while open_tags and node.parent is not open_tags[-1]:
            builder.end(open_tags.pop().name)
        if isinstance(node, Tag):
            if node.name not in UNSEEN:
                builder.start(node.name, _attribute_of(node))
            open_tags.append(node)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            if node.parent is None or node.parent.name not in UNSEEN:
                builder.line = finder.line_of(str(node).strip())
                builder.data(str(node))
    return builder.close()


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
    page = _AUTOLINK.sub(r"&lt;\1&gt;", page.replace("\0", ""))
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
    if tag == "img":
        builder.put(_shown(node), "img", "image", "read/image")
        return
    if tag == "meta":
        _put_meta(builder, node)
        return
    if tag == "title":
        if node.text and node.text.strip():
            builder.put(" ".join(node.text.split()), "title", "metadata", "read/title")
        return
    builder.start(tag, node.get)
    if node.text:
        builder.data(node.text)


def _shown(node: Any) -> str:
    from lxml import etree

    return str(etree.tostring(node, method="html", encoding="unicode", with_tail=False))


def _put_meta(builder: BlockBuilder, node: Any) -> None:
    name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
    content = " ".join((node.get("content") or "").split())
    if content and name in _USED_META:
        builder.put(f"{name}: {content}", "meta", "metadata", "read/meta")


def _attribute_of(tag: Any) -> Any:
    def get(name: str) -> str | None:
        value = tag.get(name)
        return " ".join(value) if isinstance(value, list) else value

    return get
