"""HTML entities in text that is not HTML: unescaped to the last layer, in one pass over the text."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern
from hizone_clean.source.code_spans import outside_code

# <p>, </div>, <br/>, <img src="a.png">, <!-- note -->: what makes a text HTML, whose reader unescapes entities itself
_TAG = pattern(r"<(?:/?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s+[A-Za-z_:@][^<>]*|\s*/?)>|!--|!DOCTYPE\s)", re.IGNORECASE)
# &nbsp; · &#12289; · &#x3002; · &nbsp where the author forgot to close it
_ENTITY = pattern(r"&(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|nbsp)")
_ESCAPED_AMPERSANDS = pattern(r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)+")  # &amp;amp;nbsp;
_LAYERS = pattern(
    r"&(?:amp;)+(?=(?:lt|gt|quot|nbsp|ensp|emsp|middot|[lr][ds]quo|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
)  # &amp;lt;
_SHOWS_CODE = pattern("<(?:pre|code|script|style|textarea|kbd|samp|xmp)\\b", re.IGNORECASE)
_PIECES = pattern("([&;])")
_NUMBER = pattern("#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")  # #12289; · #x3002;
_UNCLOSED_BLANK = pattern("&nbsp(?![;A-Za-z0-9=])")  # &nbsp&nbsp正文
# A `<` from an entity is marked until its neighbour is known: before a letter, / or ! it would open a tag, and before
# what other repairs may turn into a letter or take away (ﬁ, U+200B) too.
_LESS_THAN = "\ufdd0"
_OPENING = pattern(f"{_LESS_THAN}(?![ \u3000\u00a00-9=\u4e00-\u9fff、。，])")
_BREAKS = frozenset("\n\r\f\v\t\x85\u2028\u2029")  # &#10; may not part a line
_LONGEST = 33  # more than the parts of the longest entity: &CounterClockwiseContourIntegral;


def has_tags(text: str) -> bool:
    """Whether HTML tags stand in the text.

    >>> has_tags("<p>甲</p>"), has_tags("若 a < b 且 c > d")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def unescape_entities(text: str) -> str:
    """Turn entities into their characters, however often they were escaped; code keeps its own.

    A `<` that might open a tag stays `&lt;`, so that no reader takes text for markup; a line break becomes a blank.

    >>> unescape_entities("北京&nbsp;&amp;amp;&#12288;上海&#x3002; 5 &lt; 6，&lt;p&gt;")
    '北京\\xa0&\\u3000上海。 5 < 6，&lt;p>'
    """
    return outside_code(_unescape, text) if _ENTITY.search(text) else text


def unescape_to_one_layer(text: str) -> str:
    """In text with tags: `&amp;lt;` becomes `&lt;`, which the HTML reader unescapes; where code is shown, all stays.

    >>> unescape_to_one_layer("<p>甲&amp;amp;nbsp;乙</p>"), unescape_to_one_layer("<pre>&amp;lt;</pre>")
    ('<p>甲&nbsp;乙</p>', '<pre>&amp;lt;</pre>')
    """
    if "&amp;" not in text or _SHOWS_CODE.search(text):
        return text
    return _LAYERS.sub("&", text)


def _unescape(text: str) -> str:
    """What an entity gives may be part of the next one (`&#38;lt;`): each `&` opens a part, each `;` may close it."""
    parts: list[list[str]] = [[]]
    for piece in _PIECES.split(_prepare(text)):
        while piece == ";" and len(parts) > 1 and (character := _decode(parts[-1])):
            parts.pop()
            piece = character
        if piece == "&":
            parts.append([])
        parts[-1].append(piece)
    return _OPENING.sub("&lt;", "".join(map("".join, parts))).replace(_LESS_THAN, "<")


def _prepare(text: str) -> str:
    return _UNCLOSED_BLANK.sub("&nbsp;", _ESCAPED_AMPERSANDS.sub("&amp;", text.replace(_LESS_THAN, "")))


def _decode(opened: list[str]) -> str:
    """The character of the entity whose parts, but for the `;`, are given; nothing where it is none."""
    import html
    from html.entities import html5

    name = "".join(opened[:_LONGEST])[1:] + ";"
    character = html5.get(name, "") if name[0] != "#" else html.unescape(f"&{name}") if _NUMBER.fullmatch(name) else ""
    if character == "\ufffd":
        return ""
    return " " if character and character in _BREAKS else character.replace("<", _LESS_THAN)
