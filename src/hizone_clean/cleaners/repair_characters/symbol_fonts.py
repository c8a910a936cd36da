"""Letters of symbol fonts in the private use area: ticked boxes, bullets, signs and Greek letters of sums."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

_SYMBOL = pattern("[\uf02b-\uf0fe]")  # 是否通过：\uf0fe是 \uf0a8否 · 3\uf0b0C · \uf06c 要点
_IN_SUM = pattern("[A-Za-z0-9\u0391-\u03c9+\u2212=<>×÷≤≥^/*)][\uf02b-\uf0fe](?![\u3400-\u9fff])")  # 2\uf070r
_HEAD = pattern("(?:^|[\r\n])[ \t\u3000]{0,12}$")


class _Tables(NamedTuple):
    always: dict[str, str]
    in_sums: dict[str, str]
    within_lines: dict[str, str]


def read_symbol_fonts(text: str) -> str:
    """Give the letters of Symbol and Wingdings the sign that they showed; bullets go, what no table knows stays.

    >>> read_symbol_fonts("是否通过：\uf0fe是 \uf0a8否，3\uf0b0C，\uf06c要点，2\uf070r")
    '是否通过：☑是 □否，3°C，要点，2πr'
    """
    return _SYMBOL.sub(_read, text) if _SYMBOL.search(text) else text


def _read(match: re.Match[str]) -> str:
    letter, text, place = match[0], match.string, match.start()
    tables = _tables()
    if letter in tables.in_sums and _IN_SUM.match(text, place - 1 if place else 0):
        return tables.in_sums[letter]
    if letter in tables.within_lines and not _HEAD.search(text, max(place - 13, 0), place):
        return tables.within_lines[letter]
    return tables.always.get(letter, "" if letter in tables.within_lines else letter)


@cache
def _tables() -> _Tables:
    groups = read_table("symbol_fonts.toml")
    always = {wide: sign for name in ("boxes", "signs", "greek") for wide, sign in zip(*groups[name], strict=True)}
    within_lines = dict.fromkeys(groups["bullets"], "") | dict(zip(*groups["bullets_or_boxes"], strict=True))
    return _Tables(always | {"\uf0a3": "□"}, dict(zip(*groups["letters_in_sums"], strict=True)), within_lines)
