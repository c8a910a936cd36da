"""Text that says nothing: glyphs whose font has no table of its letters, and what readers write for them."""

from __future__ import annotations

from hizone_clean.patterns import pattern

# U+FFFD, a font's own signs, (cid:312), and the letters of other scripts that glyph numbers look like: "ÓÆÀ&", "X一Á`Ç"
_UNREAD = pattern(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x80-\xb6\xb8-\u024f]")
_SPACE = pattern(r"\s+")
_SHARE = 0.25


def is_unread(text: str) -> bool:
    """Whether a quarter of ``text`` says no letter that stands in Chinese text, so that it cannot be a title.

    >>> [is_unread(text) for text in ("\ufffd-\ufffd\ufffd\ufffd", "(cid:12)(cid:7)", "高新区与Café·Müller签约")]
    [True, True, False]
    """
    found = _UNREAD.findall(text)
    if not found:
        return False
    others = len(_SPACE.sub("", _UNREAD.sub("", text)))
    return len(found) >= _SHARE * (others + len(found))
