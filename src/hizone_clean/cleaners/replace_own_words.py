"""Replace a user's own words."""

from __future__ import annotations

from collections.abc import Mapping


def replace_own_words(text: str, *, replacements: Mapping[str, str]) -> str:
    """Replace a user's own words, in the order that they are given.

    >>> replace_own_words("头部批企业", replacements={"头部批": "第一批"})
    '第一批企业'
    """
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text
