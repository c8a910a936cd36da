"""What the scripts of a page hold for a reader: what JSON-LD says of the article, and its text where the page shows none.

A page that a script fills when it is opened is saved without its text; the text stands in ``articleBody`` of its JSON-LD, in
the data that the script starts from (``__NEXT_DATA__``, ``__INITIAL_STATE__``), in a template, or in a string of the script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.source.entities import resolve_entities
from hizone_clean.source.markup import TAG, find_hidden
from hizone_clean.source.script_strings import written_texts

# <script type="application/ld+json">, <script id="__NEXT_DATA__" type="application/json">, window.__INITIAL_STATE__ = {…}
_SCRIPT = pattern(r"<script([^<>]*)>(.*)</script", re.I | re.S)
_LINKED = pattern(r"ld\+json", re.I)
_STATE = pattern(r"__(?:NEXT_DATA|INITIAL_STATE|NUXT|APOLLO_STATE|PRELOADED_STATE)__")
# <script type="text/template">, type="text/html", type="text/x-handlebars-template": markup that a script will set in
_TEMPLATE = pattern(
    r"type\s*=\s*[\"']?text/(?:template|html|plain|x-[\w-]*(?:template|tmpl|handlebars)[\w-]*|ng-template)", re.I
)
_HEAD_TITLE = pattern(r"<title[^<>]*>([^<>]{1,300})", re.I)
_KINDS = (
    "article",
    "posting",
    "report",
    "webpage",
    "recipe",
    "episode",
    "question",
    "videoobject",
    "review",
    "howto",
    "book",
    "dataset",
)
_BODIES = ("articlebody", "content", "body", "text", "html", "contenthtml", "articlecontent", "newscontent")
_TITLES = ("headline", "title", "name")
_PIECES = ("text", "content", "value", "html", "insert")
_INNER = ("children", "content", "leaves", "texts")
"""Keys under which an editor keeps the text of a piece, and those of the leaves that a piece is made of."""
_STATED = (
    ("date", ("datepublished", "publishtime", "publishdate", "publishedat", "pubtime", "createtime", "ctime")),
    ("author", ("author", "authorname", "writer", "nickname")),
    ("source", ("source", "sourcename", "medianame")),
)
"""What the data beside an article's text may say of it, and the keys that say it."""
_BREAK = pattern(r"</(?:p|div|h[1-6]|li)>|<br\s*/?>|\r?\n", re.I)
SCRIPT_TEXT = "script-text"
"""Class of the element that is put around an article out of a script."""
_LEAST = 24
"""Letters from which a text in a script may be an article."""
_SHOWN = 2
"""Full stops up to which a page shows no article of its own."""
_SECONDS = 1_000_000_000
"""A number from which a time is one in seconds since 1970: September 2001."""
_LONGEST_NAME = 40
_LARGEST = 4_000_000
_MOST = 200_000
"""Values of a script's data that are looked at."""


class ScriptText(NamedTuple):
    """An article that a page holds in a script alone."""

    title: str
    paragraphs: tuple[str, ...]
    span: tuple[int, int] = (0, 0)
    """Where the script stands in the source."""
    stated: tuple[tuple[str, str], ...] = ()
    """Its date, author and source, as far as the script says them."""

    def __str__(self) -> str:
        return "\n".join((self.title, *self.paragraphs))


def linked_data(script: str) -> dict[str, Any]:
    """What the JSON-LD in ``script`` says of the article; nothing where it is broken or of something else.

    >>> linked_data('{"@type": "NewsArticle", "headline": "园区三月开工", "author": {"name": "沈一帆"}}')["headline"]
    '园区三月开工'
    """
    found = [one for one in _dictionaries(_loaded(script)) if _is_article(one)]
    return max(found, key=len, default={})


def script_text(source: str, shown: str) -> ScriptText | None:
    """The article in the scripts of ``source``, if the page, of which a reader sees ``shown``, shows none."""
    if "<script" not in source or shown.count("。") > _SHOWN:
        return None
    found: list[ScriptText] = []
    known = shown + "".join(_HEAD_TITLE.findall(source))
    for first, last, kind in find_hidden(source):
        if kind != "script" or last - first > _LARGEST or not (script := _SCRIPT.match(source, first, last)):
            continue
        if _LINKED.search(script[1]) or _STATE.search(script[1]) or _STATE.search(script[2][:200]):
            articles = [*_articles(_loaded(script[2]))]
        else:
            articles = []
        if _TEMPLATE.search(script[1]):
            articles.append(ScriptText("", _paragraphs(script[2])))
        elif not articles:
            articles = [*_in_strings(script[2], known)]
        found += (one._replace(span=(first, last)) for one in articles)
    best = max(found, key=lambda one: len(str(one)), default=None)
    return best if best and len(str(best)) >= _LEAST and str(best).count("。") > shown.count("。") else None


def _loaded(script: str) -> Any:
    import json

    text = script.strip()
    text = text[text.find("{") :] if not text.startswith(("{", "[")) else text
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _dictionaries(data: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary inside ``data``, breadth first."""
    waiting = [data]
    for seen in range(_MOST):
        if seen >= len(waiting):
            return
        one = waiting[seen]
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _is_article(one: dict[str, Any]) -> bool:
    kind = one.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.lower().endswith(_KINDS) for name in kinds)


def _articles(data: Any) -> Iterator[ScriptText]:
    for one in _dictionaries(data):
        stated = {str(key).lower().replace("_", ""): value for key, value in one.items()}
        texts = {key: value for key, value in stated.items() if isinstance(value, str)}
        body = max((texts[key] for key in _BODIES if key in texts), key=len, default="")
        parts = _paragraphs(body) if len(body) >= _LEAST else ()
        pieces = max((_in_pieces(value) for value in stated.values() if isinstance(value, list)), key=len, default=())
        if sum(map(len, pieces)) > sum(map(len, parts)):
            parts = pieces
        if parts:
            title = next((texts[key] for key in _TITLES if texts.get(key)), "")
            yield ScriptText(_plain(title), parts, stated=tuple(_stated(one)))


def _in_pieces(values: list[Any]) -> tuple[str, ...]:
    """The paragraphs of a text that an editor keeps in pieces: ``[{"type": "paragraph", "text": "…"}, …]``; none of a list of articles."""
    pieces: list[str] = []
    for value in values:
        if not isinstance(value, dict) or any(isinstance(value.get(name), str) for name in _TITLES):
            return ()
        told = next((value[name] for name in _PIECES if isinstance(value.get(name), str)), None)
        if told is None:
            inner: list[Any] = next((value[name] for name in _INNER if isinstance(value.get(name), list)), [])
            leaves = (leaf for leaf in inner if isinstance(leaf, dict))
            told = "".join(text for leaf in leaves if isinstance(text := leaf.get("text"), str))
        pieces += _paragraphs(told)
    return tuple(pieces) if len(pieces) > 1 else ()


def _in_strings(script: str, known: str) -> Iterator[ScriptText]:
    """What is written out in a script as the text of an article: one with a title that the page knows, or one in markup."""
    for text, title, stated in written_texts(script):
        paragraphs, title = _paragraphs(text), _plain(title)
        if (title and title in known) or TAG.search(text):
            yield ScriptText(title if title in known else "", paragraphs, stated=stated)


def _paragraphs(markup: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_plain, _BREAK.split(markup))))


def _plain(markup: str) -> str:
    return " ".join(resolve_entities(TAG.sub("", markup)).split())


def _stated(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What ``one`` says of its article beside the text: names in objects too, times in seconds or milliseconds."""
    known = {str(key).lower().replace("_", ""): value for key, value in one.items()}
    for name, keys in _STATED:
        value = next((known[key] for key in keys if known.get(key)), None)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, int) and value > _SECONDS:
            value = str(value)[:10]
        if isinstance(value, str) and 1 < len(value.strip()) <= _LONGEST_NAME:
            yield name, " ".join(value.split())
