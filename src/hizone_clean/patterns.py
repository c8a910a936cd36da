"""Patterns that are compiled when they are first used, so that importing the library compiles none.

Compiling the patterns of all cleaners costs several times more than cleaning a page, and a page needs few of them. A short
run of the command spent half of its time so: therefore it keeps the compiled code (:mod:`hizone_clean.kept`). Where the
engine refuses that, patterns are compiled as ever.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any, AnyStr, cast

from hizone_clean.kept import keep, load_kept, place_of

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer", "groupindex", "groups")
_MOST_KEPT = 1000

_Key = tuple[str | bytes, int]
_compiled_here: dict[_Key, None] = {}
"""What was compiled in this process because it was not kept."""


class _Uncompiled:
    """Stands for a pattern; turns into it, method by method, at the first use."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _compiled(self.pattern, int(self.flags))
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """``re.compile(source, flags)``, put off until the pattern is used.

    >>> pattern("[甲乙]+").findall("甲丙乙甲")
    ['甲', '乙甲']
    """
    return cast("re.Pattern[AnyStr]", _Uncompiled(source, flags))


def _compiled(source: str | bytes, flags: int) -> re.Pattern[Any]:
    code = _kept_code().get((source, flags))
    if code is not None:
        try:
            return _from_code(source, code)
        except Exception:  # a private door of Python: whatever is behind it, the public one stays
            pass
    _compiled_here[source, flags] = None
    return re.compile(source, flags)


def keep_patterns() -> None:
    """Keep the code of the patterns that this process had to compile, for the next one; never fails."""
    if not _compiled_here or sys.dont_write_bytecode:
        return
    try:
        fresh = {key: _code_of(*key) for key in _compiled_here}
        known = _kept_code() | fresh
        keep(_path(), _engine(), known if len(known) <= _MOST_KEPT else fresh)
    except Exception:  # a Python without these doors: the next run compiles again
        return


def _path() -> str | None:
    return place_of(__spec__.cached if __spec__ else None, "patterns")


def _engine() -> tuple[Any, ...]:
    """What must be the same for code to be understood."""
    import _sre  # type: ignore[import-not-found]

    return sys.byteorder, _sre.MAGIC, _sre.CODESIZE


@cache
def _kept_code() -> dict[_Key, bytes]:
    try:
        return load_kept(_path(), _engine()) or {}
    except ImportError:  # a Python with another engine
        return {}


def _code_of(source: str | bytes, flags: int) -> bytes:
    """What ``re.compile`` hands to its engine, packed."""
    import marshal
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", map(int, _compiler._code(parsed, flags))).tobytes()
    return marshal.dumps((int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)))


def _from_code(source: str | bytes, packed: bytes) -> re.Pattern[Any]:
    import _sre
    import marshal

    flags, code, groups, numbers, names = marshal.loads(packed)
    found: re.Pattern[Any] = _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, numbers, names)
    return found
