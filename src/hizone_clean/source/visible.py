"""What a reader of a source can see: no tags, comments, scripts and styles; and the letters of it that count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from hizone_clean.patterns import pattern
from hizone_clean.source.entities import resolve_entities
from hizone_clean.source.markup import TAG, find_hidden, open_fields
from hizone_clean.source.script_text import script_text

# <script type="math/tex; mode=display">: a formula, which a reader of the page sees
_FORMULA = pattern(r"<script[^<>]*math/tex[^<>]*+>(.*)</script", re.I | re.S)
# <![CDATA[ … ]]> around a page in a feed
_CDATA = pattern(r"<!\[CDATA\[|\]\]>")


def letters_of(text: str) -> str:
    """The letters, Han and digits of ``text`` in its compatibility form.

    >>> letters_of("11月1日,（ＩＶＤ）")
    '11月1日IVD'
    """
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


def visible_text(source: str, *, markup: bool) -> str:
    """What a reader sees of ``source``: with ``markup``, without tags, comments and scripts, entities resolved.

    An article that stands in the page's scripts alone is seen too, for they will show it.
    """
    if not markup:
        return source
    shown, article = page_seen(source)
    return shown + article


@lru_cache(1)
def page_seen(source: str) -> tuple[str, str]:
    """What a page shows by itself, and the article that stands in its scripts alone, behind a line end.

    That of the page at hand is remembered: the reader asks for it, and the balance again.
    """
    return _seen(source)


def passage_seen(passage: str) -> str:
    """What a reader sees of a passage of a page, which is not remembered in the page's stead."""
    shown, article = _seen(passage)
    return shown + article


def _seen(source: str) -> tuple[str, str]:
    if "<![CDATA[" in source:
        source = _CDATA.sub("", source)
    source = open_fields(source)
    shown = "".join([TAG.sub("", piece) for piece in pieces_seen(source) if piece])
    article = script_text(source, shown)
    return resolve_entities(shown), f"\n{article}" if article else ""


def pieces_seen(source: str) -> Iterator[str]:
    """What stands between the comments, scripts and styles of ``source``; one that is never closed hides nothing.

    >>> list(pieces_seen("甲<!-- 乙 --><script>丙</script>丁<!-- 戊"))
    ['甲', '', '丁<!--', ' 戊']
    """
    place = 0
    for first, last, kind in find_hidden(source):
        yield source[place : first if kind else last]
        if kind == "script" and (formula := _FORMULA.match(source, first, last)):
            yield formula[1]
        place = last
    yield source[place:]
