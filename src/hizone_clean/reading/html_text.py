"""What a run of text in HTML shows: whether its style hides it, whether it is set in, and which signs in it stay escaped."""

from __future__ import annotations

import re
from functools import lru_cache

from hizone_clean.patterns import pattern
from hizone_clean.source.entities import settle_entities

# style="display: none", style="visibility:hidden;opacity:0"
_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# a "<" that the next reader might take for the beginning of a tag stays escaped: <b>, </p, <!--; not <li.ming@b.cn>
_TAG_LIKE = pattern(r"<(?=[!?/]|[a-zA-Z][a-zA-Z0-9:_-]{0,60}+(?:[\s/>]|\Z))(?!(?:https?|ftps?|file):/)")


@lru_cache(maxsize=256)
def hides(style: str) -> bool:
    """Whether a ``style`` attribute keeps its element from being seen."""
    return _HIDDEN.search(style) is not None


def is_set_in(text: str) -> bool:
    """Whether a line behind a ``<br>`` begins with blanks that a page shows: the first of a paragraph on old pages."""
    lead = text[: len(text) - len(text.lstrip())]
    return "\u3000" in lead or lead.count("\xa0") > 1


def escaped(text: str) -> str:
    """``text`` with its entities resolved, but for a ``<`` that would begin a tag when it is read again."""
    if "&" in text:
        text = settle_entities(text)
    return _TAG_LIKE.sub("&lt;", text) if "<" in text else text
