"""What a reader of a source can see: no tags, comments, scripts and styles; and the letters of it that count."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from hizone_clean.source.entities import resolve_entities
from hizone_clean.source.markup import TAG, find_hidden


def letters_of(text: str) -> str:
    """The letters, Han and digits of ``text`` in its compatibility form.

    >>> letters_of("11月1日,（ＩＶＤ）")
    '11月1日IVD'
    """
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


def visible_text(source: str, *, markup: bool) -> str:
    """What a reader sees of ``source``: with ``markup``, without tags, comments and scripts, entities resolved."""
    if not markup:
        return source
    return resolve_entities("".join(TAG.sub("", piece) for piece in pieces_seen(source)))


def pieces_seen(source: str) -> Iterator[str]:
    """What stands between the comments, scripts and styles of ``source``; one that is never closed hides nothing.

    >>> list(pieces_seen("甲<!-- 乙 --><script>丙</script>丁<!-- 戊"))
    ['甲', '', '丁<!--', ' 戊']
    """
    place = 0
    for first, last, kind in find_hidden(source):
        yield source[place : first if kind else last]
        place = last
    yield source[place:]
