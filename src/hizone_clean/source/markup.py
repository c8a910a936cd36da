"""What is a tag and what is only a "<": said once, for the reader, the balance and whoever shows a source.

Parsers differ in what they make of markup that is cut, and so does each from what a person sees. So a page is settled before
it is parsed: afterwards its tags are those that are found here, and every other "<" is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hizone_clean.patterns import pattern

# p, st1:chsdate, x-card: a name that a blank, a slash or ">" ends; not <li.ming@b.cn>, <T<>, <仓库地址>, nor <http://…>
_NAME = r"(?!(?:https?|ftps?|file):/)[a-zA-Z][a-zA-Z0-9:_-]{0,60}+(?=[\s/>])"
# a value between quotes may hold a tag of its own: <a title="“开发”<br>大会">, <meta content="<b>">
_VALUE = r"""=\s{0,8}+(?:"[^"<>]*+"|'[^'<>]*+'|"[^"]{0,500}+"|'[^']{0,500}+')"""
_WHOLE = rf"""<(?:/?{_NAME}(?:[^<>"'=]++|{_VALUE}|=(?!\s{{0,8}}["'])|["']){{0,200}}+>|(?:!(?!--)|\?)[^<>]*+>)"""
# <a title="甲>: an odd quote ends with its tag
_ODD = rf"<(?:/?{_NAME}|!(?!--)|\?)[^<>]*+>"
# <div cla at the very end: a page of which the download broke off
_CUT = r"<(?:/[a-zA-Z0-9]{0,10}|[a-zA-Z][a-zA-Z0-9]{0,10}\s++(?:[a-zA-Z][a-zA-Z0-9:_-]{0,60}+(?:=[^<>]{0,300})?)?|(?:div|span|img|ul|li|td|tr|br|strong))\Z"
TAG = pattern(f"{_WHOLE}|{_ODD}|{_CUT}")
"""A tag, a declaration or a processing instruction."""
# <b>, </div>, <br/>, <a href="x">: what stands for itself among Markdown is any other name
_AMONG_MARKDOWN = (
    r"(?:/?(?:a|abbr|address|article|aside|b|big|br|button|center|cite|code|del|details|div|em|figcaption|figure|font|footer|header|h[1-6]|hr|i|iframe|img|ins|kbd|label|li|main|mark|nav|ol|p|"
    r"pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|video|wbr)"
    r"(?:\s[^<>]{0,2000})?/?>"
    # <Badge type="tip" />, <TabItem value={1}>, </Tabs>: a part that a site's builder knows
    r"|(?-i:/[A-Z][A-Za-z0-9]{1,40})\s{0,3}>|(?-i:[A-Z][A-Za-z0-9]{1,40})(?:\s{0,3}/|\s[^<>{}\"'=]{0,100}=[\"'{][^<>]{0,1000})>)"
)
MARKDOWN_TAG = pattern("<" + _AMONG_MARKDOWN, re.I)
"""A tag that a reader of Markdown takes for one."""
ESCAPED_TAG = pattern("&lt;(?=" + _AMONG_MARKDOWN + ")", re.I)
"""The sign that would begin such a tag, as text has it: ``&lt;b>``."""
_LOOSE = pattern(rf"<(?!(?:{_WHOLE[1:]}))(?P<odd>{_ODD[1:]}|{_CUT[1:]})?")
# where what no reader sees begins: <!--, <script>, <style type="text/css">
_OPENING = pattern(r"<!--|<(script|style)(?=[\s/>])[^<>]*+>", re.I)
_CLOSING = {
    "<!--": pattern(r"--!?>"),
    "script": pattern(r"</script\s*+>", re.I),
    "style": pattern(r"</style\s*+>", re.I),
}
# elements of which a parser takes the content as letters, or drops it: to a person it is a page like any other
_RAW = pattern(r"<(/?)(?:iframe|noembed|noframes|noscript|plaintext|textarea|xmp)(?=[\s/>])", re.I)
# <textarea>&lt;p&gt;…&lt;/p&gt;</textarea>: a page whose script puts this in its place
_FIELD = pattern(r"(<textarea(?=[\s/>])[^<>]*+>)([^<]*+)(?=</textarea)", re.I)
_ESCAPED_TAG = pattern(
    r"&lt;(/?(?:p|br|div|h[1-6]|span|img|strong|table|tr|td|ul|li|section)(?:\s(?:[^<>&]|&(?!gt;))*+)?/?)&gt;", re.I
)
_STRAY = pattern("[\"']")
# <meta charset="utf-8"> … <title>: a page that leaves out <html>, <head> and <body>, as it may
_BARE_HEAD = pattern(r"[\ufeff\s]*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:meta|title|link|base)(?=[\s/>])", re.I | re.S)
_TITLED = 20_000
"""Letters in which such a page says its title."""
_TITLE = pattern(r"<title(?=[\s/>])[^<>]*+>", re.I)
_TITLE_END = pattern(r"</title", re.I)


@lru_cache(1)
def find_hidden(source: str) -> tuple[tuple[int, int, str], ...]:
    """Where comments, scripts and styles begin and end, each with its kind; one that is never closed hides nothing.

    >>> list(find_hidden("甲<!-- 乙 --><script>丙</script>丁<!-- 戊"))
    [(1, 11, '<!--'), (11, 29, 'script'), (30, 34, '')]

    Those of the page at hand are remembered: what it shows, its scripts and the parser ask for them in turn.
    """
    return tuple(_hidden(source))


def _hidden(source: str) -> Iterator[tuple[int, int, str]]:
    place, unclosed = 0, set[str]()
    while found := _OPENING.search(source, place):
        kind = (found[1] or found[0]).lower()
        # <!--> and <!---> are whole comments
        start = found.end() if kind != "<!--" else found.start() + 2
        closing = None if kind in unclosed else _CLOSING[kind].search(source, start)
        place = closing.end() if closing else found.end()
        yield found.start(), place, kind if closing else ""
        if not closing:
            unclosed.add(kind)


def begins_as_page(source: str) -> bool:
    """Whether ``source`` begins with what only the head of a page holds, though no tag says that one begins.

    >>> begins_as_page('<meta charset="utf-8"><title>甲</title><p>乙'), begins_as_page("<title>甲</title>")
    (True, True)
    """
    return _BARE_HEAD.match(source) is not None and _TITLE.search(source[:_TITLED]) is not None


def open_fields(source: str) -> str:
    """``source``, in which the markup that a field of a form holds in letters is markup: pages so keep the text that a script shows.

    >>> open_fields("<textarea>&lt;p&gt;甲&lt;/p&gt;</textarea>&lt;p&gt;")
    '<textarea><p>甲</p></textarea>&lt;p&gt;'
    """
    if "&lt;" not in source or "<textarea" not in source:
        return source
    return _FIELD.sub(lambda found: found[1] + _ESCAPED_TAG.sub(r"<\1>", found[2]), source)


def settle_markup(source: str) -> str:
    """``source`` for a parser: each "<" that begins no tag is escaped, comments are empty, no element hides its content.

    The number of lines, and the lines on which things stand, are kept.

    >>> settle_markup("<p>3 <b 甲</p><!-- 乙 --><textarea>丙<a title='丁>戊</a>")
    '<p>3 &lt;b 甲</p><!----><span>丙<a title=丁>戊</a>'
    """
    pieces: list[str] = []
    place = 0
    for first, last, kind in find_hidden(source):
        pieces.append(_settled(source[place:first]))
        pieces.append(_emptied(source[first:last], kind))
        place = last
    pieces.append(_settled(source[place:]))
    settled = "".join(pieces)
    if (title := _TITLE.search(settled)) and not _TITLE_END.search(settled, title.end()):
        settled = _TITLE.sub("", settled)
    return settled


def _settled(text: str) -> str:
    if "<" not in text:
        return text
    if _RAW.search(text):
        text = _RAW.sub(r"<\1span", text)
    return _LOOSE.sub(_as_text, text)


def _as_text(found: re.Match[str]) -> str:
    odd = found["odd"]
    if odd is None:
        return "&lt;"
    return "<" + _STRAY.sub("", odd) if odd.endswith(">") else ""


def _emptied(text: str, kind: str) -> str:
    """A comment without its words; a script without what would end it too early or never; of what is unclosed, the mark."""
    if not kind:
        return "\n" * text.count("\n") if text.endswith(">") else "&lt;" + text[1:]
    if kind == "<!--":
        return f"<!--{chr(10) * text.count(chr(10))}-->"
    return text.replace("<!--", "<! --")
