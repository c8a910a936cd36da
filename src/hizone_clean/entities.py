"""Entities as the characters that they stand for."""

from __future__ import annotations

import re
from html import unescape

# a "<" that stays escaped, since the next reader would take it for a tag: &lt;b
_TAG_LIKE = re.compile(r"&(?:lt|#60|#x3c);(?=[/!?a-zA-Z])", re.I)


def resolve_entities(text: str) -> str:
    """``text`` with its entities as characters; a ``<`` that the next reader would take for a tag stays escaped.

    >>> resolve_entities("R&amp;D &lt; 5&#37;，&lt;b&gt;")
    'R&D < 5%，&lt;b>'
    """
    return unescape(_TAG_LIKE.sub("&amp;lt;", text)) if "&" in text else text
