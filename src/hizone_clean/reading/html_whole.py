"""Elements that are read whole, and not as what stands in them: code, formulas, what is hidden, fallbacks, line numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.reading.html_math import formula_of

UNSEEN = frozenset(("script", "style"))
# shown only where the browser cannot show the thing itself; what a form's field holds; drawings
_FALLBACKS = frozenset(
    ("video", "audio", "canvas", "object", "template", "iframe", "textarea", "svg", "noembed", "amp-ad", "amp-embed")
)
WHOLE_TAGS = _FALLBACKS | {"pre", "math", "a"}
"""Elements that may be read whole, whatever is told of them."""
# display: none; not visibility: hidden, under which a page's own script shows the body later
_HIDDEN = pattern(r"display\s*:\s*none")
# KaTeX draws a formula a second time for the eye; MathJax puts its drawing beside the source
_DRAWN = pattern(r"\bkatex-html\b|\bMathJax(?:_Preview|_Display|_SVG|_CHTML|_SVG_Display)?\b")
# Hexo's <td class="gutter">, CSDN's <ul class="pre-numbering">, Pygments' <td class="linenos">, Chroma's <span class="lnt">
_NUMBERS = pattern(
    r"\b(?:gutter|line-?num\w*|linenos?\w*|pre-numbering|lnt|ln|crayon-nums(?:-content)?|CodeMirror-linenumber|hljs-ln-n\w*|code-snippet__line-index)\b"
)
_ONLY_NUMBERS = pattern(r"[\d\s.]*+$")
_NAMED = frozenset(("span", "div", "ul", "ol", "td", "pre", "code", "p"))
# <pre class="brush: python">, <div class="highlight">, <div class="cnblogs_code">
_CODE_NAME = pattern(r"code|highlight|brush|prettyprint|hljs|language-|syntax|shell|enlighter|crayon|lang-")
# code that stands in no <pre>: <div class="dp-highlighter"><ol>, <div class="syntaxhighlighter"><table>, <div class="view-lines">
_CODE_BOX = pattern(
    r"\b(?:dp-highlighter|syntaxhighlighter|highlighter|codehilite|code-?(?:block|snippet|area|box)|codemirror-code|view-lines|blob-wrapper|linenums|crayon-pre)\b"
)
_BOXES = frozenset(("div", "ol", "ul", "table", "figure"))
# the text of a code box once more, for who copies it: <div class="crayon-plain-wrap"><textarea>
_PLAIN_COPY = pattern(r"\bcrayon-plain-wrap\b")
# <span class="mw-editsection">[编辑]</span> beside a heading
_EDIT = pattern(r"\b(?:mw-)?editsection\b")
_HAN = pattern(r"[\u4e00-\u9fff]")
_BREAKS = frozenset(("br", "li", "div", "p", "tr"))
_NOTE_NUMBER = pattern(r"\s*(?:\d{1,3}|[a-z*†‡①-⑳])\s*$")
# the signs that a link to its own heading consists of, and those that lead from a note back to its place
_ANCHOR = frozenset(("#", "¶", "§", "🔗", "\uf0c1", "\ue9cb", "↩", "↩︎", "↑", "^"))
_RUNNING = frozenset(("span", "a", "em", "b", "strong", "i", "font"))
_HALF = 0.5
_FEW_HAN = 0.3
"""The share of Han up to which a text in a highlighter's box is code."""
_SMALL = 0.2
"""Share of a page's letters up to which what is hidden is taken for that; a body that a script will show is more."""


class Whole(NamedTuple):
    """An element that was read whole: ``kind`` is ``code``, ``formula``, or the rule that takes it away."""

    kind: str
    text: str


class Told(NamedTuple):
    """What a class says that its element is."""

    drawn: bool
    numbers: bool
    edit: bool
    box: bool
    copy: bool


@lru_cache(maxsize=1024)
def told_by(name: str) -> Told | None:
    """What the class ``name`` tells; ``None`` where it is nothing, as of nearly all."""
    signs = (
        _DRAWN.search(name),
        _NUMBERS.search(name),
        _EDIT.search(name),
        _CODE_BOX.search(name.lower()),
        _PLAIN_COPY.search(name),
    )
    told = Told(*(sign is not None for sign in signs))
    return told if any(told) else None


def read_whole(node: Any, told: Told | None, size: int, unseen: bool) -> Whole | None:
    """What ``node``, of which its class tells ``told``, is as a whole, or ``None`` where its parts are to be read.

    Only what is hidden, what its class tells something of, and :data:`WHOLE_TAGS` need be asked for.

    ``size`` is the letters of the page, and ``unseen`` whether the element says that it is hidden.
    """
    tag = node.tag
    if tag == "pre":
        return _code(node)
    if tag == "math":
        return Whole("formula", formula_of(node))
    if tag in _FALLBACKS:
        return Whole("fallback", text_of(node))
    if tag == "a":
        own = (node.text or "").strip()
        is_anchor = own in _ANCHOR and len(node) == 0 and (node.get("href") or "#").startswith("#")
        return Whole("anchor", own) if is_anchor else None
    if told is not None:
        if tag in _NAMED:
            if told.drawn:
                return Whole("drawn_formula", text_of(node))
            if told.numbers and _ONLY_NUMBERS.match(text := text_of(node)):
                return Whole("line_numbers", text)
            if tag == "span" and told.edit:
                return Whole("edit_link", text_of(node))
        if tag == "div" and told.copy:
            return Whole("fallback", text_of(node))
        if tag in _BOXES and told.box:
            return _boxed_code(node)
    # elements that hide nest: their text is not put together for each of them
    may_go = unseen and (size > 0 or _is_empty(node))
    if may_go and len(text := text_of(node)) <= (_SMALL if tag not in _RUNNING else _HALF) * size:
        return Whole("hidden", text)
    return None


def is_hidden(get: Callable[[str], str | None]) -> bool:
    """Whether an element is not shown, by what it says itself; ``get`` answers for its attributes."""
    style = get("style")
    return (style is not None and _is_none(style)) or get("hidden") is not None


@lru_cache(maxsize=256)
def _is_none(style: str) -> bool:
    return _HIDDEN.search(style.lower()) is not None


def is_note_mark(node: Any) -> bool:
    """Whether a ``<sup>`` is the number of a note, which leads to it: ``120<sup><a href="#fn3">3</a></sup>`` is not 1203."""
    if node.tag != "sup" or len(node) > 1:
        return False
    inner = node[0] if len(node) else None
    if inner is not None and (inner.tag != "a" or len(inner)):
        return False
    link = node.getparent() if inner is None else inner
    if link is None or link.tag != "a" or "#" not in (link.get("href") or ""):
        return False
    said = (node.text or "") + ("" if inner is None else (inner.text or "") + (inner.tail or ""))
    return _NOTE_NUMBER.match(said) is not None


def text_of(node: Any) -> str:
    """All text inside ``node`` but that of scripts and styles, blanks closed up."""
    return " ".join(" ".join(_pieces(node)).split())


def _is_empty(node: Any) -> bool:
    return all(map(str.isspace, _pieces(node)))


def _pieces(node: Any) -> Iterator[str]:
    for inner in node.iter():
        if (text := inner.text) and (tag := inner.tag).__class__ is str and tag not in UNSEEN:
            yield text
        if (tail := inner.tail) and inner is not node:
            yield tail


def _code(node: Any) -> Whole | None:
    """A ``<pre>`` as code, with its lines and its indent, or ``None`` where prose was set so."""
    text = _lines_of(node)
    if _numbers_beside_code(node, text):
        return Whole("line_numbers", text_of(node))
    named = any(_CODE_NAME.search(_name(one)) for one in (node, *_ancestors(node, 4))) or node.get("lang") is not None
    if not text.strip() or not (named or node.find(".//code") is not None or not _is_prose(text)):
        return None
    return Whole("code", "\n".join(line.rstrip() for line in text.strip("\n").split("\n")))


def _boxed_code(node: Any) -> Whole | None:
    """An element that a highlighter made of code without a ``<pre>``, a line an item; ``None`` where prose stands in it."""
    if next(node.iter("pre", "p"), None) is not None:
        return None
    text = "".join(_walk(node, False, loose=True)).replace("\xa0", " ").strip("\n")
    is_code = "\n" in text and len(_HAN.findall(text)) <= _FEW_HAN * len(text)
    return Whole("code", "\n".join(line.rstrip() for line in text.split("\n"))) if is_code else None


def _numbers_beside_code(node: Any, text: str) -> bool:
    """Whether a ``<pre>`` holds the numbers of the lines of another in its row."""
    if not _ONLY_NUMBERS.match(text):
        return False
    row = next((above for above in node.iterancestors("tr")), None)
    return row is not None and len(list(row.iter("pre"))) > 1


def _is_prose(text: str) -> bool:
    letters = sum(map(str.isalnum, text)) or 1
    return len(_HAN.findall(text)) > 0.5 * letters


def _name(node: Any) -> str:
    return " ".join(filter(None, (node.get("class"), node.get("name"), node.get("id")))).lower()


def _ancestors(node: Any, count: int) -> Iterator[Any]:
    above = node.getparent()
    while above is not None and count and above.tag not in ("article", "body"):
        yield above
        above, count = above.getparent(), count - 1


def _lines_of(node: Any) -> str:
    """The text of ``node`` with a line end for each ``<br>``, each item, and each ``<code>`` that is one line of several."""
    several = len(node.findall("code")) > 1 and "\n" not in "".join(
        c.tail or "" for c in node.findall("code")[:-1]
    ).strip(" ")
    return "".join(_walk(node, several))


def _walk(node: Any, several: bool, *, loose: bool = False) -> Iterator[str]:
    """The pieces of ``_lines_of``; ``loose`` passes over the line ends of the source, which mean nothing outside of a ``<pre>``."""
    from lxml import etree

    walker = etree.iterwalk(node, events=("start", "end", "comment"))
    for event, inner in walker:
        if event == "start":
            name = inner.get("class") if inner is not node else None
            if inner.tag in UNSEEN or (name and _NUMBERS.search(name) and _ONLY_NUMBERS.match(text_of(inner))):
                walker.skip_subtree()
            else:
                if inner.tag == "br":
                    yield "\n"
                yield "" if loose and _is_layout(inner.text) else inner.text or ""
            continue
        if (
            event == "end"
            and inner is not node
            and (inner.tag in _BREAKS - {"br"} or (several and inner.tag == "code"))
        ):
            yield "\n"
        if inner is not node:
            yield "" if loose and _is_layout(inner.tail) else inner.tail or ""


def _is_layout(text: str | None) -> bool:
    """Whether ``text`` is a line end of the source between two elements."""
    return text is not None and "\n" in text and not text.strip()
