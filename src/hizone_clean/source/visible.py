"""What a reader of a source can see: no tags, comments, scripts and styles; and the letters of it that count."""

from __future__ import annotations

import re
from unicodedata import normalize

from hizone_clean.patterns import pattern
from hizone_clean.source.entities import resolve_entities

# where what no reader sees begins: <!--, <script>, <style type="text/css">
_OPENING = pattern(r"<!--|<(script|style)\b[^<>]*+>", re.I)
_CLOSING = {
    "<!--": re.compile(r"-->"),
    "script": re.compile(r"</script\s*+>", re.I),
    "style": re.compile(r"</style\s*+>", re.I),
}
# <p class="x">, </p>, <!DOCTYPE html>, <?xml …?>; not "3 < 5", nor <http://…> and <a@b.cn>, which a reader sees. A value
# between quotes may hold a tag of its own: <a title="“开发”<br>大会">, <meta content="<b>" 作者 "="">; an odd quote ends with
# its tag
_TAG = pattern(
    r"<(?!(?:https?|ftps?|mailto):|[\w.+-]{1,100}@)[/!?a-zA-Z]"
    r"""(?:[^<>"']*+>|(?:[^<>"']++|(?<==)"[^"]{0,500}+"|(?<==)'[^']{0,500}+'|(?<!=)["']){0,200}+>|[^<>]*+>)"""
)


def signature(text: str) -> str:
    """The letters, Han and digits of ``text`` in its compatibility form.

    >>> signature("11月1日,（ＩＶＤ）")
    '11月1日IVD'
    """
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


def visible_text(source: str, *, markup: bool) -> str:
    """What a reader sees of ``source``: with ``markup``, without tags, comments and scripts, entities resolved."""
    if not markup:
        return source
    return resolve_entities(_TAG.sub("", without_code(source)))


def without_code(source: str) -> str:
    """``source`` without its comments, scripts and styles; one that is never closed hides nothing.

    >>> without_code("甲<!-- 乙 --><script>丙</script>丁<!-- 戊")
    '甲丁<!-- 戊'
    """
    pieces: list[str] = []
    place, unclosed = 0, set[str]()
    while found := _OPENING.search(source, place):
        kind = (found[1] or found[0]).lower()
        closing = None if kind in unclosed else _CLOSING[kind].search(source, found.end())
        pieces.append(source[place : found.start() if closing else found.end()])
        place = closing.end() if closing else found.end()
        if not closing:
            unclosed.add(kind)
    return "".join((*pieces, source[place:]))
