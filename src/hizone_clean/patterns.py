"""Patterns that are compiled when they are first used, so that importing the library compiles none.

Compiling the patterns of all cleaners costs several times more than cleaning a page, and a page needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer", "groupindex", "groups")


class _Uncompiled:
    """Stands for a pattern; turns into it, method by method, at the first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, put off until the pattern is used.

    >>> pattern("[甲乙]+").findall("甲丙乙甲")
    ['甲', '乙甲']
    """
    return cast("re.Pattern[str]", _Uncompiled(source, flags))
