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
from hizone_clean.reading.html_blocks import BlockBuilder
from hizone_clean.reading.html_panels import unfolds
from hizone_clean.reading.html_stated import field_of, is_field, put_meta, put_script, put_stated
from hizone_clean.reading.html_whole import UNSEEN, WHOLE_TAGS, is_hidden, is_note_mark, read_whole, text_of, told_by
from hizone_clean.reading.link_hosts import site_of_page
from hizone_clean.source.lines import count_lines
from hizone_clean.source.markup import begins_as_page, open_fields, settle_markup

if TYPE_CHECKING:
    from hizone_clean.blocks import Block

Shown = Callable[[Any], str]
# <![CDATA[<p>…</p>]]>, as feeds hand pages over
_CDATA = pattern(r"<!\[CDATA\[|\]\]>")
# 10<sup>6</sup>, x<sup>n-1</sup>; not a note's number: 技术<sup>[1]</sup>
_SCRIPT_SIGN = {"sup": "^", "sub": "_"}
_SCRIPT = {"sup": pattern(r"[+\-−–]?\d{1,3}$|[+\-−–]?[a-z](?:[+\-−]\d)?$"), "sub": pattern(r"\d{1,3}$")}
# <pre class="java"> at the end of its line
_PRE_ALONE = pattern(r"<pre\b[^<>\n]*>(?=\n)")
_WHOLE_PAGE = pattern(r"<(?:html|body|head|!doctype)(?=[\s/>])", re.I)
_ASIDE = frozenset(("img", "meta", "title", "link"))
_NOTHING: dict[str, str] = {}


def read_tree(page: str, first_line: int) -> list[Block]:
    """The blocks of ``page`` as lxml's tree has them; empty where it cannot be parsed at all."""
    from lxml import etree

    prepared = _prepared(page)
    builder = BlockBuilder(first_line, _lines_of_pre(prepared, first_line), site_of_page(prepared))
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True)
    root = etree.fromstring(prepared.encode("utf-8", "replace"), parser)
    if root is None:
        return []
    for tree in (root, *root.itersiblings(tag=etree.Element)):  # </html> before <body> makes two trees
        _tell(builder, tree, first_line - 1)
    return builder.close()


def _tell(builder: BlockBuilder, root: Any, shift: int) -> None:
    """Tell ``builder`` of all that stands in ``root``, in order."""
    from lxml import etree

    size, fields = _Size(root), list[Any]()
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, node in walker:
        if event == "start":
            if not _start(builder, node, shift, size, fields):
                walker.skip_subtree()
            continue
        tail = node.tail
        if event == "comment":
            builder.line += count_lines(node.text or "")
        elif (tag := node.tag) not in UNSEEN:
            builder.end(tag)
            closes_field = bool(fields) and fields[-1] is node
            if closes_field:
                fields.pop()
            if tag == "rt" and not _has_brackets(node):
                builder.data("）")
            elif tag == "sup" and is_note_mark(node):
                builder.data("]")
            elif closes_field and not (tail or "").strip():
                builder.part()
        if tail and node is not root:
            builder.data(tail)


def read_soup(page: str, first_line: int) -> list[Block]:
    """The blocks of ``page`` as Beautiful Soup has them; their lines are found by looking for their text."""
    from bs4 import BeautifulSoup
    from bs4.element import Tag

    builder = BlockBuilder(first_line, site=site_of_page(page))
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
    if "<![CDATA[" in page:
        page = _CDATA.sub("", page)
    if "\r" in page:
        page = page.replace("\r\n", "\n").replace("\r", "\n")
    page = settle_markup(open_fields(page.replace("\0", "")))
    return page if _WHOLE_PAGE.search(page) or begins_as_page(page) else f'<div class="{FRAGMENT}">{page}</div>'


def _lines_of_pre(page: str, first_line: int) -> frozenset[int]:
    """The lines that end in ``<pre>``: the parser drops the line end behind it."""
    if "<pre" not in page:
        return frozenset()
    return frozenset(first_line + page.count("\n", 0, found.start()) for found in _PRE_ALONE.finditer(page))


class _Size:
    """How many letters a page has, counted when it is first asked for."""

    def __init__(self, root: Any) -> None:
        self.root, self.known = root, -1

    def __call__(self) -> int:
        if self.known < 0:
            self.known = len(text_of(self.root))
        return self.known


def _start(builder: BlockBuilder, node: Any, shift: int, size: _Size, fields: list[Any]) -> bool:
    """Tell ``builder`` of an element; whether what stands in it is to be read too. ``fields`` are those of a byline that are open."""
    tag = node.tag
    line = (node.sourceline or 0) + shift
    if line > builder.line:
        builder.line = line
    if tag in UNSEEN:
        if "math/tex" in (node.get("type") or ""):
            builder.put_formula(" ".join((node.text or "").split()), display="display" in node.get("type"))
        elif tag == "script":
            put_script(builder, node.get("type") or "", node.text or "")
        builder.line += count_lines(node.text or "")
        return True
    items = node.items()
    get = (dict(items) if items else _NOTHING).get
    name, field = (get("class"), field_of(get)) if items else (None, "")
    if opens_field := is_field(tag, field):
        fields.append(node)
    if tag in _ASIDE and _put_aside(builder, tag, get, node, _shown):
        builder.line += count_lines(node.text or "")
        return True
    unseen = folded = False
    limit = 0
    if items:
        put_stated(builder, node, get, field)
        if unseen := is_hidden(get):
            hidden = not builder.is_hidden
            folded = hidden and not builder.is_folded and unfolds(node)
            limit = size() if hidden and not folded else 0
    told = told_by(name) if name else None
    may_be_whole = unseen or told is not None or tag in WHOLE_TAGS
    if may_be_whole and (whole := read_whole(node, told, limit, unseen)) is not None:
        kind, text = whole
        held = "".join(node.itertext())
        builder.put_whole(kind, text, count_lines(held), count_lines(held[len(held.rstrip()) :]))
        return False
    if tag == "sup" and is_note_mark(node):
        builder.data("[")
    elif tag in _SCRIPT_SIGN and builder.ends_with_letter and _SCRIPT[tag].match(text_of(node)):
        is_sub = tag == "sub"
        builder.data(_SCRIPT_SIGN[tag] if not is_sub or builder.ends_with_digit else "")
    if opens_field and _follows_element(node):
        builder.part()
    builder.start(tag, get, folded=folded)
    if tag == "rt" and not _has_brackets(node):
        builder.data("（")
    if text := node.text:
        builder.data(text)
    return True


def _follows_element(node: Any) -> bool:
    """Whether no text stands between an element and the one before it, or the one that it opens."""
    before = node.getprevious()
    if before is not None:
        return not (before.tail or "").strip()
    above = node.getparent()
    return above is not None and not (above.text or "").strip()


def _has_brackets(node: Any) -> bool:
    """Whether a ruby text stands between brackets of its own: ``<rp>(</rp>``."""
    above = node.getparent()
    return above is not None and above.find("rp") is not None


def _put_aside(builder: BlockBuilder, tag: str, get: Callable[[str], str | None], node: Any, show: Shown) -> bool:
    """Put an image, a title or what the head states into a block of its own, taken away; whether it was one of these."""
    if tag == "img":
        builder.put(show(node), "img", "image", "read/image")
    elif tag == "meta":
        put_meta(builder, get)
    elif tag == "link":
        if (get("rel") or "").lower() == "canonical" and (address := get("href")):
            builder.put(f"canonical: {address.strip()}", "meta", "metadata", "read/link")
    elif tag == "title":
        if text := " ".join(((node.string if show is str else node.text) or "").split()):
            builder.put(text, "title", "metadata", "read/title")
    else:
        return False
    return True


def _shown(node: Any) -> str:
    from lxml import etree

    return str(etree.tostring(node, method="html", encoding="unicode", with_tail=False))


def _attribute_of(tag: Any) -> Any:
    def get(name: str) -> str | None:
        value = tag.get(name)
        return " ".join(value) if isinstance(value, list) else value

    return get
