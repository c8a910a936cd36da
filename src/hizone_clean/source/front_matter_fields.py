"""The facts that front matter states, from its keys and values as they are written."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from hizone_clean.blocks import Metadata
from hizone_clean.language.dates import iso_date
from hizone_clean.language.person_names import split_names
from hizone_clean.patterns import pattern
from hizone_clean.source.entities import resolve_whole_entities
from hizone_clean.source.yaml_scalars import Plain

_FIELDS = ("title", "date", "source", "url", "authors", "tags", "categories")
# the same fact under the names that Jekyll, Hugo, Hexo and Chinese page savers give it
_SYNONYMS = {
    "author": "authors",
    "creator": "authors",
    "tag": "tags",
    "category": "categories",
    "link": "url",
    "published": "date",
    "pubdate": "date",
    "网址": "url",
    "链接": "url",
    "发布时间": "date",
    "标题": "title",
    "日期": "date",
    "作者": "authors",
    "来源": "source",
    "标签": "tags",
    "分类": "categories",
}
USUAL_KEYS = frozenset(
    (*_FIELDS, *_SYNONYMS, "layout", "description", "keywords", "draft", "slug", "lang", "type", "articles")
)
_ARTICLE_FIELDS = frozenset(("title", "kicker", "authors", "source"))
# what web clippers write under "source"
_ADDRESS = pattern(r"https?://\S+$")
# [[姓名]] and [[姓名|名]]: a note-taking program's link
_WIKI_LINK = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_CONTROLS = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NOTHING = frozenset(("", "null", "~", "None"))


class ArticleHead(NamedTuple):
    """What the front matter says of one article: an entry of ``articles:``."""

    title: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None


def state_metadata(keys: dict[str, Any]) -> tuple[Metadata, tuple[ArticleHead, ...] | None]:
    """What ``keys`` say of the document, and of each article; keys that are no field, or not of its form, stay as they are.

    >>> metadata, _ = state_metadata({"author": "某网", "date": "Invalid Date", "thumbnail": "a.jpg"})
    >>> metadata.authors, metadata.date, dict(metadata.extra)
    (('某网',), None, {'date': 'Invalid Date', 'thumbnail': 'a.jpg'})
    """
    keys = {_without_controls(key): _without_controls(value) for key, value in keys.items()}
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    articles: tuple[ArticleHead, ...] | None = None
    # a field under its own name goes before the same one under another
    for key in sorted(keys, key=lambda key: key not in _FIELDS):
        name, value = _SYNONYMS.get(key.lower(), key.lower()), keys[key]
        if name == "articles" and (listed := _article_heads(value)) is not None:
            articles = listed
        elif name in _FIELDS and name not in known and (read := _field(name, value)):
            known[name] = read
        elif name == "source" and "url" not in known and isinstance(value, str) and _ADDRESS.match(value):
            known["url"] = value
        elif name not in _FIELDS or not _is_empty(value):
            extra[key] = value
    return Metadata(**known, extra={key: extra[key] for key in keys if key in extra}), articles


def _without_controls(value: Any) -> Any:
    """``value`` without what its escapes put in: YAML's ``\\e`` would steer a terminal, JSON's ``\\ud800`` cannot be written."""
    if isinstance(value, dict):
        return {_without_controls(key): _without_controls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_controls(item) for item in value]
    return type(value)(_CONTROLS.sub("", value)) if isinstance(value, str) and _CONTROLS.search(value) else value


def _is_empty(value: Any) -> bool:
    return not value or (isinstance(value, Plain) and value in _NOTHING)


def _field(name: str, value: Any) -> Any:
    """The value of a known field; ``None`` when it is not of its form, so that it is kept as it is."""
    if name in ("authors", "tags", "categories"):
        return _as_tuple(value, name)
    text = _as_text(value, linked=name == "source")
    if name == "source" and text and _ADDRESS.match(text):
        return None
    return iso_date(text) if name == "date" and text else text


def _as_tuple(value: Any, name: str) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = _WIKI_LINK.sub(r"\1", value)
        parted = split_names(value) if name == "authors" else tuple(re.split(r"\s*[,，、;；]\s*", value))
        value = list(parted or [value])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(shown for item in value if (shown := _as_text(item, linked=True)))


def _as_text(value: Any, *, linked: bool = False) -> str | None:
    """What a field says; of one that may be a link of a note-taking program, the name it leads to."""
    if not isinstance(value, str) or _is_empty(value):
        return None
    text = resolve_whole_entities(value)
    return " ".join((_WIKI_LINK.sub(r"\1", text) if linked else text).split()) or None


def _article_heads(value: Any) -> tuple[ArticleHead, ...] | None:
    if not isinstance(value, list) or not all(
        isinstance(item, dict) and item.keys() == _ARTICLE_FIELDS for item in value
    ):
        return None
    return tuple(
        ArticleHead(
            _as_text(item.get("title")),
            _as_text(item.get("kicker")),
            _as_tuple(item.get("authors") or [], "authors") or (),
            _as_text(item.get("source"), linked=True),
        )
        for item in value
    )
