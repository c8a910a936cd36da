"""Entities as the characters that they stand for."""

from __future__ import annotations

import re

from hizone_clean.patterns import pattern

# a "<" that stays escaped, since the next reader would take it for a tag: &lt;b
_TAG_LIKE = pattern(r"&(?:lt|#60|#x3c);(?=[/!?a-zA-Z])", re.I)
# &#99999999; is no character, and of thousands of digits Python makes no number
_TOO_LARGE = pattern(r"&#0*+[1-9]\d{7,}+;?")
# &amp;, &#37;, &#x4e00;
_WHOLE = pattern(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")

_LAYERS = 8
"""More than any text was seen to be escaped; each takes four letters away at least."""


def resolve_entities(text: str) -> str:
    """``text`` with its entities as characters; a ``<`` that the next reader would take for a tag stays escaped.

    As in a browser, an old entity needs no semicolon.

    >>> resolve_entities("R&amp;D &lt; 5&#37;，&lt;b&gt;")
    'R&D < 5%，&lt;b>'
    """
    if "&" not in text:
        return text
    if "&#" in text:
        text = _TOO_LARGE.sub("\ufffd", text)
    from html import unescape

    return unescape(_TAG_LIKE.sub("&amp;lt;", text))


def resolve_whole_entities(text: str) -> str:
    """The same, of entities that a semicolon ends: what may be text that only begins like one is left alone.

    >>> resolve_whole_entities("R&amp;D &copy=1 &lt;b")
    'R&D &copy=1 &lt;b'
    """
    if "&" not in text:
        return text
    from html import unescape

    return _WHOLE.sub(lambda found: unescape(found[0]), _TAG_LIKE.sub("&amp;lt;", text))


def settle_entities(text: str) -> str:
    """The same, layer by layer: text that was escaped twice, on its way through two programs, comes out as it was written.

    >>> settle_entities("3 &amp;lt; 甲&amp;amp;nbsp;乙 &amp;lt;b")
    '3 < 甲\\xa0乙 &lt;b'
    """
    for _ in range(_LAYERS):
        settled = resolve_whole_entities(text)
        if settled == text:
            break
        text = settled
    return text


def escape_entities(text: str) -> str:
    """``text`` so that :func:`resolve_whole_entities` gives it back.

    >>> escape_entities("R&D &amp; &lt;b")
    'R&D &amp;amp; &amp;lt;b'
    """
    return _WHOLE.sub(lambda found: f"&amp;{found[0][1:]}", text) if "&" in text else text
