"""The tokens of HTML, by the rules of the standard (https://html.spec.whatwg.org/#tokenization)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple


class Start(NamedTuple):
    """``<p class="a">``."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    line: int
    closed: bool
    """Whether it ends in ``/>``."""


class End(NamedTuple):
    """``</p>``."""

    name: str
    line: int


class Text(NamedTuple):
    """Text between tags, its references resolved."""

    text: str
    line: int


class Note(NamedTuple):
    """A comment."""

    text: str
    line: int


Token = Start | End | Text | Note

# the inside of a tag: quoted values may hold >; blanks are those of ASCII
_TAG = re.compile(r"</?([a-z][^\s/>]*)((?:[^>\"'=]|=\s*\"[^\"]*\"|=\s*'[^']*'|=|[\"'])*)>", re.S | re.I | re.A)
_ATTRIBUTE = re.compile(r"([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?", re.S | re.A)
# <!-->, <!--->, and what ends in --> or --!>
_COMMENT = re.compile(r"<!--(?:-?>|(.*?)--!?>|(.*)\Z)", re.S)
# <path d="…"/>, not <a href=b/>
_CLOSED = re.compile(r"(?:^|[\s\"'])/$|^[^=]*/$")
# attributes that are on when they are there: lxml gives them their name as value
_SWITCHES = re.compile(
    "checked|compact|declare|defer|disabled|ismap|multiple|nohref|noresize|noshade|nowrap|readonly|selected"
)
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))
_TEXT_ALONE = frozenset(("textarea", "title"))
# &copy=1 of an address stays: no reference without its semicolon before a letter, a digit or =
_IN_ADDRESS = re.compile(r"&(?=[a-zA-Z]+[0-9]*[=a-zA-Z0-9])(?![a-zA-Z0-9]+;)")


def tokens_of(page: str) -> Iterator[Token]:
    """The tokens of ``page``, in order.

    >>> list(tokens_of("<p>甲&amp;乙</p>"))
    [Start(name='p', attributes=(), line=1, closed=False), Text(text='甲&乙', line=1), End(name='p', line=1)]
    """
    place, line, size = 0, 1, len(page)
    while place < size:
        token, end = _token_at(page, place, line)
        if token:
            yield token
        line += page.count("\n", place, end)
        if isinstance(token, Start) and (token.name in _RAW or token.name in _TEXT_ALONE or token.name == "plaintext"):
            inside = _end_of_raw(page, end, token.name)
            if inside > end:
                text = page[end:inside]
                yield Text(text if token.name not in _TEXT_ALONE else unescape(text), line)
                line += text.count("\n")
            end = inside
        place = end


def _token_at(page: str, place: int, line: int) -> tuple[Token | None, int]:
    if page[place] != "<":
        end = page.find("<", place)
        end = end if end >= 0 else len(page)
        return Text(unescape(page[place:end]), line), end
    if found := _TAG.match(page, place):
        return _tag(page, found, line), found.end()
    if page.startswith("<!--", place):
        found = _COMMENT.match(page, place)
        assert found
        return Note(found[1] or found[2] or "", line), found.end()
    if page.startswith(("<!", "<?", "</"), place) and page[place + 2 : place + 3] not in ("", " "):
        end = page.find(">", place)
        end = end if end >= 0 else len(page)
        note = page[place + (1 if page[place + 1] == "?" else 2) : end]
        return None if note.lower().startswith("doctype") else Note(note, line), end + 1
    if re.match(r"</?[a-zA-Z]", page[place : place + 3]):  # a tag that never ends: the rest is in it
        return None, len(page)
    return Text("<", line), place + 1


def _tag(page: str, found: re.Match[str], line: int) -> Token:
    name = found[1].lower()
    last = line + found[0].count("\n")
    if found[0].startswith("</"):
        return End(name, last)
    attributes: dict[str, str] = {}
    inside = found[2]
    for one in _ATTRIBUTE.finditer(inside):
        name_only = _SWITCHES.fullmatch(one[1].lower())
        value = next((part for part in one.groups()[1:] if part is not None), one[1].lower() if name_only else "")
        attributes.setdefault(one[1].lower(), unescape(_IN_ADDRESS.sub("&amp;", value)) if "&" in value else value)
    return Start(name, tuple(attributes.items()), last, _CLOSED.search(inside) is not None)


def _end_of_raw(page: str, start: int, name: str) -> int:
    """Where the text of an element ends that holds no tags: at its own end tag."""
    if name == "plaintext":
        return len(page)
    found = re.compile(rf"</{name}(?=[\s/>])", re.I).search(page, start)
    return found.start() if found else len(page)
