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

# <p class="wp-caption-text">, <span class="img-desc">, <div class="pictext">: how systems call what stands under a picture
_CAPTION = pattern(
    r"[.\s#-](?:(?:wp-|img-?|image-?|pic-?|photo-?|figure-?)?caption(?:-text)?|(?:img|image|pic|photo|picture)[-_]?(?:desc|text|note|title|info|intro)\w*)(?=[\s#@]|$)"
)
_LONGEST_CAPTION = 120
_APART = 2
"""Paragraphs up to which a blank line may be chance."""


@lru_cache(maxsize=256)
def hides(style: str) -> bool:
    """Whether a ``style`` attribute keeps its element from being seen."""
    return _HIDDEN.search(style) is not None


def is_set_in(text: str) -> bool:
    """Whether a line behind a ``<br>`` begins with blanks that a page shows: the first of a paragraph on old pages."""
    lead = text[: len(text) - len(text.lstrip())]
    return "\u3000" in lead or lead.count("\xa0") > 1


def is_set_apart(text: str) -> bool:
    """Whether blank lines part the paragraphs of a text without an element, as pages show it that keep its line ends."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return len(parts) > _APART and all(part[-1] in "。！？!?…”」）：" for part in parts[:-1])


def escaped(text: str) -> str:
    """``text`` with its entities resolved, but for a ``<`` that would begin a tag when it is read again."""
    if "&" in text:
        text = settle_entities(text)
    return _TAG_LIKE.sub("&lt;", text) if "<" in text else text


def is_caption(path: str, text: str) -> bool:
    """Whether the element at the end of ``path`` is called as those are that hold what stands under a picture."""
    return len(text) <= _LONGEST_CAPTION and _CAPTION.search(path, path.rfind(">") + 1) is not None
