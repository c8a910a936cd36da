"""What a page states of itself beside its text: in its head, in its scripts, and in what its elements are called.

Each becomes a block of its own, taken away as it is read; which of several is right, a later step decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import Any

from hizone_clean.patterns import pattern
from hizone_clean.reading.html_blocks import BlockBuilder
from hizone_clean.reading.html_whole import UNSEEN, text_of
from hizone_clean.source.script_text import linked_data

# what a page's head is asked for: title, date, author, source, address, key words
_USED_META = frozenset((
    "og:title", "og:site_name", "og:release_date", "og:published_time", "og:url", "og:article:author",
    "article:published_time", "article:author", "article:tag", "twitter:title", "author", "source", "mediaid",
    "pubdate", "publishdate", "publish-date", "publish_date", "date", "dc.date", "dc.creator",
    "weibo:article:create_at", "title", "articletitle", "contentsource", "sourcename", "columnname", "sitename",
    "apub:time", "datepublished", "keywords", "news_keywords", "byline", "datecreated", "datemodified", "pub_date",
    "publish_time", "publishtime", "publicationdate", "publication_date", "dcterms.created", "dcterms.issued",
    "dcterms.date", "dc.date.issued", "createdate", "creationdate", "firstpublishedtime",
    "bytedance:published_time", "article:publish_time", "og:article:published_time", "parsely-pub-date",
    "sailthru.date", "uploaddate", "og:author", "twitter:creator:name", "parsely-author", "sailthru.author",
    "dcterms.creator", "authorname", "article:source", "og:article:source", "infosource", "publisher",
    "dc.publisher", "article:section",
))  # fmt: skip
_TIMED = frozenset(("time", "span", "abbr", "em", "a", "i", "small"))
_TIMES = ("datetime", "title", "data-time", "data-date")
# datetime="2024-01-15T14:40:00Z", title="2024-01-15 14:40:00 +08:00"
_TIME = pattern(r"\s*(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?(?:[T\s]\s?\d\d?:\d\d.{0,20})?\s*$")
_LINKED = (
    "headline",
    "datePublished",
    "dateCreated",
    "uploadDate",
    "author",
    "creator",
    "url",
    "keywords",
    "publisher",
)
"""What is taken from a page's JSON-LD."""
# var ct = "1714435200"; var nickname = htmlDecode("某市发布"): what the pages of the large platforms tell in a script
_SCRIPT_DATE = pattern(
    r"""\b(?:ct|createTime|publish_?[tT]ime|pubtime|ptime)["']?\s*[:=]\s*["'](\d{10}|(?:19|20)\d\d-\d\d-\d\d[^"']{0,12})["']"""
)
# what the names of a script's dates end in, and a figure behind it: looked for first, for speed
_DATE_SIGNS = tuple(pattern(rf"""{end}["']?\s*[:=]\s*["']\d""") for end in ("ime", "ct"))
_SCRIPT_NAME = pattern(r"""\bnickname["']?\s*[:=]\s*(?:htmlDecode\()?["']([^"'<>]{2,30})["']""")
# class="author", "follow-nickName", "AuthorInfo-name", "post_author", "byline"; not "author-box", "authors-list"
_WRITER = pattern(
    r"(?:^|[\s_-])(?:post|article|entry|topic|follow|news|p|art|c|meta|info)?[_-]?"
    r"(?:[aA]uthor(?:[Ii]nfo)?(?:[_-]?[Nn]ame)?|[nN]ick[_-]?[nN]ame|by-?line(?:[_-]name)?|writer|creator|[uU]ser[_-]?[nN]ame)(?:$|\s)"
)
# <a href="/author/lin">: where all that somebody wrote is listed
_OF_WRITER = pattern(r"/authors?/[^/?#]+/?$")
_LONGEST_NAME, _MOST_PARTS = 30, 8
# itemprop="author", property="schema:datePublished": what elements say of themselves that state who wrote a text, and when
_FIELDS = frozenset(
    (
        "author",
        "creator",
        "name",
        "publisher",
        "datepublished",
        "datecreated",
        "datemodified",
        "position",
        "interactioncount",
    )
)
_DATED = frozenset(("datepublished", "datecreated"))


def put_stated(builder: BlockBuilder, node: Any, get: Callable[[str], str | None], field: str) -> None:
    """What an element, which microdata calls ``field``, states beside what it shows: a time, and that a writer's name stands in it."""
    tag = node.tag
    content = (get("content") or "") if field in _DATED and tag != "meta" else ""
    if stated := (tag in _TIMED and _stated_time(get)) or (_TIME.match(content) and content):
        builder.put(f"time: {stated.strip()}", "meta", "metadata", "read/time")
    name = get("class")
    is_writer = name is not None and _names_writer(name)
    leads = tag == "a" and (address := get("href")) is not None and _OF_WRITER.search(address) is not None
    if (is_writer or leads or field == "author" or get("rel") == "author") and tag != "meta":
        said = _short_text(node)
        if 1 < len(said) <= _LONGEST_NAME:
            builder.put(f"by: {said}", "meta", "metadata", "read/writer")


def is_field(tag: str, field: str) -> bool:
    """Whether an element is a field of a byline, and no word of a line: a time, or what microdata calls a name."""
    return tag == "time" or field in _FIELDS


def field_of(get: Callable[[str], str | None]) -> str:
    """What microdata or RDFa call an element."""
    named = get("itemprop") or get("property")
    return named.rpartition(":")[2].lower() if named else ""


def _short_text(node: Any) -> str:
    """The text of an element of few parts; empty for a larger one."""
    parts = list(islice(node.iter(), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS or any(part.tag in UNSEEN for part in parts):
        return ""
    return text_of(node)


@lru_cache(maxsize=1024)
def _names_writer(name: str) -> bool:
    return _WRITER.search(name) is not None


def _stated_time(get: Callable[[str], str | None]) -> str | None:
    """The time that an element states beside what it shows: ``<span title="2024-01-15 14:40:00">98 天前</span>``."""
    for name in _TIMES:
        if (value := get(name)) and _TIME.match(value):
            return value
    return None


def put_meta(builder: BlockBuilder, get: Callable[[str], str | None]) -> None:
    name = (get("property") or get("name") or get("itemprop") or "").strip().lower()
    content = " ".join((get("content") or "").split())
    if content and name in _USED_META:
        builder.put(f"{name}: {content}", "meta", "metadata", "read/meta")


def put_script(builder: BlockBuilder, kind: str, script: str) -> None:
    """What a script tells of the article: its JSON-LD, and the variables in which platforms keep date and account."""
    if "ld+json" in kind:
        stated = linked_data(script)
        for name in _LINKED:
            if value := _plain(stated.get(name)):
                builder.put(f"ld:{name.lower()}: {value}", "meta", "metadata", "read/linked_data")
        return
    if any(sign.search(script) for sign in _DATE_SIGNS) and (found := _SCRIPT_DATE.search(script)):
        builder.put(f"script:date: {found[1]}", "meta", "metadata", "read/script")
    if "nickname" in script and (found := _SCRIPT_NAME.search(script)):
        builder.put(f"script:author: {found[1]}", "meta", "metadata", "read/script")


def _plain(value: Any) -> str:
    """A value of JSON-LD as text: a name, or several with ``、`` between them."""
    if isinstance(value, dict):
        return _plain(value.get("name"))
    if isinstance(value, list):
        return "、".join(filter(None, map(_plain, value[:10])))
    return " ".join(value.split()) if isinstance(value, str) and len(value) <= 200 else ""
